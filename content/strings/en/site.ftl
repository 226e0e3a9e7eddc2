# Interface strings. Each message exists in the three languages with the same arguments, or the program does not compile.

## The frame of every page

skip = Skip to main content
menu = Menu
home = Home
nav-main = Main
nav-menu = Menu
nav-language = Language
nav-breadcrumb = Breadcrumb
footer-sections = Sections
footer-data = About the data
footer-languages = Languages
footer-contact = Report an error
footer-note = An independent information resource, not a site of the United Nations or of a ministry. Coastlines: Natural Earth, public domain. The maps show land only and express no view on borders or status.
# $date (String) - the day the translation is promised by
waived = This page has not been translated yet. You are reading the English text. The translation is promised by { $date }.
# $date (String) - the day of the latest change of the English text
behind = The English text was changed on { $date }. This translation does not follow it yet.

## Words used on several pages

# $date (String) - the date of a figure
as-of = As of { $date }
# $date (String) - the year of a figure, where no more is known
as-of-year = As of { $date }
# $number (String) - the number of a source
source-number = Source { $number }
sources = Sources
undated = no date shown
archived-copy = Stored copy
# Kept in a repository of somebody’s own, not by an archive.
copy-elsewhere = Copy in a public repository, not ours
# $code (String) - the language of a source
in-language = { $code ->
    [ar] in Arabic
    [bg] in Bulgarian
    [cs] in Czech
    [da] in Danish
    [de] in German
    [en] in English
    [fr] in French
    [hr] in Croatian
    [it] in Italian
    [kk] in Kazakh
    [pt] in Portuguese
    [ru] in Russian
    [sr] in Serbian
    [tk] in Turkmen
    [zh] in Chinese
   *[other] in another language
}
on-this-page = On this page
# $date (String) - the day of the last change
updated = Last updated { $date }
# $date (String) - the day of the next review
review-by = Next review due by { $date }
changes = What changed
version-notice = This is the page as it was from { $from } until the change of { $until }. It is kept so that it can be cited: figures, words and sources as they stood; maps and charts are not kept.
version-current = The latest version of this page
version-of = Version of { $date }
share = Share
share-native = Share …
share-copy = Copy link
share-email = E-mail
share-neutral = A link that opens in the reader’s own language:
cite-page = Cite this page
cite-gost-name = GOST R 7.0.100-2018
# The form of the day on which the reader read the page
cite-day = DD.MM.YYYY
# $form (String) - the form of the day
cite-read = Put the day on which you read the page in place of { $form }.
# $title (String) - the title of the page
# $site (String) - the name of the site
# $year (String) - the year of the last change
# $updated (String) - the day of the last change as 24.11.2026
# $url (String) - the address
# $read (String) - the day on which the reader read the page
cite-gost = { $title }. – Text : electronic // { $site } : website. – { $year }. – Updated: { $updated }. – URL: { $url } (accessed: { $read }).
# $site (String) - the name of the site
# $year (String) - the year of the last change
# $day (String) - the day and month of the last change
# $title (String) - the title of the page
# $url (String) - the address
cite-apa = { $site }. ({ $year }, { $day }). { $title }. { $url }
# $site (String) - the name of the site
# $title (String) - the title of the page
# $day (String) - the day and month of the last change
# $year (String) - the year of the last change
# $url (String) - the address
cite-chicago = { $site }. “{ $title }.” Last modified { $day }, { $year }. { $url }.
# $statement (String) - what is counted
# $value (String) - the value
# $date (String) - the day it holds for
cite-figure = { $statement }: { $value } (as of { $date })
# $statement (String) - what is counted
# $value (String) - the value
# $date (String) - the year it holds for, where no more is known
cite-figure-of-year = { $statement }: { $value } (as of { $date })
# $title (String) - the title of the page
report-subject = Error on the page “{ $title }”
# $url (String) - the address of the page
report-page = Page: { $url }
# $date (String) - the day of the version
report-version = Version: { $date }
report-section = Section:
# $title (String) - the title of the page
card-alt = Card with the title “{ $title }” beside a map
card-source = Source: { $source }
# $publisher (String) - who published a source
# $after (String) - whom the publisher names as its own source
source-after = { $publisher }, citing { $after }
figure-card-alt = Card with the figure { $value }: { $statement }
related = Related pages
notes = Notes
back-to-text = Back to the text
# $number (String) - the number of a figure on the page
figure-number = Figure { $number }.
# $number (String) - the number of a table on the page
table-number = Table { $number }.
read-more = Read on

## Kinds of pages

kind-mission = Mission
kind-article = Article
kind-explainer = Explainer
kind-record = Reference
kind-notice = About this site

## Figures

# $value (String) - a figure
bound-about = about { $value }
# $value (String) - a figure
bound-nearly = nearly { $value }
# $value (String) - a figure
bound-more-than = more than { $value }
# $value (String) - a figure
bound-at-least = at least { $value }
# $value (String) - a figure
bound-up-to = up to { $value }
# $value (String) - a number
percent = { $value }%
# $value (String) - a number
dollars = US${ $value }
# $value (String) - a number of millions
dollars-million = US${ $value } million
# $count (String) - the number of people
dots-label = { $count } dots, one for each person

## Missions

# $date (String) - the month of the latest UN table
status-serving = Serving, { $date }
status-completed = Completed
status-authorised = Authorised
glance = At a glance
glance-mission = Mission
glance-status = Status
glance-personnel = People from Kazakhstan
glance-women = Women among them
glance-service = Known service
glance-role = Role
glance-task = Task of the mission
glance-founded = Founded
glance-mandate = Mandate, latest renewal found
# $date (String) - the last day of the mandate
mandate-until = to { $date }
glance-closed = Closed
glance-headquarters = Headquarters
# $from (String) - the first known month
# $to (String) - the last known month
service-spell = { $from } to { $to }
plate-note = Land and sea only; borders are not shown.
# $place (String) - the name of the place
locator-label = Map: { $place } and nearby towns
# $value (String) - degrees
north = { $value }° N
# $value (String) - degrees
south = { $value }° S
# $value (String) - degrees
east = { $value }° E
# $value (String) - degrees
west = { $value }° W
# $distance (String) - a distance
kilometres = { $distance } km
map-label = Map of UN missions in which people from Kazakhstan have served
map-kazakhstan = Kazakhstan
map-levant = The Levant
# $date (String) - the month of the latest UN table
map-caption = Lines run from Astana to the missions with people from Kazakhstan in the latest UN table read, { $date }. Equal Earth projection: areas compare truly.
mission-previous = Previous mission
mission-next = Next mission
page-previous = Previous
page-next = Next
# $count (Number) - how many missions
count-missions = { $count ->
    [one] { $count } mission
   *[other] { $count } missions
}
group-serving = Serving
group-completed = Completed
group-authorised = Authorised by Parliament
group-pages = Background
# $date (String) - the date of the figure
people-on = people, { $date }

## The home page

home-missions = See all missions
home-figures = Key figures
home-dots = One dot stands for one person.
home-record = From the record
home-all = About the data
home-1325 = Women, Peace and Security
home-1325-lead = Security Council resolution 1325 asks for more women in the field. These are the women from Kazakhstan in the latest UN table read, one dot each.
home-1325-more = Resolution 1325 and Kazakhstan
home-road = The road travelled
home-timeline = Full timeline

## The timeline

timeline-eyebrow = Timeline
timeline-scale = Drawn to scale
timeline-scale-note = A bar runs from the first to the last month in which people from Kazakhstan are known to have been in post.
timeline-caption = Known service in UN missions by mission.
timeline-events = Event by event
timeline-kazakhstan = Kazakhstan
timeline-un = United Nations
# $title (String) - the title of a page
timeline-more = Read on: { $title }

## Lists on the pages about the data

# $count (Number) - how many sources
count-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
source-kind-un = United Nations
source-kind-government = State bodies
source-kind-law = Law
source-kind-agency = News agencies
source-kind-press = Press
source-kind-research = Research
source-kind-reference = Reference works
disputed-value = Published value
disputed-date = As of
disputed-sources = Sources
disputed-reading = Our reading
disputed-ours = used on this site

## Errors

error-400 = This address cannot be read
error-400-lead = Your browser sent a request that the site cannot understand. Check the address for stray characters.
error-404 = Nothing is charted here
error-404-lead = The page does not exist, or it has moved. The address may have a typing error.
error-405 = This page can only be read
error-405-lead = The site answers requests to read pages and nothing else.
error-406 = No form of this page fits
error-406-lead = Your browser refuses every form in which the site can send this page.
error-408 = The request did not arrive whole
error-408-lead = The beginning of a request came, and the rest of it did not in time. Please try again.
error-412 = This version is not here
error-412-lead = Your browser asked for this page only in a version that the site does not have.
error-414 = This address is too long
error-414-lead = No page of the site has an address this long.
error-431 = The request is too large
error-431-lead = Your browser sent more header fields than the site reads. Clearing the cookies of this site may help.
error-500 = Something broke on our side
error-500-lead = The fault is ours and has been logged. Please try again in a moment.
error-503 = Too many readers at once
error-503-lead = The site is busy. Please try again in a few seconds.
# $status (String) - the status code
error-number = Error { $status }
error-home = Home page
error-missions = All missions

## Charts

chart-table = The numbers as a table
chart-csv = Download as CSV
# $date (String) - the last day of the series
chart-as-of = As of { $date }
# $date (String) - a date
# $value (String) - a figure
chart-last = { $date }: { $value }
# $value (String) - a figure
# $date (String) - a month
chart-highest = highest: { $value } ({ $date })
# $value (String) - a figure
# $date (String) - a month
chart-best = best: { $value } ({ $date })
# $value (String) - how many people
chart-no-trust = doubtful: { $value }
chart-doubtful = ? doubtful entry, see the remarks
chart-gap = no table
chart-gap-mission = no table, or mission not named
chart-own = Kazakhstan
chart-world = all countries
chart-target-key = target of the UN
# $year (String) - the year of a target
# $value (String) - a share
chart-target = target for { $year }: { $value }
# $women (String) - how many women
# $people (String) - how many people
chart-women-of = { $women } of { $people }
chart-nobody = no service found
chart-decision-line = day of the decision
chart-open = still in post in the last table read
# $date (String) - the day of the decision
chart-decision = Decision of { $date }
chart-remarks = Remarks on single months
# $slug (String) - a mission that the site has no page of, as its tables write it
# $code (String) - the same in capitals
mission-without-page = { $slug ->
    [unamid] Darfur (UNAMID)
   *[other] { $code }
}
# $word (String) - a word of a fixed list
word = { $word ->
    [troops] Contingent troops
    [experts] Military observers
    [staff] Staff officers
    [police] Police
    [individual] Observers and staff officers
    [individual-police] Individual police officers
    [formed-police] Formed police units
    [all] All
    [unnamed] Mission not named
    [missing] no table
    [doubtful] doubtful
    [note] remark
    [target] target
    [place] Kazakhstan’s place
    [named_place] Place named in the decision
    [contributors] Contributing countries
    [KAZ] Kazakhstan
    [KGZ] Kyrgyzstan
    [TJK] Tajikistan
    [MNG] Mongolia
    [in-post] People in post
    [cumulative] Running totals
    [ceiling] Ceilings
    [share] Shares
    [cost] Money
    [count] Other counts
    [dates] Dates
    [texts] Texts
    [date] Date
    [group] Group
    [women] Women
    [people] People
    [world_share] Share worldwide, %
    [target_share] Target for 2028, %
    [mission] Mission
    [from] From
    [to] To
    [flag] Remark
    [current] used on this site
    [earlier] earlier value
    [other] other published value
   *[unknown] { $word }
}

## Facts and open data

facts-index = All facts
facts-by-mission = By mission
facts-by-kind = By kind of figure
facts-by-year = By year of the date
facts-no-mission = No single mission
# $count (Number) - how many facts
count-facts = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
}
# $name (String) - what the facts have in common
facts-list-title = Facts: { $name }
# $name (String) - what the facts have in common
facts-list-lead = Every figure and date of this site filed under “{ $name }”, each with its date.
facts-year = Year
facts-any-mission = All missions
facts-any-kind = All kinds
facts-any-year = All years
facts-show = Show
facts-chosen = Chosen facts
facts-chosen-lead = Facts of this site chosen by mission, kind of figure and year.
# $field (String) - mission, kind or year
# $value (String) - what the reader asked for
facts-unknown = { $field ->
    [mission] “{ $value }” is not a mission of this list, so facts of every mission are shown.
    [kind] “{ $value }” is not a kind of figure of this list, so facts of every kind are shown.
   *[year] “{ $value }” is not a year of this list, so facts of every year are shown.
}
facts-none = No fact fits all of this.
# $name (String) - a choice that is left out
# $count (String) - how many facts are left
facts-without = Without “{ $name }”: { $count }
fact-eyebrow = Fact
fact-scope = Who counts what
# Of a date or a text, which nobody counts.
fact-meant = What is meant
fact-date = Date it holds for
fact-kind = Kind of figure
fact-mission = Mission
fact-review = Next review due by
fact-history = How it changed
fact-stems = One stem for each published value; what lay between is not known.
fact-values = Earlier and other published values
fact-used = Where this site uses it
fact-used-note = Each link leads to the exact figure on the page, where the text has it.
fact-link = Link to this figure
fact-cite = How to cite
# $date (String) - the day of the version
fact-version = Version of the data: { $date }
fact-role = Which value
fact-note = Note
fact-download = Download
# $ending (String) - CSV or JSON
fact-all-as = All facts as { $ending }
data-file = File
data-files = Files
data-rows = Rows
# $date (String) - the latest date in a file
data-latest = Latest date: { $date }
# $size (String) - the kilobytes of a file
data-size = { $size } KB
data-formats = Formats
data-columns = Columns
data-column = Column
data-holds = What it holds
data-type = Type
data-package = Description of all files for programs (Frictionless Data Package)
data-charts = Numbers of the charts
data-licence = Licence: CC BY 4.0.
# $name (String) - the name of a file
data-name = { $name ->
    [facts] Every fact with its value, date, scope and sources
    [fact-values] Every published value of each fact: the one used here, earlier ones and others
    [missions] Every mission with its names, place and known service
    [sources] Every source
    [contributions] People from Kazakhstan by month, mission and kind of post
    [remarks] Remarks on single months of the contributions
   *[chart] Numbers of a chart
}
# $kind (String) - the kind of a column
column-type = { $kind ->
    [integer] whole number
    [number] decimal number
    [date] date (ISO 8601, as exact as the source)
   *[text] text
}
# $id (String) - the name of a column
column-about = { $id ->
    [id] identifier, which never changes
    [kind] kind of figure, of post or of publisher, as a fixed word
    [unit] what is counted, as a fixed word
    [value] the value: a number, a date, or a text in English
    [bound] about, more-than, at-least or up-to where the value is not exact
    [as_of] date that the value holds for
    [mission] mission by its identifier; empty where there is none or the source names none
    [statement] what is counted, in the language of the ending
    [scope] who counts whom and how, in the language of the ending
    [sources] identifiers of the sources, best first, with a space between
    [source] identifier of the source
    [review_by] day by which the figure is looked at again
    [url] address of the page or of the source
    [fact] identifier of the fact
    [role] current, earlier or other
    [note] why the value differs, in the language of the ending
    [code] acronym of the United Nations
    [status] serving, completed or authorised, as of the latest table
    [name] name of the place, in the language of the ending
    [official] official name of the mission, in the language of the ending
    [latitude] degrees north, WGS 84
    [longitude] degrees east, WGS 84
    [from] first known month of service
    [to] last known month of service
    [title] title in the language of the source
    [publisher] publisher
    [after] whom the publisher names as its own source, in the language of the ending
    [archive] address of a stored copy
    [language] language of the source (BCP 47)
    [date] month or day; a month means its last day
    [people] people in post
    [women] women among them; empty where the source does not give the sex
    [first_month] first month that the remark is about
    [last_month] last month that the remark is about
    [remark] the remark, in the language of the ending
    [flag] doubtful, unnamed (no mission given), missing (no table), note (a remark, shown under the charts) or target
    [unnamed] people whose mission the table does not name
    [troops] contingent troops
    [experts] military observers and liaison officers
    [staff] staff officers
    [police] police
    [individual] military observers and staff officers
    [individual-police] individual police officers
    [formed-police] formed police units
    [all] all uniformed personnel
    [place] place in the ranking
    [named_place] place named in the decision
    [contributors] number of contributing countries
    [group] group of the parity strategy, as a fixed word
    [world_share] share of women in the group worldwide, per cent
    [target_share] target for 2028, per cent
    [KAZ] people from Kazakhstan
    [KGZ] people from Kyrgyzstan
    [TJK] people from Tajikistan
    [MNG] people from Mongolia
   *[mission-column] people from Kazakhstan in the mission of that identifier
}
# $year (String) - a year
map-year = Where people from Kazakhstan served in { $year }
# $year (String) - a year
map-year-caption = Lines run from Astana to the missions with known service in { $year }. Entries that are doubtful are left out. Equal Earth projection: areas compare truly.

## Search

search = Search
search-site = Search this site
search-label = Words to look for
search-go = Search
search-about = Search in the articles, facts and glossary of the site.
# at most 16 characters: the name of the search in the browser
search-short-name = Kazakhstan in UN
search-examples = For example
# words to begin with, with | between them; each of them finds something
search-topics = UNDOF | Lebanon | women observers | resolution 1325 | KAZBAT | Security Council
# words that mean the same to whoever looks for one of them, with , between them, and | between the lists
search-same = Kazakh, Kazakhstani, Kazakhstan | pay, payment, salary | died, killed, deaths | women, female
search-asked = Questions that pages answer
search-answers = Answers the question:
search-help = The search knows word forms, acronyms and numbers. Names may be typed in Cyrillic or Latin letters.
search-term = Term
search-show = Show
search-all = Everything
# $sort (String) - the kind of page
search-sort = { $sort ->
    [mission] Missions
    [article] Articles
    [fact] Facts
   *[term] Terms
}
# $count (Number) - how many results
# $query (String) - what was looked for
search-found = { $count ->
    [one] { $count } result for “{ $query }”
   *[other] { $count } results for “{ $query }”
}
# $query (String) - what was looked for
search-none = Nothing found for “{ $query }”
search-meant = Did you mean:
search-some = No page has all of these words. The pages below have some of them.
# $count (Number) - how many characters are read
search-cut = The query is longer than { $count } characters: only its beginning was looked for.
search-elsewhere = In other languages:
# $lang (String) - the code of a language
# $count (Number) - how many results
search-in = { $lang ->
    [kk] { $count ->
        [one] { $count } result in Kazakh
       *[other] { $count } results in Kazakh
    }
    [ru] { $count ->
        [one] { $count } result in Russian
       *[other] { $count } results in Russian
    }
   *[en] { $count ->
        [one] { $count } result in English
       *[other] { $count } results in English
    }
}
search-tip-spelling = Check how names are spelled.
search-tip-fewer = Leave some of the words out.
search-tip-other = Try another word: a country, a year, the acronym of a mission.
search-more = More on that page:
search-pages = Pages of results
search-previous = Previous
search-next = Next
# $page (Number) - the page of the results
# $pages (Number) - how many pages there are
search-position = Page { $page } of { $pages }

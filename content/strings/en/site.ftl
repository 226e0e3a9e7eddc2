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

## Words used on several pages

# $date (String) - the date of a figure
as-of = As of { $date }
# $number (String) - the number of a source
source-number = Source { $number }
sources = Sources
undated = no date shown
archived-copy = Stored copy
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
review-by = To be reviewed by { $date }
changes = What changed
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
# $title (String) - the title of the page
card-alt = Card with the title “{ $title }” beside a map
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
home-1325 = Women, peace and security
home-1325-lead = Security Council Resolution 1325 asks for more women in the field. These are the women from Kazakhstan in UN service, one dot each.
home-1325-more = Resolution 1325 and Kazakhstan
home-road = The road so far
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

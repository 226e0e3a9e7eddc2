//! The page of the search: the one page that is made for each request.

mod frame;
mod gather;

use std::fmt;

use askama::Template;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::frame::{Frame, Slot};
use super::Context;
use super::shell::Shell;
use super::words::escape;
use crate::lang::{Lang, PerLang};
use crate::search::{Found, Index, LONGEST_QUERY, Query, Record, Sort};
use crate::site::address;
use crate::strings::{self, Strings};

/// What the page of the search in one language is made from, found out once for a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchData {
    index: Index,
    frame: Frame,
    /// Words to begin with.
    examples: Vec<String>,
}

/// The page of the search with everything that it needs.
pub struct SearchPage {
    data: PerLang<SearchData>,
    /// The words of the interface, the same in every run of the program.
    words: PerLang<Strings>,
}

/// The frame: the shell with places to be filled in.
#[derive(Template)]
#[template(path = "search_frame.html")]
struct FrameView<'a> {
    shell: Shell<'a>,
    main: char,
}

/// What is shown for a query.
#[derive(Template)]
#[template(path = "search.html")]
struct ResultsView<'a> {
    t: &'a Strings,
    action: String,
    query: &'a Query,
    examples: Vec<(&'a str, String)>,
    found: Option<Found<'a>>,
    /// What the reader may have meant, with its address.
    meant: Option<(String, String)>,
    /// Ways to narrow the results down: name, number, address, whether it is the current one.
    sorts: Vec<(String, usize, String, bool)>,
    /// What the other languages have: language, words, address.
    others: Vec<(Lang, String, String)>,
    /// The page before and the page after.
    pages: (Option<String>, Option<String>),
}

impl SearchPage {
    /// Takes up a site.
    pub(crate) fn of(context: &Context<'_>) -> Result<SearchPage, askama::Error> {
        let acronyms = gather::acronyms(context.site);
        let data = Lang::ALL.into_par_iter().map(|lang| -> Result<SearchData, askama::Error> {
            let words = context.voices.get(lang).t.search_topics();
            let examples = words.split('|').map(str::trim).map(str::to_owned).collect();
            Ok(SearchData { index: Index::of(lang, gather::records(context, lang), &acronyms), frame: frame(context, lang)?, examples })
        });
        // There is one for each language, so none is missing.
        SearchPage::new(data.collect::<Result<Vec<_>, _>>()?).ok_or(askama::Error::Fmt)
    }

    /// The page over what was found out for each of [`Lang::ALL`]; nothing if a language is missing.
    pub fn new(data: Vec<SearchData>) -> Option<SearchPage> {
        let mut data = data.into_iter();
        Some(SearchPage { data: PerLang::try_build(|_| data.next())?, words: PerLang::build(strings::load) })
    }

    /// What it was made from, for each of [`Lang::ALL`].
    pub fn into_data(self) -> [SearchData; 3] {
        self.data.into_values()
    }

    /// The whole page in a language; `query` is the part of the address behind the question mark. Whatever it holds is answered.
    pub fn page(&self, lang: Lang, query: Option<&str>) -> Vec<u8> {
        let query = Query::read(query);
        let view = self.view(lang, &query);
        // Writing to a text does not fail, and the template calls nothing that could.
        let main = view.render().unwrap_or_default();
        let title = if query.text.is_empty() { String::new() } else { format!("{} – ", escape(&query.text)) };
        let page = self.data.get(lang).frame.fill(|slot| match slot {
            Slot::Title => title.clone(),
            Slot::Query => escape(&query.write()),
            Slot::Main => main.clone(),
        });
        page.into_bytes()
    }

    fn view<'a>(&'a self, lang: Lang, query: &'a Query) -> ResultsView<'a> {
        let t = self.words.get(lang);
        let href = |query: &Query| format!("{}{}", address::search(lang), query.write());
        let examples = self.data.get(lang).examples.iter().map(|words| (words.as_str(), href(&query.with_text(words)))).collect();
        let action = address::search(lang);
        if query.text.is_empty() {
            let (sorts, others, pages) = (Vec::new(), Vec::new(), (None, None));
            return ResultsView { t, action, query, examples, found: None, meant: None, sorts, others, pages };
        }
        let found = self.data.get(lang).index.find(query);
        let meant = found.meant.as_ref().map(|words| (words.clone(), href(&query.with_text(words))));
        let all: usize = found.of_sort.iter().map(|(_, count)| count).sum();
        let choice = |name: String, count: usize, sort: Option<Sort>| (name, count, href(&query.only(sort)), query.sort == sort);
        let mut sorts = vec![choice(t.search_all(), all, None)];
        sorts.extend(found.of_sort.iter().map(|(sort, count)| choice(t.search_sort(sort.code()), *count, Some(*sort))));
        // One kind alone is no choice, unless the reader asked for another one.
        if sorts.len() < 3 && query.sort.is_none() {
            sorts.clear();
        }
        let none = all == 0 || !found.whole;
        let others = Lang::ALL.into_iter().filter(|other| none && *other != lang).filter_map(|other| {
            let count = self.data.get(other).index.count(query);
            let href = format!("{}{}", address::search(other), query.only(None).write());
            (count > 0).then(|| (other, t.search_in(other.code(), count), href))
        });
        let (page, pages) = found.page;
        let before = (page > 1).then(|| href(&query.at_page(page - 1)));
        let after = (page < pages).then(|| href(&query.at_page(page + 1)));
        ResultsView { t, action, query, examples, meant, sorts, others: others.collect(), pages: (before, after), found: Some(found) }
    }
}

impl ResultsView<'_> {
    /// Where a result leads, and to which of its sections.
    fn href(&self, record: &Record, id: Option<&str>) -> String {
        match id {
            Some(id) => format!("{}#{id}", record.href),
            None => record.href.clone(),
        }
    }

    fn longest(&self) -> usize {
        LONGEST_QUERY
    }
}

impl fmt::Debug for SearchPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SearchPage").field("examples", &self.data.get(Lang::SOURCE).examples).finish_non_exhaustive()
    }
}

/// Equal if they answer every query equally.
impl PartialEq for SearchPage {
    fn eq(&self, other: &SearchPage) -> bool {
        self.data == other.data
    }
}

impl Eq for SearchPage {}

fn frame(context: &Context<'_>, lang: Lang) -> Result<Frame, askama::Error> {
    let mut shell = Shell::search(context, lang);
    shell.head_title.insert(0, Slot::Title.letter());
    shell.tongues.iter_mut().for_each(|tongue| tongue.href.push(Slot::Query.letter()));
    let html = FrameView { shell, main: Slot::Main.letter() }.render()?;
    Ok(Frame::of(&html))
}

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

/// What the page of the search is made from, found out once for a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchData {
    index: PerLang<Index>,
    frames: PerLang<Frame>,
    /// Words to begin with.
    examples: PerLang<Vec<String>>,
}

/// The page of the search with everything that it needs.
pub struct SearchPage {
    data: SearchData,
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

impl SearchData {
    /// Takes up a site.
    pub(crate) fn of(context: &Context<'_>) -> Result<SearchData, askama::Error> {
        let mut failed = None;
        let frames = PerLang::try_build(|lang| match frame(context, lang) {
            Ok(frame) => Some(frame),
            Err(error) => {
                failed = Some(error);
                None
            }
        });
        let Some(frames) = frames else { return Err(failed.unwrap_or(askama::Error::Fmt)) };
        let acronyms = gather::acronyms(context.site);
        let indexes: Vec<Index> =
            Lang::ALL.into_par_iter().map(|lang| Index::of(lang, gather::records(context, lang), &acronyms)).collect();
        let mut indexes = indexes.into_iter();
        // There is one for each language, so none is missing.
        let index = PerLang::try_build(|_| indexes.next()).ok_or(askama::Error::Fmt)?;
        let examples = PerLang::build(|lang| {
            let words = context.voices.get(lang).t.search_topics();
            words.split('|').map(str::trim).map(str::to_owned).collect()
        });
        Ok(SearchData { index, frames, examples })
    }
}

impl SearchPage {
    /// The page over what was found out.
    pub fn new(data: SearchData) -> SearchPage {
        SearchPage { data, words: PerLang::build(strings::load) }
    }

    /// What it was made from.
    pub fn into_data(self) -> SearchData {
        self.data
    }

    /// The whole page in a language; `query` is the part of the address behind the question mark. Whatever it holds is answered.
    pub fn page(&self, lang: Lang, query: Option<&str>) -> Vec<u8> {
        let query = Query::read(query);
        let view = self.view(lang, &query);
        // Writing to a text does not fail, and the template calls nothing that could.
        let main = view.render().unwrap_or_default();
        let title = if query.text.is_empty() { String::new() } else { format!("{} – ", escape(&query.text)) };
        let page = self.data.frames.get(lang).fill(|slot| match slot {
            Slot::Title => title.clone(),
            Slot::Query => escape(&query.write()),
            Slot::Main => main.clone(),
        });
        page.into_bytes()
    }

    fn view<'a>(&'a self, lang: Lang, query: &'a Query) -> ResultsView<'a> {
        let t = self.words.get(lang);
        let href = |query: &Query| format!("{}{}", address::search(lang), query.write());
        let examples = self.data.examples.get(lang).iter().map(|words| (words.as_str(), href(&query.with_text(words)))).collect();
        let action = address::search(lang);
        if query.text.is_empty() {
            let (sorts, others, pages) = (Vec::new(), Vec::new(), (None, None));
            return ResultsView { t, action, query, examples, found: None, meant: None, sorts, others, pages };
        }
        let found = self.data.index.get(lang).find(query);
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
            let count = self.data.index.get(other).count(query);
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
        f.debug_struct("SearchPage").field("examples", &self.data.examples).finish_non_exhaustive()
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

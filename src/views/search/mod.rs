//! The page of the search: the one page that is made for each request.

mod frame;
mod gather;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use askama::Template;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use self::frame::{Frame, Slot};
use super::Context;
use super::shell::Shell;
use super::words::escape;
use crate::lang::{Formats, Lang, PerLang};
use crate::search::{Found, Index, LONGEST_QUERY, Query, Record, Sort, spelt_out};
use crate::site::address;
use crate::strings::{self, Strings};

/// What can be found in one language, and where it is shown. The texts themselves are gathered when they are needed, each by itself.
pub struct SearchTexts<'a> {
    context: &'a Context<'a>,
    lang: Lang,
    /// Words that mean the same.
    same: Vec<Vec<String>>,
    frame: Frame,
    start: Start,
}

/// What is offered before anything is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Start {
    /// Words to begin with.
    examples: Vec<String>,
    /// Questions with the addresses of the pages that answer them.
    questions: Vec<(String, String)>,
}

/// What the page of the search in one language is made from, found out once for a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchData {
    lang: Lang,
    /// That of the texts.
    mark: SearchMark,
    index: Index,
    frame: Frame,
    start: Start,
}

/// What tells the texts of one search from others: their SHA-256.
pub type SearchMark = [u8; 32];

/// The page of the search with everything that it needs.
pub struct SearchPage {
    data: PerLang<Arc<SearchData>>,
    /// The words of the interface, the same in every run of the program.
    words: PerLang<Strings>,
    /// How texts write dates.
    formats: PerLang<Formats>,
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
    questions: &'a [(String, String)],
    found: Option<Found>,
    /// What the reader may have meant, with its address.
    meant: Option<(String, String)>,
    /// Ways to narrow the results down: name, number, address, whether it is the current one.
    sorts: Vec<(String, usize, String, bool)>,
    /// What the other languages have: language, words, address.
    others: Vec<(Lang, String, String)>,
    /// The page before and the page after.
    pages: (Option<String>, Option<String>),
}

impl SearchTexts<'_> {
    /// What can be found on a site.
    pub(crate) fn of<'a>(context: &'a Context<'a>, lang: Lang) -> Result<SearchTexts<'a>, askama::Error> {
        let voice = context.voices.get(lang);
        let examples = voice.t.search_topics().split('|').map(str::trim).map(str::to_owned).collect();
        let start = Start { examples, questions: gather::questions(context.site, lang) };
        let same = [gather::acronyms(context.site), gather::same(voice)].concat();
        let frame = frame(context, lang)?;
        Ok(SearchTexts { context, lang, same, frame, start })
    }

    /// Their language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What tells these texts from others: all of them are looked through.
    pub fn mark(&self) -> SearchMark {
        let mut mark = self.begun();
        gather::records(self.context, self.lang).for_each(|record| record.hash(&mut mark));
        mark.ended()
    }

    /// The mark of all but the records.
    fn begun(&self) -> Marking {
        let mut mark = Marking(Sha256::new());
        (self.lang, &self.same, &self.frame, &self.start).hash(&mut mark);
        mark
    }

    /// The page before anything is looked for: a page like any other.
    pub(crate) fn page(&self, t: &Strings) -> Vec<u8> {
        let query = Query::read(None);
        filled(&self.frame, &query, &ResultsView::empty(self.lang, t, &query, &self.start))
    }

    /// Takes up every word.
    pub fn indexed(self) -> SearchData {
        let mut mark = self.begun();
        let SearchTexts { context, lang, same, frame, start } = self;
        let records = gather::records(context, lang).inspect(|record| record.hash(&mut mark));
        let index = Index::of(lang, records, &same);
        SearchData { lang, mark: mark.ended(), index, frame, start }
    }
}

impl SearchData {
    /// What tells the texts that it was made from, from others.
    pub fn mark(&self) -> SearchMark {
        self.mark
    }
}

impl SearchPage {
    /// The page over what was found out, in any order; nothing if a language is missing.
    pub fn new(data: &[Arc<SearchData>]) -> Option<SearchPage> {
        let data = PerLang::try_build(|lang| data.iter().find(|data| data.lang == lang).cloned())?;
        let formats = PerLang::try_build(|lang| Formats::new(lang).ok())?;
        Some(SearchPage { data, words: PerLang::build(strings::load), formats })
    }

    /// What it is made from in a language.
    pub fn data(&self, lang: Lang) -> &Arc<SearchData> {
        self.data.get(lang)
    }

    /// The whole page in a language; `query` is the part of the address behind the question mark. Whatever it holds is answered; nothing if it
    /// looks for nothing.
    pub fn page(&self, lang: Lang, query: &str) -> Option<Vec<u8>> {
        let query = Query::read(Some(query));
        (!query.text.is_empty()).then(|| filled(&self.data.get(lang).frame, &query, &self.view(lang, &query)))
    }

    fn view<'a>(&'a self, lang: Lang, query: &'a Query) -> ResultsView<'a> {
        let (t, data) = (self.words.get(lang), self.data.get(lang));
        let empty = ResultsView::empty(lang, t, query, &data.start);
        let href = |query: &Query| format!("{}{}", address::search(lang), query.write());
        let spelt = |lang: Lang| Query { text: spelt_out(&query.text, self.formats.get(lang)), ..query.clone() };
        let found = data.index.find(&spelt(lang));
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
            let count = self.data.get(other).index.count(&spelt(other));
            let href = format!("{}{}", address::search(other), query.only(None).write());
            (count > 0).then(|| (other, t.search_in(other.code(), count), href))
        });
        let (page, pages) = found.page;
        let before = (page > 1).then(|| href(&query.at_page(page - 1)));
        let after = (page < pages).then(|| href(&query.at_page(page + 1)));
        ResultsView { meant, sorts, others: others.collect(), pages: (before, after), found: Some(found), ..empty }
    }
}

/// A mark in the making. It has a longer digest than a hasher gives.
struct Marking(Sha256);

impl Marking {
    fn ended(self) -> SearchMark {
        self.0.finalize().into()
    }
}

impl Hasher for Marking {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

/// A frame with what is shown for a query.
fn filled(frame: &Frame, query: &Query, view: &ResultsView<'_>) -> Vec<u8> {
    // Writing to a text does not fail, and the template calls nothing that could.
    let main = view.render().unwrap_or_default();
    let title = if query.text.is_empty() { String::new() } else { format!("{} – ", escape(&query.text)) };
    let page = frame.fill(|slot| match slot {
        Slot::Title => title.clone(),
        Slot::Query => escape(&query.write()),
        Slot::Main => main.clone(),
    });
    page.into_bytes()
}

impl<'a> ResultsView<'a> {
    /// What is shown before anything is looked for.
    fn empty(lang: Lang, t: &'a Strings, query: &'a Query, start: &'a Start) -> ResultsView<'a> {
        let href = |query: &Query| format!("{}{}", address::search(lang), query.write());
        let examples = start.examples.iter().map(|words| (words.as_str(), href(&query.with_text(words)))).collect();
        let questions = &start.questions;
        let (sorts, others, pages) = (Vec::new(), Vec::new(), (None, None));
        ResultsView { t, action: address::search(lang), query, examples, questions, found: None, meant: None, sorts, others, pages }
    }

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
        f.debug_struct("SearchPage").field("start", &self.data.get(Lang::SOURCE).start).finish_non_exhaustive()
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
    let shell = Shell::search(context, lang, Slot::Title.letter()).switching(|_, mut href| {
        href.push(Slot::Query.letter());
        href
    });
    let html = FrameView { shell, main: Slot::Main.letter() }.render()?;
    Ok(Frame::of(&html))
}

//! How everything looks: one askama struct per template, and the words and figures in them.

mod article;
mod chart;
mod choice;
mod cite;
mod credit;
mod data;
mod drawing;
mod error;
mod fact;
mod facts;
mod figure;
pub mod files;
mod head;
mod home;
mod letters;
mod map;
mod markdown;
mod mission;
mod parts;
mod preview;
mod prose;
mod running;
mod schema;
mod search;
mod section;
mod share;
mod shell;
mod timeline;
mod version;
mod words;

pub use choice::fact_index;
use credit::{publisher, publisher_text, title, title_tag};
pub use error::{ERRORS, error_page};
pub use fact::fact_page;
pub use facts::{FactList, fact_list_page, fact_lists};
pub use letters::strange_letters;
pub use map::{off_the_locators, off_the_plate};
pub use markdown::markdown;
pub use preview::{Preview, Previews, build as previews};
pub use search::{SearchData, SearchMark, SearchPage, SearchTexts};
pub use version::version_page;
use words::breakable;

use std::collections::BTreeMap;

use askama::Template;

use crate::assets::Assets;
use crate::lang::{Formats, Lang, MissingData, PerLang};
use crate::moment::Moment;
use crate::site::{Page, PageKind, Site, Usage};
use crate::strings::{self, Strings};

/// One language's words and formats.
pub struct Voice {
    /// The language.
    pub(crate) lang: Lang,
    /// Its interface strings.
    pub(crate) t: Strings,
    /// Its dates and numbers.
    pub(crate) formats: Formats,
}

impl Voice {
    /// A span of time, as exact as its ends are.
    pub(crate) fn span(&self, from: Moment, to: Moment) -> String {
        let (first, last) = self.formats.ends(from, to);
        self.t.service_spell(first, last)
    }

    /// The day, month or year that a value holds for, in words. Russian and Kazakh do not leave a year without its noun.
    pub(crate) fn as_of(&self, moment: Moment) -> String {
        let date = self.formats.date(moment);
        if matches!(moment, Moment::Year(_)) { self.t.as_of_year(date) } else { self.t.as_of(date) }
    }

    /// Words of this language as HTML, with the language of foreign ones.
    pub(crate) fn marked(&self, text: impl AsRef<str>) -> String {
        words::marked(text.as_ref(), self.lang)
    }
}

/// The words and formats of every language.
pub struct Voices(PerLang<Voice>);

impl Voices {
    /// Loads them from the binary.
    pub fn load() -> Result<Voices, MissingData> {
        let mut missing = None;
        let voices = PerLang::try_build(|lang| match Formats::new(lang) {
            Ok(formats) => Some(Voice { lang, t: strings::load(lang), formats }),
            Err(error) => {
                missing = Some(error);
                None
            }
        });
        voices.map(Voices).ok_or_else(|| missing.unwrap_or(MissingData(Lang::SOURCE)))
    }

    /// The words and formats of one language.
    pub fn get(&self, lang: Lang) -> &Voice {
        self.0.get(lang)
    }
}

/// Everything that a page is made from, besides the page itself.
pub struct Context<'a> {
    /// The site.
    pub site: &'a Site,
    /// The words.
    pub voices: &'a Voices,
    /// The addresses of static files.
    pub assets: &'a Assets,
    /// The preview cards.
    pub previews: &'a Previews,
    /// Where each fact is shown.
    pub usage: &'a Usage<'a>,
    /// How many bytes each file of open data has, by its path.
    pub sizes: &'a BTreeMap<String, usize>,
}

/// The HTML of a page in a language.
pub fn page(context: &Context<'_>, page: &Page, lang: Lang) -> Result<String, askama::Error> {
    match &page.kind {
        PageKind::Home(home) => home::view(context, page, home, lang).render(),
        PageKind::Section(section) => section::view(context, page, section, lang).render(),
        PageKind::Mission(mission) => mission::view(context, page, mission, lang).render(),
        PageKind::Article(article) => article::view(context, page, article, lang).render(),
    }
}

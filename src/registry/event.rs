//! `events.toml`: the dated events of the timeline.

use super::Located;
use super::fact::sources;
use super::reader::Reader;
use crate::lang::{Lang, PerLang};
use crate::moment::Moment;

/// Whose event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Kazakhstan's.
    Kazakhstan,
    /// The United Nations'.
    Un,
}

/// A dated event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id.
    pub id: Located<String>,
    /// When it happened.
    pub date: Moment,
    /// Whose it is.
    pub actor: Actor,
    /// The ids of its sources, best first.
    pub sources: Vec<Located<String>>,
    /// The path of the page to read on, if there is one.
    pub page: Option<Located<String>>,
    /// Its title.
    pub title: PerLang<String>,
    /// Its text, as Markdown of one paragraph.
    pub text: PerLang<Located<String>>,
}

impl Event {
    pub(super) fn read(id: Located<String>, reader: &Reader<'_>) -> Option<Event> {
        let date = reader.moment("date");
        let actor = reader.choice("actor", &[("kazakhstan", Actor::Kazakhstan), ("un", Actor::Un)]);
        let (sources, page) = (sources(reader), reader.maybe_text("page"));
        let title = reader.per_lang("title");
        let text = reader.table("text").and_then(|table| {
            let text = PerLang::try_build(|lang: Lang| table.prose(lang.code()));
            table.finish();
            text
        });
        Some(Event { id, date: date?.value, actor: actor?, sources, page, title: title?, text: text? })
    }
}

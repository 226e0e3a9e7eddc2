//! The page of a mission.

use askama::Template;

use super::article::{Foot, notice};
use super::map;
use super::parts::{self, Entry};
use super::prose::Writer;
use super::shell::Shell;
use super::words::escape;
use super::{Context, Voice};
use crate::lang::Lang;
use crate::registry::{Fact, Located, Mission};
use crate::site::{Page, References};

/// A row of the facts panel: its name and its value as HTML.
type Row = (String, String);

#[derive(Template)]
#[template(path = "mission.html")]
pub(super) struct MissionView<'a> {
    shell: Shell<'a>,
    text_lang: Lang,
    notice: Option<String>,
    code: String,
    status: (&'static str, String),
    coordinates: String,
    locator: String,
    rows: Vec<Row>,
    contents: Vec<Entry>,
    prose: String,
    foot: Foot<'a>,
}

pub(super) fn view<'a>(context: &'a Context<'a>, page: &'a Page, mission: &'a Mission, lang: Lang) -> MissionView<'a> {
    let voice = context.voices.get(lang);
    let references = References::of(context.site, page, lang);
    let document = &page.text(lang).document;
    let foot = Foot::of(context, page, &references, lang);
    MissionView {
        text_lang: document.lang,
        notice: notice(page, voice),
        code: acronym(mission, lang),
        status: parts::status(context.site, voice, mission.status),
        coordinates: coordinates(voice, mission.latitude, mission.longitude),
        locator: map::locator(voice, page.slug(), mission),
        rows: rows(context, voice, mission, &Writer::new(context, voice, lang, &references)),
        contents: parts::contents(document, Vec::new(), (!foot.sources.is_empty()).then(|| voice.t.sources())),
        prose: parts::prose(context, page, lang, &references),
        foot,
        shell: Shell::of(context, page, lang),
    }
}

/// The acronym that a language has, and the UN’s own where it is another one.
pub(super) fn acronym(mission: &Mission, lang: Lang) -> String {
    let own = mission.acronym.get(lang);
    if *own == mission.code { own.clone() } else { format!("{own} ({})", mission.code) }
}

fn coordinates(voice: &Voice, latitude: f64, longitude: f64) -> String {
    let degrees = |value: f64| voice.formats.decimal(&format!("{:.1}", value.abs()));
    let north = if latitude < 0.0 { voice.t.south(degrees(latitude)) } else { voice.t.north(degrees(latitude)) };
    let east = if longitude < 0.0 { voice.t.west(degrees(longitude)) } else { voice.t.east(degrees(longitude)) };
    format!("{}, {}", north.replace(' ', "\u{a0}"), east.replace(' ', "\u{a0}"))
}

/// How the panel of a mission is written: as HTML, or as Markdown.
pub(super) trait Pen {
    /// Words alone.
    fn words(&self, text: &str) -> String;
    /// Words that hold the value of a fact, with its sources.
    fn figure(&self, fact: &Fact, words: &str) -> String;
    /// What stands after a value, set back.
    fn aside(&self, text: &str) -> String;
    /// Lines one under another, which are written already.
    fn joined(&self, lines: &[String]) -> String;
}

impl Pen for Writer<'_> {
    fn words(&self, text: &str) -> String {
        escape(text)
    }

    fn figure(&self, fact: &Fact, words: &str) -> String {
        self.fresh_block();
        format!("{}{}", self.linked(&fact.id.value, &escape(words)), self.marks(&fact.sources))
    }

    fn aside(&self, text: &str) -> String {
        format!("<span class=\"asof\">{}</span>", escape(text))
    }

    fn joined(&self, lines: &[String]) -> String {
        lines.join("<br>")
    }
}

/// The rows of the panel that the mission has: name and value.
pub(super) fn rows(context: &Context<'_>, voice: &Voice, mission: &Mission, pen: &dyn Pen) -> Vec<Row> {
    let (t, lang, glance) = (&voice.t, voice.lang, &mission.glance);
    let fact = |id: &Option<Located<String>>| id.as_ref().and_then(|id| context.site.facts.get(&id.value));
    let counted = |id: &Option<Located<String>>| {
        let fact = fact(id)?;
        Some(pen.figure(fact, &voice.figure(fact)) + &pen.aside(&voice.as_of(fact.as_of.value)))
    };
    let dated = |id: &Option<Located<String>>, until: bool| {
        let fact = fact(id)?;
        let date = voice.figure(fact);
        Some(pen.figure(fact, &if until { t.mandate_until(date) } else { date }))
    };
    let text = |text: &Option<crate::lang::PerLang<String>>| text.as_ref().map(|text| pen.words(text.get(lang)));
    let acronym = mission.acronym.get(lang);
    let official = format!("{} ({acronym})", mission.official.get(lang));
    let spells: Vec<String> = mission.service.iter().map(|spell| pen.words(&voice.span(spell.from, spell.to))).collect();
    [
        (t.glance_mission(), Some(pen.words(&official))),
        (t.glance_personnel(), counted(&glance.personnel)),
        (t.glance_women(), counted(&glance.women)),
        (t.glance_service(), (!spells.is_empty()).then(|| pen.joined(&spells))),
        (t.glance_role(), text(&glance.role)),
        (t.glance_task(), text(&glance.task)),
        (t.glance_founded(), dated(&glance.founded, false)),
        (t.glance_mandate(), dated(&glance.mandate, true)),
        (t.glance_closed(), dated(&glance.closed, false)),
        (t.glance_headquarters(), text(&glance.headquarters)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

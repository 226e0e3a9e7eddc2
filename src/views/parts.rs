//! Parts that several pages share: sources, share row, cards, maps.

use super::prose::Writer;
use super::words::escape;
use super::{Context, Voice};
use crate::document::{Block, Document, Drawing, plain, walk_blocks};
use crate::draw;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::problem::{Place, Problem};
use crate::registry::{Actor, ArticleKind, Located, Mission, Side, SourceEntry, Status};
use crate::site::{Page, PageKind, References, Site, TimelineEvent, address};

/// A source in the list at the foot.
pub(super) struct SourceItem<'a> {
    pub(super) number: usize,
    pub(super) source: &'a SourceEntry,
    /// Its date in the reader's language, or that there is none.
    pub(super) date: String,
    /// That it is in another language, if it is.
    pub(super) language: Option<String>,
}

/// The numbered sources of a page.
pub(super) fn sources<'a>(context: &Context<'a>, references: &References, lang: Lang) -> Vec<SourceItem<'a>> {
    let site: &'a Site = context.site;
    let found = references.ids().iter().enumerate().filter_map(|(at, id)| Some((at + 1, site.sources.get(id)?)));
    found.map(|(number, source)| source_item(context.voices.get(lang), number, source)).collect()
}

/// A source as the reader's language tells of it.
pub(super) fn source_item<'a>(voice: &Voice, number: usize, source: &'a SourceEntry) -> SourceItem<'a> {
    let date = source.date.map_or_else(|| voice.t.undated(), |date| voice.formats.date(date));
    let language = (source.language != voice.lang.code()).then(|| voice.t.in_language(&source.language));
    SourceItem { number, source, date, language }
}

/// A card that leads to a page.
pub(super) struct Card {
    pub(super) href: String,
    pub(super) eyebrow: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) updated: String,
    pub(super) datetime: String,
    /// The language of the title and summary, if it is not the reader's.
    pub(super) foreign: Option<Lang>,
}

/// The card of a page.
pub(super) fn card(context: &Context<'_>, page: &Page, lang: Lang) -> Card {
    let text = page.text(lang);
    let voice = context.voices.get(lang);
    let date = text.document.front.latest.date;
    Card {
        href: address::page(lang, &page.path),
        eyebrow: eyebrow(voice, page),
        title: text.document.front.title.value.clone(),
        summary: text.document.front.summary.value.clone(),
        updated: voice.t.updated(voice.formats.date(Moment::Day(date))),
        datetime: date.to_string(),
        foreign: text.waived.map(|_| Lang::SOURCE),
    }
}

/// The word above a page’s title on cards.
pub(super) fn eyebrow(voice: &Voice, page: &Page) -> String {
    match &page.kind {
        PageKind::Mission(_) => voice.t.kind_mission(),
        PageKind::Home(_) | PageKind::Section(_) => voice.t.kind_article(),
        PageKind::Article(article) => match article.kind {
            ArticleKind::Article => voice.t.kind_article(),
            ArticleKind::Explainer => voice.t.kind_explainer(),
            ArticleKind::Record => voice.t.kind_record(),
            ArticleKind::Notice => voice.t.kind_notice(),
        },
    }
}

/// The status of a mission: its class and its words.
pub(super) fn status(site: &Site, voice: &Voice, status: Status) -> (&'static str, String) {
    match status {
        Status::Serving => ("status", voice.t.status_serving(voice.formats.date(site.config.latest))),
        Status::Completed => ("status status--past", voice.t.status_completed()),
        Status::Authorised => ("status status--plan", voice.t.status_authorised()),
    }
}

/// An entry of the contents list.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) label: String,
}

/// The contents of a text: its headings of the second level, and the sources. Shown from three headings on.
pub(super) fn contents(document: &Document, sources: Option<String>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = document
        .headings()
        .filter(|heading| heading.level == 2)
        .map(|heading| Entry { id: heading.id.value.clone(), label: plain(&heading.text) })
        .collect();
    if entries.len() < 3 {
        return Vec::new();
    }
    entries.extend(sources.map(|label| Entry { id: "sources".to_owned(), label }));
    entries
}

/// The text of a page in the language it is written in, with links that lead on in the reader's.
pub(super) fn prose(context: &Context<'_>, page: &Page, lang: Lang, references: &References) -> String {
    let document = &page.text(lang).document;
    Writer::new(context, context.voices.get(document.lang), lang, references).document(document)
}

/// The words that follow degrees on a map: the messages hold them behind the degree sign.
struct CompassWords([String; 4]);

impl CompassWords {
    fn of(voice: &Voice) -> CompassWords {
        let t = &voice.t;
        CompassWords([t.north(""), t.south(""), t.east(""), t.west("")].map(|words| words.trim_start_matches('°').trim().to_owned()))
    }

    fn compass(&self) -> draw::Compass<'_> {
        let [north, south, east, west] = &self.0;
        draw::Compass { north, south, east, west }
    }
}

fn drawn_status(status: Status) -> draw::Status {
    match status {
        Status::Serving => draw::Status::Serving,
        Status::Completed => draw::Status::Completed,
        Status::Authorised => draw::Status::Authorised,
    }
}

/// Missions whose place the atlas plate does not show.
pub fn off_the_plate(site: &Site) -> Vec<Problem> {
    let off = |(page, mission): (&Page, &Mission)| {
        if draw::on_plate(mission.latitude, mission.longitude, mission.inset) {
            return None;
        }
        let what = format!("the place of {} lies outside the map of missions", mission.code);
        let help = "correct latitude and longitude; inset = \"levant\" is for places in the Levant only";
        Some(Problem::error(Place::start_of(&format!("{}/mission.toml", page.path)), what, help))
    };
    site.missions().into_iter().filter_map(off).collect()
}

/// Figures of texts that show the locator of a mission that has none, or whose place its locator does not show.
pub fn off_the_locators(site: &Site) -> Vec<Problem> {
    let mut problems = Vec::new();
    // The translations have the figures of the English text: one line for one slip is enough.
    for text in site.pages.iter().map(|page| page.text(Lang::SOURCE)) {
        let notes = text.document.notes.iter().map(|(_, blocks)| blocks.as_slice());
        for blocks in notes.chain([text.document.blocks.as_slice()]) {
            walk_blocks(blocks, &mut |block| {
                if let Block::Figure(Drawing::Map(slug), _) = block {
                    problems.extend(off_its_locator(site, slug));
                }
            });
        }
    }
    problems
}

fn off_its_locator(site: &Site, slug: &Located<String>) -> Option<Problem> {
    let mission = site.missions().into_iter().find(|(page, _)| page.slug() == slug.value).map(|(_, mission)| mission)?;
    match draw::on_locator(&slug.value, mission.latitude, mission.longitude) {
        Some(true) => None,
        // A place that no map shows has its message already.
        Some(false) if !draw::on_plate(mission.latitude, mission.longitude, mission.inset) => None,
        Some(false) => {
            let what = format!("the place of {} lies outside its locator map", mission.code);
            let help = format!("correct latitude and longitude in missions/{}/mission.toml, or the edges in tools/map/map.mjs", slug.value);
            Some(Problem::error(slug.place.clone(), what, help))
        }
        None => {
            let what = format!("there is no locator map of “{}”", slug.value);
            let help = "take the figure away, or give the mission a line in tools/map/map.mjs and make the maps anew (tools/map/README.md)";
            Some(Problem::error(slug.place.clone(), what, help))
        }
    }
}

/// The atlas plate of all missions with its list of pins.
pub(super) fn plate(context: &Context<'_>, voice: &Voice) -> String {
    let missions: Vec<_> = context.site.missions().into_iter().map(|(page, mission)| (page, mission, mission.status)).collect();
    pins(voice, &missions, &voice.t.map_label())
}

/// The plate of the missions with known service in a year; nothing for a year without any. Each is a mission that served then, whatever
/// became of it.
pub(super) fn plate_of_year(context: &Context<'_>, voice: &Voice, year: i16) -> Option<String> {
    let served = |mission: &Mission| mission.service.iter().any(|spell| (spell.from.year()..=spell.to.year()).contains(&year));
    let missions = context.site.missions().into_iter().filter(|(_, mission)| served(mission));
    let missions: Vec<_> = missions.map(|(page, mission)| (page, mission, Status::Serving)).collect();
    (!missions.is_empty()).then(|| pins(voice, &missions, &voice.t.map_year(year.to_string())))
}

/// A plate with pins and their numbered list, which says the same.
fn pins(voice: &Voice, missions: &[(&Page, &Mission, Status)], name: &str) -> String {
    let numbered = || missions.iter().zip(1u16..);
    let pins: Vec<draw::Pin<'_>> = numbered()
        .map(|((page, mission, status), number)| draw::Pin {
            number,
            label: mission.label.get(voice.lang),
            href: address::page(voice.lang, &page.path),
            status: drawn_status(*status),
            latitude: mission.latitude,
            longitude: mission.longitude,
            side: side(mission.side),
            inset: mission.inset,
        })
        .collect();
    let (t, compass) = (&voice.t, CompassWords::of(voice));
    let (kazakhstan, levant) = (t.map_kazakhstan(), t.map_levant());
    let mut html = draw::plate(&pins, &draw::PlateWords { name, kazakhstan: &kazakhstan, levant: &levant, compass: compass.compass() });
    html.push_str("<ol class=\"pinlist\">");
    for ((page, mission, status), number) in numbered() {
        let class = match status {
            Status::Serving => "now",
            Status::Completed => "past",
            Status::Authorised => "plan",
        };
        let label = mission.label.get(voice.lang).replace('|', " ");
        let href = address::page(voice.lang, &page.path);
        html.push_str(&format!("<li class=\"{class}\"><a href=\"{href}\"><b aria-hidden=\"true\">{number}</b>{}</a></li>", escape(&label)));
    }
    html.push_str("</ol>");
    html
}

/// The statuses that some mission has, for the key of the plate.
pub(super) fn statuses(context: &Context<'_>, voice: &Voice) -> Vec<(&'static str, String)> {
    [Status::Serving, Status::Completed, Status::Authorised]
        .into_iter()
        .filter(|kind| !context.site.missions_with(*kind).is_empty())
        .map(|kind| status(context.site, voice, kind))
        .collect()
}

/// The locator map of a mission.
pub(super) fn locator(voice: &Voice, slug: &str, mission: &Mission) -> String {
    let (t, lang, compass) = (&voice.t, voice.lang, CompassWords::of(voice));
    let label = mission.label.get(lang);
    let name = t.locator_label(label.replace('|', " "));
    let cities: Vec<draw::City<'_>> = mission
        .cities
        .iter()
        .map(|city| draw::City { name: city.name.get(lang), latitude: city.latitude, longitude: city.longitude })
        .collect();
    let distance = draw::locator_scale(slug).map_or(0, i64::from);
    let scale = t.kilometres(voice.formats.integer(distance));
    let locator = draw::Locator {
        slug,
        name: &name,
        label,
        status: drawn_status(mission.status),
        latitude: mission.latitude,
        longitude: mission.longitude,
        cities: &cities,
        sea: None,
        scale: &scale,
        compass: compass.compass(),
    };
    draw::locator(&locator).unwrap_or_default()
}

/// The end of a month as a number of years: service known to the end of July 2025 is drawn up to there.
fn end_in_years(moment: Moment) -> f64 {
    Moment::Day(moment.last_day()).as_years()
}

/// The lanes of the service timeline; `grid` is an id for their years that nothing else on the page has.
pub(super) fn lanes(context: &Context<'_>, voice: &Voice, grid: &str) -> String {
    let site = context.site;
    let latest = site.config.latest;
    let mut missions: Vec<_> = site.missions().into_iter().filter(|(_, mission)| !mission.service.is_empty()).collect();
    missions.sort_by_key(|(_, mission)| mission.service.first().map(|spell| spell.from.first_day()));
    let rows: Vec<_> = missions
        .iter()
        .map(|(page, mission)| {
            let spells: Vec<draw::Spell> = mission
                .service
                .iter()
                .map(|spell| draw::Spell { from: spell.from.as_years(), to: end_in_years(spell.to), open_end: spell.to == latest })
                .collect();
            let words: Vec<String> = mission.service.iter().map(|spell| voice.span(spell.from, spell.to)).collect();
            (mission.label.get(voice.lang).replace('|', " "), voice.formats.list(&words), address::page(voice.lang, &page.path), spells)
        })
        .collect();
    let first = missions.iter().filter_map(|(_, mission)| mission.service.first()).map(|spell| spell.from.year()).min();
    let until_label = voice.formats.date(latest);
    let axis = draw::Axis {
        from: f64::from(first.unwrap_or(2000) / 5 * 5),
        until: end_in_years(latest),
        until_label: &until_label,
        grid,
        mark: None,
    };
    let lanes: Vec<draw::Lane<'_>> =
        rows.iter().map(|(label, note, href, spells)| draw::Lane { label, note, href: Some(href), spells }).collect();
    let goes_on = rows.iter().any(|(_, _, _, spells)| spells.iter().any(|spell| spell.open_end));
    let key = if goes_on { format!("<p class=\"key\">{}</p>", open_key(voice)) } else { String::new() };
    draw::lanes(&axis, &lanes) + &key
}

/// What the dotted end of a bar means.
pub(super) fn open_key(voice: &Voice) -> String {
    format!("<span class=\"kopen\">{}</span>", escape(&voice.t.chart_open()))
}

/// The strip of events on the home page.
pub(super) fn strip(context: &Context<'_>, voice: &Voice, events: &[&TimelineEvent]) -> String {
    let latest = context.site.config.latest;
    let from = events.iter().map(|event| event.date.year()).min().unwrap_or(2000) / 5 * 5;
    let marks: Vec<draw::StripEvent> =
        events.iter().map(|event| draw::StripEvent { year: event.date.as_years(), united_nations: event.actor == Actor::Un }).collect();
    draw::strip(i32::from(from), end_in_years(latest), &voice.formats.date(latest), &marks)
}

/// The side of a pin in the words of the drawing.
fn side(side: Side) -> draw::Side {
    match side {
        Side::Right => draw::Side::Right,
        Side::Left => draw::Side::Left,
        Side::Above => draw::Side::Above,
        Side::Below => draw::Side::Below,
    }
}

/// The cards of the related pages.
pub(super) fn related(context: &Context<'_>, page: &Page, lang: Lang) -> Vec<Card> {
    context.site.related(&page.path).map(|page| card(context, page, lang)).collect()
}

/// The pages before and after one among its siblings.
pub(super) fn neighbours(context: &Context<'_>, page: &Page, lang: Lang) -> (Option<Card>, Option<Card>) {
    let Some(parent) = page.parent() else { return (None, None) };
    let siblings: Vec<&Page> =
        context.site.children(parent).into_iter().filter(|sibling| sibling.mission().is_some() == page.mission().is_some()).collect();
    let Some(at) = siblings.iter().position(|sibling| sibling.path == page.path) else { return (None, None) };
    let before = at.checked_sub(1).and_then(|at| siblings.get(at)).map(|page| card(context, page, lang));
    let after = siblings.get(at + 1).map(|page| card(context, page, lang));
    (before, after)
}

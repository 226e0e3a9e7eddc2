//! The page of a section: the map of missions, the timeline, or a plain list.

use askama::Template;

use super::article::{Foot, notice};
use super::parts::{self, Card};
use super::prose::Writer;
use super::shell::Shell;
use super::words::escape;
use super::{Context, Voice, map, timeline};
use crate::document::Document;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::registry::{Actor, ChartId, Section, SectionView as Shows, Status};
use crate::site::{Page, References, address};

/// A mission's card.
pub(super) struct MissionCard {
    href: String,
    code: String,
    title: String,
    summary: String,
    foreign: Option<Lang>,
    /// The number of people and what it says of them.
    number: Option<(String, String)>,
}

/// Missions of one status.
pub(super) struct Group {
    id: &'static str,
    title: String,
    class: &'static str,
    count: String,
    cards: Vec<MissionCard>,
}

/// An event of the timeline.
pub(super) struct EventItem {
    un: bool,
    date: String,
    datetime: String,
    title: String,
    text: String,
    more: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "section.html")]
pub(super) struct SectionPage<'a> {
    shell: Shell<'a>,
    text_lang: Lang,
    notice: Option<String>,
    plate: Option<String>,
    statuses: Vec<(&'static str, String)>,
    map_caption: String,
    prose: String,
    groups: Vec<Group>,
    /// The years of service drawn to scale, and what stands below them.
    lanes: Option<(String, String)>,
    events: Vec<EventItem>,
    cards: Vec<Card>,
    cards_title: Option<String>,
    foot: Foot<'a>,
}

pub(super) fn view<'a>(context: &'a Context<'a>, page: &'a Page, section: &Section, lang: Lang) -> SectionPage<'a> {
    let voice = context.voices.get(lang);
    let references = References::of(context.site, page, lang);
    let foot = Foot::of(context, page, &references, lang);
    let map = section.view == Shows::Map;
    let timeline = section.view == Shows::Timeline;
    let children = context.site.children(&page.path);
    SectionPage {
        text_lang: page.text(lang).document.lang,
        notice: notice(page, voice),
        plate: map.then(|| map::plate(context, voice)),
        statuses: map::statuses(context, voice),
        map_caption: voice.t.map_caption(voice.formats.date(context.site.config.latest)),
        prose: parts::prose(context, page, lang, &references),
        groups: if map { groups(context, voice) } else { Vec::new() },
        lanes: timeline.then(|| (timeline::lanes(context, voice, "years-timeline"), lanes_caption(context, voice, lang, &references))),
        events: if timeline { events(context, voice, &references, &page.text(lang).document) } else { Vec::new() },
        cards: children.iter().filter(|child| child.mission().is_none()).map(|child| parts::card(context, child, lang)).collect(),
        cards_title: (map || timeline).then(|| voice.t.group_pages()),
        foot,
        shell: Shell::of(context, page, lang),
    }
}

/// What stands below the years of service: what they show, as of when, by which sources.
fn lanes_caption(context: &Context<'_>, voice: &Voice, lang: Lang, references: &References) -> String {
    let as_of =
        context.site.series_end().map(|month| voice.t.chart_as_of(voice.formats.date(Moment::Day(month.last_day())))).unwrap_or_default();
    let service = context.site.charts.get(&ChartId::Service);
    let marks = service.map(|chart| Writer::new(context, voice, lang, references).marks(&chart.sources)).unwrap_or_default();
    format!("{} {}{marks}", escape(&voice.t.timeline_caption()), escape(&as_of))
}

/// Every status with its id and the title of its group.
pub(super) fn statuses(voice: &Voice) -> [(Status, &'static str, String); 3] {
    [
        (Status::Serving, "serving", voice.t.group_serving()),
        (Status::Completed, "completed", voice.t.group_completed()),
        (Status::Authorised, "authorised", voice.t.group_authorised()),
    ]
}

fn groups(context: &Context<'_>, voice: &Voice) -> Vec<Group> {
    statuses(voice)
        .into_iter()
        .filter_map(|(status, id, title)| {
            let missions = context.site.missions_with(status);
            let (class, words) = parts::status(context.site, voice, status);
            let count = voice.t.count_missions(missions.len());
            let count = if status == Status::Serving { format!("{count}. {words}") } else { count };
            let cards: Vec<MissionCard> = missions
                .into_iter()
                .map(|(page, mission)| {
                    let card = parts::card(context, page, voice.lang);
                    let fact = mission.glance.personnel.as_ref().and_then(|id| context.site.facts.get(&id.value));
                    let number = fact
                        .filter(|_| status == Status::Serving)
                        .map(|fact| (voice.numeral(fact), voice.t.people_on(voice.formats.date(fact.as_of.value))));
                    MissionCard {
                        href: card.href,
                        code: super::mission::acronym(mission, voice.lang),
                        title: card.title,
                        summary: card.summary,
                        foreign: card.foreign,
                        number,
                    }
                })
                .collect();
            (!cards.is_empty()).then_some(Group { id, title, class, count, cards })
        })
        .collect()
}

/// The events, below a text.
fn events(context: &Context<'_>, voice: &Voice, references: &References, text: &Document) -> Vec<EventItem> {
    let writer = Writer::new(context, voice, voice.lang, references).below(text);
    context
        .site
        .events
        .iter()
        .map(|event| {
            let text = writer.text(event.text.get(voice.lang));
            let marks = writer.marks(&event.sources);
            let more = event.page.as_ref().and_then(|path| {
                let title = context.site.page(path)?.text(voice.lang).document.front.title.value.clone();
                Some((address::page(voice.lang, path), voice.t.timeline_more(title)))
            });
            EventItem {
                un: event.actor == Actor::Un,
                date: voice.formats.date(event.date),
                datetime: event.date.to_string(),
                title: event.title.get(voice.lang).clone(),
                text: format!("{text}{marks}"),
                more,
            }
        })
        .collect()
}

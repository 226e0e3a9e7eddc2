//! Service over time: the lanes of the missions, and the strip of events.

use super::words::escape;
use super::{Context, Voice};
use crate::draw;
use crate::moment::Moment;
use crate::registry::{Actor, Spell};
use crate::site::{TimelineEvent, address};

/// The lanes of the service timeline; `grid` is an id for their years that nothing else on the page has.
pub(super) fn lanes(context: &Context<'_>, voice: &Voice, grid: &str) -> String {
    let site = context.site;
    let latest = site.config.latest;
    let mut missions: Vec<_> = site.missions().into_iter().filter(|(_, mission)| !mission.service.is_empty()).collect();
    missions.sort_by_key(|(_, mission)| mission.service.first().map(|spell| spell.from.first_day()));
    let rows: Vec<_> = missions
        .iter()
        .map(|(page, mission)| {
            let spells: Vec<draw::Spell> = mission.service.iter().map(|spell| bar(*spell, latest)).collect();
            let words: Vec<String> = mission.service.iter().map(|spell| voice.span(spell.from, spell.to)).collect();
            (mission.label.get(voice.lang).replace('|', " "), voice.formats.list(&words), address::page(voice.lang, &page.path), spells)
        })
        .collect();
    let first = missions.iter().filter_map(|(_, mission)| mission.service.first()).map(|spell| spell.from.year()).min();
    let until_label = voice.formats.date(latest);
    let axis = draw::Axis {
        from: f64::from(first.unwrap_or(2000) / 5 * 5),
        until: latest.end_as_years(),
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

/// A spell of service as a bar. One until the latest table, as exact as either is given, may go on.
pub(super) fn bar(spell: Spell, latest: Moment) -> draw::Spell {
    let open_end = spell.to.last_day() == latest.last_day();
    draw::Spell { from: spell.from.as_years(), to: spell.to.end_as_years(), open_end }
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
    draw::strip(i32::from(from), latest.end_as_years(), &voice.formats.date(latest), &marks)
}

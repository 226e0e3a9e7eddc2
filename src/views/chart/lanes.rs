//! Parliament's decisions and the service that followed.

use crate::draw;
use crate::registry::Spell;
use crate::site::address;
use crate::views::words::escape;
use crate::views::{Context, Voice, timeline};

/// A group of lanes for each decision: the line is the day of the decision, the bars are the known service.
pub(super) fn decisions(context: &Context<'_>, voice: &Voice) -> String {
    let decisions = context.site.decisions(voice.lang);
    let (Some((first, _)), Some(last)) = (decisions.first(), context.site.series_end()) else { return String::new() };
    let until = last.end_as_years();
    let until_label = voice.formats.date(last);
    let mut html = String::new();
    for (date, places) in &decisions {
        let grid = format!("years-{date}");
        let axis = draw::Axis { grid: &grid, from: f64::from(first.year()), until, until_label: &until_label, mark: Some(date.as_years()) };
        let rows: Vec<(String, Vec<draw::Spell>, Option<String>)> = places
            .iter()
            .map(|named| {
                let note = named.service.map_or_else(|| voice.t.chart_nobody(), |spell| served(voice, spell));
                let href = named.mission.map(|slug| address::page(voice.lang, &address::mission(slug)));
                (note, named.service.map(|spell| timeline::bar(spell, context.site.config.latest)).into_iter().collect(), href)
            })
            .collect();
        let lanes: Vec<draw::Lane<'_>> = places
            .iter()
            .zip(&rows)
            .map(|(named, (note, spells, href))| draw::Lane { label: named.name, note, href: href.as_deref(), spells })
            .collect();
        let heading = voice.t.chart_decision(voice.formats.date(*date));
        html += &format!("<p class=\"eyebrow chart__sub\">{}</p>{}", escape(&heading), draw::lanes(&axis, &lanes));
    }
    let open = timeline::open_key(voice);
    html + &format!("<p class=\"key\"><span class=\"ktarget\">{}</span> {open}</p>", escape(&voice.t.chart_decision_line()))
}

fn served(voice: &Voice, spell: Spell) -> String {
    voice.span(spell.from, spell.to)
}

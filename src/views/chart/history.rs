//! The history of a fact as a drawing: from a series with its numbers as a table, or the published values, whose table stands on the page.

use super::{Row, list, monthly, table, women};
use crate::draw::{self, Stem};
use crate::lang::sentence;
use crate::moment::Moment;
use crate::registry::{ChartId, Fact, Flag, Value};
use crate::site::address;
use crate::site::chart::{History, Key, WomenWorldwide};
use crate::views::words::escape;
use crate::views::{Context, Voice};

/// The figure of the history of a fact, named by the heading above it; nothing where only one value is known.
pub(in crate::views) fn history(context: &Context<'_>, voice: &Voice, fact: &Fact) -> Option<String> {
    let history = context.site.history(fact)?;
    let (chart, drawing) = match &history {
        History::Months(chart, months) => (*chart, monthly::lanes(context, voice, *chart, months)),
        History::Shares(group) => (ChartId::WomenWorldwide, women::shares(voice, &WomenWorldwide { groups: vec![group.clone()] })),
        History::Values(values) => return published(voice, fact, values),
    };
    let chart = context.site.charts.get(&chart)?;
    // What is said of the whole chart holds for one number of it only where there is a single scale.
    let note = if matches!(chart.chart, ChartId::Rank | ChartId::WomenWorldwide) { chart.note.get(voice.lang) } else { "" };
    let file = address::data_file(&address::chart_data(chart.chart.code()), "csv");
    Some(format!(
        "<figure class=\"chartbox wide\" aria-labelledby=\"history\"><p class=\"asof\">{}</p>{drawing}{}<details class=\"fold\"><summary>{}</summary>{}{}</details><p class=\"meta onscreen\"><a href=\"{file}\">{}</a></p></figure>",
        escape(&sentence(super::tied(chart.unit.get(voice.lang), voice.lang))),
        if note.is_empty() { String::new() } else { format!("<p class=\"asof\">{}</p>", escape(note)) },
        escape(&voice.t.chart_table()),
        table(context, voice, &history.sheet()?, fact.statement.get(voice.lang)),
        remarks(context, voice, &history),
        escape(&voice.t.chart_csv()),
    ))
}

/// The remarks on the months of a history: those on its mission or its kind of post, and those on all.
fn remarks(context: &Context<'_>, voice: &Voice, history: &History) -> String {
    let History::Months(_, months) = history else { return String::new() };
    let (Some(first), Some(last)) = (months.months.first(), months.months.last()) else { return String::new() };
    let wanted = |flag: &Flag| {
        let own = months.lanes.iter().all(|lane| match &lane.key {
            Key::Mission(slug) => flag.mission.as_ref().is_none_or(|mission| mission.value == *slug),
            Key::Kind(kind) => flag.kind.is_none_or(|own| own == *kind),
            _ => true,
        });
        own && flag.from.first_day() <= last.first_day()
    };
    monthly::remarks_since(context, voice, *first, wanted)
}

/// Published values as stems. What the drawing says is said in words beside it, and by the table of published values below.
fn published(voice: &Voice, fact: &Fact, values: &[(Moment, Value, f64)]) -> Option<String> {
    let labels: Vec<String> = values.iter().map(|(_, value, _)| voice.value(value, fact.unit)).collect();
    let stems: Vec<Stem<'_>> =
        values.iter().zip(&labels).map(|((date, _, number), label)| Stem { year: middle(*date), value: *number, label }).collect();
    let drawing = draw::stems(&stems);
    if drawing.is_empty() {
        return None;
    }
    let said = |at: usize| Some(voice.t.chart_last(voice.formats.date(values.get(at)?.0), labels.get(at)?));
    let mut words: Vec<String> = [said(0), said(values.len() - 1)].into_iter().flatten().collect();
    let highest = values.iter().enumerate().max_by(|(_, (.., a)), (_, (.., b))| a.total_cmp(b)).map_or(0, |(at, _)| at);
    if let Some((date, ..)) = values.get(highest).filter(|_| highest > 0 && highest < values.len() - 1) {
        words.extend(labels.get(highest).map(|label| voice.t.chart_highest(label, voice.formats.date(*date))));
    }
    let file = address::data_file("fact-values", "csv");
    let row = Row { label: fact.statement.get(voice.lang).clone(), words, drawing };
    Some(format!(
        "<figure class=\"chartbox wide\" aria-labelledby=\"history\">{}<p class=\"asof\">{}</p><p class=\"meta onscreen\"><a href=\"{file}\">{}</a></p></figure>",
        list(&[row], "").replace("class=\"panels\"", "class=\"panels panels--one\""),
        escape(&voice.t.fact_stems()),
        escape(&voice.t.chart_csv()),
    ))
}

/// A date as a number of years: a year is its middle, a month its last day, as the tables of month ends mean it.
fn middle(date: Moment) -> f64 {
    match date {
        Moment::Year(year) => f64::from(year) + 0.5,
        other => other.end_as_years(),
    }
}

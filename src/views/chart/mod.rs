//! A chart as a figure: what one sees in it, the drawing, the same numbers as a table, and where to download them.

mod history;
mod lanes;
mod monthly;
mod table;
mod women;

pub(super) use history::history;
pub(super) use table::table;

use super::words::escape;
use super::{Context, Voice};
use crate::lang::{Lang, sentence};
use crate::moment::Moment;
use crate::registry::{Chart, ChartId};
use crate::site::address;
use crate::site::chart::Key;

/// A lane of any chart: what it is called, what it says in words, and its drawing.
struct Row {
    label: String,
    words: Vec<String>,
    drawing: String,
}

/// The figure of a chart up to its caption: `<figure>` is left open for the caption, which must be the last in it, and [`end`].
pub(super) fn begin(context: &Context<'_>, voice: &Voice, chart: &Chart) -> String {
    let code = chart.chart.code();
    let anchor = address::chart_anchor(code);
    let body = match chart.chart {
        ChartId::ByMission | ChartId::ByKind | ChartId::Rank | ChartId::Neighbours => monthly::draw(context, voice, chart.chart),
        ChartId::Women => women::own(context, voice),
        ChartId::WomenWorldwide => women::worldwide(context, voice),
        ChartId::Service => super::timeline::lanes(context, voice, "years-service"),
        ChartId::Decisions => lanes::decisions(context, voice),
    };
    let as_of = context.site.series_end().map(|month| voice.t.chart_as_of(voice.formats.date(Moment::Day(month.last_day()))));
    format!(
        "<div class=\"chartbox wide\" id=\"{anchor}\"><figure aria-labelledby=\"{anchor}-t\"><p class=\"chart__t\" id=\"{anchor}-t\">{}</p><p class=\"asof\">{} {}</p>{body}",
        escape(&tied(chart.title.get(voice.lang), voice.lang)),
        escape(&sentence(tied(chart.unit.get(voice.lang), voice.lang))),
        escape(&sentence(as_of.unwrap_or_default())),
    )
}

/// What follows the caption: how to read the chart, the numbers as a table, the remarks, the download.
pub(super) fn end(context: &Context<'_>, voice: &Voice, chart: &Chart) -> String {
    let sheet = context.site.chart_sheet(chart.chart, voice.lang);
    let remarks = if matches!(chart.chart, ChartId::ByMission | ChartId::ByKind | ChartId::Rank | ChartId::Neighbours) {
        monthly::remarks(context, voice)
    } else {
        String::new()
    };
    let file = address::data_file(&address::chart_data(chart.chart.code()), "csv");
    format!(
        "</figure><p class=\"asof\">{}</p><details class=\"fold\"><summary>{}</summary>{}{remarks}</details><p class=\"meta onscreen\"><a href=\"{file}\">{}</a></p></div>",
        escape(chart.note.get(voice.lang)),
        escape(&voice.t.chart_table()),
        table(context, voice, &sheet, chart.title.get(voice.lang)),
        escape(&voice.t.chart_csv()),
    )
}

/// A text in which no line begins with a dash, no date breaks after its day, no word at its hyphen, and in Russian no line ends in a word of one
/// letter.
fn tied(text: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let number = !word.is_empty() && word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
        let short = lang == Lang::Ru && word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        if c == ' ' && (letters.peek() == Some(&'–') || number || short) {
            out.push('\u{a0}');
        } else if c == '-' && !word.is_empty() {
            out.push('\u{2011}');
        } else {
            out.push(c);
        }
        if c == ' ' { word.clear() } else { word.push(c) }
    }
    out
}

/// Rows as a list.
fn list(rows: &[Row], axis: &str) -> String {
    let mut html = String::from("<ul class=\"panels\">");
    if !axis.is_empty() {
        html += &format!("<li class=\"panel panel--axis\" aria-hidden=\"true\"><span></span>{axis}</li>");
    }
    for row in rows {
        let words: Vec<String> = row.words.iter().map(|words| format!("<span>{}</span>", escape(words))).collect();
        html += &format!(
            "<li class=\"panel\"><p><b>{}</b> <span class=\"asof\">{}</span></p>{}</li>",
            escape(&row.label),
            words.join(" "),
            row.drawing
        );
    }
    html + "</ul>"
}

/// The name of a mission by its slug: its place and its acronym.
pub(super) fn mission(context: &Context<'_>, voice: &Voice, slug: &str) -> String {
    match context.site.mission(slug) {
        Some((_, mission)) => format!("{} ({})", mission.label.get(voice.lang).replace('|', " "), mission.acronym.get(voice.lang)),
        None => voice.t.mission_without_page(slug, slug.to_uppercase()),
    }
}

/// The name of a lane.
fn key(context: &Context<'_>, voice: &Voice, key: &Key) -> String {
    match key {
        Key::Mission(slug) => mission(context, voice, slug),
        other => voice.t.word(other.code()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stays_together() {
        assert_eq!(tied("Пики в Ливане и на Голанах – 31 июля", Lang::Ru), "Пики в\u{a0}Ливане и\u{a0}на Голанах\u{a0}– 31\u{a0}июля");
        assert_eq!(tied("2025 жылғы 31 шілде", Lang::Kk), "2025 жылғы 31\u{a0}шілде");
        assert_eq!(tied("бірде-бір айда", Lang::Kk), "бірде\u{2011}бір айда");
        assert_eq!(tied("In a year", Lang::En), "In a year");
    }
}

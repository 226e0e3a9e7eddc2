//! The numbers of a chart as an HTML table.

use std::fmt::Write as _;

use super::mission;
use crate::lang::Lang;
use crate::site::sheet::{Cell, ColumnKind, Sheet};
use crate::views::words::escape;
use crate::views::{Context, Voice};

/// A table that scrolls in a box of its own where it is wide; `name` tells screen readers which box it is.
pub(in crate::views) fn table(context: &Context<'_>, voice: &Voice, sheet: &Sheet, name: &str) -> String {
    let said = sheet.columns.last().is_some_and(|column| !is_number(column.kind));
    let class = if said { " numbers--said" } else { "" };
    let mut html =
        format!("<div class=\"tablebox numbers{class}\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr>", escape(name));
    for column in &sheet.columns {
        let right = if is_number(column.kind) { " class=\"r\"" } else { "" };
        _ = write!(html, "<th scope=\"col\"{right}>{}</th>", escape(&head(context, voice, &column.id)));
    }
    html.push_str("</tr></thead><tbody>");
    for row in &sheet.rows {
        html.push_str("<tr>");
        // A month without a table is not one in which nobody served.
        if let ([month, .., said @ Cell::Word(_)], true) = (row.as_slice(), is_empty_month(row)) {
            let (month, said) = (escape(&words(context, voice, month)), escape(&words(context, voice, said)));
            _ = write!(html, "<th scope=row>{month}<td class=\"l none\" colspan={}><span>{said}</span>", row.len() - 1);
            continue;
        }
        for (at, (cell, column)) in row.iter().zip(&sheet.columns).enumerate() {
            let text = escape(&words(context, voice, cell));
            // A table of a hundred months is long: a cell has no more markup than it needs. HTML closes rows and cells by itself, and a
            // number needs no class, since the table is one of numbers; nor do the words of the last column. The scope stays: without it a
            // header beside an empty cell is taken for one of its column.
            match (at, is_number(column.kind)) {
                (0, _) => _ = write!(html, "<th scope=row>{text}"),
                (_, true) => _ = write!(html, "<td>{text}"),
                (at, false) if at + 1 == sheet.columns.len() => _ = write!(html, "<td>{text}"),
                (_, false) => _ = write!(html, "<td class=\"l\">{text}"),
            }
        }
    }
    html + "</tbody></table></div>"
}

/// Whether there is nothing in a row but its date and what is said of it.
fn is_empty_month(row: &[Cell]) -> bool {
    row.len() > 2 && row.iter().skip(1).take(row.len() - 2).all(|cell| matches!(cell, Cell::Empty))
}

fn is_number(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Integer | ColumnKind::Decimal)
}

/// The name of a column: a mission's acronym, or the word for it.
fn head(context: &Context<'_>, voice: &Voice, id: &str) -> String {
    match context.site.mission(id) {
        Some((_, mission)) => mission.acronym.get(voice.lang).clone(),
        None if context.site.series.flags.iter().any(|flag| flag.mission.as_ref().is_some_and(|mission| mission.value == id)) => {
            voice.t.mission_without_page(id, id.to_uppercase())
        }
        None => voice.t.word(id),
    }
}

fn words(context: &Context<'_>, voice: &Voice, cell: &Cell) -> String {
    match cell {
        // The style sheet writes a dash: there are a thousand of them.
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Word(word) => voice.t.word(*word),
        Cell::Mission(slug) => mission(context, voice, slug),
        Cell::Integer(number) => voice.formats.integer(*number),
        Cell::Decimal(text) => voice.formats.decimal(text),
        // Months stand in a column of a hundred: they are written as numbers in English order of ISO 8601, which every reader knows.
        Cell::Date(moment) if voice.lang == Lang::En || moment.to_string().len() == 7 => moment.to_string(),
        Cell::Date(moment) => voice.formats.date(*moment),
    }
}

//! The list of files on the page of the open data.

use serde_json::json;

use super::words::in_script;
use super::{Context, Voice};
use crate::data::{self, Dataset};
use crate::lang::{Lang, sentence};
use crate::moment::Moment;
use crate::registry::Chart;
use crate::site::address;
use crate::site::sheet::{Cell, ColumnKind, Sheet};

/// A file of open data.
pub(super) struct DataFile {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) rows: String,
    /// The latest date in it, as a sentence; empty for a file without dates.
    pub(super) latest: String,
    /// Address, name and size of the file in each format.
    pub(super) formats: Vec<(String, String, String)>,
    /// Name, meaning and type of each column.
    pub(super) columns: Vec<(String, String, String)>,
}

/// Every file with its columns; the charts after the registries.
pub(super) fn list(context: &Context<'_>, voice: &Voice) -> Vec<DataFile> {
    data::datasets(context.site).iter().map(|set| file(context, voice, set)).collect()
}

fn file(context: &Context<'_>, voice: &Voice, set: &Dataset) -> DataFile {
    let mut endings = vec!["csv"];
    if set.json {
        endings.push("json");
    }
    if set.name == "missions" {
        endings.push("geojson");
    }
    let formats = endings.into_iter().map(|ending| {
        let path = address::data_file(&set.name, ending);
        let size = context.sizes.get(&path).map_or_else(String::new, |bytes| kilobytes(voice, *bytes));
        (path, format!("{}.{ending}", set.name), size)
    });
    let column = |column: &crate::site::sheet::Column| {
        let kind = match column.kind {
            ColumnKind::Text => "text",
            ColumnKind::Integer => "integer",
            ColumnKind::Decimal => "number",
            ColumnKind::Date => "date",
        };
        (column.id.clone(), voice.t.column_about(data::base(&column.id)), voice.t.column_type(kind))
    };
    DataFile {
        id: set.name.clone(),
        title: title(context, voice, &set.name),
        rows: voice.formats.integer(i64::try_from(set.sheet.rows.len()).unwrap_or(i64::MAX)),
        latest: latest(&set.sheet).map_or_else(String::new, |date| sentence(voice.t.data_latest(voice.formats.date(date)))),
        formats: formats.collect(),
        columns: set.sheet.columns.iter().map(column).collect(),
    }
}

/// The size of a file as readers know it: in whole kilobytes, and no file has none.
fn kilobytes(voice: &Voice, bytes: usize) -> String {
    let size = voice.formats.integer(i64::try_from(bytes.div_ceil(1000)).unwrap_or(i64::MAX));
    voice.t.data_size(size).replace(' ', "\u{a0}")
}

/// The latest date that a sheet has something for: in its columns of dates, without the rows of targets.
fn latest(sheet: &Sheet) -> Option<Moment> {
    let dated = |row: &&Vec<Cell>| !row.contains(&Cell::Word("target"));
    let dates = sheet.rows.iter().filter(dated).flat_map(|row| row.iter().zip(&sheet.columns));
    let dates = dates.filter_map(|(cell, column)| match (cell, column.kind) {
        (Cell::Date(moment), ColumnKind::Date) => Some(*moment),
        _ => None,
    });
    dates.max_by_key(|moment| moment.last_day())
}

/// What a file holds: the unit of a chart, or the words for a registry.
fn title(context: &Context<'_>, voice: &Voice, name: &str) -> String {
    let own = |chart: &&Chart| address::chart_data(chart.chart.code()) == name;
    let chart = context.site.charts.values().find(own);
    chart.map_or_else(|| voice.t.data_name(name), |chart| chart.unit.get(voice.lang).clone())
}

/// The files as schema.org's `Dataset` in JSON-LD.
pub(super) fn json_ld(context: &Context<'_>, voice: &Voice) -> String {
    let (site, lang) = (context.site, voice.lang);
    let front = site.page(address::DATA).map(|page| &page.text(lang).document.front);
    let url = |path: String| format!("{}{path}", site.config.base);
    let distribution: Vec<_> = data::datasets(site)
        .iter()
        .map(
            |set| json!({ "@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": url(address::data_file(&set.name, "csv")) }),
        )
        .collect();
    let set = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": front.map(|front| front.title.value.clone()),
        "description": front.map(|front| front.summary.value.clone()),
        "url": url(address::page(lang, address::DATA)),
        "inLanguage": Lang::ALL.map(Lang::code),
        "license": data::LICENCE,
        "version": front.map(|front| front.latest.date.to_string()),
        "dateModified": front.map(|front| front.latest.date.to_string()),
        "isAccessibleForFree": true,
        "creator": { "@type": "Organization", "name": site.config.name.get(lang), "url": url(address::page(lang, "")) },
        "distribution": distribution,
    });
    in_script(&set.to_string())
}

//! The Frictionless Data Package: `datapackage.json` with a resource for each CSV file and a schema for its columns.

use serde_json::{Value, json};

use super::write::finished;
use super::{Dataset, LICENCE};
use crate::lang::Lang;
use crate::registry::Chart;
use crate::site::sheet::{Column, ColumnKind};
use crate::site::{Site, address};
use crate::strings::Strings;

/// The column that identifies a row of a registry.
const KEY: &str = "id";
/// A date as exact as its source.
const DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";

pub(super) fn package(site: &Site, sets: &[Dataset], t: &Strings) -> Vec<u8> {
    let config = &site.config;
    let front = site.page(address::DATA).map(|page| &page.text(Lang::SOURCE).document.front);
    let resources: Vec<Value> = sets
        .iter()
        .map(|set| {
            let sources = chart(site, set).into_iter().flat_map(|chart| &chart.sources).filter_map(|id| site.sources.get(&id.value));
            let sources: Vec<Value> = sources.map(|source| json!({ "title": source.title, "path": source.url })).collect();
            let mut resource = json!({
                "name": set.name,
                "title": title(site, set, t),
                "path": format!("{}.csv", set.name),
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": schema(set, t),
            });
            // The rows of the other files name their own.
            if !sources.is_empty() {
                resource["sources"] = Value::from(sources);
            }
            resource
        })
        .collect();
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "kazpeace",
        "title": config.name.get(Lang::SOURCE),
        "description": config.about.get(Lang::SOURCE),
        "homepage": format!("{}{}", config.base, address::neutral(address::DATA)),
        "licenses": [{ "name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": LICENCE }],
        "resources": resources,
    });
    if let Some(front) = front {
        // The version of the data is the day of their last change.
        package["version"] = Value::from(front.latest.date.to_string());
    }
    finished(&package)
}

/// The chart that a file has the numbers of.
fn chart<'a>(site: &'a Site, set: &Dataset) -> Option<&'a Chart> {
    site.charts.values().find(|chart| address::chart_data(chart.chart.code()) == set.name)
}

/// What a file holds: what a chart counts, or the words for a registry.
fn title(site: &Site, set: &Dataset, t: &Strings) -> String {
    chart(site, set).map_or_else(|| t.data_name(&set.name), |chart| chart.unit.get(Lang::SOURCE).clone())
}

/// The columns of a file, what identifies a row, and which rows of other files it names.
fn schema(set: &Dataset, t: &Strings) -> Value {
    let fields: Vec<Value> = set.sheet.columns.iter().map(|column| field(column, t)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if set.sheet.columns.iter().any(|column| column.id == KEY) {
        schema["primaryKey"] = json!([KEY]);
    }
    let named = |(column, resource): (&str, &str)| {
        set.sheet
            .columns
            .iter()
            .any(|own| own.id == column)
            .then(|| json!({ "fields": [column], "reference": { "resource": resource, "fields": [KEY] } }))
    };
    // A list of ids in one cell is no key of Table Schema, and a mission that only doubtful rows name has no row of its own.
    let keys: Vec<Value> = [("fact", "facts"), ("source", "sources")].into_iter().filter_map(named).collect();
    if !keys.is_empty() {
        schema["foreignKeys"] = Value::from(keys);
    }
    schema
}

fn field(column: &Column, t: &Strings) -> Value {
    let about = t.column_about(base(&column.id));
    let kind = match column.kind {
        ColumnKind::Text | ColumnKind::Date => "string",
        ColumnKind::Integer => "integer",
        ColumnKind::Decimal => "number",
    };
    let mut field = json!({ "name": column.id, "type": kind, "description": about });
    match column.kind {
        ColumnKind::Date => field["constraints"] = json!({ "pattern": DATE }),
        // What is counted is never negative.
        ColumnKind::Integer => field["constraints"] = json!({ "minimum": 0 }),
        ColumnKind::Text if column.id == KEY => field["constraints"] = json!({ "required": true }),
        ColumnKind::Text | ColumnKind::Decimal => {}
    }
    field
}

/// The name of a column without the ending of a language: `statement_kk` is `statement`.
pub fn base(id: &str) -> &str {
    id.rsplit_once('_').filter(|(_, ending)| Lang::from_code(ending).is_some()).map_or(id, |(base, _)| base)
}

//! Sheets as bytes.

use serde_json::{Map, Number, Value, json};

use crate::site::sheet::{Cell, Sheet};
use crate::site::{Site, address};

/// CSV by RFC 4180: a header row, CRLF, quotation marks only where they are needed.
pub(super) fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::new();
    let rows = sheet.rows.iter().map(|row| row.iter().map(Cell::code).collect::<Vec<_>>());
    for row in std::iter::once(sheet.columns.iter().map(|column| column.id.clone()).collect()).chain(rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A JSON array with an object for each row.
pub(super) fn json(sheet: &Sheet) -> Vec<u8> {
    finished(&Value::Array(objects(sheet).collect()))
}

/// An object for each row; an empty cell is `null`.
pub(super) fn objects(sheet: &Sheet) -> impl Iterator<Item = Value> {
    sheet.rows.iter().map(|row| {
        let members = sheet.columns.iter().zip(row).map(|(column, cell)| (column.id.clone(), of(cell)));
        Value::Object(members.collect::<Map<String, Value>>())
    })
}

fn of(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Integer(number) => Value::from(*number),
        Cell::Decimal(text) => text.parse::<f64>().ok().and_then(Number::from_f64).map_or_else(|| Value::from(text.clone()), Value::Number),
        other => Value::from(other.code()),
    }
}

/// The missions as points of GeoJSON: longitude first (RFC 7946 §3.1.1).
pub(super) fn geojson(site: &Site) -> Vec<u8> {
    let features: Vec<Value> = site
        .missions()
        .into_iter()
        .map(|(page, mission)| {
            let mut properties = Map::new();
            properties.insert("code".to_owned(), Value::from(mission.code.clone()));
            properties.insert("status".to_owned(), Value::from(mission.status.code()));
            for (lang, label) in mission.label.iter() {
                properties.insert(format!("name_{lang}"), Value::from(label.replace('|', " ")));
            }
            let moment = |moment: Option<crate::moment::Moment>| moment.map_or(Value::Null, |moment| Value::from(moment.to_string()));
            properties.insert("from".to_owned(), moment(mission.service.first().map(|spell| spell.from)));
            properties.insert("to".to_owned(), moment(mission.service.last().map(|spell| spell.to)));
            properties.insert("url".to_owned(), Value::from(format!("{}{}", site.config.base, address::neutral(&page.path))));
            json!({
                "type": "Feature",
                "id": page.slug(),
                "geometry": { "type": "Point", "coordinates": [mission.longitude, mission.latitude] },
                "properties": properties,
            })
        })
        .collect();
    finished(&json!({ "type": "FeatureCollection", "features": features }))
}

/// JSON as a file: a line for each member, and one line break at the end.
pub(super) fn finished(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::sheet::ColumnKind;

    #[test]
    fn cells_that_need_quotation_marks_have_them() {
        let mut sheet = Sheet::new([("a", ColumnKind::Text), ("b", ColumnKind::Decimal)]);
        sheet.rows.push(vec![Cell::Text("one, “two” and \"three\"".into()), Cell::Decimal("8.10".into())]);
        sheet.rows.push(vec![Cell::Empty, Cell::Empty]);
        assert_eq!(String::from_utf8(csv(&sheet)).unwrap(), "a,b\r\n\"one, “two” and \"\"three\"\"\",8.10\r\n,\r\n");
        assert_eq!(serde_json::from_slice::<Value>(&json(&sheet)).unwrap()[0]["b"], json!(8.1));
        assert_eq!(serde_json::from_slice::<Value>(&json(&sheet)).unwrap()[1]["a"], Value::Null);
    }
}

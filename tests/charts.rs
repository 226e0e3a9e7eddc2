//! The charts whose numbers do not stand in one series: service and decisions, the groups of the women’s chart, and the histories of facts. All
//! are worked out again by Python’s csv and tomllib from the files that editors write, and the drawings are measured.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::process::Command;

use crate::common::{bytes, python, series};
use serde_json::Value;

/// What a Python program finds in the content: it prints JSON.
fn found(program: &str) -> Value {
    let output = Command::new("python3").args(["-c", program]).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Each mission with its spells of service: slug, first and last month.
fn services() -> Vec<(String, String, String)> {
    let program = "import glob,json,os,tomllib
rows=[]
for path in glob.glob('content/missions/*/mission.toml'):
    service=tomllib.load(open(path,'rb')).get('service',{})
    for spell in service.get('periods',[service] if service else []):
        rows.append([os.path.basename(os.path.dirname(path)),spell['from'],spell['to']])
print(json.dumps(rows))";
    serde_json::from_value(found(program)).unwrap()
}

/// The months of a mission in the UN tables without doubtful rows: slug, first and last.
fn tabled() -> BTreeMap<String, (String, String)> {
    let program = "import csv,json
flags=[f for f in csv.DictReader(open('content/series/flags.csv',encoding='utf-8')) if f['flag']=='doubtful']
ends={}
for row in csv.DictReader(open('content/series/kazakhstan.csv',encoding='utf-8')):
    lies=any(f['from']<=row['date']<=f['to'] and f['mission'] in ('',row['mission']) and f['kind'] in ('',row['kind']) for f in flags)
    if row['mission'] and not lies:
        first,last=ends.get(row['mission'],(row['date'],row['date']))
        ends[row['mission']]=(min(first,row['date']),max(last,row['date']))
print(json.dumps(ends))";
    serde_json::from_value(found(program)).unwrap()
}

/// A month or day as a number of years, and the end of a month.
fn years(date: &str) -> f64 {
    let date: jiff::civil::Date = if date.len() == 7 { format!("{date}-01") } else { date.to_owned() }.parse().unwrap();
    f64::from(date.year()) + (f64::from(date.day_of_year()) - 1.0) / f64::from(date.days_in_year())
}

fn end(month: &str) -> f64 {
    let first: jiff::civil::Date = format!("{month}-01").parse().unwrap();
    years(&first.last_of_month().to_string())
}

#[test]
fn the_bars_of_service_are_the_months_of_the_missions() {
    let mut expected = services();
    expected.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    let rows = python(&bytes("/data/chart-service.csv"));
    let shown: Vec<_> = rows.iter().map(|row| (row["mission"].clone(), row["from"].clone(), row["to"].clone())).collect();
    assert_eq!(shown, expected);
    assert_eq!(shown.len(), 10);
    // The UN tables bear the months out: service ends where they end, and they begin no earlier than it.
    for (mission, (first, last)) in tabled() {
        let own = |spell: &&(String, String, String)| spell.0 == mission;
        assert_eq!(expected.iter().filter(own).map(|spell| &spell.2).max(), Some(&last), "{mission}");
        assert!(expected.iter().find(own).unwrap().1 <= first, "{mission}");
    }
    // The drawing: from 2005 to the end of July 2025 on 94 per cent of the width.
    let html = String::from_utf8(bytes("/en/data/")).unwrap();
    let until = end("2025-07");
    let x = |year: f64| (year - 2005.0) / (until - 2005.0) * 94.0;
    let lanes: Vec<&str> = html.split("<li class=\"lane\">").skip(1).collect();
    assert_eq!(lanes.len(), expected.len());
    for (lane, (mission, from, to)) in lanes.iter().zip(&expected) {
        assert!(lane.contains(&format!("/en/missions/{mission}/")), "{mission}");
        let (left, right) = (attribute(lane, "class=\"span\"", "x1"), attribute(lane, "class=\"span\"", "x2"));
        assert!((left - x(years(from))).abs() < 0.06, "{mission}: {left} {}", x(years(from)));
        assert!((right - x(end(to)).max(left + 1.0)).abs() < 0.06, "{mission}: {right} {}", x(end(to)));
    }
}

/// A number of the first element of some class.
fn attribute(html: &str, class: &str, name: &str) -> f64 {
    let element = html.split(class).nth(1).unwrap().split('>').next().unwrap();
    element.split(&format!(" {name}=\"")).nth(1).unwrap().split(['%', '"']).next().unwrap().parse().unwrap()
}

#[test]
fn what_followed_a_decision_is_the_first_service_that_was_not_over() {
    let decisions = found(
        "import csv,json\nprint(json.dumps([[r['date'],r['en'],r['mission']] for r in csv.DictReader(open('content/series/decisions.csv',encoding='utf-8'))]))",
    );
    let decisions: Vec<(String, String, String)> = serde_json::from_value(decisions).unwrap();
    let services = services();
    let expected: Vec<[String; 5]> = decisions
        .into_iter()
        .map(|(date, place, mission)| {
            let later = services
                .iter()
                .filter(|(slug, _, to)| *slug == mission && to.as_str() >= &date[..7])
                .min_by_key(|(_, from, _)| from.clone());
            let (from, to) = later.map_or_else(Default::default, |(_, from, to)| (from.clone(), to.clone()));
            [date, place, mission, from, to]
        })
        .collect();
    let rows = python(&bytes("/data/chart-decisions.csv"));
    let shown: Vec<[String; 5]> =
        rows.iter().map(|row| ["date", "named_place", "mission", "from", "to"].map(|name| row[name].clone())).collect();
    assert_eq!(shown, expected);
    assert_eq!(shown.iter().filter(|row| row[3].is_empty()).count(), 6, "Haiti, Liberia, Middle East, Cyprus, India and Pakistan, Abyei");
    // The drawing: the line of each decision stands on its day in every lane.
    let html = String::from_utf8(bytes("/en/missions/how-a-mission-is-decided/")).unwrap();
    let (from, until) = (2013.0, end("2025-07"));
    let lanes: Vec<&str> = html.split("<li class=\"lane\">").skip(1).collect();
    assert_eq!(lanes.len(), expected.len());
    for (lane, row) in lanes.iter().zip(&expected) {
        let x = (years(&row[0]) - from) / (until - from) * 94.0;
        // The grid of the years, with the line, stands in the axis of its decision and is referred to in each lane.
        let grid = html.split(&format!("<g id=\"years-{}\">", row[0])).nth(1).unwrap();
        assert!((attribute(grid, "class=\"target\"", "x1") - x).abs() < 0.06, "{row:?}");
        assert!(lane.contains(&format!("<use href=\"#years-{}\"/>", row[0])), "{row:?}");
        assert_eq!(lane.contains("class=\"span\""), !row[3].is_empty(), "{row:?}");
    }
}

#[test]
fn the_groups_of_the_women_are_counted_from_the_series() {
    let month = "2025-07";
    let facts = python(&bytes("/data/facts.csv"));
    let rows = python(&bytes("/data/chart-women.csv"));
    for (group, kinds) in [("troops", &["troops"][..]), ("individual", &["experts", "staff"])] {
        let own: Vec<Vec<String>> =
            series("kazakhstan").into_iter().filter(|row| row[0] == month && kinds.contains(&row[2].as_str())).collect();
        let sum = |column: usize| own.iter().map(|row| row[column].parse::<u32>().unwrap()).sum::<u32>().to_string();
        let world = series("women-worldwide").into_iter().find(|row| row[0] == month && row[1] == group).unwrap();
        let target = series("targets").into_iter().rfind(|row| row[1] == group).unwrap();
        let target = facts.iter().find(|fact| fact["id"] == target[2]).unwrap();
        let row = rows.iter().find(|row| row["date"] == month && row["group"] == group).unwrap();
        assert_eq!((&row["women"], &row["people"]), (&sum(4), &sum(3)), "{group}");
        assert_eq!(row["world_share"].parse::<f64>().unwrap(), world[2].parse::<f64>().unwrap(), "{group}");
        assert_eq!(row["target_share"], target["value"], "{group}");
    }
    let groups: Vec<&str> = rows.iter().map(|row| row["group"].as_str()).filter(|group| *group != "all").collect();
    assert_eq!(groups, ["troops", "individual"]);
}

/// The cells of the first table of numbers of a page, row by row.
fn table(html: &str) -> Vec<Vec<String>> {
    let body = html.split("class=\"tablebox numbers").nth(1).unwrap().split("</tbody>").next().unwrap().split("<tbody>").nth(1).unwrap();
    // Cells and rows are not closed by tags of their own.
    let cells = |row: &str| row.split("<t").skip(1).map(|cell| cell.split_once('>').unwrap().1.to_owned()).collect::<Vec<_>>();
    body.split("<tr>").skip(1).map(cells).collect()
}

#[test]
fn the_history_of_a_fact_is_its_column_of_the_series() {
    let mut sums: BTreeMap<(String, String), u32> = BTreeMap::new();
    for row in series("kazakhstan") {
        for lane in [row[1].clone(), "all".to_owned()] {
            *sums.entry((lane, row[0].clone())).or_insert(0) += row[3].parse::<u32>().unwrap();
        }
    }
    for (fact, lane, first, rows) in [
        ("undof-kz-un-2025-07", "undof", "2024-01", 19),
        ("unoci-kz-un-last", "unoci", "2015-01", 36),
        ("unmiss-kz-un-2025-07", "unmiss", "2025-01", 7),
        ("total-un-2025-07", "all", "2015-01", 127),
    ] {
        let html = String::from_utf8(bytes(&format!("/kk/facts/{fact}/"))).unwrap();
        let table = table(&html);
        assert_eq!((table[0][0].as_str(), table.len()), (first, rows), "{fact}");
        let mut found = 0;
        for row in &table {
            match sums.get(&(lane.to_owned(), row[0].clone())) {
                Some(sum) => {
                    assert_eq!(row[1], sum.to_string(), "{fact} {}", row[0]);
                    found += 1;
                }
                // Nobody, or no table: then there is one cell for all numbers.
                None => assert_eq!(
                    (row[1].as_str(), row.len() > 2),
                    if row.len() > 2 { ("", true) } else { ("<span>кесте жоқ</span>", false) },
                    "{fact} {}",
                    row[0]
                ),
            }
        }
        assert_eq!(found, sums.keys().filter(|(own, month)| own == lane && month.as_str() >= first).count(), "{fact}");
        // The highest step of the drawing reaches up to the highest number: the top of its scale less that number. The grid of the years comes first.
        let drawing = html.split("<figure").nth(1).unwrap().split("viewBox=\"0 0 ").nth(2).unwrap();
        let top: u32 = drawing.split([' ', '"']).nth(1).unwrap().parse().unwrap();
        let highest = sums.iter().filter(|((own, month), _)| own == lane && month.as_str() >= first).map(|(_, sum)| *sum).max().unwrap();
        let paths = html.split("<figure").nth(1).unwrap().split("</figure>").next().unwrap();
        assert!(paths.contains(&format!("V{}", top - highest)), "{fact}: {top} {highest}");
    }
}

#[test]
fn a_history_of_published_values_has_a_stem_for_each() {
    let values = python(&bytes("/data/fact-values.csv"));
    for fact in ["women-un-2025-07", "total-officers-2025-04", "wps-world-total"] {
        let own: Vec<_> = values.iter().filter(|row| row["fact"] == fact && row["role"] != "other").collect();
        let html = String::from_utf8(bytes(&format!("/ru/facts/{fact}/"))).unwrap();
        let figure = html.split("<figure").nth(1).unwrap().split("</figure>").next().unwrap();
        let mut heights: Vec<f64> = figure
            .split("<line ")
            .filter(|line| line.starts_with("class=\"stem\""))
            .map(|stem| 120.0 - attribute(stem, "class=\"stem\"", "y2"))
            .collect();
        assert_eq!(heights.len(), own.len(), "{fact}");
        // 98 pixels for the highest, the others in proportion.
        let mut numbers: Vec<f64> = own.iter().map(|row| row["value"].parse().unwrap()).collect();
        heights.sort_by(f64::total_cmp);
        numbers.sort_by(f64::total_cmp);
        let top = *numbers.last().unwrap();
        for (height, number) in heights.iter().zip(numbers) {
            assert!((height - number / top * 98.0).abs() < 0.06, "{fact}: {height} {number}");
        }
    }
}

#[test]
fn targets_stand_on_the_scale_of_the_share() {
    // Troops: 8, 12 and 15 per cent on a scale up to 15 that is 110 pixels high.
    let html = String::from_utf8(bytes("/ru/facts/wps-world-troops/")).unwrap();
    let aims: Vec<f64> = html.split("<svg class=\"at\"").skip(1).map(|aim| attribute(&format!("at{aim}"), "at", "y")).collect();
    let own: Vec<f64> = series("targets")
        .iter()
        .filter(|row| row[1] == "troops")
        .map(|row| python(&bytes("/data/facts.csv")).iter().find(|fact| fact["id"] == row[2]).unwrap()["value"].parse::<f64>().unwrap())
        .collect();
    assert_eq!(own, [8.0, 12.0, 15.0]);
    assert_eq!(aims.len(), own.len());
    for (y, share) in aims.iter().zip(own) {
        assert!((y - (110.0 - share / 15.0 * 110.0)).abs() < 0.06, "{y} {share}");
    }
}

#[test]
fn no_remark_ends_twice() {
    // A Russian date ends in a full stop of its own.
    for path in ["/ru/history/", "/ru/missions/who-does-what/", "/ru/facts/total-un-2025-07/", "/kk/history/", "/en/history/"] {
        let html = String::from_utf8(bytes(path)).unwrap();
        let remarks = html.split("<ul class=\"remarks\">").nth(1).unwrap().split("</ul>").next().unwrap();
        assert!(remarks.matches(".</b> ").count() > 3 && !remarks.contains(".."), "{path}: {remarks}");
    }
}

//! The open data and the charts, looked at by readers that are not ours: Python’s csv and json modules, the Frictionless validator and a JSON
//! schema. The numbers of the charts are worked out once more from the series, in other words than the program's.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use crate::common::{ask, bytes, get, header, python, real, series, status};
use actix_http::StatusCode;
use kazpeace::artifact::Kind;
use serde_json::Value;

#[test]
fn every_file_is_read_by_others_and_described_in_the_package() {
    let package: Value = serde_json::from_slice(&bytes("/data/datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let mut described = BTreeSet::new();
    for resource in resources {
        // Paths are relative to the package, so that a copy of the folder is a package too.
        let path = &format!("/data/{}", resource["path"].as_str().unwrap());
        let rows = python(&bytes(path));
        assert!(!rows.is_empty(), "{path}");
        let fields = resource["schema"]["fields"].as_array().unwrap();
        for field in fields {
            let (name, kind) = (field["name"].as_str().unwrap(), field["type"].as_str().unwrap());
            assert!(!field["description"].as_str().unwrap().is_empty(), "{path} {name}");
            for row in &rows {
                let cell = &row[name];
                let fits = cell.is_empty()
                    || match kind {
                        "integer" => cell.parse::<i64>().is_ok(),
                        "number" => cell.parse::<f64>().is_ok(),
                        _ => true,
                    };
                assert!(fits, "{path} {name}: {cell}");
                let date = field["constraints"]["pattern"].is_string() && !cell.is_empty();
                assert!(!date || kazpeace::moment::Moment::parse(cell).is_some(), "{path} {name}: {cell}");
            }
        }
        assert_eq!(fields.len(), rows[0].len(), "{path}");
        described.insert(path.to_owned());
        let twin = path.replace(".csv", ".json");
        if status(real(), &twin) == StatusCode::OK {
            let json: Value = serde_json::from_slice(&bytes(&twin)).unwrap();
            assert_eq!(json.as_array().unwrap().len(), rows.len(), "{path}");
        }
    }
    // What one fact takes along stands in the others.
    let whole = |path: &str| !path.starts_with("/data/facts/");
    let served = real().table.iter().filter(|(path, entry)| entry.kind == Kind::Csv && whole(path));
    assert_eq!(served.map(|(path, _)| path.to_owned()).collect::<BTreeSet<String>>(), described);
}

/// Whoever needs one figure takes it with its scope, its other values and its sources, and nothing else.
#[test]
fn every_fact_has_files_of_its_own_that_need_no_other() {
    let (facts, values) = (python(&bytes("/data/facts.csv")), python(&bytes("/data/fact-values.csv")));
    let whole: Vec<Value> = serde_json::from_slice(&bytes("/data/facts.json")).unwrap();
    let all_sources: Vec<Value> = serde_json::from_slice(&bytes("/data/sources.json")).unwrap();
    assert!(facts.len() > 300 && facts.len() == whole.len());
    for (fact, whole) in facts.iter().zip(&whole) {
        let id = &fact["id"];
        let own: Vec<_> = values.iter().filter(|row| row["fact"] == *id).collect();
        let json: Value = serde_json::from_slice(&bytes(&format!("/data/facts/{id}.json"))).unwrap();
        assert_eq!(json["fact"], *whole, "{id}");
        assert_eq!(json["values"].as_array().unwrap().len(), own.len(), "{id}");
        assert_eq!((json["values"][0]["role"].as_str(), &json["values"][0]["value"]), (Some("current"), &whole["value"]), "{id}");
        // The sources of every value, whole, each once.
        let cited: BTreeSet<&str> = own.iter().flat_map(|row| row["sources"].split(' ')).collect();
        let sources = json["sources"].as_array().unwrap();
        assert_eq!(sources.len(), cited.len(), "{id}");
        assert!(sources.iter().all(|source| cited.contains(source["id"].as_str().unwrap()) && all_sources.contains(source)), "{id}");
        assert!(json["license"].as_str().unwrap().contains("/by/4.0/"), "{id}");
    }
    for id in ["undof-kz-un-2025-07", "total-all-2025-05"] {
        let fact = facts.iter().find(|fact| fact["id"] == id).unwrap();
        let own: Vec<_> = values.iter().filter(|row| row["fact"] == id).collect();
        let rows = python(&bytes(&format!("/data/facts/{id}.csv")));
        assert_eq!(rows.len(), own.len(), "{id}");
        for (row, value) in rows.iter().zip(&own) {
            // Each row has the columns of both files: value, date and sources are its own.
            assert!(value.iter().all(|(name, cell)| row[name] == *cell), "{id}: {row:?}");
            let same = ["kind", "unit", "mission", "statement_kk", "statement_ru", "scope_en", "review_by", "url"];
            assert!(same.iter().all(|name| row[*name] == fact[*name]), "{id}: {row:?}");
            assert_eq!(row.len(), value.len() + fact.len() - 5, "id, value, bound, date and sources stand once: {row:?}");
        }
    }
}

/// The Frictionless validator and a JSON schema, on a copy of the folder.
#[test]
fn the_validator_of_frictionless_accepts_the_package() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join("target/python/bin/python");
    let how = "python3 -m venv target/python && target/python/bin/pip install --requirement tests/requirements.txt";
    assert!(python.exists(), "missing: the Frictionless validator. ./test installs it, or: {how}");
    let folder = tempfile::tempdir().unwrap();
    let mut files = 0;
    // What one fact takes along stands in these files, too.
    let whole = |path: &&str| !path.contains('/');
    for name in real().table.iter().filter_map(|(path, _)| path.strip_prefix("/data/")).filter(whole) {
        std::fs::write(folder.path().join(name), bytes(&format!("/data/{name}"))).unwrap();
        files += 1;
    }
    let look = || Command::new(&python).arg(root.join("tests/open_data.py")).arg(folder.path()).output().unwrap();
    let output = look();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // Every file but the package itself was looked at.
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), (files - 1).to_string());
    // The looking is not blind: wrong values, wrong types, a wrong date and a source that is not there are found, each in its file.
    let slips = [
        ("contributions.csv", ",un-monthly-2024,", ",un-weekly,", "foreign key"),
        ("chart-rank.csv", "2024-10,50,", "2024-10,many,", "integer"),
        ("fact-values.csv", "2025-07-31", "31.07.2025", "pattern"),
        ("missions.json", "33.24", "\"north\"", "latitude"),
        ("missions.geojson", "\"Point\"", "\"Place\"", "geometry"),
    ];
    for (file, from, to, _) in slips {
        let path = folder.path().join(file);
        let good = std::fs::read_to_string(&path).unwrap();
        assert!(good.contains(from), "{file}");
        std::fs::write(&path, good.replacen(from, to, 1)).unwrap();
    }
    let output = look();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    for (file, .., words) in slips {
        assert!(said.lines().any(|line| line.contains(file) && line.contains(words)), "{file}: {said}");
    }
}

#[test]
fn ids_are_unique_and_known() {
    let facts = python(&bytes("/data/facts.csv"));
    let ids: BTreeSet<&str> = facts.iter().map(|fact| fact["id"].as_str()).collect();
    assert_eq!(ids.len(), facts.len());
    let all = python(&bytes("/data/sources.csv"));
    let sources: BTreeSet<&str> = all.iter().map(|source| source["id"].as_str()).collect();
    for fact in &facts {
        assert!(fact["sources"].split(' ').all(|id| sources.contains(id)), "{}", fact["id"]);
        for lang in ["kk", "ru", "en"] {
            assert_eq!(status(real(), &format!("/{lang}/facts/{}/", fact["id"])), StatusCode::OK, "{}", fact["id"]);
        }
    }
    for row in python(&bytes("/data/contributions.csv")) {
        assert!(sources.contains(row["source"].as_str()), "{row:?}");
    }
}

#[test]
fn missions_are_points_of_geojson() {
    let map: Value = serde_json::from_slice(&bytes("/data/missions.geojson")).unwrap();
    assert_eq!(map["type"], "FeatureCollection");
    let features = map["features"].as_array().unwrap();
    assert_eq!(features.len(), 11);
    let golan = features.iter().find(|feature| feature["id"] == "undof").unwrap();
    // Longitude first.
    assert_eq!(golan["geometry"]["coordinates"], serde_json::json!([35.92, 33.24]));
    // What is doubtful is never on a map.
    assert!(!features.iter().any(|feature| feature["id"] == "unamid"));
}

#[test]
fn data_may_be_read_from_anywhere_and_its_page_negotiates_the_language() {
    for path in ["/data/facts.csv", "/data/facts.json", "/data/missions.geojson", "/data/datapackage.json"] {
        assert_eq!(header(&ask(real(), &get(path)), "access-control-allow-origin"), "*", "{path}");
    }
    let page = ask(real(), get("/data/").insert_header(("Accept-Language", "kk")));
    assert_eq!((page.status(), header(&page, "location")), (StatusCode::FOUND, "/kk/data/"));
    assert_eq!(status(real(), "/ru/facts/mission/undof/"), StatusCode::OK);
    assert_eq!(status(real(), "/en/facts/kind/in-post/"), StatusCode::OK);
    assert_eq!(status(real(), "/kk/facts/year/2024/"), StatusCode::OK);
}

/// The structured data of a page that are of a type.
fn structured(html: &str, kind: &str) -> Value {
    let scripts = html.split("<script type=\"application/ld+json\">").skip(1).map(|script| script.split("</script>").next().unwrap());
    let data = scripts.map(|json| serde_json::from_str::<Value>(json).unwrap());
    data.into_iter().find(|data| data["@type"] == kind).unwrap()
}

/// The page of the data describes every column of every file, and tells machines the same.
#[test]
fn the_page_of_the_data_describes_every_file() {
    let package: Value = serde_json::from_slice(&bytes("/data/datapackage.json")).unwrap();
    for lang in ["kk", "ru", "en"] {
        let html = crate::common::text(real(), &format!("/{lang}/data/"));
        let mut files = BTreeSet::new();
        for resource in package["resources"].as_array().unwrap() {
            let (name, path) = (resource["name"].as_str().unwrap(), resource["path"].as_str().unwrap());
            let section = html.split(&format!("id=\"file-{name}\"")).nth(1).unwrap().split("</section>").next().unwrap();
            assert!(section.contains(&format!("href=\"/data/{path}\"")), "{lang} {name}");
            for field in resource["schema"]["fields"].as_array().unwrap() {
                let column = field["name"].as_str().unwrap();
                assert!(section.contains(&format!("<code>{column}</code>")), "{lang} {name} {column}");
                // The package speaks English; the page says the same in its language.
                let about = field["description"].as_str().unwrap();
                assert_eq!(section.contains(&format!("<span>{about}</span>")), lang == "en", "{lang} {name} {column}");
            }
            files.insert(format!("{}/data/{path}", package["homepage"].as_str().unwrap().trim_end_matches("/data/")));
        }
        let set = structured(&html, "Dataset");
        assert_eq!(set["license"], package["licenses"][0]["path"], "{lang}");
        assert_eq!((&set["dateModified"], &set["version"]), (&package["version"], &package["version"]));
        assert!(html.contains("CC BY 4.0") && html.contains("/data/datapackage.json"), "{lang}");
        let told: BTreeSet<String> =
            set["distribution"].as_array().unwrap().iter().map(|file| file["contentUrl"].as_str().unwrap().to_owned()).collect();
        assert_eq!(told, files, "{lang}");
    }
}

/// Everything that is needed to trust a figure and to cite it, on one page.
#[test]
fn the_page_of_a_fact_has_all_that_is_needed() {
    let facts = python(&bytes("/data/facts.csv"));
    let values = python(&bytes("/data/fact-values.csv"));
    let sources = python(&bytes("/data/sources.csv"));
    let mut seen = BTreeMap::new();
    for id in ["total-all-2025-05", "unifil-kz-rotations-2023-11", "undof-kz-un-2025-07", "women-un-2025-07"] {
        let fact = facts.iter().find(|fact| fact["id"] == id).unwrap();
        for lang in ["kk", "ru", "en"] {
            let html = crate::common::text(real(), &format!("/{lang}/facts/{id}/"));
            let body = html.split("<main").nth(1).unwrap();
            // The value large, with a reference to its source, the date beneath it, and what it counts.
            let large = body.split("class=\"fact__v\"").nth(1).unwrap().split("</p>").next().unwrap();
            let digits: String = large.split("<sup").next().unwrap().chars().filter(char::is_ascii_digit).collect();
            assert_eq!(digits, fact["value"], "{lang} {id}");
            assert!(large.contains("href=\"#s1\"") && body.contains(&fact[&format!("scope_{lang}")]), "{lang} {id}");
            assert!(body.contains(&fact["as_of"][..4]), "{lang} {id}");
            // Each source that any of the values has, with its archived copy.
            let own: Vec<_> = values.iter().filter(|row| row["fact"] == id).collect();
            let list = body.split("<ol class=\"sources\">").nth(1).unwrap().split("</ol>").next().unwrap();
            for source in own.iter().flat_map(|row| row["sources"].split(' ')) {
                let source = sources.iter().find(|row| row["id"] == source).unwrap();
                assert!(
                    list.contains(&source["url"].replace('&', "&amp;")) || list.contains(&source["url"].replace('&', "&#38;")),
                    "{lang} {id}"
                );
                assert!(source["archive"].is_empty() || list.contains(&source["archive"]), "{lang} {id}");
                *seen.entry(if source["archive"].is_empty() { "without archive" } else { "with archive" }).or_insert(0) += 1;
            }
            // Earlier and other values: a row for each.
            let rows = body
                .split("aria-labelledby=\"values\"")
                .nth(1)
                .map_or(0, |table| table.split("</table>").next().unwrap().matches("<tr>").count() - 1);
            assert_eq!(rows, if own.len() > 1 { own.len() } else { 0 }, "{lang} {id}");
            // Its history as a drawing: with its own table where it is one of months, else over the table of published values.
            let figure = body.split_once("aria-labelledby=\"history\"").map(|(_, rest)| rest.split("</section>").next().unwrap());
            let figure = figure.unwrap_or_default();
            assert_eq!(figure.contains("<svg class=\"steps"), id != "total-all-2025-05", "{lang} {id}");
            if id == "undof-kz-un-2025-07" {
                assert!(figure.contains("class=\"tablebox numbers"), "{lang} {id}");
            }
            // Where it is used, how to cite it, and the files it is in.
            assert!(
                body.contains(&format!("#fact-{id}\"")) && body.contains("/data/facts.csv") && body.contains("/data/facts.json"),
                "{lang} {id}"
            );
            let cite = body.split("<div class=\"fold__in cite\">").nth(1).unwrap().split("</section>").next().unwrap();
            for style in ["7.0.100-2018", "APA 7", "Chicago 17"] {
                let entry = cite.split(&format!("{style}</b>")).nth(1).unwrap().split("</p>").next().unwrap();
                assert!(entry.contains(&format!("/{lang}/facts/{id}/")) && entry.contains("2026"), "{lang} {id}: {entry}");
            }
            for file in ["BibTeX", "RIS", "CSL-JSON"] {
                assert!(cite.contains(file), "{lang} {id}: {file}");
            }
            let page = structured(&html, "WebPage");
            for (at, ending) in ["csv", "json"].into_iter().enumerate() {
                let file = format!("/data/facts/{id}.{ending}");
                assert!(body.contains(&format!("href=\"{file}\"")), "{lang} {id}");
                assert!(page["encoding"][at]["contentUrl"].as_str().unwrap().ends_with(&file), "{lang} {id}");
            }
            let told = page["mainEntity"].clone();
            assert_eq!(told["observationDate"], fact["as_of"].as_str(), "{lang} {id}");
            assert_eq!(told["value"].to_string(), fact["value"], "{lang} {id}");
        }
    }
    assert_eq!(seen.len(), 2, "sources with and without an archived copy: {seen:?}");
}

#[test]
fn the_map_of_a_year_shows_the_missions_of_that_year_and_nothing_doubtful() {
    for (year, served) in [(2019, vec!["minurso", "unifil"]), (2020, vec!["minurso", "unifil"]), (2017, vec!["minurso", "unoci"])] {
        let html = String::from_utf8(bytes(&format!("/en/facts/year/{year}/"))).unwrap();
        let pins = html.split("<ol class=\"pinlist\">").nth(1).unwrap().split("</ol>").next().unwrap();
        let mut shown: Vec<&str> = pins.split("/en/missions/").skip(1).map(|rest| rest.split('/').next().unwrap_or_default()).collect();
        shown.sort_unstable();
        assert_eq!(shown, served, "{year}");
    }
    let early = String::from_utf8(bytes("/en/facts/year/1992/")).unwrap();
    assert!(!early.contains("pinlist"));
}

/// People by month and by a column of `kazakhstan.csv`.
fn by(column: usize) -> BTreeMap<(String, String), u32> {
    let mut sums = BTreeMap::new();
    for row in series("kazakhstan").into_iter().filter(|row| row[0].as_str() >= "2015") {
        *sums.entry((row[0].clone(), row[column].clone())).or_insert(0) += row[3].parse::<u32>().unwrap();
    }
    sums
}

#[test]
fn the_numbers_by_mission_and_by_kind_are_the_sums_of_the_series() {
    for (chart, column) in [("by-mission", 1), ("by-kind", 2)] {
        let sums = by(column);
        let mut found = 0;
        let rows = python(&bytes(&format!("/data/chart-{chart}.csv")));
        assert_eq!(rows.len(), 127, "every month from January 2015 to July 2025");
        for row in rows {
            for (name, cell) in row.iter().filter(|(name, cell)| !["date", "flag"].contains(&name.as_str()) && !cell.is_empty()) {
                let name = if name == "unnamed" { "" } else { name };
                assert_eq!(cell.parse::<u32>().unwrap(), sums[&(row["date"].clone(), name.to_owned())], "{chart} {name} {}", row["date"]);
                found += 1;
            }
        }
        assert_eq!(found, sums.len(), "{chart}");
    }
}

#[test]
fn doubtful_months_are_flagged_and_missing_ones_are_empty() {
    let rows = python(&bytes("/data/chart-by-kind.csv"));
    let flag = |date: &str| rows.iter().find(|row| row["date"] == date).unwrap()["flag"].clone();
    for date in ["2017-02", "2017-05", "2018-08", "2020-03", "2021-02"] {
        assert_eq!(flag(date), "doubtful", "{date}");
    }
    for date in ["2015-03", "2016-03", "2017-03", "2020-06", "2022-07"] {
        assert_eq!(flag(date), "missing", "{date}");
    }
    assert_eq!(flag("2024-03"), "");
}

#[test]
fn rank_and_neighbours_are_those_of_the_series() {
    let rank: BTreeMap<String, Vec<String>> = series("rank").into_iter().map(|row| (row[0].clone(), row)).collect();
    for row in python(&bytes("/data/chart-rank.csv")) {
        let own = rank.get(&row["date"]);
        assert_eq!(row["place"], own.map_or("", |own| own[1].as_str()), "{}", row["date"]);
        assert_eq!(row["contributors"], own.map_or("", |own| own[2].as_str()), "{}", row["date"]);
    }
    let mut totals: BTreeMap<String, u32> = BTreeMap::new();
    for ((month, _), people) in by(2) {
        *totals.entry(month).or_insert(0) += people;
    }
    let others: BTreeMap<(String, String), String> =
        series("neighbours").into_iter().map(|row| ((row[0].clone(), row[1].clone()), row[2].clone())).collect();
    for row in python(&bytes("/data/chart-neighbours.csv")) {
        assert_eq!(row["KAZ"], totals.get(&row["date"]).map_or(String::new(), u32::to_string), "{}", row["date"]);
        for country in ["KGZ", "MNG", "TJK"] {
            let own = others.get(&(row["date"].clone(), country.to_owned())).map_or("", String::as_str);
            assert_eq!(row[country], own, "{country} {}", row["date"]);
        }
    }
}

#[test]
fn the_women_are_counted_from_the_series() {
    let rows = python(&bytes("/data/chart-women.csv"));
    let mut ends = BTreeMap::new();
    for row in series("kazakhstan").iter().filter(|row| row[0].as_str() >= "2015" && (row[0].ends_with("-12") || row[0] == "2025-07")) {
        let end: &mut (u32, u32) = ends.entry(row[0].clone()).or_default();
        *end = (end.0 + row[4].parse::<u32>().unwrap(), end.1 + row[3].parse::<u32>().unwrap());
    }
    assert_eq!(ends["2024-12"], (6, 164));
    assert_eq!(ends["2025-07"], (4, 161));
    let shown: BTreeMap<String, (u32, u32)> = rows
        .iter()
        .filter(|row| row["group"] == "all")
        .map(|row| (row["date"].clone(), (row["women"].parse().unwrap(), row["people"].parse().unwrap())))
        .collect();
    assert_eq!(shown, ends);
    let worldwide = python(&bytes("/data/chart-women-worldwide.csv"));
    let mut found = 0;
    for share in series("women-worldwide") {
        let row = worldwide.iter().find(|row| row["date"] == share[0]).unwrap();
        assert_eq!(row[&share[1]].parse::<f64>().unwrap(), share[2].parse::<f64>().unwrap(), "{share:?}");
        found += 1;
    }
    assert_eq!(found, 73);
    let last = worldwide.last().unwrap();
    assert_eq!((last["date"].as_str(), last["troops"].as_str(), last["flag"].as_str()), ("2028", "15", "target"));
}

/// The charts agree with the facts that the articles give for the same dates.
#[test]
fn charts_and_facts_agree() {
    let facts = python(&bytes("/data/facts.csv"));
    let fact = |id: &str| facts.iter().find(|fact| fact["id"] == id).unwrap()["value"].clone();
    let charts = |name: &str, date: &str, column: &str| {
        let rows = python(&bytes(&format!("/data/chart-{name}.csv")));
        rows.iter().find(|row| row["date"] == date).unwrap()[column].clone()
    };
    for (id, chart, date, column) in [
        ("total-un-2025-07", "neighbours", "2025-07", "KAZ"),
        ("total-un-2024-11", "neighbours", "2024-11", "KAZ"),
        ("total-un-2018-10", "neighbours", "2018-10", "KAZ"),
        ("total-rank-2024-10", "rank", "2024-10", "place"),
        ("total-contributors-2025-07", "rank", "2025-07", "contributors"),
        ("undof-kz-un-2025-07", "by-mission", "2025-07", "undof"),
        ("unifil-kz-un-2025-07", "by-mission", "2025-07", "unifil"),
        ("wps-troops-2025", "by-kind", "2025-07", "troops"),
    ] {
        assert_eq!(fact(id), charts(chart, date, column), "{id}");
    }
}

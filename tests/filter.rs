//! Facts chosen by mission, kind and year together, on the real content: what is listed is what the registry says, in every combination.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use crate::common::{ask, body, get, real};
use kazpeace::filter::FactIndex;
use kazpeace::lang::Lang;
use serde_json::Value;

fn index() -> &'static FactIndex {
    real().table.facts().unwrap()
}

fn page(lang: Lang, query: &str) -> String {
    String::from_utf8(index().page(lang, query).unwrap()).unwrap()
}

/// The ids of the facts that a page lists.
fn listed(html: &str) -> BTreeSet<String> {
    let lists = html.split("<ul class=\"factlist\">").skip(1).map(|rest| rest.split("</ul>").next().unwrap());
    let links = lists.flat_map(|list| list.split("/facts/").skip(1).map(|rest| rest.split('/').next().unwrap().to_owned()));
    links.collect()
}

/// The values of a list of the form.
fn options(html: &str, field: &str) -> Vec<String> {
    let list = html.split(&format!("<select name=\"{field}\">")).nth(1).unwrap().split("</select>").next().unwrap();
    list.split("<option value=\"").skip(2).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn every_pair_lists_what_the_registry_says() {
    let facts: Vec<Value> = serde_json::from_slice(&body(ask(real(), &get("/data/facts.json")))).unwrap();
    let text = |fact: &Value, name: &str| fact[name].as_str().unwrap_or_default().to_owned();
    let year = |fact: &Value| text(fact, if fact["kind"] == "date" { "value" } else { "as_of" })[..4].to_owned();
    let empty = page(Lang::En, "year=1812");
    assert_eq!(listed(&empty).len(), facts.len());
    let (missions, kinds, years) = (options(&empty, "mission"), options(&empty, "kind"), options(&empty, "year"));
    assert!(missions.len() > 10 && kinds.len() > 5 && years.len() > 15, "{missions:?} {kinds:?} {years:?}");
    let (mut found, mut nothing) = (0, 0);
    for mission in &missions {
        for kind in &kinds {
            let own = |fact: &&Value| {
                let slug = text(fact, "mission");
                (slug == *mission || slug.is_empty() && mission == "none") && fact["kind"] == kind.as_str()
            };
            let expected: BTreeSet<String> = facts.iter().filter(own).map(|fact| text(fact, "id")).collect();
            assert_eq!(listed(&page(Lang::Kk, &format!("mission={mission}&kind={kind}"))), expected, "{mission} {kind}");
            if expected.is_empty() { nothing += 1 } else { found += 1 }
        }
    }
    assert!(found > 50 && nothing > 5, "{found} {nothing}");
    for (mission, kind, of) in [("unifil", "in-post", "2021"), ("undof", "date", "1974"), ("none", "share", "2025")] {
        let own = |fact: &&Value| {
            (text(fact, "mission") == mission || mission == "none" && fact["mission"].is_null()) && fact["kind"] == kind && year(fact) == of
        };
        let expected: BTreeSet<String> = facts.iter().filter(own).map(|fact| text(fact, "id")).collect();
        assert!(!expected.is_empty(), "{mission} {kind} {of}");
        assert_eq!(listed(&page(Lang::Ru, &format!("mission={mission}&kind={kind}&year={of}"))), expected, "{mission} {kind} {of}");
    }
}

#[test]
fn the_lists_of_one_choice_are_the_pages_that_were_always_there() {
    for (path, query) in [("mission/undof", "mission=undof"), ("kind/share", "kind=share"), ("year/2024", "year=2024")] {
        let html = String::from_utf8(body(ask(real(), &get(&format!("/kk/facts/{path}/")))).to_vec()).unwrap();
        assert_eq!(listed(&html), listed(&page(Lang::Kk, query)), "{path}");
        // Their form has the choice made already.
        let form = |html: &str| html.split("<form").nth(1).unwrap().split("</form>").next().unwrap().to_owned();
        assert_eq!(form(&html), form(&page(Lang::Kk, query)), "{path}");
    }
}

#[test]
fn what_is_not_there_is_said_in_the_language_of_the_page() {
    for (lang, words) in [
        (Lang::En, "“fatalities” is not a kind of figure of this list"),
        (Lang::Kk, "Тізімде «fatalities» деген сан түрі жоқ"),
        (Lang::Ru, "Вида показателя «fatalities» в этом списке нет"),
    ] {
        let html = page(lang, "mission=unifil&kind=fatalities&year=2024");
        assert!(html.contains(words), "{lang}");
        assert_eq!(listed(&html), listed(&page(lang, "mission=unifil&year=2024")));
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">") && html.contains("?mission=unifil&amp;year=2024"));
    }
    let html = page(Lang::En, "mission=unmin&kind=cost&year=2025");
    assert!(html.contains("No fact fits all of this.") && listed(&html).is_empty());
    assert!(!html.contains(|mark: char| ('\u{e000}'..='\u{f8ff}').contains(&mark)), "a mark is left");
}

/// The index is kept beside the table for as long as the site is served.
#[test]
fn the_index_is_small() {
    let all: usize = Lang::ALL.into_iter().map(|lang| page(lang, "year=1812").len()).sum();
    assert!(all < 400_000, "{all} bytes");
}

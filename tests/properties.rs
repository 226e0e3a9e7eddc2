//! Properties of negotiation, conditional requests, paths and the content parser, on generated input: each as many cases as proptest's
//! default says, and a fixed number for those that run the whole line.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use crate::common::{TODAY, ask, body, get, header, live, small};
use actix_http::StatusCode;
use kazpeace::http::Live;
use kazpeace::lang::Lang;
use kazpeace::line::{Source, build};
use proptest::prelude::*;

static SITE: LazyLock<Live> = LazyLock::new(|| live(&small()));

/// A member of a list header: name, weight in thousandths if one is written.
fn members(names: &'static [&'static str]) -> impl Strategy<Value = Vec<(&'static str, Option<u16>)>> {
    prop::collection::vec((prop::sample::select(names), prop::option::of(0..=1000u16)), 0..6)
}

fn written(members: &[(&str, Option<u16>)]) -> String {
    let member = |(name, weight): &(&str, Option<u16>)| match weight {
        Some(1000) => format!("{name};q=1"),
        Some(weight) => format!("{name};q=0.{weight:03}"),
        None => (*name).to_owned(),
    };
    members.iter().map(member).collect::<Vec<_>>().join(", ")
}

/// The weight of a coding by the letter of RFC 9110 §12.5.3: the last member that names it, else the last `*`; `identity` that is not
/// mentioned at all is acceptable, but after everything that is mentioned.
fn weight(members: &[(&str, Option<u16>)], coding: &str) -> Option<u16> {
    let last = |name: &str| members.iter().rev().find(|(known, _)| *known == name).map(|(_, weight)| weight.unwrap_or(1000));
    last(coding).or_else(|| if coding == "identity" { None } else { last("*") })
}

proptest! {
    #[test]
    fn codings_are_chosen_as_the_standard_says(members in members(&["br", "gzip", "identity", "*", "zstd", "deflate"])) {
        let response = ask(&SITE, get("/en/").insert_header(("Accept-Encoding", written(&members))));
        let any = members.iter().rev().find(|(name, _)| *name == "*").map(|(_, weight)| weight.unwrap_or(1000));
        let plain = weight(&members, "identity");
        let best = ["br", "gzip", "identity"].into_iter().filter_map(|coding| Some((weight(&members, coding)?, coding))).map(|(weight, _)| weight).max().unwrap_or(0);
        if best == 0 {
            // Nothing that was named is wanted: plain bytes, unless they are refused by name or by the star.
            let refused = plain.or(any) == Some(0);
            prop_assert_eq!(response.status(), if refused { StatusCode::NOT_ACCEPTABLE } else { StatusCode::OK });
            prop_assert_eq!(header(&response, "content-encoding"), "");
        } else {
            let used = match header(&response, "content-encoding") { "" => "identity", coding => coding };
            prop_assert_eq!(response.status(), StatusCode::OK);
            prop_assert_eq!(weight(&members, used), Some(best), "{} was used for {}", used, written(&members));
            prop_assert_eq!(header(&response, "vary"), "Accept-Encoding, Accept");
        }
    }

    #[test]
    fn languages_are_chosen_as_the_standard_says(members in members(&["kk", "kk-KZ", "ru", "ru-RU", "en", "en-GB", "de", "*"])) {
        let response = ask(&SITE, get("/").insert_header(("Accept-Language", written(&members))));
        let weight = |lang: Lang| {
            let of = |name: &str| name == lang.code() || name.starts_with(&format!("{lang}-"));
            let named = members.iter().filter(|(name, _)| of(name)).map(|(_, weight)| weight.unwrap_or(1000)).max();
            // The star is for whatever is not named (RFC 4647 §3.3.1).
            let any = members.iter().rev().find(|(name, _)| *name == "*").map(|(_, weight)| weight.unwrap_or(1000));
            named.or(any).unwrap_or(0)
        };
        let best = Lang::ALL.into_iter().map(weight).max().unwrap();
        let to = header(&response, "location");
        prop_assert_eq!(response.status(), StatusCode::FOUND);
        let chosen = Lang::ALL.into_iter().find(|lang| to == format!("/{lang}/")).unwrap();
        if best == 0 { prop_assert_eq!(chosen, Lang::En) } else { prop_assert_eq!(weight(chosen), best) }
    }

    #[test]
    fn a_304_is_sent_for_the_right_tags_only(tags in prop::collection::vec("[a-zA-Z0-9,]{1,6}", 0..4), own in any::<bool>(), weak in any::<bool>(), at in 0..4usize) {
        let tag = header(&ask(&SITE, &get("/en/")), "etag").to_owned();
        let mut list: Vec<String> = tags.iter().map(|tag| format!("\"{tag}\"")).collect();
        if own {
            let tag = if weak { tag.clone() } else { tag.trim_start_matches("W/").to_owned() };
            list.insert(at.min(list.len()), tag);
        }
        let response = ask(&SITE, get("/en/").insert_header(("If-None-Match", list.join(", "))));
        prop_assert_eq!(response.status(), if own { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
        prop_assert_eq!(header(&response, "etag"), tag);
    }

    #[test]
    fn no_path_makes_a_server_error(path in "/[ -~]{0,60}") {
        let response = ask(&SITE, &get(&path));
        prop_assert!(response.status().as_u16() < 500, "{} for {}", response.status(), path);
        let to = header(&response, "location").to_owned();
        // A redirect stays on the site.
        prop_assert!(to.is_empty() || to.starts_with('/') && !to.starts_with("//"), "{} leads to {}", path, to);
        let status = response.status();
        prop_assert_eq!(body(response).is_empty(), status.is_redirection(), "{}", path);
    }

    #[test]
    fn every_spelling_of_a_page_leads_to_it_in_one_hop(capitals in prop::collection::vec(any::<bool>(), 24), slashes in 1..4usize, end in 0..3usize) {
        let ending = ["", "/", "/index.html"][end];
        let path: String = format!("/en/missions/undof{ending}").chars().zip(capitals.into_iter().chain(std::iter::repeat(false)))
            .map(|(letter, capital)| match letter { '/' => "/".repeat(slashes), letter if capital => letter.to_uppercase().to_string(), letter => letter.to_string() })
            .collect();
        let response = ask(&SITE, &get(&path));
        if path == "/en/missions/undof/" {
            prop_assert_eq!(response.status(), StatusCode::OK);
        } else {
            prop_assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT, "{}", path);
            prop_assert_eq!(header(&response, "location"), "/en/missions/undof/");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever an editor does to a file, the line ends with a site or with problems, each with a place in that site.
    #[test]
    fn no_edit_makes_the_line_fall_over(file in any::<prop::sample::Index>(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[\\[\\]\"'=#<>:|*`+\\n {}()!a-z0-9Ә\\u{0}]{0,8}"), 1..4)) {
        let folder = tempfile::tempdir().unwrap();
        let files = copy(folder.path());
        let file = &files[file.index(files.len())];
        let mut letters: Vec<char> = std::fs::read_to_string(file).unwrap().chars().collect();
        for (from, to, new) in cuts {
            let (from, to) = (from.index(letters.len() + 1), to.index(letters.len() + 1));
            let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 40));
            letters.splice(from..to.min(letters.len()), new.chars());
        }
        std::fs::write(file, letters.into_iter().collect::<String>()).unwrap();
        match build(&Source::Folder(folder.path().to_owned()), None, TODAY) {
            Ok(_) => {}
            Err(kazpeace::line::Failure::Content(problems)) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!(problem.place.line >= 1 && problem.place.column >= 1 && !problem.text.is_empty() && !problem.help.is_empty(), "{}", problem);
                }
            }
            Err(other) => prop_assert!(false, "{}", other),
        }
    }
}

/// Copies the small site and gives its files, sorted.
fn copy(to: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Source::Folder(from) = small() else { unreachable!("the small site is a folder") };
    let mut files = Vec::new();
    let mut folders = vec![from.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let target = to.join(path.strip_prefix(&from).unwrap());
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::copy(&path, &target).unwrap();
            files.push(target);
        }
    }
    // What the small site does without.
    for (name, text) in [
        (
            "charts.toml",
            "[rank]\nsources = [\"un-monthly\"]\ntitle = { en = \"Rising\", kk = \"Өсуде\", ru = \"Растёт\" }\nunit = { en = \"Place\", kk = \"Орын\", ru = \"Место\" }\nnote = { en = \"By month\", kk = \"Ай бойынша\", ru = \"По месяцам\" }\n",
        ),
        ("redirects.toml", "[[moved]]\nfrom = \"missions/golan\"\nto = \"missions/undof\"\n"),
        (
            "series/kazakhstan.csv",
            "date,mission,kind,people,women,source\n2025-06,undof,troops,140,2,un-monthly\n2025-07,undof,troops,143,2,un-monthly\n",
        ),
        ("series/rank.csv", "date,place,contributors,source\n2025-06,55,117,un-monthly\n2025-07,54,117,un-monthly\n"),
        (
            "series/flags.csv",
            "from,to,mission,kind,flag,en,kk,ru\n2025-06,2025-06,undof,troops,doubtful,\"A slip.\",\"Қате.\",\"Ошибка.\"\n",
        ),
    ] {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        files.push(path);
    }
    files.sort();
    files
}

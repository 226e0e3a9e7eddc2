//! A page that moved leads to a page that exists, in one hop; no address means two things.

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::problem::{Problem, did_you_mean};
use crate::registry::{Located, is_slug};
use crate::site::Site;
use crate::site::address;
use crate::site::broken::Broken;

/// Whose address a path is that no page can have had.
fn owner(site: &Site, path: &str) -> Option<&'static str> {
    let first = path.split('/').next().unwrap_or_default();
    let fact = path.strip_prefix("facts/").is_some_and(|id| site.facts.contains_key(id));
    if fact {
        Some("a fact")
    } else if address::is_fact_list(path) {
        Some("a list of facts")
    } else if Lang::from_code(first).is_some() {
        Some("a language")
    } else {
        address::TAKEN.contains(&first).then_some("the program")
    }
}

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    for moved in &site.moved {
        for path in [&moved.from, &moved.to] {
            if !path.value.split('/').all(is_slug) {
                let help = "write the path of a bundle, without the language and without slashes around it: missions/undof";
                problems.push(Problem::error(path.place.clone(), format!("“{}” is not a path", path.value), help));
            }
        }
        if let Some(owner) = owner(site, &moved.from.value) {
            let what = format!("“{}” is an address of {owner}", moved.from.value);
            problems.push(Problem::error(moved.from.place.clone(), what, "write the path that the page had, without the language"));
        }
        if site.page(&moved.from.value).is_some() {
            let what = format!("“{}” is said to have moved, and is there", moved.from.value);
            problems.push(Problem::error(moved.from.place.clone(), what, "take the redirect away, or rename the page"));
        }
        if let Some(first) = seen.insert(&moved.from.value, &moved.from) {
            let help = format!("take one of them away: the other is on line {}", first.place.line);
            problems.push(Problem::error(moved.from.place.clone(), format!("“{}” moved twice", moved.from.value), help));
        }
    }
    let mut circle: Vec<&str> = Vec::new();
    for moved in &site.moved {
        let (to, mut at, mut hops) = (&moved.to, moved.to.value.as_str(), 0);
        while let Some(next) = site.moved.iter().find(|other| other.from.value == at).filter(|_| hops <= site.moved.len()) {
            (at, hops) = (next.to.value.as_str(), hops + 1);
        }
        if hops > site.moved.len() && circle.contains(&at) {
            // The circle was told of at its first redirect.
        } else if hops > site.moved.len() {
            while let Some(next) = site.moved.iter().find(|other| other.from.value == at).filter(|_| !circle.contains(&at)) {
                circle.push(at);
                at = next.to.value.as_str();
            }
            let help = "let one of the redirects of the circle lead to a page that exists";
            problems.push(Problem::error(to.place.clone(), format!("“{}” leads round in a circle", moved.from.value), help));
        } else if hops > 0 {
            let what = format!("“{}” moved on itself: the reader would be sent twice", to.value);
            problems.push(Problem::error(to.place.clone(), what, format!("write to = \"{at}\"")));
        } else if site.page(&to.value).is_none() && !broken.has_page(&to.value) {
            let paths = site.pages.iter().map(|page| page.path.as_str());
            let help = did_you_mean(&to.value, paths, "write the path of a page that exists");
            problems.push(Problem::error(to.place.clone(), format!("“{}” is not a page", to.value), help));
        }
    }
}

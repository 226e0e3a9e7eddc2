//! Titles and summaries are unique in their language: readers and search engines tell pages apart by them.

use std::collections::BTreeMap;

use super::documents;
use crate::lang::Lang;
use crate::problem::Problem;
use crate::registry::Located;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<(Lang, &str), &Located<String>> = BTreeMap::new();
    for (_, document) in documents(site) {
        for (text, name) in [(&document.front.title, "title"), (&document.front.summary, "summary")] {
            if let Some(first) = seen.insert((document.lang, &text.value), text) {
                let help = format!("say what sets this page apart from {}", first.place.file);
                problems.push(Problem::error(text.place.clone(), format!("another page has the same {name}"), help));
            }
        }
    }
}

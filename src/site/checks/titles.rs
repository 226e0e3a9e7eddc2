//! Titles, summaries and questions are unique in their language: readers and search engines tell pages apart by them.

use std::collections::BTreeMap;

use super::documents;
use crate::lang::Lang;
use crate::problem::Problem;
use crate::registry::Located;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<(Lang, &str), &Located<String>> = BTreeMap::new();
    for (_, document) in documents(site) {
        let front = &document.front;
        let asked = front.asked.iter().map(|question| (&question.words, "question"));
        for (text, name) in [(&front.title, "title"), (&front.summary, "summary")].into_iter().chain(asked) {
            if let Some(first) = seen.insert((document.lang, &text.value), text) {
                let help = format!("say what sets this page apart from {}", first.place.file);
                problems.push(Problem::error(text.place.clone(), format!("another page has the same {name}"), help));
            }
        }
    }
}

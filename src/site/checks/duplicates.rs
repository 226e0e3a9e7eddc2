//! One fact, one place: no two facts state the same thing for the same date.

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::site::{Site, address};

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for fact in site.facts.values() {
        if let Some(page) = site.page(&address::fact(&fact.id.value)) {
            let what = format!("the address of the fact “{}” is that of a page", fact.id.value);
            problems.push(Problem::error(Place::start_of(&page.file), what, "rename the folder: the page of the fact has this address"));
        }
    }
    for page in site.pages.iter().filter(|page| address::is_fact_list(&page.path)) {
        let help = "rename the folder: the lists of facts have the addresses below this one";
        problems.push(Problem::error(Place::start_of(&page.file), "the address of a page is that of a list of facts", help));
    }
    let mut seen: BTreeMap<(&str, &str, String), &str> = BTreeMap::new();
    for fact in site.facts.values() {
        let key = (fact.statement.get(Lang::SOURCE).as_str(), fact.scope.get(Lang::SOURCE).as_str(), fact.as_of.value.to_string());
        if let Some(first) = seen.insert(key, &fact.id.value) {
            let what = format!("the facts “{first}” and “{}” state the same thing for the same date", fact.id.value);
            problems.push(Problem::error(fact.id.place.clone(), what, "keep one, or say in statement or scope how they differ"));
        }
    }
}

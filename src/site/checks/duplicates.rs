//! One fact, one place: no two facts state the same thing for the same date.

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::problem::Problem;
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<(&str, &str, String), &str> = BTreeMap::new();
    for fact in site.facts.values() {
        let key = (fact.statement.get(Lang::SOURCE).as_str(), fact.scope.get(Lang::SOURCE).as_str(), fact.as_of.value.to_string());
        if let Some(first) = seen.insert(key, &fact.id.value) {
            let what = format!("the facts “{first}” and “{}” state the same thing for the same date", fact.id.value);
            problems.push(Problem::error(fact.id.place.clone(), what, "keep one, or say in statement or scope how they differ"));
        }
    }
}

//! What a fact counts fits its value, and the place that shows it.

use crate::problem::Problem;
use crate::registry::{Fact, FactKind, Located, Unit, Value};
use crate::site::{PageKind, Site};

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for fact in site.facts.values() {
        let id = &fact.id;
        if (fact.kind == FactKind::Share) != (fact.unit == Unit::Percent) {
            let what = format!("the fact “{}” is a share and does not count per cent, or the other way round", id.value);
            problems.push(Problem::error(id.place.clone(), what, "kind = \"share\" and unit = \"percent\" belong together"));
        }
        if matches!(fact.value, Value::Decimal(_)) && fact.unit.is_whole() {
            let what = format!("the fact “{}” counts {} in parts", id.value, fact.unit.code());
            problems.push(Problem::error(id.place.clone(), what, "write a whole number, or another unit"));
        }
    }
    for page in &site.pages {
        let PageKind::Mission(mission) = &page.kind else { continue };
        let people: fn(&Fact) -> bool = |fact| fact.unit.is_people() && fact.kind == FactKind::InPost;
        let women: fn(&Fact) -> bool = |fact| fact.unit == Unit::Women && fact.kind == FactKind::InPost;
        shown(site, page.slug(), mission.glance.personnel.as_ref(), people, "people", problems);
        shown(site, page.slug(), mission.glance.women.as_ref(), women, "women", problems);
    }
}

/// Whether a fact that the panel of a mission shows is of that mission and counts what the panel says.
fn shown(site: &Site, slug: &str, id: Option<&Located<String>>, fits: fn(&Fact) -> bool, whom: &str, problems: &mut Vec<Problem>) {
    let Some((id, fact)) = id.and_then(|id| Some((id, site.facts.get(&id.value)?))) else { return };
    if !fits(fact) {
        let what = format!("the fact “{}” does not count {whom} in post", id.value);
        problems.push(Problem::error(id.place.clone(), what, format!("name a fact of kind = \"in-post\" that counts {whom}")));
    } else if fact.mission.as_ref().is_none_or(|mission| mission.value != slug && site.mission(&mission.value).is_some()) {
        let what = format!("the fact “{}” is not of this mission", id.value);
        problems.push(Problem::error(id.place.clone(), what, format!("name a fact with mission = \"{slug}\"")));
    }
}

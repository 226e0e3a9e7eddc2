//! The series must name missions and sources that exist.

use std::collections::BTreeSet;

use crate::problem::{Place, Problem, did_you_mean};
use crate::registry::{FlagKind, Located, Status};
use crate::site::Site;
use crate::site::broken::Broken;

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    latest(site, problems);
    let series = &site.series;
    let pages: Vec<&str> = site.missions().iter().map(|(page, _)| page.slug()).collect();
    // A mission that only doubtful rows name has no page, but is known: the flag says what to think of it.
    let doubtful = series.flags.iter().filter(|flag| flag.flag == FlagKind::Doubtful).filter_map(|flag| flag.mission.as_ref());
    let known: BTreeSet<&str> = pages.iter().copied().chain(doubtful.map(|mission| mission.value.as_str())).collect();
    for mission in
        series.headcounts.iter().filter_map(|headcount| headcount.mission.as_ref()).filter(|mission| !broken.has_mission(&mission.value))
    {
        must_be(&known, mission, "mission", "write the slug of a mission, or flag the row as doubtful in series/flags.csv", problems);
    }
    let pages: BTreeSet<&str> = pages.into_iter().collect();
    for mission in
        series.decisions.iter().filter_map(|decision| decision.mission.as_ref()).filter(|mission| !broken.has_mission(&mission.value))
    {
        must_be(&pages, mission, "mission", "write the slug of a mission, or leave the cell empty", problems);
    }
    let facts: BTreeSet<&str> = site.facts.keys().map(String::as_str).collect();
    for target in series.targets.iter().filter(|target| !broken.facts.may_hold(&target.fact.value)) {
        must_be(&facts, &target.fact, "fact", "add it to a file in facts/", problems);
    }
    let sources: BTreeSet<&str> = site.sources.keys().map(String::as_str).collect();
    let own = series.headcounts.iter().map(|row| &row.source).chain(series.ranks.iter().map(|row| &row.source));
    let world = series.neighbours.iter().map(|row| &row.source).chain(series.women.iter().map(|row| &row.source));
    for source in
        own.chain(world).chain(series.decisions.iter().map(|row| &row.source)).filter(|source| !broken.sources.may_hold(&source.value))
    {
        must_be(&sources, source, "source", "add it to sources.toml", problems);
    }
}

/// The latest table is not older than the series, and a mission that is being served was served until then: drawings end there, and pages say
/// “serving” as of it.
fn latest(site: &Site, problems: &mut Vec<Problem>) {
    let latest = site.config.latest;
    // Without a site.toml that can be read, the month is not known.
    if latest.year() == 0 {
        return;
    }
    if let Some(end) = site.series_end().filter(|end| end.last_day() > latest.last_day()) {
        let what = format!("the latest table is that of {latest}, and series/kazakhstan.csv has one of {end}");
        problems.push(Problem::error(Place::start_of("site.toml"), what, "give latest the last month of the series"));
    }
    for (page, mission) in site.missions_with(Status::Serving) {
        let last = mission.service.iter().map(|spell| spell.to).max_by_key(|to| to.last_day());
        if let Some(to) = last.filter(|to| to.last_day() != latest.last_day()) {
            let what = format!("a mission that is being served has service until {to}, and the latest table is that of {latest}");
            let help = "give to the month of that table, or the mission the status completed";
            problems.push(Problem::error(Place::start_of(&page.file), what, help));
        }
    }
}

fn must_be(known: &BTreeSet<&str>, word: &Located<String>, what: &str, otherwise: &str, problems: &mut Vec<Problem>) {
    if !known.contains(word.value.as_str()) {
        let help = did_you_mean(&word.value, known.iter().copied(), otherwise);
        problems.push(Problem::error(word.place.clone(), format!("there is no {what} “{}”", word.value), help));
    }
}

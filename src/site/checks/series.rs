//! The series must name missions and sources that exist.

use std::collections::BTreeSet;

use crate::moment::Moment;
use crate::problem::{Place, Problem, did_you_mean};
use crate::registry::{FactKind, FlagKind, Headcount, Located, Series, Status};
use crate::site::Site;
use crate::site::broken::Broken;

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    latest(site, problems);
    if !broken.series {
        flags(&site.series, problems);
        months(&site.series, problems);
    }
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
        if site.facts.get(&target.fact.value).is_some_and(|fact| fact.kind != FactKind::Share) {
            let what = format!("the fact “{}” is not a share", target.fact.value);
            problems.push(Problem::error(target.fact.place.clone(), what, "name a fact of kind = \"share\""));
        }
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

/// A flag lies on rows, or on months without any, as it says: one with a slip would leave what it doubts as if it were certain.
fn flags(series: &Series, problems: &mut Vec<Problem>) {
    for flag in &series.flags {
        let place = &flag.place;
        let is_on = |row: &Headcount| flag.is_on(row);
        let covered = series.headcounts.iter().find(|row| is_on(row));
        match (flag.flag, covered) {
            (FlagKind::Missing, Some(row)) => {
                let what = format!("there is a table of {}, which is flagged as missing", row.month);
                problems.push(Problem::error(place.clone(), what, "take the flag or the rows of series/kazakhstan.csv away"));
            }
            (FlagKind::Missing, None) | (_, Some(_)) => {}
            (_, None) => {
                let help = "compare its months, mission and kind of post with series/kazakhstan.csv";
                problems.push(Problem::error(place.clone(), "this flag lies on no row", help));
            }
        }
    }
}

/// A month that has a rank has its people, as both come from the same table, and both end with the same month. A rank may be missing between others:
/// not every table of totals was found.
fn months(series: &Series, problems: &mut Vec<Problem>) {
    let lacks = |file: &str, month: Moment, other: &str| {
        let what = format!("series/{other}.csv has {month}, and this file has not");
        Problem::error(Place::start_of(&format!("series/{file}.csv")), what, "add the month from the same table")
    };
    let has_people = |month: Moment| series.headcounts.iter().any(|row| row.month == month);
    let months = series.ranks.iter().map(|rank| rank.month);
    problems.extend(months.filter(|month| !has_people(*month)).map(|month| lacks("kazakhstan", month, "rank")));
    if let (Some(people), Some(rank)) = (series.headcounts.last(), series.ranks.last())
        && people.month.first_day() > rank.month.first_day()
    {
        problems.push(lacks("rank", people.month, "kazakhstan"));
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

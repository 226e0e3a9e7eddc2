//! The series that set Kazakhstan beside others: its rank, its neighbours, and the share of women worldwide.

use super::sheet::rows;
use crate::moment::Moment;
use crate::problem::Problem;
use crate::registry::Located;
use crate::source::File;

/// A row of `series/rank.csv`: Kazakhstan's place among the countries that had anyone in post on the last day of a month.
#[derive(Clone, Debug)]
pub struct Rank {
    /// The month.
    pub month: Moment,
    /// The place, 1 for the largest contributor.
    pub place: u32,
    /// How many countries had people in post.
    pub contributors: u32,
    /// The id of the source.
    pub source: Located<String>,
}

/// A row of `series/neighbours.csv`: people in post from another country on the last day of a month, all missions and kinds together.
#[derive(Clone, Debug)]
pub struct Neighbour {
    /// The month.
    pub month: Moment,
    /// The country by its ISO 3166-1 alpha-3 code: KGZ, MNG or TJK.
    pub country: &'static str,
    /// People.
    pub people: u32,
    /// The id of the source.
    pub source: Located<String>,
}

/// The groups that the UN's parity targets are set for, and all of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Contingent troops.
    Troops,
    /// Military observers and staff officers.
    Individual,
    /// Individual police officers.
    IndividualPolice,
    /// Formed police units.
    FormedPolice,
    /// All uniformed personnel.
    All,
}

impl Group {
    /// Every group, in the order of the strategy.
    pub const ALL: [Group; 5] = [Group::Troops, Group::Individual, Group::IndividualPolice, Group::FormedPolice, Group::All];

    /// The word that files use.
    pub const fn code(self) -> &'static str {
        match self {
            Group::Troops => "troops",
            Group::Individual => "individual",
            Group::IndividualPolice => "individual-police",
            Group::FormedPolice => "formed-police",
            Group::All => "all",
        }
    }
}

/// A row of `series/women-worldwide.csv`: the share of women in a group on the last day of a month, all countries together.
#[derive(Clone, Debug)]
pub struct WomenShare {
    /// The month.
    pub month: Moment,
    /// The group.
    pub group: Group,
    /// The share in hundredths of a per cent: 811 is 8.11 per cent.
    pub hundredths: u32,
    /// The id of the source.
    pub source: Located<String>,
}

/// A row of `series/targets.csv`: a target of the UN for the share of women in a group; its value is a fact.
#[derive(Clone, Debug)]
pub struct Target {
    /// The year of the target.
    pub year: Moment,
    /// The group.
    pub group: Group,
    /// The id of the fact that holds the share in per cent.
    pub fact: Located<String>,
}

pub(super) fn read_ranks(file: &File, problems: &mut Vec<Problem>) -> Vec<Rank> {
    const HEAD: &[&str] = &["date", "place", "contributors", "source"];
    rows(file, HEAD, &["date"], problems, |row| {
        let month = row.moment("date", "2024-03");
        let (place, contributors, source) = (row.count("place", false), row.count("contributors", false), row.text("source"));
        if let (Some(place), Some(contributors)) = (place, contributors)
            && !(1..=contributors).contains(&place)
        {
            row.note("place", format!("place {place} of {contributors} cannot be"), "compare the row with its source");
        }
        Some(Rank { month: month?, place: place?, contributors: contributors?, source: source? })
    })
}

pub(super) fn read_neighbours(file: &File, problems: &mut Vec<Problem>) -> Vec<Neighbour> {
    const HEAD: &[&str] = &["date", "country", "people", "source"];
    const COUNTRIES: [(&str, &str); 3] = [("KGZ", "KGZ"), ("MNG", "MNG"), ("TJK", "TJK")];
    rows(file, HEAD, &["date", "country"], problems, |row| {
        let (month, country) = (row.moment("date", "2024-03"), row.choice("country", &COUNTRIES));
        let (people, source) = (row.count("people", false), row.text("source"));
        Some(Neighbour { month: month?, country: country?, people: people?, source: source? })
    })
}

pub(super) fn read_women(file: &File, problems: &mut Vec<Problem>) -> Vec<WomenShare> {
    const HEAD: &[&str] = &["date", "group", "share", "source"];
    let groups = Group::ALL.map(|group| (group.code(), group));
    rows(file, HEAD, &["date", "group"], problems, |row| {
        let (month, group) = (row.moment("date", "2024-12"), row.choice("group", &groups));
        let (hundredths, source) = (row.hundredths("share"), row.text("source"));
        Some(WomenShare { month: month?, group: group?, hundredths: hundredths?, source: source? })
    })
}

pub(super) fn read_targets(file: &File, problems: &mut Vec<Problem>) -> Vec<Target> {
    const HEAD: &[&str] = &["year", "group", "fact"];
    let groups = Group::ALL.map(|group| (group.code(), group));
    rows(file, HEAD, &["year", "group"], problems, |row| {
        let (year, group, fact) = (row.moment("year", "2028"), row.choice("group", &groups), row.text("fact"));
        Some(Target { year: year?, group: group?, fact: fact? })
    })
}

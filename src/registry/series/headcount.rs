//! `series/kazakhstan.csv`: people from Kazakhstan in post at the end of each month.

use super::sheet::rows;
use crate::moment::Moment;
use crate::problem::Problem;
use crate::registry::Located;
use crate::source::File;

/// A kind of post, as the UN's monthly tables have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonnelKind {
    /// Contingent troops.
    Troops,
    /// Experts on mission: military observers and liaison officers.
    Experts,
    /// Staff officers; in the tables from May 2017.
    Staff,
    /// Individual police officers and formed police units.
    Police,
}

impl PersonnelKind {
    /// Every kind, the largest first.
    pub const ALL: [PersonnelKind; 4] = [PersonnelKind::Troops, PersonnelKind::Experts, PersonnelKind::Staff, PersonnelKind::Police];

    /// The word that files use.
    pub const fn code(self) -> &'static str {
        match self {
            PersonnelKind::Troops => "troops",
            PersonnelKind::Experts => "experts",
            PersonnelKind::Staff => "staff",
            PersonnelKind::Police => "police",
        }
    }
}

/// The words of the column `kind`.
pub(super) const KINDS: [(&str, PersonnelKind); 4] = [
    ("troops", PersonnelKind::Troops),
    ("experts", PersonnelKind::Experts),
    ("staff", PersonnelKind::Staff),
    ("police", PersonnelKind::Police),
];

/// How many people from Kazakhstan were in post in one mission and kind of post on the last day of a month.
#[derive(Clone, Debug)]
pub struct Headcount {
    /// The month.
    pub month: Moment,
    /// The mission by its slug; `None` where the source names none.
    pub mission: Option<Located<String>>,
    /// The kind of post.
    pub kind: PersonnelKind,
    /// People.
    pub people: u32,
    /// Women among them; `None` where the source does not give the sex.
    pub women: Option<u32>,
    /// The id of the source.
    pub source: Located<String>,
}

pub(super) fn read(file: &File, problems: &mut Vec<Problem>) -> Vec<Headcount> {
    const HEAD: &[&str] = &["date", "mission", "kind", "people", "women", "source"];
    rows(file, HEAD, &["date", "mission", "kind"], problems, |row| {
        let month = row.moment("date", "2024-03");
        let (mission, kind) = (row.maybe_text("mission"), row.choice("kind", &KINDS));
        let (people, women) = (row.count("people", false), row.count("women", true));
        let source = row.text("source");
        if let (Some(people), Some(women)) = (people, women)
            && women > people
        {
            row.note("women", format!("{women} women are more than {people} people"), "compare the row with its source");
        }
        Some(Headcount { month: month?, mission, kind: kind?, people: people?, women, source: source? })
    })
}

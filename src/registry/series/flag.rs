//! `series/flags.csv`: what is missing or doubtful in the series. `series/decisions.csv`: the missions that Parliament named.

use super::headcount::{Headcount, KINDS, PersonnelKind};
use super::sheet::{Row, rows};
use crate::lang::{Lang, PerLang};
use crate::moment::Moment;
use crate::problem::{Place, Problem};
use crate::registry::{Located, Texts};
use crate::source::File;

/// What a flag says of the cells it lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagKind {
    /// There is no table of the month.
    Missing,
    /// The table names no mission.
    Unnamed,
    /// The cell is probably a slip of the source: shown as doubtful, never on the map.
    Doubtful,
    /// A remark.
    Note,
}

impl FlagKind {
    /// The word that files use.
    pub const fn code(self) -> &'static str {
        match self {
            FlagKind::Missing => "missing",
            FlagKind::Unnamed => "unnamed",
            FlagKind::Doubtful => "doubtful",
            FlagKind::Note => "note",
        }
    }
}

/// A remark on some months of `kazakhstan.csv`.
#[derive(Clone, Debug)]
pub struct Flag {
    /// Where it stands.
    pub place: Place,
    /// The first month.
    pub from: Moment,
    /// The last month.
    pub to: Moment,
    /// The mission by its slug; `None` for all.
    pub mission: Option<Located<String>>,
    /// The kind of post; `None` for all.
    pub kind: Option<PersonnelKind>,
    /// What it says.
    pub flag: FlagKind,
    /// The same in words.
    pub text: Texts,
}

impl Flag {
    /// Whether it lies on a month.
    pub fn covers(&self, month: Moment) -> bool {
        (self.from.first_day()..=self.to.last_day()).contains(&month.first_day())
    }

    /// Whether it lies on a row: on its month, its mission and its kind of post.
    pub fn is_on(&self, row: &Headcount) -> bool {
        let is_own = |mission: &Located<String>| row.mission.as_ref().is_some_and(|own| own.value == mission.value);
        self.covers(row.month) && self.mission.as_ref().is_none_or(is_own) && self.kind.is_none_or(|kind| kind == row.kind)
    }
}

/// A mission that a decision of Parliament named.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The day of the decision.
    pub date: Moment,
    /// The mission by its slug; `None` where the site has no page of it.
    pub mission: Option<Located<String>>,
    /// The country or region as the decision was reported.
    pub name: Texts,
    /// The id of the source.
    pub source: Located<String>,
}

pub(super) fn read_flags(file: &File, problems: &mut Vec<Problem>) -> Vec<Flag> {
    const HEAD: &[&str] = &["from", "to", "mission", "kind", "flag", "en", "kk", "ru"];
    const FLAGS: [(&str, FlagKind); 4] =
        [("missing", FlagKind::Missing), ("unnamed", FlagKind::Unnamed), ("doubtful", FlagKind::Doubtful), ("note", FlagKind::Note)];
    rows(file, HEAD, &["from", "mission", "kind", "flag"], problems, |row| {
        let (from, to) = (row.moment("from", "2024-03"), row.moment("to", "2024-03"));
        if let (Some(from), Some(to)) = (from, to)
            && to.first_day() < from.first_day()
        {
            row.note("to", format!("{to} is before {from}"), "put the earlier month under from");
        }
        let mission = row.maybe_text("mission");
        let kind = if row.maybe_text("kind").is_some() { Some(row.choice("kind", &KINDS)?) } else { None };
        let (flag, text) = (row.choice("flag", &FLAGS), texts(row));
        Some(Flag { place: row.place("from"), from: from?, to: to?, mission, kind, flag: flag?, text: text? })
    })
}

pub(super) fn read_decisions(file: &File, problems: &mut Vec<Problem>) -> Vec<Decision> {
    const HEAD: &[&str] = &["date", "mission", "en", "kk", "ru", "source"];
    rows(file, HEAD, &["date", "en"], problems, |row| {
        let (date, mission, name, source) = (row.moment("date", "2024-01-19"), row.maybe_text("mission"), texts(row), row.text("source"));
        Some(Decision { date: date?, mission, name: name?, source: source? })
    })
}

/// The columns `en`, `kk` and `ru` of a row.
fn texts(row: &mut Row<'_>) -> Option<Texts> {
    PerLang::try_build(|lang: Lang| row.text(lang.code()))
}

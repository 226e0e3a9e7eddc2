//! `series/*.csv`: figures over time. One file for each kind of row, read by the standard of RFC 4180 with a header row.

mod flag;
mod headcount;
mod sheet;
mod world;

pub use flag::{Decision, Flag, FlagKind};
pub use headcount::{Headcount, PersonnelKind};
pub use world::{Group, Neighbour, Rank, Target, WomenShare};

use crate::problem::{Place, Problem, did_you_mean};
use crate::source::File;

/// Every series of the site. The rows of each are in order of date.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// People from Kazakhstan by month, mission and kind of post.
    pub headcounts: Vec<Headcount>,
    /// Months and cells that are missing, doubtful or need a word.
    pub flags: Vec<Flag>,
    /// Kazakhstan's place among the contributing countries by month.
    pub ranks: Vec<Rank>,
    /// People from the neighbours by month.
    pub neighbours: Vec<Neighbour>,
    /// The share of women among the uniformed personnel of all countries.
    pub women: Vec<WomenShare>,
    /// The missions that each decision of Parliament named.
    pub decisions: Vec<Decision>,
    /// The targets of the UN for the share of women.
    pub targets: Vec<Target>,
}

/// The files that the folder may hold.
const FILES: [&str; 7] =
    ["kazakhstan.csv", "flags.csv", "rank.csv", "neighbours.csv", "women-worldwide.csv", "decisions.csv", "targets.csv"];

impl Series {
    /// Adds the rows of a file of the folder `series/`; every problem of it goes to `problems`.
    pub fn read(&mut self, file: &File, problems: &mut Vec<Problem>) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        match name {
            "kazakhstan.csv" => self.headcounts = headcount::read(file, problems),
            "flags.csv" => self.flags = flag::read_flags(file, problems),
            "rank.csv" => self.ranks = world::read_ranks(file, problems),
            "neighbours.csv" => self.neighbours = world::read_neighbours(file, problems),
            "women-worldwide.csv" => self.women = world::read_women(file, problems),
            "decisions.csv" => self.decisions = flag::read_decisions(file, problems),
            "targets.csv" => self.targets = world::read_targets(file, problems),
            _ => {
                let help = did_you_mean(name, FILES, &format!("the files of series/ are {}", FILES.join(", ")));
                problems.push(Problem::error(Place::start_of(&file.path), format!("“{name}” is not a series the site knows"), help));
            }
        }
    }

    /// The flags that lie on a month, a mission (`None`: not named) and a kind of post.
    pub fn flags_on<'a>(&'a self, headcount: &'a Headcount) -> impl Iterator<Item = &'a Flag> {
        self.flags.iter().filter(move |flag| {
            flag.covers(headcount.month)
                && flag.mission.as_ref().is_none_or(|mission| headcount.mission.as_ref().is_some_and(|own| own.value == mission.value))
                && flag.kind.is_none_or(|kind| kind == headcount.kind)
        })
    }

    /// Whether a row is probably a slip of the source: it is kept and shown as doubtful.
    pub fn is_doubtful(&self, headcount: &Headcount) -> bool {
        self.flags_on(headcount).any(|flag| flag.flag == FlagKind::Doubtful)
    }
}

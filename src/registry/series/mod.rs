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
        self.flags.iter().filter(move |flag| flag.is_on(headcount))
    }

    /// Whether a row is probably a slip of the source: it is kept and shown as doubtful.
    pub fn is_doubtful(&self, headcount: &Headcount) -> bool {
        self.flags_on(headcount).any(|flag| flag.flag == FlagKind::Doubtful)
    }
}

#[cfg(test)]
mod tests {
    use super::Series;
    use crate::source::File;

    /// Every problem of one file as an editor sees it.
    fn problems(name: &str, text: &str) -> Vec<String> {
        let file = File { path: format!("series/{name}").into(), bytes: Ok(text.as_bytes().to_vec()) };
        let mut problems = Vec::new();
        Series::default().read(&file, &mut problems);
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_wrong_row_is_told_with_its_line_column_and_remedy() {
        let head = "date,mission,kind,people,women,source\n";
        for (row, expected) in [
            ("2024-01,undof,troops,3\n", "series/kazakhstan.csv:2:1: this row has 4 cells instead of 6: the columns are"),
            ("2024-01,undof,trops,3,0,s\n", "series/kazakhstan.csv:2:15: unknown kind “trops”: did you mean “troops”?"),
            ("2024-01,undof,troops,-3,0,s\n", "series/kazakhstan.csv:2:22: the count -3 is negative: write the number of people"),
            ("2024-01,undof,troops,many,0,s\n", "series/kazakhstan.csv:2:22: “many” is not a whole number of people: write digits only"),
            ("2024,undof,troops,3,0,s\n", "series/kazakhstan.csv:2:1: “2024” is not a date of this series: write it as 2024-03"),
            ("2024-01,undof,troops,3,4,s\n", "series/kazakhstan.csv:2:24: 4 women are more than 3 people: compare the row"),
            ("2024-01,undof,troops,3,0,\n", "series/kazakhstan.csv:2:26: “source” is empty: write the source of the row"),
            (
                "2024-02,a,troops,3,0,s\n2024-01,a,troops,3,0,s\n",
                "series/kazakhstan.csv:3:1: 2024-01 stands after 2024-02: put the rows in order",
            ),
            (
                "2024-01,a,troops,3,0,s\n2024-01,a,troops,4,0,s\n",
                "series/kazakhstan.csv:3:1: the row “2024-01, a, troops” stands twice: take one of them away: the other is on line 2",
            ),
        ] {
            let whole = format!("{head}{row}");
            // Lines end as Unix or as RFC 4180 has them, and some programs write a mark before the first.
            for text in [&whole, &whole.replace('\n', "\r\n"), &format!("\u{feff}{whole}")] {
                let found = problems("kazakhstan.csv", text);
                assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?}\n{expected}");
            }
        }
    }

    #[test]
    fn other_files_are_checked_too() {
        for (name, text, expected) in [
            (
                "kazakstan.csv",
                "",
                "series/kazakstan.csv:1:1: “kazakstan.csv” is not a series the site knows: did you mean “kazakhstan.csv”?",
            ),
            (
                "rank.csv",
                "date,rank\n",
                "series/rank.csv:1:1: the header row is not that of this series: write date,place,contributors,source",
            ),
            ("rank.csv", "date,place,contributors,source\n2024-01,9,8,s\n", "series/rank.csv:2:9: place 9 of 8 cannot be: compare"),
            (
                "neighbours.csv",
                "date,country,people,source\n2024-01,XYZ,8,s\n",
                "series/neighbours.csv:2:9: unknown country “XYZ”: the words are KGZ, MNG, TJK",
            ),
            (
                "women-worldwide.csv",
                "date,group,share,source\n2024-12,troops,101,s\n",
                "series/women-worldwide.csv:2:16: “101” is not a share",
            ),
            (
                "flags.csv",
                "from,to,mission,kind,flag,en,kk,ru\n2024-02,2024-01,,,note,a,b,c\n",
                "series/flags.csv:2:9: 2024-01 is before 2024-02",
            ),
            ("targets.csv", "year,group,fact\n2028,troops,\n", "series/targets.csv:2:13: “fact” is empty"),
        ] {
            let found = problems(name, text);
            assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?}\n{expected}");
        }
        assert_eq!(problems("decisions.csv", "date,mission,en,kk,ru,source\n2024-01-19,undof,\"a, b\",c,d,s\n"), Vec::<String>::new());
    }
}

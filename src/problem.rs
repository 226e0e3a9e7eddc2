//! What is wrong with the content: where, what, and how to mend it.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A place in a file of the content. Lines and columns count from 1; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path under the content folder, with `/`.
    pub file: Arc<str>,
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Place {
    /// The beginning of a file, for what has no better place.
    pub fn start_of(file: &str) -> Place {
        Place { file: file.into(), line: 1, column: 1 }
    }
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// The site is not built.
    Error,
    /// The site is built; `check --strict` fails.
    Warning,
}

/// How many problems are errors.
pub fn errors(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.weight == Weight::Error).count()
}

/// How a problem is written for programs.
#[derive(Serialize, Deserialize)]
struct Flat {
    file: String,
    line: u32,
    column: u32,
    weight: Weight,
    text: String,
    help: String,
}

impl From<Problem> for Flat {
    fn from(Problem { place, weight, text, help }: Problem) -> Flat {
        Flat { file: place.file.as_ref().to_owned(), line: place.line, column: place.column, weight, text, help }
    }
}

impl From<Flat> for Problem {
    fn from(Flat { file, line, column, weight, text, help }: Flat) -> Problem {
        Problem { place: Place { file: file.into(), line, column }, weight, text, help }
    }
}

/// One problem of the content. Ordered by place, so that a sorted list reads file by file from the top. For programs it is an object with `file`,
/// `line`, `column`, `weight` (`error` or `warning`), `text` and `help`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "Flat", from = "Flat")]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// How much it weighs.
    pub weight: Weight,
    /// What is wrong.
    pub text: String,
    /// How to mend it.
    pub help: String,
}

impl Problem {
    /// An error at a place.
    pub fn error(place: Place, text: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { place, weight: Weight::Error, text: text.into(), help: help.into() }
    }

    /// A warning at a place.
    pub fn warning(place: Place, text: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { place, weight: Weight::Warning, text: text.into(), help: help.into() }
    }
}

impl fmt::Display for Problem {
    /// `file:line:column: what: remedy`, with `warning: ` before the text of a warning.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line, column } = &self.place;
        let weight = if self.weight == Weight::Warning { "warning: " } else { "" };
        write!(f, "{file}:{line}:{column}: {weight}{}: {}", self.text, self.help)
    }
}

/// The known word nearest to a wrong one, if one is near enough to have been meant: no more than two letters or a third of it differ, and
/// never more than half of it, as two letters are the whole of `kk`.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = known.into_iter().map(|word| (strsim::damerau_levenshtein(wrong, word), word)).filter(|(distance, word)| {
        let length = word.chars().count();
        *distance <= 2.max(length / 3) && distance * 2 <= length
    });
    near.min().map(|(_, word)| word)
}

/// The known word nearest to a wrong one, as the end of a remedy: `did you mean “statement”?`, or what else to do.
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match nearest(wrong, known) {
        Some(word) => format!("did you mean “{word}”?"),
        None => otherwise.to_owned(),
    }
}

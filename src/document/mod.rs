//! One article in one language: front matter and text, parsed into a tree in which nothing special is text any more.

mod front;
mod ids;
mod markdown;
mod run;
mod running;
mod sections;
mod shallow;
mod slips;
mod table;
mod target;
mod tree;

use std::sync::Arc;

pub use front::{Change, Front, Question};
pub use ids::is_taken;
pub use markdown::parse_paragraph;
pub use run::Run;
pub use sections::{FRONT, Fingerprint, INTRODUCTION, Section};
pub use target::Target;
pub use tree::{Block, Cell, Drawing, Heading, Inline, Link, ListItem, Table, plain, walk, walk_blocks, walk_inlines};

use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::registry::{Lines, Located, text_of};
use crate::source::File;

/// An article in one language.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path of its file.
    pub file: Arc<str>,
    /// Its language.
    pub lang: Lang,
    /// Its front matter.
    pub front: Front,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its footnotes by label, in the order of their definitions.
    pub notes: Vec<(String, Vec<Block>)>,
    /// Every digit run of the running text that is not a fact, for number parity.
    pub numbers: Vec<Located<String>>,
    /// Its sections as fingerprints, for the translations made from it; a translation has none.
    pub sections: Vec<Section>,
    /// Its words, for the checks that look at them: in the order of the text, those that the blocks could not take up too.
    pub runs: Vec<Arc<Run>>,
    /// Whether all of the text was understood. If not, its problems are known, and a comparison with another text would only repeat them.
    pub sound: bool,
}

impl Document {
    /// The blocks of the text, then those of each of its footnotes.
    pub fn bodies(&self) -> impl Iterator<Item = &[Block]> {
        std::iter::once(self.blocks.as_slice()).chain(self.notes.iter().map(|(_, blocks)| blocks.as_slice()))
    }

    /// The headings of the text, in order.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading.as_ref()),
            _ => None,
        })
    }
}

/// Parses the article of a bundle. `bundle` is the path of its folder, against which relative addresses are resolved.
pub fn parse(file: &File, bundle: &str, lang: Lang, problems: &mut Vec<Problem>) -> Option<Document> {
    let text = text_of(file, problems)?;
    let Some((front, body, body_line)) = split(text).filter(|(front, ..)| !front.trim().is_empty()) else {
        let help = "begin the file with +++, then title, summary and [[changes]], then +++";
        problems.push(Problem::error(Place::start_of(&file.path), "the front matter is missing", help));
        return None;
    };
    let front = front::parse(&Lines::new(&file.path, front, 2), problems);
    let known = problems.len();
    let parsed = markdown::parse(&Lines::new(&file.path, body, body_line), body, bundle, problems);
    let sound = problems.len() == known;
    let front = front?;
    let sections = if lang == Lang::SOURCE { sections::sections(&front.title, &front.summary, body, body_line) } else { Vec::new() };
    Some(Document {
        file: file.path.clone(),
        lang,
        front,
        blocks: parsed.blocks,
        notes: parsed.notes,
        numbers: parsed.numbers,
        sections,
        runs: parsed.runs,
        sound,
    })
}

/// The front matter, the body, and the line that the body begins on.
fn split(text: &str) -> Option<(&str, &str, u32)> {
    let (first, rest) = text.split_once('\n')?;
    let mut front = 0;
    for (lines, line) in (0..).zip(rest.split_inclusive('\n')) {
        if line.trim_end() == "+++" {
            let body = rest.get(front + line.len()..)?;
            return (first.trim_end() == "+++").then_some((rest.get(..front)?, body, lines + 3));
        }
        front += line.len();
    }
    None
}

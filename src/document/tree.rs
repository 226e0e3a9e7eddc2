//! The tree of a text.

use std::sync::Arc;

use super::Target;
use super::run::Run;
use crate::problem::Place;
use crate::registry::Located;

/// A block of a text.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading of level 2 to 4.
    Heading(Box<Heading>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; the number is the start of an ordered one.
    List(Option<u64>, Vec<ListItem>),
    /// A table with its caption.
    Table(Box<Table>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Something drawn from the registries.
    Figure(Drawing, Vec<Inline>),
}

/// An item of a list.
pub type ListItem = Vec<Block>;

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 2 to 4.
    pub level: u8,
    /// The id that makes it linkable, the same in all languages.
    pub id: Located<String>,
    /// Its text.
    pub text: Vec<Inline>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The caption.
    pub caption: Vec<Inline>,
    /// The cells of the header row.
    pub head: Vec<Cell>,
    /// The rows; the first cell of each is its header.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The texts that are read together: the caption, then the cells, row by row.
    pub fn texts(&self) -> impl Iterator<Item = &Vec<Inline>> {
        let cells = self.head.iter().chain(self.rows.iter().flatten()).map(|cell| &cell.text);
        std::iter::once(&self.caption).chain(cells)
    }
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Whether it is set flush right, as figures are.
    pub right: bool,
    /// What it says.
    pub text: Vec<Inline>,
}

/// Something drawn on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// The locator map of a mission, by its slug.
    Map(Box<Located<String>>),
    /// One dot for each person, by the id of a fact.
    Dots(Box<Located<String>>),
    /// A large figure in the margin, by the id of a fact.
    Pull(Box<Located<String>>),
    /// A timeline, by its id.
    Timeline(Box<Located<String>>),
    /// A chart, by its id.
    Chart(Box<Located<String>>),
}

impl Drawing {
    /// The id of what it shows.
    pub fn id(&self) -> &Located<String> {
        let (Drawing::Map(id) | Drawing::Dots(id) | Drawing::Pull(id) | Drawing::Timeline(id) | Drawing::Chart(id)) = self;
        id
    }
}

impl std::fmt::Display for Drawing {
    /// As it is written: `map:undof`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (scheme, id) = match self {
            Drawing::Map(id) => ("map", id),
            Drawing::Dots(id) => ("dots", id),
            Drawing::Pull(id) => ("pull", id),
            Drawing::Timeline(id) => ("timeline", id),
            Drawing::Chart(id) => ("chart", id),
        };
        write!(f, "{scheme}:{}", id.value)
    }
}

/// A piece of running text.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Plain text. The checks that look at words have it too.
    Text(Arc<Run>),
    /// Strong text.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link(Box<Link>),
    /// The value of a fact, by its id.
    Fact(Box<Located<String>>),
    /// The as-of date of a fact, by its id.
    AsOf(Box<Located<String>>),
    /// A reference to a source, by its id.
    Source(Box<Located<String>>),
    /// A reference to a footnote, by its label.
    Note(Box<Located<String>>),
    /// A line break.
    Break,
}

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// Where it was read.
    pub place: Place,
    /// What it says.
    pub text: Vec<Inline>,
}

/// Calls `visit` with every block, nested ones included.
pub fn walk_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match block {
            Block::List(_, items) => items.iter().for_each(|item| walk_blocks(item, visit)),
            Block::Quote(blocks) => walk_blocks(blocks, visit),
            Block::Heading(_) | Block::Paragraph(_) | Block::Table(_) | Block::Figure(..) => {}
        }
    }
}

/// Calls `visit` with every inline piece of some blocks, from first to last, nested ones included.
pub fn walk<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Heading(heading) => walk_inlines(&heading.text, visit),
            Block::Paragraph(text) | Block::Figure(_, text) => walk_inlines(text, visit),
            Block::List(_, items) => items.iter().for_each(|item| walk(item, visit)),
            Block::Quote(blocks) => walk(blocks, visit),
            Block::Table(table) => table.texts().for_each(|text| walk_inlines(text, visit)),
        }
    }
}

/// Calls `visit` with every inline piece of a text, nested ones included.
pub fn walk_inlines<'a>(text: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in text {
        visit(inline);
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) => walk_inlines(inner, visit),
            Inline::Link(link) => walk_inlines(&link.text, visit),
            _ => {}
        }
    }
}

/// Whether a text says nothing.
pub(super) fn is_blank(text: &[Inline]) -> bool {
    text.iter().all(|inline| match inline {
        Inline::Text(run) => run.text().trim().is_empty(),
        Inline::Strong(inner) | Inline::Emphasis(inner) => is_blank(inner),
        Inline::Break => true,
        _ => false,
    })
}

/// The plain words of a text, without figures and references.
pub fn plain(text: &[Inline]) -> String {
    let mut words = String::new();
    walk_inlines(text, &mut |inline| match inline {
        Inline::Text(run) => words.push_str(run.text()),
        Inline::Code(code) => words.push_str(code),
        Inline::Break => words.push(' '),
        _ => {}
    });
    words
}

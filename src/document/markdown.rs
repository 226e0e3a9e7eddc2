//! CommonMark to the tree: everything special is an ordinary link, autolink or image whose scheme says what it is.

use std::cell::Cell;
use std::iter::Peekable;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag};

use super::ids::is_taken;
use super::run::Run;
use super::shallow::Shallow;
use super::table::{CAPTION, is_caption, strip_caption};
use super::tree::{Block, Drawing, Heading, Inline, ListItem, is_blank};
use crate::problem::{Problem, did_you_mean};
use crate::registry::{Lines, Located};

/// The schemes of figures, which stand in an image.
pub(super) const DRAWINGS: [&str; 5] = ["map", "dots", "pull", "timeline", "chart"];
/// The schemes of figures and references in running text, which stand in an autolink.
pub(super) const REFERENCES: [&str; 3] = ["fact", "asof", "source"];
/// A parsed body.
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<(String, Vec<Block>)>,
    pub(super) numbers: Vec<Located<String>>,
    pub(super) runs: Vec<Arc<Run>>,
}

/// Parses the body of an article.
pub(super) fn parse(lines: &Lines<'_>, text: &str, bundle: &str, problems: &mut Vec<Problem>) -> Body {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    let too_deep = Cell::new(None);
    let events = Shallow::new(Parser::new_ext(text, options).into_offset_iter(), &too_deep).peekable();
    let mut builder = Builder {
        events,
        lines,
        text,
        bundle,
        problems,
        notes: Vec::new(),
        numbers: Vec::new(),
        runs: Vec::new(),
        asked: Vec::new(),
        told: Vec::new(),
        level: 1,
        depth: 0,
        open: 0,
        bare_caption: false,
    };
    let blocks = builder.blocks();
    // A link ends before the sentence that it stands in.
    builder.runs.sort_by_key(|run| run.position(0));
    builder.leftovers();
    builder.check_notes();
    if let Some(start) = too_deep.get() {
        builder.error(&(start..start), "this is nested too deeply", "write at most 16 lists, quotations and emphases inside each other");
    }
    let (notes, numbers, runs) = (builder.notes, builder.numbers, builder.runs);
    Body { blocks, notes, numbers, runs }
}

/// Parses a text of one paragraph that stands in a registry, from the place of its first letter; links are resolved from the root of the
/// content.
pub fn parse_paragraph(text: &Located<String>, problems: &mut Vec<Problem>) -> Vec<Inline> {
    let lines = Lines::at(&text.place, &text.value);
    let body = parse(&lines, &text.value, "", problems);
    let mut inlines = Vec::new();
    for block in body.blocks {
        match block {
            Block::Paragraph(text) if inlines.is_empty() => inlines = text,
            _ => problems.push(Problem::error(
                text.place.clone(),
                "this text is more than one paragraph",
                "write one paragraph, without headings, lists or figures",
            )),
        }
    }
    inlines
}

pub(super) struct Builder<'a, 'p> {
    pub(super) events: Peekable<Shallow<'p, OffsetIter<'a>>>,
    pub(super) lines: &'a Lines<'a>,
    pub(super) text: &'a str,
    pub(super) bundle: &'a str,
    pub(super) problems: &'p mut Vec<Problem>,
    pub(super) notes: Vec<(String, Vec<Block>)>,
    pub(super) numbers: Vec<Located<String>>,
    pub(super) runs: Vec<Arc<Run>>,
    /// The labels of the notes that the text refers to, and of those that are written.
    pub(super) asked: Vec<Located<String>>,
    pub(super) told: Vec<Located<String>>,
    /// The level of the heading before.
    pub(super) level: u8,
    /// How many blocks lie around the current one.
    pub(super) depth: u32,
    /// How many HTML elements were begun, and told of, that are still to end.
    pub(super) open: u32,
    /// A caption stands before no table.
    pub(super) bare_caption: bool,
}

impl<'a> Builder<'a, '_> {
    pub(super) fn error(&mut self, span: &Range<usize>, text: impl Into<String>, help: impl Into<String>) {
        let place = self.lines.place(span.start);
        self.problems.push(Problem::error(place, text, help));
    }

    /// Blocks up to the end of the enclosing element, whose end event is taken too.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.depth += 1;
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) if !is_inline(&tag) => self.block(tag, span, &mut blocks),
                Event::Rule => self.error(&span, "a rule has no place in an article", "use a heading to divide the text"),
                // A tight list item holds its text without a paragraph.
                event => {
                    let text = self.loose(event, span);
                    blocks.push(Block::Paragraph(text));
                }
            }
        }
        self.depth -= 1;
        blocks.shrink_to_fit();
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, span: Range<usize>, blocks: &mut Vec<Block>) {
        match tag {
            Tag::Paragraph => {
                let block = self.paragraph(&span);
                let before_table = matches!(self.events.peek(), Some((Event::Start(Tag::Table(_)), _)));
                if !before_table && matches!(&block, Block::Paragraph(text) if is_caption(text)) {
                    self.bare_caption = true;
                    self.error(&span, "a caption without a table", format!("write the table right after it, or take “{CAPTION}” away"));
                }
                blocks.push(block);
            }
            Tag::Heading { level, id, classes, attrs } => {
                if !(classes.is_empty() && attrs.is_empty()) {
                    self.error(&span, "a heading has more than an id", "leave nothing but # and the id between { and }");
                }
                let block = self.heading(level, id, &span);
                blocks.extend(block);
            }
            Tag::List(start) => {
                let items = self.items();
                blocks.push(Block::List(start, items));
            }
            Tag::BlockQuote(_) => {
                let inner = self.blocks();
                blocks.push(Block::Quote(inner));
            }
            Tag::Table(columns) => {
                let caption = match blocks.pop() {
                    Some(Block::Paragraph(text)) => strip_caption(text).map_err(|text| blocks.push(Block::Paragraph(text))).ok(),
                    other => {
                        blocks.extend(other);
                        None
                    }
                };
                let caption = caption.filter(|caption| !is_blank(caption));
                if caption.is_none() {
                    self.error(&span, "the table has no caption", format!("write a paragraph “{CAPTION} …” right before it"));
                }
                let table = self.table(&columns, caption.unwrap_or_default());
                blocks.push(Block::Table(Box::new(table)));
            }
            Tag::FootnoteDefinition(label) => {
                self.told.push(Located { value: label.to_string(), place: self.lines.place(span.start) });
                let inner = self.blocks();
                self.notes.push((label.to_string(), inner));
            }
            Tag::CodeBlock(_) => {
                self.error(&span, "a code block has no place in an article", "take the four spaces or the fence away");
                self.skip();
            }
            // HTML: the parser has nothing else to give, as the options do not ask for more.
            _ => {
                self.html(&span);
                self.skip();
            }
        }
    }

    /// Tells of raw HTML, once for an element that begins and ends.
    pub(super) fn html(&mut self, span: &Range<usize>) {
        let written = self.text.get(span.clone()).unwrap_or_default();
        if written.starts_with("</") && self.open > 0 {
            self.open -= 1;
            return;
        }
        if !written.starts_with("<!") && !written.contains("</") {
            self.open += 1;
        }
        self.error(span, "raw HTML is not shown", "write it in Markdown; docs/editing.md lists what there is");
    }

    /// Passes over everything up to the end of the element whose start was just taken.
    pub(super) fn skip(&mut self) {
        let mut depth = 1;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    fn paragraph(&mut self, span: &Range<usize>) -> Block {
        if let Some((Event::Start(Tag::Image { .. }), _)) = self.events.peek()
            && let Some((Event::Start(Tag::Image { dest_url, .. }), image)) = self.events.next()
        {
            let caption = self.inlines();
            let rest = self.inlines();
            // A second figure tells of itself.
            if !is_blank(&rest) {
                self.error(span, "a figure does not stand alone", "leave an empty line before and after the figure");
            }
            return match self.drawing(&dest_url, &image) {
                Some(drawing) => {
                    if is_blank(&caption) {
                        self.error(&image, "the figure has no caption", "write what it shows between the square brackets");
                    }
                    Block::Figure(drawing, caption)
                }
                None => Block::Paragraph(caption),
            };
        }
        Block::Paragraph(self.inlines())
    }

    fn drawing(&mut self, destination: &str, span: &Range<usize>) -> Option<Drawing> {
        let Some((scheme, id)) = destination.split_once(':') else {
            self.error(span, format!("“{destination}” is not a figure"), "write map:, dots:, pull:, timeline: or chart: and an id");
            return None;
        };
        let id = Box::new(Located { value: id.to_owned(), place: self.lines.place(span.start) });
        match scheme {
            "map" => Some(Drawing::Map(id)),
            "dots" => Some(Drawing::Dots(id)),
            "pull" => Some(Drawing::Pull(id)),
            "timeline" => Some(Drawing::Timeline(id)),
            "chart" => Some(Drawing::Chart(id)),
            other => {
                let help = did_you_mean(other, DRAWINGS, "the schemes of figures are map, dots, pull, timeline and chart");
                self.error(span, format!("unknown scheme “{other}:”"), help);
                None
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<CowStr<'a>>, span: &Range<usize>) -> Option<Block> {
        let text = self.inlines();
        let level = level as u8;
        if is_blank(&text) {
            self.error(span, "a heading without words", "write what the part is about before its id");
        }
        if self.depth > 1 {
            self.error(span, "a heading inside a list, a quotation or a note", "take it out of there: headings divide the page");
            return None;
        }
        if !(2..=4).contains(&level) {
            self.error(span, format!("a heading of level {level}"), "use ## to ####: the title of the page is level 1");
            return None;
        }
        if level > self.level + 1 {
            let help = format!("use {}", "#".repeat(usize::from(self.level) + 1));
            self.error(span, format!("the heading skips from level {} to {level}", self.level), help);
        }
        self.level = level;
        let Some(id) = id else {
            self.error(span, "the heading has no id", "add {#a-short-id} at its end, the same in all three languages");
            return None;
        };
        if !crate::registry::is_slug(&id) {
            self.error(span, format!("“{id}” cannot be an id"), "use lower-case letters a to z, digits and hyphens");
        } else if is_taken(&id) {
            self.error(
                span,
                format!("the id “{id}” is one that the page has itself"),
                "choose another one, the same in all three languages",
            );
        }
        let id = Located { value: id.to_string(), place: self.lines.place(span.start) };
        Some(Block::Heading(Box::new(Heading { level, id, text })))
    }

    fn items(&mut self) -> Vec<ListItem> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks()),
                _ => break,
            }
        }
        items
    }
}

pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

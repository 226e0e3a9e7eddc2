//! CommonMark to the tree: everything special is an ordinary link, autolink or image whose scheme says what it is.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::target::{Refused, Target};
use super::tree::{Block, Cell, Drawing, Heading, Inline, ListItem, Table};
use crate::problem::{Place, Problem, did_you_mean};
use crate::registry::{Lines, Located};

/// The word that begins the paragraph before a table and makes it the caption.
const CAPTION: &str = "Table:";
/// The schemes of figures, which stand in an image.
const DRAWINGS: [&str; 5] = ["map", "dots", "pull", "timeline", "chart"];
/// The schemes of figures and references in running text, which stand in an autolink.
const REFERENCES: [&str; 3] = ["fact", "asof", "source"];

/// A parsed body.
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<(String, Vec<Block>)>,
    pub(super) numbers: Vec<Located<String>>,
}

/// Parses the body of an article.
pub(super) fn parse(lines: &Lines<'_>, text: &str, bundle: &str, problems: &mut Vec<Problem>) -> Body {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    let events = Parser::new_ext(text, options).into_offset_iter().peekable();
    let mut builder = Builder { events, lines, bundle, problems, notes: Vec::new(), numbers: Vec::new(), level: 1 };
    let blocks = builder.blocks();
    let (notes, numbers) = (builder.notes, builder.numbers);
    Body { blocks, notes, numbers }
}

/// Parses a text of one paragraph that stands in a registry; links are resolved from the root of the content.
pub fn parse_paragraph(text: &Located<String>, problems: &mut Vec<Problem>) -> Vec<Inline> {
    let lines = Lines::new(&text.place.file, &text.value, text.place.line);
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

struct Builder<'a, 'p> {
    events: Peekable<OffsetIter<'a>>,
    lines: &'a Lines<'a>,
    bundle: &'a str,
    problems: &'p mut Vec<Problem>,
    notes: Vec<(String, Vec<Block>)>,
    numbers: Vec<Located<String>>,
    level: u8,
}

impl<'a> Builder<'a, '_> {
    fn error(&mut self, span: &Range<usize>, text: impl Into<String>, help: impl Into<String>) {
        let place = self.lines.place(span.start);
        self.problems.push(Problem::error(place, text, help));
    }

    /// Blocks up to the end of the enclosing element, whose end event is taken too.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, span)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) if !is_inline(&tag) => self.block(tag, span, &mut blocks),
                Event::Html(_) => self.error(&span, "raw HTML is not shown", "write it in Markdown; docs/editing.md lists what there is"),
                Event::Rule => self.error(&span, "a rule has no place in an article", "use a heading to divide the text"),
                // A tight list item holds its text without a paragraph.
                event => {
                    let text = self.loose(event, span);
                    blocks.push(Block::Paragraph(text));
                }
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, span: Range<usize>, blocks: &mut Vec<Block>) {
        match tag {
            Tag::Paragraph => {
                let block = self.paragraph(&span);
                blocks.push(block);
            }
            Tag::Heading { level, id, .. } => {
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
                    Some(Block::Paragraph(text)) => strip_caption(text).map_err(Block::Paragraph),
                    Some(other) => Err(other),
                    None => Ok(None),
                };
                let caption = match caption {
                    Ok(caption) => caption,
                    Err(block) => {
                        blocks.push(block);
                        None
                    }
                };
                if caption.is_none() {
                    self.error(&span, "the table has no caption", format!("write a paragraph “{CAPTION} …” right before it"));
                }
                let table = self.table(&columns, caption.unwrap_or_default());
                blocks.push(Block::Table(table));
            }
            Tag::FootnoteDefinition(label) => {
                let inner = self.blocks();
                self.notes.push((label.to_string(), inner));
            }
            Tag::CodeBlock(_) => {
                self.error(&span, "a code block has no place in an article", "take the four spaces or the fence away");
                self.skip();
            }
            _ => {
                self.error(
                    &span,
                    "this kind of block is not shown",
                    "write it with paragraphs, lists and tables; docs/editing.md lists what there is",
                );
                self.skip();
            }
        }
    }

    /// Passes over everything up to the end of the element whose start was just taken.
    fn skip(&mut self) {
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
            if !rest.is_empty() {
                self.error(span, "a figure does not stand alone", "leave an empty line before and after the figure");
            }
            return match self.drawing(&dest_url, &image) {
                Some(drawing) => {
                    if super::tree::plain(&caption).trim().is_empty() {
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
        let id = Located { value: id.to_owned(), place: self.lines.place(span.start) };
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
        if !(2..=4).contains(&level) {
            self.error(span, format!("a heading of level {level}"), "use ## to ####: the title of the page is level 1");
        } else if level > self.level + 1 {
            self.error(
                span,
                format!("the heading skips from level {} to {level}", self.level),
                format!("use {}", "#".repeat(usize::from(self.level) + 1)),
            );
        }
        self.level = level;
        let Some(id) = id else {
            self.error(span, "the heading has no id", "add {#a-short-id} at its end, the same in all three languages");
            return None;
        };
        if !crate::registry::is_slug(&id) {
            self.error(span, format!("“{id}” cannot be an id"), "use lower-case letters a to z, digits and hyphens");
        }
        Some(Block::Heading(Heading { level, id: Located { value: id.to_string(), place: self.lines.place(span.start) }, text }))
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

    fn table(&mut self, columns: &[Alignment], caption: Vec<Inline>) -> Table {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(columns),
                Event::Start(Tag::TableRow) => rows.push(self.cells(columns)),
                _ => break,
            }
        }
        Table { caption, head, rows }
    }

    fn cells(&mut self, columns: &[Alignment]) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let right = columns.get(cells.len()) == Some(&Alignment::Right);
                    cells.push(Cell { right, text: self.inlines() });
                }
                _ => break,
            }
        }
        cells
    }

    /// Text up to the end of the enclosing element, whose end event is taken too.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut text = Vec::new();
        while let Some((event, span)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, span, &mut text);
        }
        text
    }

    /// The text of a tight list item, which has no paragraph around it: up to the next block or the end of the item.
    fn loose(&mut self, first: Event<'a>, span: Range<usize>) -> Vec<Inline> {
        let mut text = Vec::new();
        self.inline(first, span, &mut text);
        while let Some((event, _)) = self.events.peek() {
            let inline = match event {
                Event::End(_) => false,
                Event::Start(tag) => is_inline(tag),
                _ => true,
            };
            if !inline {
                break;
            }
            if let Some((event, span)) = self.events.next() {
                self.inline(event, span, &mut text);
            }
        }
        text
    }

    fn inline(&mut self, event: Event<'a>, span: Range<usize>, text: &mut Vec<Inline>) {
        match event {
            Event::Text(words) => {
                self.note_numbers(&words, &span);
                push_text(text, &words);
            }
            Event::Code(code) => text.push(Inline::Code(code.to_string())),
            Event::SoftBreak => push_text(text, " "),
            Event::HardBreak => text.push(Inline::Break),
            Event::FootnoteReference(label) => {
                text.push(Inline::Note(Located { value: label.to_string(), place: self.lines.place(span.start) }));
            }
            Event::Start(Tag::Strong) => {
                let inner = self.inlines();
                text.push(Inline::Strong(inner));
            }
            Event::Start(Tag::Emphasis) => {
                let inner = self.inlines();
                text.push(Inline::Emphasis(inner));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.link(link_type, &dest_url, &span, text),
            Event::Start(Tag::Image { .. }) => {
                self.error(&span, "a figure does not stand alone", "leave an empty line before and after the figure");
                self.skip_to(TagEnd::Image);
            }
            Event::InlineHtml(_) => self.error(&span, "raw HTML is not shown", "write it in Markdown; docs/editing.md lists what there is"),
            _ => self.error(&span, "this is not shown", "write it in Markdown; docs/editing.md lists what there is"),
        }
    }

    fn skip_to(&mut self, end: TagEnd) {
        for (event, _) in self.events.by_ref() {
            if event == Event::End(end) {
                break;
            }
        }
    }

    fn link(&mut self, kind: LinkType, destination: &str, span: &Range<usize>, text: &mut Vec<Inline>) {
        let place = self.lines.place(span.start);
        if kind == LinkType::Autolink
            && let Some((scheme, id)) = destination.split_once(':')
            && !matches!(scheme, "http" | "https" | "mailto")
        {
            self.skip_to(TagEnd::Link);
            let id = Located { value: id.to_owned(), place };
            match scheme {
                "fact" => text.push(Inline::Fact(id)),
                "asof" => text.push(Inline::AsOf(id)),
                "source" => text.push(Inline::Source(id)),
                other => {
                    let help = did_you_mean(
                        other,
                        REFERENCES.into_iter().chain(DRAWINGS),
                        "the schemes are fact, asof and source, and in figures map, dots, pull, timeline and chart",
                    );
                    self.error(span, format!("unknown scheme “{other}:”"), help);
                }
            }
            return;
        }
        let inner = self.inlines();
        match Target::parse(destination, self.bundle) {
            Ok(target) => text.push(Inline::Link(target, place, inner)),
            Err(refused) => {
                let (what, help) = match refused {
                    Refused::Scheme(scheme) => (
                        format!("unknown scheme “{scheme}:”"),
                        did_you_mean(&scheme, REFERENCES, "link to https: or to a page of the site by its relative address"),
                    ),
                    Refused::Outside => (format!("“{destination}” leads out of the site"), "take one ../ away".to_owned()),
                };
                self.error(span, what, help);
                text.extend(inner);
            }
        }
    }

    /// Notes each run of digits with what joins it: `57/129`, `2022–2025`, `320-V` stay whole enough to be compared between languages.
    fn note_numbers(&mut self, words: &str, span: &Range<usize>) {
        let mut start = None;
        for (at, letter) in words.char_indices().chain(std::iter::once((words.len(), ' '))) {
            match (letter.is_ascii_digit(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let place: Place = self.lines.place(span.start + from);
                    self.numbers.push(Located { value: words.get(from..at).unwrap_or_default().to_owned(), place });
                    start = None;
                }
                _ => {}
            }
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

/// Adds text to the last piece if that is text too, so that a sentence stays one piece.
fn push_text(text: &mut Vec<Inline>, words: &str) {
    match text.last_mut() {
        Some(Inline::Text(last)) => last.push_str(words),
        _ => text.push(Inline::Text(words.to_owned())),
    }
}

/// The text after `Table:`, or the paragraph as it was.
fn strip_caption(mut text: Vec<Inline>) -> Result<Option<Vec<Inline>>, Vec<Inline>> {
    match text.first_mut() {
        Some(Inline::Text(first)) if first.starts_with(CAPTION) => {
            *first = first.trim_start_matches(CAPTION).trim_start().to_owned();
            Ok(Some(text))
        }
        _ => Err(text),
    }
}

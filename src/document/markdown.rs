//! CommonMark to the tree: everything special is an ordinary link, autolink or image whose scheme says what it is.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag};

use super::target::{Refused, Target};
use super::tree::{Block, Cell, Drawing, Heading, Inline, ListItem, Run, Table, is_blank};
use crate::problem::{Place, Problem, did_you_mean};
use crate::registry::{Lines, Located};

/// The word that begins the paragraph before a table and makes it the caption.
const CAPTION: &str = "Table:";
/// The schemes of figures, which stand in an image.
const DRAWINGS: [&str; 5] = ["map", "dots", "pull", "timeline", "chart"];
/// The schemes of figures and references in running text, which stand in an autolink.
const REFERENCES: [&str; 3] = ["fact", "asof", "source"];
/// What is only left in a text when it was meant as markup and written wrong, with how to write it. Marks in one list belong to one slip.
const LEFTOVERS: [(&[&str], &str); 5] = [
    (&["](", "][", "]/", "(/", "../", "://"], "write a link as [words](address), without a space in the address"),
    (&["**"], "put the ** right at a letter: a quotation mark or a bracket beside it keeps it from working"),
    (&["{#"], "an id stands at the end of a heading, which begins with ## and a space"),
    (&["+++"], "the front matter stands between two lines of +++"),
    (&["---"], "a dash is –, and a table has one line of dashes, after its first"),
];

/// A parsed body.
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<(String, Vec<Block>)>,
    pub(super) numbers: Vec<Located<String>>,
    pub(super) runs: Vec<Run>,
}

/// Parses the body of an article.
pub(super) fn parse(lines: &Lines<'_>, text: &str, bundle: &str, problems: &mut Vec<Problem>) -> Body {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    let events = Parser::new_ext(text, options).into_offset_iter().peekable();
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
    builder.leftovers();
    builder.check_notes();
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

struct Builder<'a, 'p> {
    events: Peekable<OffsetIter<'a>>,
    lines: &'a Lines<'a>,
    text: &'a str,
    bundle: &'a str,
    problems: &'p mut Vec<Problem>,
    notes: Vec<(String, Vec<Block>)>,
    numbers: Vec<Located<String>>,
    runs: Vec<Run>,
    /// The labels of the notes that the text refers to, and of those that are written.
    asked: Vec<Located<String>>,
    told: Vec<Located<String>>,
    /// The level of the heading before.
    level: u8,
    /// How many blocks lie around the current one.
    depth: u32,
    /// How many HTML elements were begun, and told of, that are still to end.
    open: u32,
    /// A caption stands before no table.
    bare_caption: bool,
}

impl<'a> Builder<'a, '_> {
    fn error(&mut self, span: &Range<usize>, text: impl Into<String>, help: impl Into<String>) {
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
                let caption = caption.filter(|caption| !is_blank(caption));
                if caption.is_none() {
                    self.error(&span, "the table has no caption", format!("write a paragraph “{CAPTION} …” right before it"));
                }
                let table = self.table(&columns, caption.unwrap_or_default());
                blocks.push(Block::Table(table));
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
    fn html(&mut self, span: &Range<usize>) {
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

    /// Tells of markup that was written wrong and is left in the text, once a line and kind.
    fn leftovers(&mut self) {
        let mut found: Vec<(Place, String, String)> = Vec::new();
        // The lines where the address of a figure is left: the brackets around it are the same slip.
        let mut drawn: Vec<u32> = Vec::new();
        for run in &self.runs {
            let mut add = |at: usize, mark: &str, help: String| {
                if let Some(place) = run.place(at)
                    && !found.iter().any(|(other, _, known)| other.line == place.line && *known == help)
                {
                    found.push((place, mark.to_owned(), help));
                }
            };
            for (scheme, at) in schemes(run.text()) {
                let help = if REFERENCES.contains(&scheme) {
                    format!("write <{scheme}:the-id>, without spaces")
                } else {
                    drawn.extend(run.place(at).map(|place| place.line));
                    format!("write ![caption]({scheme}:the-id), alone in its paragraph")
                };
                add(at, &format!("{scheme}:"), help);
            }
            for (marks, help) in LEFTOVERS {
                // What is left of a table that is not understood leaves its caption behind too, which was told of.
                for mark in marks.iter().filter(|mark| **mark != "---" || !self.bare_caption) {
                    run.text().match_indices(mark).for_each(|(at, _)| add(at, mark, help.to_owned()));
                }
            }
            for (at, _) in run.text().match_indices("[^") {
                // The parser takes a note that is nowhere written for text.
                let label = run.text().get(at + 2..).and_then(|rest| rest.split_once(']')).map(|(label, _)| label.to_owned());
                if let (Some(value), Some(place)) = (label.filter(|label| !label.is_empty()), run.place(at)) {
                    self.asked.push(Located { value, place });
                }
            }
        }
        for (place, mark, help) in found {
            if !(drawn.contains(&place.line) && mark.contains([']', '('])) {
                self.problems.push(Problem::error(place, format!("readers would see “{mark}”"), help));
            }
        }
    }

    /// Every note is written once, and referred to.
    fn check_notes(&mut self) {
        let (asked, told) = (std::mem::take(&mut self.asked), std::mem::take(&mut self.told));
        let mut unused = told.iter().filter(|told| asked.iter().all(|asked| asked.value != told.value));
        let mut seen: Vec<&str> = Vec::new();
        for Located { value, place } in &asked {
            let first = !seen.contains(&value.as_str());
            seen.push(value);
            if first && !told.iter().any(|told| told.value == *value) {
                // A note that is missing and one that nothing refers to are one slip.
                let help = match unused.next() {
                    Some(other) => format!("the note “{}” is on line {}: make the two agree", other.value, other.place.line),
                    None => format!("write it at the end of the text: [^{value}]: …"),
                };
                self.problems.push(Problem::error(place.clone(), format!("the note “{value}” is missing"), help));
            }
        }
        for Located { value, place } in unused {
            let help = format!("write [^{value}] where the note belongs, or take it away");
            self.problems.push(Problem::error(place.clone(), format!("nothing refers to the note “{value}”"), help));
        }
        for (at, Located { value, place }) in told.iter().enumerate() {
            if told.iter().take(at).any(|other| other.value == *value) {
                let help = "give each note a label of its own";
                self.problems.push(Problem::error(place.clone(), format!("two notes have the label “{value}”"), help));
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
                self.words(&words, &span, text);
            }
            Event::Code(code) => text.push(Inline::Code(code.to_string())),
            Event::SoftBreak => self.words(" ", &span, text),
            Event::HardBreak => text.push(Inline::Break),
            Event::FootnoteReference(label) => {
                let label = Located { value: label.to_string(), place: self.lines.place(span.start) };
                self.asked.push(label.clone());
                text.push(Inline::Note(label));
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
                self.skip();
            }
            // HTML: the parser has nothing else to give, as the options do not ask for more.
            _ => self.html(&span),
        }
    }

    /// Adds text to the last piece if that is text too, so that a sentence stays one piece.
    fn words(&mut self, words: &str, span: &Range<usize>, text: &mut Vec<Inline>) {
        let place = self.lines.place(span.start);
        match (text.last_mut(), self.runs.last_mut()) {
            (Some(Inline::Text(last)), Some(run)) => {
                last.push_str(words);
                run.push(words, place);
            }
            _ => {
                text.push(Inline::Text(words.to_owned()));
                self.runs.push(Run::new(words, place));
            }
        }
    }

    fn link(&mut self, kind: LinkType, destination: &str, span: &Range<usize>, text: &mut Vec<Inline>) {
        let place = self.lines.place(span.start);
        if kind == LinkType::Autolink
            && let Some((scheme, id)) = destination.split_once(':')
            && !matches!(scheme, "http" | "https" | "mailto")
        {
            self.skip();
            let id = Located { value: id.to_owned(), place };
            match scheme {
                "fact" => text.push(Inline::Fact(id)),
                "asof" => text.push(Inline::AsOf(id)),
                "source" => text.push(Inline::Source(id)),
                other => self.refuse_scheme(other, destination, span),
            }
            return;
        }
        let inner = self.inlines();
        if is_blank(&inner) {
            self.error(span, "the link has no words", "write what it leads to between the square brackets");
        }
        let address = if kind == LinkType::Email { format!("mailto:{destination}") } else { destination.to_owned() };
        match Target::parse(&address, self.bundle) {
            Ok(target) => text.push(Inline::Link(target, place, inner)),
            Err(Refused::Scheme(scheme)) => self.refuse_scheme(&scheme, destination, span),
            Err(Refused::Outside) => self.error(span, format!("“{destination}” leads out of the site"), "take one ../ away"),
            Err(Refused::Nowhere) => self.error(span, "the link leads nowhere", "write an address between the round brackets"),
        }
    }

    fn refuse_scheme(&mut self, scheme: &str, destination: &str, span: &Range<usize>) {
        if REFERENCES.contains(&scheme) {
            self.error(span, format!("“{scheme}:” is no address to link to"), format!("write <{destination}>, without words"));
        } else if DRAWINGS.contains(&scheme) {
            let help = format!("write ![caption]({destination}), alone in its paragraph");
            self.error(span, format!("the figure “{scheme}:” is written as a link"), help);
        } else {
            let help =
                "link to https: or to a page of the site by its relative address; figures are <fact:…>, dates <asof:…>, sources <source:…>";
            self.error(span, format!("unknown scheme “{scheme}:”"), did_you_mean(scheme, REFERENCES.into_iter().chain(DRAWINGS), help));
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

/// The schemes of figures and references that stand in a text as words, where they begin.
fn schemes(text: &str) -> Vec<(&'static str, usize)> {
    let mut found = Vec::new();
    for scheme in REFERENCES.into_iter().chain(DRAWINGS) {
        for (at, _) in text.match_indices(scheme) {
            let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + scheme.len()..).unwrap_or_default());
            let Some(after) = after.strip_prefix(':') else { continue };
            let begins = !before.ends_with(|letter: char| letter.is_alphanumeric());
            if begins && (before.ends_with('<') || after.starts_with(|letter: char| letter.is_ascii_alphanumeric())) {
                found.push((scheme, at));
            }
        }
    }
    found
}

fn is_caption(text: &[Inline]) -> bool {
    matches!(text.first(), Some(Inline::Text(first)) if first.starts_with(CAPTION))
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

//! The tree of a text as Markdown (CommonMark with tables, footnotes and heading ids), in which every figure is filled in.

use std::cell::RefCell;
use std::fmt::Write as _;

use super::super::running::href;
use super::super::words::capitalised;
use super::super::{Context, Voice};
use crate::document::{Block, Cell, Document, Drawing, Inline, Table};
use crate::lang::{Lang, sentence, sentences};
use crate::registry::{ChartId, Fact, Located};
use crate::site::{References, address};

/// Writes the texts of one page.
pub(super) struct Writer<'a> {
    context: &'a Context<'a>,
    /// The words of the language that the text is written in.
    voice: &'a Voice,
    /// The language that links lead to, which is the reader's.
    reader: Lang,
    references: &'a References,
    state: RefCell<State>,
}

/// What has been written so far.
#[derive(Default)]
struct State {
    figures: usize,
    tables: usize,
    notes: Vec<String>,
    /// The sources shown last in the current block: they are not repeated after the next figure.
    last: Vec<usize>,
    /// The words of the current block so far end a sentence.
    fresh: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(context: &'a Context<'a>, voice: &'a Voice, reader: Lang, references: &'a References) -> Writer<'a> {
        Writer { context, voice, reader, references, state: RefCell::default() }
    }

    /// The text of a document with its notes.
    pub(super) fn document(&self, document: &Document) -> String {
        let mut text = self.blocks(&document.blocks);
        // A note may hold the first reference to another.
        let mut at = 0;
        while let Some(label) = { self.state.borrow().notes.get(at).cloned() } {
            if let Some((_, blocks)) = document.notes.iter().find(|(known, _)| *known == label) {
                _ = write!(text, "[^n{}]: {}", at + 1, indented(&self.blocks(blocks)));
            }
            at += 1;
        }
        text
    }

    /// A text of one paragraph, without an end.
    pub(super) fn text(&self, text: &[Inline]) -> String {
        self.fresh_block();
        self.inlines(text)
    }

    /// The value of a fact with the numbers of its sources and its date.
    pub(super) fn dated(&self, fact: &Fact) -> String {
        format!("{}{}. {}", escaped(&self.voice.figure(fact)), self.marks(&fact.sources), escaped(&self.as_of(fact)))
    }

    /// The references to sources.
    pub(super) fn marks(&self, sources: &[Located<String>]) -> String {
        let numbers: Vec<usize> = sources.iter().filter_map(|source| self.references.number(&source.value)).collect();
        self.mark(&numbers)
    }

    /// Begins a block: sources are shown again.
    pub(super) fn fresh_block(&self) {
        let mut state = self.state.borrow_mut();
        state.last.clear();
        state.fresh = true;
    }

    /// Blocks with an empty line after each.
    fn blocks(&self, blocks: &[Block]) -> String {
        let mut text = String::new();
        for block in blocks {
            self.fresh_block();
            match block {
                Block::Heading(heading) => {
                    let level = "#".repeat(usize::from(heading.level));
                    _ = write!(text, "{level} {} {{#{}}}\n\n", self.inlines(&heading.text), heading.id.value);
                }
                Block::Paragraph(words) => _ = write!(text, "{}\n\n", guarded(&self.inlines(words))),
                Block::List(start, items) => {
                    // Items of one paragraph are set tight.
                    let tight = items.iter().all(|item| matches!(item.as_slice(), [Block::Paragraph(_)]));
                    for (item, number) in items.iter().zip(start.unwrap_or(1)..) {
                        let mark = if start.is_some() { format!("{number}. ") } else { "- ".to_owned() };
                        let item = indented(&self.blocks(item));
                        _ = write!(text, "{mark}{}", if tight { item.trim_end_matches('\n') } else { &item });
                        text.push_str(if tight { "\n" } else { "" });
                    }
                    if tight {
                        text.push('\n');
                    }
                }
                Block::Quote(blocks) => {
                    let inner = self.blocks(blocks);
                    inner.trim_end().lines().for_each(|line| _ = writeln!(text, "> {line}"));
                    text.push('\n');
                }
                Block::Table(table) => self.table(table, &mut text),
                Block::Figure(drawing, caption) => self.figure(drawing, caption, &mut text),
            }
        }
        text
    }

    fn table(&self, table: &Table, text: &mut String) {
        let number = {
            let mut state = self.state.borrow_mut();
            state.tables += 1;
            state.tables
        };
        let label = self.voice.t.table_number(number.to_string());
        _ = write!(text, "**{}** {}\n\n", escaped(&label), self.inlines(&table.caption));
        let row = |cells: &[Cell], text: &mut String| {
            for cell in cells {
                self.fresh_block();
                let words = self.inlines(&cell.text).replace('|', "\\|").replace("\\\n", " ");
                _ = write!(text, "| {words} ");
            }
            text.push_str("|\n");
        };
        row(&table.head, text);
        table.head.iter().for_each(|cell| text.push_str(if cell.right { "| ---: " } else { "| --- " }));
        text.push_str("|\n");
        table.rows.iter().for_each(|cells| row(cells, text));
        text.push('\n');
    }

    /// What a drawing shows, in words.
    fn figure(&self, drawing: &Drawing, caption: &[Inline], text: &mut String) {
        match drawing {
            Drawing::Pull(id) => {
                let Some(fact) = self.fact(&id.value) else { return };
                let (numeral, marks) = (escaped(&self.voice.numeral(fact)), self.marks(&fact.sources));
                let words = self.inlines(caption);
                _ = write!(text, "> **{numeral}**{marks} {words}. {}\n\n", escaped(&self.as_of(fact)));
            }
            Drawing::Dots(id) => {
                let Some(fact) = self.fact(&id.value) else { return };
                let (caption, value) = (self.caption(caption), self.dated(fact));
                _ = write!(text, "{caption} {value}\n\n");
            }
            Drawing::Timeline(_) => {
                _ = write!(text, "{}\n\n", self.caption(caption));
                for (page, mission) in self.context.site.missions().into_iter().filter(|(_, mission)| !mission.service.is_empty()) {
                    let spells: Vec<String> = mission.service.iter().map(|spell| self.voice.span(spell.from, spell.to)).collect();
                    let label = escaped(&mission.label.get(self.voice.lang).replace('|', " "));
                    _ = writeln!(text, "- [{label}]({}): {}", address::page(self.reader, &page.path), escaped(&spells.join("; ")));
                }
                text.push('\n');
            }
            Drawing::Map(_) => _ = write!(text, "{}\n\n", self.caption(caption)),
            Drawing::Chart(id) => {
                let caption = self.caption(caption);
                let Some(chart) = ChartId::of(&id.value).and_then(|id| self.context.site.charts.get(&id)) else { return };
                let file = address::data_file(&address::chart_data(chart.chart.code()), "csv");
                let (title, unit) = (chart.title.get(self.voice.lang), chart.unit.get(self.voice.lang));
                let words = sentences([title.as_str(), unit.as_str()]);
                _ = write!(text, "{caption} {} [CSV]({file}){}\n\n", escaped(&words), self.marks(&chart.sources));
            }
        }
    }

    /// Number and words of a figure, with a full stop.
    fn caption(&self, caption: &[Inline]) -> String {
        let number = {
            let mut state = self.state.borrow_mut();
            state.figures += 1;
            state.figures
        };
        let words = self.inlines(caption);
        format!("**{}** {}", escaped(&self.voice.t.figure_number(number.to_string())), sentence(words.trim_end()))
    }

    fn inlines(&self, text: &[Inline]) -> String {
        let mut out = String::new();
        for (at, inline) in text.iter().enumerate() {
            match inline {
                Inline::Text(run) => {
                    // A reference stands close to the word before it.
                    let close = matches!(text.get(at + 1), Some(Inline::Source(_) | Inline::Note(_)));
                    let words = if close { run.text().trim_end_matches(' ') } else { run.text() };
                    out.push_str(&escaped(words));
                    let mut state = self.state.borrow_mut();
                    state.fresh = words.trim_end().ends_with(['.', '!', '?', '…']);
                    if !words.trim().is_empty() {
                        state.last.clear();
                    }
                }
                Inline::Strong(inner) => _ = write!(out, "**{}**", self.inlines(inner)),
                Inline::Emphasis(inner) => _ = write!(out, "*{}*", self.inlines(inner)),
                Inline::Code(code) => _ = write!(out, "`{code}`"),
                Inline::Break => out.push_str("\\\n"),
                Inline::Link(link) => _ = write!(out, "[{}]({})", self.inlines(&link.text), destination(&href(self.reader, &link.target))),
                Inline::Fact(id) => {
                    let Some(fact) = self.fact(&id.value) else { continue };
                    let value = self.voice.figure(fact);
                    let fresh = std::mem::take(&mut self.state.borrow_mut().fresh);
                    out.push_str(&escaped(&if fresh { capitalised(&value) } else { value }));
                    out.push_str(&self.marks(&fact.sources));
                }
                Inline::AsOf(id) => {
                    if let Some(fact) = self.fact(&id.value) {
                        out.push_str(&escaped(&self.voice.formats.date(fact.as_of.value)));
                    }
                    self.state.borrow_mut().fresh = false;
                }
                Inline::Source(id) => {
                    let numbers: Vec<usize> = self.references.number(&id.value).into_iter().collect();
                    out.push_str(&self.mark(&numbers));
                }
                Inline::Note(label) => {
                    let mut state = self.state.borrow_mut();
                    let known = state.notes.iter().position(|known| *known == label.value);
                    let number = known.unwrap_or_else(|| {
                        state.notes.push(label.value.clone());
                        state.notes.len() - 1
                    });
                    _ = write!(out, "[^n{}]", number + 1);
                }
            }
        }
        out
    }

    fn mark(&self, numbers: &[usize]) -> String {
        let mut state = self.state.borrow_mut();
        let new: Vec<usize> = numbers.iter().copied().filter(|number| !state.last.contains(number)).collect();
        state.last.extend(&new);
        new.iter().map(|number| format!("[^{number}]")).collect()
    }

    fn as_of(&self, fact: &Fact) -> String {
        self.voice.as_of(fact.as_of.value)
    }

    fn fact(&self, id: &str) -> Option<&'a Fact> {
        self.context.site.facts.get(id)
    }
}

/// The address of a link, in which nothing ends it.
pub(super) fn destination(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29").replace(' ', "%20")
}

/// A text in which nothing is markup (CommonMark §2.4).
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'&' | b'{') {
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push('\\');
            copied = at;
        }
    }
    out + text.get(copied..).unwrap_or_default()
}

/// A paragraph whose beginning is no mark of a list, a heading or a quotation.
pub(super) fn guarded(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    if (1..10).contains(&digits) && rest.starts_with(['.', ')']) {
        let number = text.get(..digits).unwrap_or_default();
        return format!("{number}\\{rest}");
    }
    if text.starts_with(['#', '-', '+', '=', '~']) { format!("\\{text}") } else { text.to_owned() }
}

/// Blocks as the content of a list item or a note: every line but the first stands four columns in.
fn indented(blocks: &str) -> String {
    let mut text = String::new();
    for (at, line) in blocks.trim_end().lines().enumerate() {
        let margin = if at == 0 || line.is_empty() { "" } else { "    " };
        _ = writeln!(text, "{margin}{line}");
    }
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_markup() {
        for text in
            ["a *b* _c_ [d](e) <f> &amp; `g` \\ {#h}", "2024. A year", "7) no list", "- no item", "# no heading", "+ a", "> b", "=="]
        {
            let html = {
                let mut html = String::new();
                pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(&guarded(&escaped(text))));
                html
            };
            let words = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            assert_eq!(html, format!("<p>{words}</p>\n"));
        }
    }

    #[test]
    fn items_and_notes_keep_their_blocks() {
        assert_eq!(indented("One.\n\n- two\n- three\n\n"), "One.\n\n    - two\n    - three\n\n");
        assert_eq!(destination("https://a.example/b (c)"), "https://a.example/b%20%28c%29");
    }
}

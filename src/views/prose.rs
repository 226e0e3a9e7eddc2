//! The tree of a text as HTML.

use std::cell::RefCell;
use std::fmt::Write as _;

use super::words::escape;
use super::{Context, Voice};
use crate::document::{Block, Cell, Document, Heading, Inline, Table, plain, walk, walk_inlines};
use crate::lang::Lang;
use crate::registry::Located;
use crate::site::References;
use crate::site::address;

/// Writes the texts of one page.
pub(super) struct Writer<'a> {
    pub(super) context: &'a Context<'a>,
    /// The words of the language that the text is written in.
    pub(super) voice: &'a Voice,
    /// The language that links lead to, which is the reader's.
    pub(super) reader: Lang,
    pub(super) references: &'a References,
    pub(super) state: RefCell<State>,
}

/// What has been written so far: each number is used once, and each figure is an anchor once.
#[derive(Default)]
pub(super) struct State {
    pub(super) figures: usize,
    pub(super) tables: usize,
    pub(super) anchors: Vec<String>,
    pub(super) notes: Vec<String>,
    /// The sources shown last in the current block: they are not repeated after the next figure.
    pub(super) last: Vec<usize>,
    /// The words of the current block so far end a sentence.
    pub(super) fresh: bool,
    /// The abbreviations whose meaning has been shown.
    pub(super) expanded: Vec<String>,
    /// Inside a heading or a link, where nothing is expanded.
    pub(super) bare: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(context: &'a Context<'a>, voice: &'a Voice, reader: Lang, references: &'a References) -> Writer<'a> {
        Writer { context, voice, reader, references, state: RefCell::default() }
    }

    /// For what stands on a page below a text: its figures are anchors there already.
    pub(super) fn below(self, document: &Document) -> Writer<'a> {
        let mut figures = Vec::new();
        for blocks in document.bodies() {
            walk(blocks, &mut |inline| {
                if let Inline::Fact(id) = inline {
                    figures.push(id.value.clone());
                }
            });
        }
        self.state.borrow_mut().anchors = figures;
        self
    }

    /// The text of a document with its footnotes.
    pub(super) fn document(&self, document: &Document) -> String {
        let mut html = String::new();
        self.blocks(&document.blocks, &mut html);
        // A note may be the first to refer to another one.
        let label = |number: usize| self.state.borrow().notes.get(number).cloned();
        let mut notes = String::new();
        let mut number = 0;
        while let Some(label) = label(number) {
            number += 1;
            _ = write!(notes, "<li id=\"n{number}\">");
            if let Some((_, blocks)) = document.notes.iter().find(|(known, _)| *known == label) {
                self.blocks(blocks, &mut notes);
            }
            let back = escape(&self.voice.t.back_to_text());
            _ = write!(notes, "<p><a class=\"back\" href=\"#r{number}\" aria-label=\"{back}\">↑</a></p></li>");
        }
        if !notes.is_empty() {
            _ = write!(html, "<h2 id=\"notes\">{}</h2><ol class=\"notes\">{notes}</ol>", escape(&self.voice.t.notes()));
        }
        html
    }

    /// A text of one paragraph.
    pub(super) fn text(&self, text: &[Inline]) -> String {
        let mut html = String::new();
        self.fresh_block();
        self.inlines(text, &mut html);
        html
    }

    /// The references to the sources of a fact: `<sup class="ref">`.
    pub(super) fn marks(&self, sources: &[Located<String>]) -> String {
        let numbers: Vec<usize> = sources.iter().filter_map(|source| self.references.number(&source.value)).collect();
        self.mark(&numbers)
    }

    /// A figure as a link to the page of its fact, where it can be cited and linked; `html` is the figure.
    pub(super) fn linked(&self, fact: &str, html: &str) -> String {
        if self.context.site.page(address::FACTS).is_none() {
            return html.to_owned();
        }
        format!("<a class=\"fig\" href=\"{}\">{html}</a>", address::page(self.reader, &address::fact(fact)))
    }

    /// Begins a block: sources are shown again.
    pub(super) fn fresh_block(&self) {
        let mut state = self.state.borrow_mut();
        state.last.clear();
        state.fresh = true;
    }

    fn blocks(&self, blocks: &[Block], html: &mut String) {
        for block in blocks {
            self.fresh_block();
            match block {
                Block::Heading(heading) => self.heading(heading, html),
                Block::Paragraph(text) => {
                    html.push_str("<p>");
                    self.inlines(text, html);
                    html.push_str("</p>");
                }
                Block::List(start, items) => self.list(*start, items, html),
                Block::Quote(blocks) => {
                    html.push_str("<blockquote>");
                    self.blocks(blocks, html);
                    html.push_str("</blockquote>");
                }
                Block::Table(table) => self.table(table, html),
                Block::Figure(drawing, caption) => self.figure(drawing, caption, html),
            }
        }
    }

    fn heading(&self, heading: &Heading, html: &mut String) {
        // The heading links to itself: a link to it can be copied with any device. A heading that leads elsewhere cannot also do that.
        let id = escape(&heading.id.value);
        _ = write!(html, "<h{} id=\"{id}\">", heading.level);
        let mut leads_elsewhere = false;
        walk_inlines(&heading.text, &mut |inline| leads_elsewhere |= links(inline));
        if leads_elsewhere {
            self.bare(&heading.text, html);
        } else {
            _ = write!(html, "<a class=\"self\" href=\"#{id}\">");
            self.bare(&heading.text, html);
            html.push_str("</a>");
        }
        _ = write!(html, "</h{}>", heading.level);
    }

    fn list(&self, start: Option<u64>, items: &[Vec<Block>], html: &mut String) {
        match start {
            Some(1) => html.push_str("<ol>"),
            Some(start) => _ = write!(html, "<ol start=\"{start}\">"),
            None => html.push_str("<ul>"),
        }
        for item in items {
            self.fresh_block();
            html.push_str("<li>");
            match item.as_slice() {
                // A list item of one paragraph is set tight.
                [Block::Paragraph(text), rest @ ..] => {
                    self.inlines(text, html);
                    self.blocks(rest, html);
                }
                blocks => self.blocks(blocks, html),
            }
            html.push_str("</li>");
        }
        html.push_str(if start.is_some() { "</ol>" } else { "</ul>" });
    }

    fn table(&self, table: &Table, html: &mut String) {
        let number = {
            let mut state = self.state.borrow_mut();
            state.tables += 1;
            state.tables
        };
        let wide = if table.head.len() > 2 { " wide" } else { "" };
        let label = self.voice.t.table_number(number.to_string());
        _ = write!(html, "<div class=\"tablebox{wide}\"><table class=\"cells\"><caption><b>{}</b> ", escape(&label));
        self.inlines(&table.caption, html);
        html.push_str("</caption><thead><tr>");
        for cell in &table.head {
            self.fresh_block();
            _ = write!(html, "<th scope=\"col\"{}>", right(cell));
            self.inlines(&cell.text, html);
            html.push_str("</th>");
        }
        html.push_str("</tr></thead><tbody>");
        for row in &table.rows {
            html.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                self.fresh_block();
                if column == 0 {
                    html.push_str("<th scope=\"row\">");
                    self.inlines(&cell.text, html);
                    html.push_str("</th>");
                } else {
                    let label = table.head.get(column).map(|head| plain(&head.text)).unwrap_or_default();
                    let own = if is_alone(&cell.text) { " class=\"own\"" } else { "" };
                    _ = write!(html, "<td{} data-label=\"{}\"><span{own}>", right(cell), escape(&label));
                    self.inlines(&cell.text, html);
                    html.push_str("</span></td>");
                }
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table></div>");
    }
}

/// Whether a text is one value with its sources: in a cell it is a target of its own, large enough and apart from their numbers (WCAG 2.2 SC 2.5.8).
fn is_alone(text: &[Inline]) -> bool {
    let words = |inline: &Inline| match inline {
        Inline::Fact(_) | Inline::Source(_) => false,
        Inline::Text(run) => !run.text().trim().is_empty(),
        _ => true,
    };
    text.iter().filter(|inline| matches!(inline, Inline::Fact(_))).count() == 1 && !text.iter().any(words)
}

/// Whether an inline becomes a link, or a number with links to its sources.
fn links(inline: &Inline) -> bool {
    matches!(inline, Inline::Link(..) | Inline::Fact(_) | Inline::Source(_) | Inline::Note(_))
}

fn right(cell: &Cell) -> &'static str {
    if cell.right { " class=\"r\"" } else { "" }
}

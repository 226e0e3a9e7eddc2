//! The tree of a text as HTML.

use std::cell::RefCell;
use std::fmt::Write as _;

use super::words::{self, capitalised, escape};
use super::{Context, Voice};
use crate::document::{Block, Cell, Document, Drawing, Heading, Inline, Table, Target, plain, walk_inlines};
use crate::draw;
use crate::lang::Lang;
use crate::registry::{ChartId, Fact, Located, Value};
use crate::site::{References, address};

/// Writes the texts of one page.
pub(super) struct Writer<'a> {
    pub(super) context: &'a Context<'a>,
    /// The words of the language that the text is written in.
    pub(super) voice: &'a Voice,
    /// The language that links lead to, which is the reader's.
    pub(super) reader: Lang,
    pub(super) references: &'a References,
    state: RefCell<State>,
}

/// What has been written so far: each number is used once, and each figure is an anchor once.
#[derive(Default)]
struct State {
    figures: usize,
    tables: usize,
    anchors: Vec<String>,
    notes: Vec<String>,
    /// The sources shown last in the current block: they are not repeated after the next figure.
    last: Vec<usize>,
    /// The words of the current block so far end a sentence.
    fresh: bool,
    /// The abbreviations whose meaning has been shown.
    expanded: Vec<String>,
    /// Inside a heading or a link, where nothing is expanded.
    bare: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(context: &'a Context<'a>, voice: &'a Voice, reader: Lang, references: &'a References) -> Writer<'a> {
        Writer { context, voice, reader, references, state: RefCell::default() }
    }

    /// The text of a document with its footnotes.
    pub(super) fn document(&self, document: &Document) -> String {
        let mut html = String::new();
        self.blocks(&document.blocks, &mut html);
        let labels = self.state.borrow().notes.clone();
        if !labels.is_empty() {
            _ = write!(html, "<h2 id=\"notes\">{}</h2><ol class=\"notes\">", escape(&self.voice.t.notes()));
            for (number, label) in labels.iter().enumerate() {
                _ = write!(html, "<li id=\"n{}\">", number + 1);
                if let Some((_, blocks)) = document.notes.iter().find(|(known, _)| known == label) {
                    self.blocks(blocks, &mut html);
                }
                _ = write!(
                    html,
                    "<p><a class=\"back\" href=\"#r{}\" aria-label=\"{}\">↑</a></p></li>",
                    number + 1,
                    escape(&self.voice.t.back_to_text())
                );
            }
            html.push_str("</ol>");
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
        html.push_str(if start.is_some() { "<ol>" } else { "<ul>" });
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
                    _ = write!(html, "<td{} data-label=\"{}\"><span>", right(cell), escape(&label));
                    self.inlines(&cell.text, html);
                    html.push_str("</span></td>");
                }
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody></table></div>");
    }

    fn figure(&self, drawing: &Drawing, caption: &[Inline], html: &mut String) {
        match drawing {
            Drawing::Pull(id) => {
                let Some(fact) = self.fact(&id.value) else { return };
                _ = write!(
                    html,
                    "<aside class=\"pull\"><p class=\"num\">{}{}</p><p class=\"pull__what\">",
                    self.linked(&id.value, &escape(&self.voice.numeral(fact))),
                    self.marks(&fact.sources)
                );
                self.inlines(caption, html);
                _ = write!(html, "</p><p class=\"asof\">{}</p></aside>", escape(&self.as_of(fact)));
            }
            Drawing::Dots(id) => {
                let Some(fact) = self.fact(&id.value) else { return };
                let Value::Integer(count) = fact.value else { return };
                let count = u32::try_from(count).unwrap_or(0);
                let label = self.voice.t.dots_label(self.voice.formats.integer(i64::from(count)));
                self.open("unit", drawing, html);
                html.push_str(&draw::dots(count, fact.bound.is_some(), draw::DotSize::Wide, &label).unwrap_or_default());
                self.caption(drawing, caption, html);
                _ = write!(
                    html,
                    " {}. {}{}</figcaption></figure>",
                    self.linked(&id.value, &escape(&self.voice.figure(fact))),
                    escape(&self.as_of(fact)),
                    self.marks(&fact.sources)
                );
            }
            Drawing::Timeline(_) => {
                self.open("lanesfig", drawing, html);
                html.push_str(&super::parts::lanes(self.context, self.voice, "years-timeline"));
                self.caption(drawing, caption, html);
                html.push_str("</figcaption></figure>");
            }
            Drawing::Map(slug) => {
                let mission = self.context.site.page(&format!("missions/{}", slug.value)).and_then(|page| Some((page, page.mission()?)));
                if let Some((page, mission)) = mission {
                    self.open("plate", drawing, html);
                    html.push_str(&super::parts::locator(self.voice, page.slug(), mission));
                    self.caption(drawing, caption, html);
                    html.push_str("</figcaption></figure>");
                }
            }
            Drawing::Chart(id) => {
                let Some(chart) = ChartId::of(&id.value).and_then(|id| self.context.site.charts.get(&id)) else { return };
                html.push_str(&super::chart::begin(self.context, self.voice, chart));
                self.caption(drawing, caption, html);
                _ = write!(html, "{}</figcaption>", self.marks(&chart.sources));
                html.push_str(&super::chart::end(self.context, self.voice, chart));
            }
        }
    }

    /// `<figure>` with the id that links to it lead to.
    fn open(&self, class: &str, drawing: &Drawing, html: &mut String) {
        _ = write!(html, "<figure class=\"{class}\" id=\"{}\">", escape(&address::drawing_anchor(drawing)));
    }

    /// `<figcaption>` with number and words, left open for what belongs to the figure. The number links to the figure, as a heading does to
    /// itself.
    fn caption(&self, drawing: &Drawing, caption: &[Inline], html: &mut String) {
        let number = {
            let mut state = self.state.borrow_mut();
            state.figures += 1;
            state.figures
        };
        let anchor = escape(&address::drawing_anchor(drawing));
        let label = escape(&self.voice.t.figure_number(number.to_string()));
        _ = write!(html, "<figcaption><b><a class=\"self\" href=\"#{anchor}\">{label}</a></b> ");
        let mut words = String::new();
        self.inlines(caption, &mut words);
        let stop = if words.trim_end().ends_with(['.', '!', '?']) { "" } else { "." };
        _ = write!(html, "{words}{stop}");
    }

    /// A text in which abbreviations are left as they are.
    fn bare(&self, text: &[Inline], html: &mut String) {
        self.state.borrow_mut().bare += 1;
        self.inlines(text, html);
        self.state.borrow_mut().bare -= 1;
    }

    /// Words as HTML: abbreviations show their meaning the first time, and foreign words their language.
    fn words(&self, words: &str) -> String {
        let mut state = self.state.borrow_mut();
        if state.bare > 0 {
            return words::marked(words, self.voice.lang);
        }
        words::expanded(words, &self.context.site.terms, self.voice.lang, &mut state.expanded)
    }

    fn inlines(&self, text: &[Inline], html: &mut String) {
        for (at, inline) in text.iter().enumerate() {
            match inline {
                Inline::Text(words) => {
                    // A reference stands close to the word before it.
                    let close = matches!(text.get(at + 1), Some(Inline::Source(_) | Inline::Note(_)));
                    let words = if close { words.trim_end_matches(' ') } else { words };
                    html.push_str(&self.words(words));
                    let mut state = self.state.borrow_mut();
                    state.fresh = words.trim_end().ends_with(['.', '!', '?', '…']);
                    if !words.trim().is_empty() {
                        state.last.clear();
                    }
                }
                Inline::Strong(inner) => self.wrap("strong", inner, html),
                Inline::Emphasis(inner) => self.wrap("em", inner, html),
                Inline::Code(code) => _ = write!(html, "<code>{}</code>", escape(code)),
                Inline::Break => html.push_str("<br>"),
                Inline::Link(target, _, inner) => {
                    _ = write!(html, "<a href=\"{}\">", escape(&self.href(target)));
                    self.bare(inner, html);
                    html.push_str("</a>");
                }
                Inline::Fact(id) => self.value(&id.value, html),
                Inline::AsOf(id) => {
                    if let Some(fact) = self.fact(&id.value) {
                        let date = escape(&self.voice.formats.date(fact.as_of.value));
                        _ = write!(html, "<time datetime=\"{}\">{date}</time>", fact.as_of.value);
                    }
                    self.state.borrow_mut().fresh = false;
                }
                Inline::Source(id) => {
                    let numbers: Vec<usize> = self.references.number(&id.value).into_iter().collect();
                    let html_mark = self.mark(&numbers);
                    html.push_str(&html_mark);
                }
                Inline::Note(label) => {
                    let number = {
                        let mut state = self.state.borrow_mut();
                        match state.notes.iter().position(|known| *known == label.value) {
                            Some(at) => at + 1,
                            None => {
                                state.notes.push(label.value.clone());
                                state.notes.len()
                            }
                        }
                    };
                    _ = write!(html, "<sup class=\"ref\"><a id=\"r{number}\" href=\"#n{number}\">[{number}]</a></sup>");
                }
            }
        }
    }

    fn wrap(&self, element: &str, inner: &[Inline], html: &mut String) {
        _ = write!(html, "<{element}>");
        self.inlines(inner, html);
        _ = write!(html, "</{element}>");
    }

    fn value(&self, id: &str, html: &mut String) {
        let Some(fact) = self.fact(id) else { return };
        let mut text = self.voice.figure(fact);
        let anchor = {
            let mut state = self.state.borrow_mut();
            if state.fresh {
                text = capitalised(&text);
            }
            state.fresh = false;
            let first = !state.anchors.iter().any(|known| known == id);
            if first {
                state.anchors.push(id.to_owned());
            }
            if first { format!(" id=\"{}\"", address::fact_anchor(id)) } else { String::new() }
        };
        let words = escape(&text);
        let figure = match &fact.value {
            Value::Date(moment) => format!("<time datetime=\"{moment}\"{anchor}>{words}</time>"),
            Value::Integer(number) => format!("<data value=\"{number}\"{anchor}>{words}</data>"),
            Value::Decimal(number) => format!("<data value=\"{number}\"{anchor}>{words}</data>"),
            Value::Text(_) => format!("<span{anchor}>{words}</span>"),
        };
        // The value leads to the page of the fact; within a link it cannot.
        let bare = self.state.borrow().bare > 0;
        html.push_str(&if bare { figure } else { self.linked(id, &figure) });
        html.push_str(&self.marks(&fact.sources));
    }

    fn mark(&self, numbers: &[usize]) -> String {
        if numbers.is_empty() {
            return String::new();
        }
        let mut state = self.state.borrow_mut();
        let new: Vec<usize> = numbers.iter().copied().filter(|number| !state.last.contains(number)).collect();
        let joined = !state.last.is_empty();
        state.last.extend(&new);
        let mut html = String::new();
        if new.is_empty() {
            return html;
        }
        html.push_str("<sup class=\"ref\">");
        for (at, number) in new.iter().enumerate() {
            // Two numbers side by side would read as one.
            let comma = if at > 0 || joined { ",\u{202f}" } else { "" };
            _ = write!(
                html,
                "{comma}<a href=\"#s{number}\" aria-label=\"{}\">{number}</a>",
                escape(&self.voice.t.source_number(number.to_string()))
            );
        }
        html.push_str("</sup>");
        html
    }

    fn as_of(&self, fact: &Fact) -> String {
        self.voice.t.as_of(self.voice.formats.date(fact.as_of.value))
    }

    fn fact(&self, id: &str) -> Option<&'a Fact> {
        self.context.site.facts.get(id)
    }

    fn href(&self, target: &Target) -> String {
        match target {
            Target::Page { path, heading: None } => address::page(self.reader, path),
            Target::Page { path, heading: Some(heading) } => format!("{}#{heading}", address::page(self.reader, path)),
            Target::Heading(heading) => format!("#{heading}"),
            Target::Web(url) | Target::Mail(url) => url.clone(),
        }
    }
}

/// Whether an inline becomes a link, or a number with links to its sources.
fn links(inline: &Inline) -> bool {
    matches!(inline, Inline::Link(..) | Inline::Fact(_) | Inline::Source(_) | Inline::Note(_))
}

fn right(cell: &Cell) -> &'static str {
    if cell.right { " class=\"r\"" } else { "" }
}

//! Running text as HTML: words, values, links, and the numbers of sources and notes.

use std::fmt::Write as _;

use super::prose::Writer;
use super::words::{self, capitalised, escape};
use crate::document::{Inline, Target};
use crate::lang::Lang;
use crate::registry::{Fact, Value};
use crate::site::address;

impl<'a> Writer<'a> {
    /// A text in which abbreviations are left as they are.
    pub(super) fn bare(&self, text: &[Inline], html: &mut String) {
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

    pub(super) fn inlines(&self, text: &[Inline], html: &mut String) {
        for (at, inline) in text.iter().enumerate() {
            match inline {
                Inline::Text(run) => {
                    // A reference stands close to the word before it.
                    let close = matches!(text.get(at + 1), Some(Inline::Source(_) | Inline::Note(_)));
                    let words = if close { run.text().trim_end_matches(' ') } else { run.text() };
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
                Inline::Link(link) => {
                    _ = write!(html, "<a href=\"{}\">", escape(&href(self.reader, &link.target)));
                    self.bare(&link.text, html);
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
                    let (number, first) = {
                        let mut state = self.state.borrow_mut();
                        match state.notes.iter().position(|known| *known == label.value) {
                            Some(at) => (at + 1, false),
                            None => {
                                state.notes.push(label.value.clone());
                                (state.notes.len(), true)
                            }
                        }
                    };
                    // The way back from the note leads to the first place.
                    let id = if first { format!(" id=\"r{number}\"") } else { String::new() };
                    _ = write!(html, "<sup class=\"ref\"><a{id} href=\"#n{number}\">[{number}]</a></sup>");
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

    pub(super) fn mark(&self, numbers: &[usize]) -> String {
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

    pub(super) fn as_of(&self, fact: &Fact) -> String {
        self.voice.as_of(fact.as_of.value)
    }

    pub(super) fn fact(&self, id: &str) -> Option<&'a Fact> {
        self.context.site.facts.get(id)
    }
}

/// The address that a link leads to; `reader` is the language of the page that it stands on.
pub(super) fn href(reader: Lang, target: &Target) -> String {
    match target {
        Target::Page { path, heading: None } => address::page(reader, path),
        Target::Page { path, heading: Some(heading) } => format!("{}#{heading}", address::page(reader, path)),
        Target::Heading(heading) => format!("#{heading}"),
        Target::Web(url) | Target::Mail(url) => url.clone(),
    }
}

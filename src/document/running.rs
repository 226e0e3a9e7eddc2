//! Running text of CommonMark: words, links, references and notes.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag};

use super::markdown::{Builder, DRAWINGS, REFERENCES, is_inline};
use super::run::Run;
use super::target::{Refused, Target};
use super::tree::{Inline, Link, is_blank};
use crate::problem::{Place, did_you_mean};
use crate::registry::Located;

/// How many pieces most paragraphs have. Left to itself the first one would make room for four.
const USUAL: usize = 1;

impl<'a> Builder<'a, '_> {
    /// Text up to the end of the enclosing element, whose end event is taken too.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut text = Vec::with_capacity(USUAL);
        while let Some((event, span)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, span, &mut text);
        }
        self.finished(text)
    }

    /// A text that nothing is added to any more.
    fn finished(&mut self, mut text: Vec<Inline>) -> Vec<Inline> {
        self.runs.extend(text.iter().filter_map(|inline| match inline {
            Inline::Text(run) => Some(run.clone()),
            _ => None,
        }));
        text.shrink_to_fit();
        text
    }

    /// The text of a tight list item, which has no paragraph around it: up to the next block or the end of the item.
    pub(super) fn loose(&mut self, first: Event<'a>, span: Range<usize>) -> Vec<Inline> {
        let mut text = Vec::with_capacity(USUAL);
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
        self.finished(text)
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
                text.push(Inline::Note(Box::new(label)));
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
        let (line, column) = self.lines.position(span.start);
        let last = match text.last_mut() {
            Some(Inline::Text(run)) => Arc::get_mut(run),
            _ => None,
        };
        match last {
            Some(run) => run.push(words, line, column),
            None => text.push(Inline::Text(Arc::new(Run::new(words, line, column)))),
        }
    }

    fn link(&mut self, kind: LinkType, destination: &str, span: &Range<usize>, text: &mut Vec<Inline>) {
        let place = self.lines.place(span.start);
        if kind == LinkType::Autolink
            && let Some((scheme, id)) = destination.split_once(':')
            && !matches!(scheme, "http" | "https" | "mailto")
        {
            self.skip();
            let id = Box::new(Located { value: id.to_owned(), place });
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
        let refused = match Target::parse(&address, self.bundle) {
            Ok(target) => {
                text.push(Inline::Link(Box::new(Link { target, place, text: inner })));
                return;
            }
            Err(refused) => refused,
        };
        // Its words stay, or what stands around them would be taken for one text.
        text.push(Inline::Emphasis(inner));
        match refused {
            Refused::Scheme(scheme) => self.refuse_scheme(&scheme, destination, span),
            Refused::Outside => self.error(span, format!("“{destination}” leads out of the site"), "take one ../ away"),
            Refused::Nowhere => self.error(span, "the link leads nowhere", "write an address between the round brackets"),
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

    /// Notes each run of digits, to be compared between languages: of `57/129` both, of `320-V` the first.
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

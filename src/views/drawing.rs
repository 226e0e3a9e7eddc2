//! The figures of a text as HTML: a drawing with its numbered caption.

use std::fmt::Write as _;

use super::prose::Writer;
use super::words::escape;
use crate::document::{Drawing, Inline};
use crate::draw;
use crate::registry::{Bound, ChartId, Value};
use crate::site::address;

impl Writer<'_> {
    pub(super) fn figure(&self, drawing: &Drawing, caption: &[Inline], html: &mut String) {
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
                html.push_str(&draw::dots(count, fact.bound.is_some_and(Bound::is_least), draw::DotSize::Wide, &label).unwrap_or_default());
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
                html.push_str(&super::timeline::lanes(self.context, self.voice, "years-timeline"));
                self.caption(drawing, caption, html);
                html.push_str("</figcaption></figure>");
            }
            Drawing::Map(slug) => {
                if let Some((page, mission)) = self.context.site.mission(&slug.value) {
                    self.open("plate", drawing, html);
                    html.push_str(&super::map::locator(self.voice, page.slug(), mission));
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
}

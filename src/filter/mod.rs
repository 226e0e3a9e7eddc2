//! Facts chosen by mission, kind and year together: the only lists of facts that are made when they are asked for, since there are thousands.
//!
//! A [`FactIndex`] is made once with the site. It holds each fact as a finished line of HTML and the frame of the page around them, so that an
//! answer is a choice and a joining of texts: no template, no word list, nothing that can fail.

mod form;
mod query;

pub use form::{Choice, Form};
pub use query::Field;

use serde::{Deserialize, Serialize};

use crate::lang::{Lang, PerLang};

/// Stands in a frame where the query belongs that keeps the choice in another language.
pub const QUERY: char = '\u{e000}';
/// Stands in a frame where the form and the facts belong.
pub const RESULTS: char = '\u{e001}';
/// Stands in a frame where its title belongs.
pub const TITLE: char = '\u{e004}';
/// Stands in a message for the first thing that it speaks of.
pub const NAME: char = '\u{e002}';
/// Stands in a message for the second.
pub const COUNT: char = '\u{e003}';

/// A fact: the index of its mission, kind and year among the values of the form, and its line in a list in each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// An index for each of [`Field::ALL`].
    pub values: [usize; 3],
    /// `<li>…</li>`.
    pub items: PerLang<Box<str>>,
}

/// What a page says in a language; every text is HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The whole page with [`QUERY`], [`RESULTS`] and [`TITLE`] in their places.
    pub page: Box<str>,
    /// The form.
    pub form: Form,
    /// What the page is called where nothing is chosen, and where [`NAME`] is.
    pub titles: [Box<str>; 2],
    /// The words of the link to all facts.
    pub all: Box<str>,
    /// How many facts there are, for each number from zero to all.
    pub counts: Vec<Box<str>>,
    /// That the value called [`NAME`] is not in the list of a field, for each of [`Field::ALL`].
    pub unknown: [Box<str>; 3],
    /// That no fact fits the choice.
    pub none: Box<str>,
    /// That without the choice called [`NAME`] there would be [`COUNT`].
    pub without: Box<str>,
}

/// The facts and the frames.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactIndex {
    rows: Vec<Row>,
    frames: PerLang<Frame>,
}

/// The longest part of an unknown value that a page repeats, in letters.
const LONGEST: usize = 40;

impl FactIndex {
    /// An index of facts in the order of the lists: missions in theirs, and within each the latest date first.
    pub fn new(rows: Vec<Row>, frames: PerLang<Frame>) -> FactIndex {
        FactIndex { rows, frames }
    }

    /// The page in a language that answers a query such as `mission=unifil&kind=in-post&year=2024`. What is not chosen is not narrowed down; a
    /// value that the form does not have is named on the page and left out. Nothing if the query chooses nothing.
    pub fn page(&self, lang: Lang, query: &str) -> Option<Vec<u8>> {
        let frame = self.frames.get(lang);
        let given = query::values(query);
        if given.iter().all(Option::is_none) {
            return None;
        }
        let mut chosen = [None; 3];
        let mut notes = String::new();
        for field in Field::ALL {
            let at = field.index();
            if let (Some(value), Some(choice), Some(unknown), Some(chosen)) =
                (given.get(at).and_then(Option::as_deref), frame.form.choices.get(at), frame.unknown.get(at), chosen.get_mut(at))
            {
                *chosen = choice.options.iter().position(|(code, _)| code == value.trim());
                if chosen.is_none() {
                    notes += &format!("<p class=\"notice\">{}</p>", unknown.replace(NAME, &harmless(value)));
                }
            }
        }
        let results = format!("{}{notes}{}{}", frame.form.html(chosen), self.results(frame, lang, chosen), frame.way_back(chosen));
        let page = frame.page.replace(QUERY, &kept(frame, chosen)).replace(TITLE, &frame.title(chosen));
        Some(page.replace(RESULTS, &results).into_bytes())
    }

    /// The facts of a choice under a heading for each mission, or the way out if there is none.
    fn results(&self, frame: &Frame, lang: Lang, chosen: [Option<usize>; 3]) -> String {
        let found: Vec<&Row> = self.rows.iter().filter(|row| row.fits(chosen)).collect();
        if found.is_empty() {
            return self.way_out(frame, chosen);
        }
        let mission = |row: &Row| row.values.first().copied().unwrap_or_default();
        let groups: Vec<&[&Row]> = found.chunk_by(|a, b| mission(a) == mission(b)).collect();
        // The heading of a single group has the same number.
        let mut html = match groups.as_slice() {
            [_] => String::new(),
            _ => format!("<p class=\"lead\">{}</p>", frame.count(found.len())),
        };
        for group in groups {
            let own = group.first().map(|row| mission(row)).and_then(|at| frame.form.choices.first()?.options.get(at));
            let Some((code, name)) = own else { continue };
            let count = frame.count(group.len());
            html += &format!(
                "<section aria-labelledby=\"g-{code}\"><h2 id=\"g-{code}\">{name} <span class=\"meta\">{count}</span></h2><ul class=\"factlist\">"
            );
            group.iter().for_each(|row| html += row.items.get(lang));
            html += "</ul></section>";
        }
        html
    }

    /// That nothing fits, with each choice that would have to be left out for something to fit.
    fn way_out(&self, frame: &Frame, chosen: [Option<usize>; 3]) -> String {
        let mut links = String::new();
        for (at, choice) in frame.form.choices.iter().enumerate() {
            let mut fewer = chosen;
            let left_out = fewer.get_mut(at).and_then(Option::take).and_then(|value| choice.options.get(value));
            let count = self.rows.iter().filter(|row| row.fits(fewer)).count();
            let (Some((_, name)), 1..) = (left_out, count) else { continue };
            let words = frame.without.replace(NAME, name).replace(COUNT, frame.count(count));
            links += &format!("<li><a href=\"{}{}\">{words}</a></li>", frame.form.action, kept(frame, fewer));
        }
        format!("<p class=\"lead\">{}</p><ul class=\"linklist\">{links}</ul>", frame.none)
    }
}

impl Row {
    fn fits(&self, chosen: [Option<usize>; 3]) -> bool {
        self.values.iter().zip(chosen).all(|(own, chosen)| chosen.is_none_or(|chosen| chosen == *own))
    }
}

impl Frame {
    fn count(&self, count: usize) -> &str {
        self.counts.get(count).map_or("", AsRef::as_ref)
    }

    /// The title with the names of what is chosen.
    fn title(&self, chosen: [Option<usize>; 3]) -> String {
        let name = |(choice, chosen): (&Choice, Option<usize>)| Some(choice.options.get(chosen?)?.1.clone());
        let names: Vec<String> = self.form.choices.iter().zip(chosen).filter_map(name).collect();
        let [plain, named] = &self.titles;
        if names.is_empty() { plain.to_string() } else { named.replace(NAME, &names.join(" · ")) }
    }

    /// The link to all facts, where something is chosen.
    fn way_back(&self, chosen: [Option<usize>; 3]) -> String {
        if chosen == [None; 3] { String::new() } else { format!("<p class=\"more\"><a href=\"{}\">{}</a></p>", self.form.action, self.all) }
    }
}

/// The query that says a choice, ready for an attribute; empty for none.
fn kept(frame: &Frame, chosen: [Option<usize>; 3]) -> String {
    let code = |(field, (choice, chosen)): (Field, (&Choice, Option<usize>))| {
        chosen.and_then(|at| choice.options.get(at)).map(|(code, _)| format!("{}={code}", field.name()))
    };
    let said: Vec<String> = Field::ALL.into_iter().zip(frame.form.choices.iter().zip(chosen)).filter_map(code).collect();
    if said.is_empty() { String::new() } else { format!("?{}", said.join("&amp;")) }
}

/// The beginning of what a reader typed, without anything that HTML could take for markup.
fn harmless(value: &str) -> String {
    value.trim().chars().take(LONGEST).map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.') { c } else { '·' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> FactIndex {
        let options = |codes: &[&str]| codes.iter().map(|code| ((*code).to_owned(), code.to_uppercase())).collect();
        let frame = |lang: Lang| {
            let choice = |codes: &[&str]| Choice { label: "l".to_owned(), any: "any".to_owned(), options: options(codes) };
            Frame {
                page: format!("<html lang={lang}><h1>{TITLE}</h1><a href=\"/lang/kk/facts/{QUERY}\">kk</a>{RESULTS}</html>").into(),
                titles: ["chosen".into(), format!("facts: {NAME}").into()],
                all: "all".into(),
                form: Form {
                    action: format!("/{lang}/facts/"),
                    choices: [choice(&["undof", "unifil", "none"]), choice(&["in-post", "date"]), choice(&["2025", "2018"])],
                    button: "go".to_owned(),
                },
                counts: (0..=4).map(|count| format!("{count} facts").into()).collect(),
                unknown: ["mission", "kind", "year"].map(|field| format!("no {field} {NAME}").into()),
                none: "nothing".into(),
                without: format!("without {NAME}: {COUNT}").into(),
            }
        };
        let row = |values: [usize; 3], name: &str| Row { values, items: PerLang::build(|lang| format!("<li>{name} {lang}</li>").into()) };
        let rows = vec![row([0, 0, 0], "a"), row([0, 1, 1], "b"), row([1, 0, 1], "c"), row([2, 0, 0], "d")];
        FactIndex::new(rows, PerLang::build(frame))
    }

    fn page(query: &str) -> String {
        String::from_utf8(index().page(Lang::Ru, query).unwrap()).unwrap()
    }

    #[test]
    fn choices_combine() {
        let html = page("mission=undof&kind=in-post&year=2025");
        assert!(html.contains("<li>a ru</li>") && html.matches("<li>").count() == 1, "{html}");
        assert!(html.contains("<h2 id=\"g-undof\">UNDOF ") && html.matches("1 facts").count() == 1, "{html}");
        assert!(html.contains("<h1>facts: UNDOF · IN-POST · 2025</h1>") && html.contains("<a href=\"/ru/facts/\">all</a>"), "{html}");
        assert!(html.contains("href=\"/lang/kk/facts/?mission=undof&amp;kind=in-post&amp;year=2025\""), "{html}");
        assert_eq!(html.matches(" selected").count(), 3);
        let html = page("kind=in-post");
        assert_eq!(html.matches("<li>").count(), 3, "{html}");
        assert_eq!(html.matches("<section").count(), 3);
        assert!(html.contains("<h1>facts: IN-POST</h1>") && html.contains("<p class=\"lead\">3 facts</p>"), "{html}");
    }

    #[test]
    fn nothing_chosen_is_no_choice() {
        for query in ["", "mission=&kind=&year=", "utm_source=chat&fbclid=x"] {
            assert_eq!(index().page(Lang::Ru, query), None, "{query}");
        }
        // What is not known was chosen all the same, and says so above everything.
        assert_eq!(page("year=1812").matches("<li>").count(), 4);
        let html = page("year=1812");
        assert!(html.contains("/lang/kk/facts/\"") && html.contains("<h1>chosen</h1>") && !html.contains(">all<"), "{html}");
    }

    #[test]
    fn a_choice_without_facts_leads_out() {
        let html = page("mission=unifil&kind=in-post&year=2025");
        assert!(html.contains("nothing") && !html.contains("<section"), "{html}");
        for (query, words) in
            [("?kind=in-post&amp;year=2025", "without UNIFIL: 2 facts"), ("?mission=unifil&amp;kind=in-post", "without 2025: 1 facts")]
        {
            assert!(html.contains(&format!("<a href=\"/ru/facts/{query}\">{words}</a>")), "{html}");
        }
        // Leaving out the kind would not help.
        assert!(!html.contains("without IN-POST"));
    }

    #[test]
    fn what_the_form_does_not_have_is_named_and_left_out() {
        let html = page("mission=unifil&kind=fatalities&year=%3Cscript%3E");
        assert!(html.contains("<p class=\"notice\">no kind fatalities</p><p class=\"notice\">no year ·script·</p>"), "{html}");
        assert_eq!(html.matches("<li>").count(), 1);
        assert!(!html.contains("<script") && html.contains("/lang/kk/facts/?mission=unifil\""));
        assert!(page(&format!("mission={}", "x".repeat(4000))).len() < 2000);
        // The marks of the frame cannot be sent.
        assert_eq!(page("kind=%EE%80%81").matches("<form").count(), 1);
    }
}

//! The page of a fact: everything that is needed to trust it and to cite it.

use askama::Template;
use serde_json::{Value as Json, json};

use super::cite::Work;
use super::parts::{self, SourceItem};
use super::prose::Writer;
use super::share::Share;
use super::shell::Shell;
use super::words::in_script;
use super::{Context, Voice};
use crate::data::LICENCE;
use crate::lang::{Lang, sentence, sentences};
use crate::moment::Moment;
use crate::registry::{Fact, FactKind, Located, Value};
use crate::site::{Page, References, address};

/// How much of a description previews show, in characters, with the mark that there is more.
const LONGEST_PREVIEW: usize = 159;

/// The files of facts: ending and media type.
const FORMATS: [(&str, &str); 2] = [("csv", "text/csv"), ("json", "application/json")];

/// A published value of a fact.
struct Published {
    value: String,
    date: String,
    role: String,
    marks: String,
    note: String,
}

#[derive(Template)]
#[template(path = "fact.html")]
struct FactView<'a> {
    shell: Shell<'a>,
    value: String,
    marks: String,
    /// The date that the value holds for, unless the value is that date.
    as_of: Option<String>,
    /// What the scope tells, and the scope.
    scope: (String, &'a str),
    /// Name, text and address of each row of the panel.
    rows: Vec<(String, String, Option<String>)>,
    /// The figure over time, as a drawing with its numbers.
    history: Option<String>,
    values: Vec<Published>,
    used: Vec<(String, String)>,
    sources: Vec<SourceItem<'a>>,
    share: Share,
    version: String,
    /// Name and text of the citation for each kind of reference manager.
    records: [(&'static str, String); 3],
    downloads: Vec<(String, String)>,
    json_ld: String,
}

/// The HTML of the page of a fact in a language; `list` is the page of all facts, whose date is that of the data.
pub fn fact_page<'a>(context: &'a Context<'a>, list: &Page, fact: &'a Fact, lang: Lang) -> Result<String, askama::Error> {
    let (site, voice) = (context.site, context.voices.get(lang));
    let references = References::of_fact(fact);
    let writer = Writer::new(context, voice, lang, &references);
    let marks = |sources: &[Located<String>]| {
        writer.fresh_block();
        writer.marks(sources)
    };
    let path = address::fact(&fact.id.value);
    let value = voice.figure(fact);
    let as_of = (!is_own_date(fact)).then(|| voice.as_of(fact.as_of.value));
    let said = [Some(&value), as_of.as_ref(), Some(fact.scope.get(lang))].into_iter().flatten().map(String::as_str);
    let lead = preview(&sentences(said));
    let shell = Shell::computed(context, lang, &path, voice.title(site, fact), lead);
    let url = format!("{}{}", site.config.base, address::page(lang, &path));
    let updated = list.text(lang).document.front.latest.date;
    let work = Work::figure(context, fact, voice, updated);
    let own = FORMATS.map(|(ending, _)| (address::fact_data(&fact.id.value, ending), ending.to_uppercase()));
    let all = FORMATS.map(|(ending, _)| (address::data_file("facts", ending), voice.t.fact_all_as(ending.to_uppercase())));
    let used = context.usage.pages(&fact.id.value).iter().map(|used| {
        let anchor = if used.anchored { format!("#{}", address::fact_anchor(&fact.id.value)) } else { String::new() };
        (format!("{}{anchor}", address::page(lang, &used.page.path)), used.page.text(lang).document.front.title.value.clone())
    });
    let view = FactView {
        marks: marks(&fact.sources),
        scope: (if is_counted(fact) { voice.t.fact_scope() } else { voice.t.fact_meant() }, fact.scope.get(lang)),
        rows: rows(context, voice, fact),
        history: super::chart::history(context, voice, fact),
        values: published(voice, fact, marks),
        used: used.collect(),
        sources: parts::sources(context, &references, lang),
        share: Share::of(context, lang, &path, work.title(), &work, updated),
        records: [("BibTeX", work.bibtex()), ("RIS", work.ris()), ("CSL-JSON", work.csl())],
        version: sentence(voice.t.fact_version(voice.formats.date(Moment::Day(updated)))),
        downloads: [own, all].concat(),
        json_ld: json_ld(context, fact, voice, &url),
        value,
        as_of,
        shell,
    };
    view.render()
}

/// Whether the value is the very date that it holds for: then the page says it once.
fn is_own_date(fact: &Fact) -> bool {
    matches!(fact.value, Value::Date(date) if date == fact.as_of.value)
}

/// Whether somebody counted the value: a date or a text is said, not counted.
fn is_counted(fact: &Fact) -> bool {
    !matches!(fact.kind, FactKind::Date | FactKind::Text)
}

fn rows(context: &Context<'_>, voice: &Voice, fact: &Fact) -> Vec<(String, String, Option<String>)> {
    let kind = fact.kind.code();
    let kind_list = address::page(voice.lang, &address::fact_list("kind", kind));
    let mut rows = Vec::new();
    if !is_own_date(fact) {
        rows.push((voice.t.fact_date(), voice.formats.date(fact.as_of.value), None));
    }
    rows.push((voice.t.fact_kind(), voice.t.word(super::facts::word(kind)), Some(kind_list)));
    if let Some(mission) = &fact.mission {
        let href = address::page(voice.lang, &address::mission(&mission.value));
        rows.push((voice.t.fact_mission(), super::chart::mission(context, voice, &mission.value), Some(href)));
    }
    if let Some(review) = &fact.review_by {
        rows.push((voice.t.fact_review(), voice.formats.date(Moment::Day(review.value)), None));
    }
    rows
}

/// Every value that was published, if there is more than the one that the site uses.
fn published(voice: &Voice, fact: &Fact, marks: impl Fn(&[Located<String>]) -> String) -> Vec<Published> {
    if fact.history.is_empty() && fact.disputed.is_empty() {
        return Vec::new();
    }
    let row = |value: String, date: Moment, role: &str, sources: &[Located<String>], note: &str| Published {
        value,
        date: voice.formats.date(date),
        role: voice.t.word(role),
        marks: marks(sources),
        note: note.to_owned(),
    };
    let own = row(voice.figure(fact), fact.as_of.value, "current", &fact.sources, "");
    let earlier = fact.history.iter().rev().map(|point| row(voice.point(fact, point), point.as_of.value, "earlier", &point.sources, ""));
    let others = fact.disputed.iter().map(|dispute| {
        let point = &dispute.point;
        row(voice.point(fact, point), point.as_of.value, "other", &point.sources, dispute.note.get(voice.lang))
    });
    std::iter::once(own).chain(others).chain(earlier).collect()
}

/// As much of a text as previews show, up to the end of a clause.
fn preview(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST_PREVIEW) else { return text.to_owned() };
    let start = text.get(..end).unwrap_or(text);
    let clause = start.rfind([';', ',', '.', ':']).filter(|at| *at > end / 2);
    let whole = clause.or_else(|| start.rfind(' ')).and_then(|at| start.get(..at)).unwrap_or(start);
    format!("{}…", whole.trim_end_matches([';', ',', '.', ':', ' ']))
}

/// The page as schema.org's `WebPage`, and the fact on it as an `Observation`, in JSON-LD. `<` is written as an escape, so that no text can end the element.
fn json_ld(context: &Context<'_>, fact: &Fact, voice: &Voice, url: &str) -> String {
    let (site, lang) = (context.site, voice.lang);
    let value = match &fact.value {
        Value::Integer(number) => json!(number),
        Value::Decimal(text) => text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number)),
        Value::Date(moment) => json!(moment.to_string()),
        Value::Text(texts) => json!(texts.get(lang)),
    };
    let sources: Vec<Json> = fact.sources.iter().filter_map(|id| Some(json!(site.sources.get(&id.value)?.url))).collect();
    let files = FORMATS.map(|(ending, kind)| {
        let file = format!("{}{}", site.config.base, address::fact_data(&fact.id.value, ending));
        json!({ "@type": "DataDownload", "encodingFormat": kind, "contentUrl": file })
    });
    let page = json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": url,
        "name": voice.title(site, fact),
        "mainEntity": {
            "@type": "Observation",
            "name": fact.statement.get(lang),
            "description": fact.scope.get(lang),
            "value": value,
            "unitText": fact.unit.code(),
            "observationDate": fact.as_of.value.to_string(),
        },
        "inLanguage": lang.code(),
        "isBasedOn": sources,
        "license": LICENCE,
        "encoding": files,
        "isPartOf": format!("{}{}", site.config.base, address::page(lang, address::DATA)),
    });
    in_script(&page.to_string())
}

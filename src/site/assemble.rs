//! From what the files hold to the site: the texts of each bundle are paired, then the checks look at the whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::address;
use super::broken::Broken;
use super::parsed::{Bundle, Parsed};
use super::{Family, Page, PageKind, Site, Text, TimelineEvent, behind, checks, related};
use crate::document::{Document, parse_paragraph};
use crate::lang::{Lang, PerLang};
use crate::problem::{Place, Problem, Weight};
use crate::registry::{self, Event, Fact, Located, SiteConfig, Waiver, english_name};

/// The files at the top that no site is without, and what is to be done if one is not there.
const NEEDED: [(&str, &str); 4] = [
    ("site.toml", "add it with base, contact, latest, name, brand and about; docs/editing.md tells of it"),
    ("sources.toml", "add it with the sources that the texts and figures name; docs/editing.md tells of it"),
    ("events.toml", "add it with the events of the timeline; without any the file is empty"),
    ("terms.toml", "add it with the approved names and the words of the glossary; without any the file is empty"),
];

/// Assembles the site, or gives nothing when there is an error. Every problem is added to `problems`. `today` decides what is past its
/// review and what lies in the future.
pub fn assemble(parsed: Parsed, today: Date, problems: &mut Vec<Problem>) -> Option<Site> {
    let Parsed {
        config,
        present,
        facts,
        sources,
        events,
        terms,
        messages,
        moved,
        charts,
        series,
        mut versions,
        texts,
        bundles,
        mut documents,
        unread,
        mut broken,
    } = parsed;
    for (name, help) in NEEDED.into_iter().filter(|(name, _)| !present.contains(name)) {
        problems.push(Problem::error(Place::start_of(name), "the file is missing", help));
        match name {
            "sources.toml" => broken.sources.add_file(),
            "events.toml" => broken.events.add_file(),
            _ => {}
        }
    }
    let facts = by_id(facts, |fact| &fact.id, problems);
    let sources = by_id(sources, |source| &source.id, problems);
    let charts = by_id(charts, |chart| &chart.id, problems).into_values().map(|chart| (chart.chart, chart)).collect();
    let mut events: Vec<TimelineEvent> = events.into_iter().map(|event| timeline_event(event, problems)).collect();
    events.sort_by_key(|event| event.date.first_day());
    let mut pages = pages(bundles, &mut documents, &unread, &mut broken, problems);
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    versions.sort_by(|a, b| a.key().cmp(&b.key()));
    strays(&documents, &mut broken, problems);
    let related = related::related(&pages, &facts, &terms);
    let namesakes = namesakes(&facts);
    let config = config.unwrap_or_else(SiteConfig::stand_in);
    let site = Site {
        config,
        facts,
        sources,
        terms,
        messages,
        moved,
        events,
        charts,
        series,
        texts,
        family: Family::of(&pages),
        pages,
        versions,
        related,
        namesakes,
    };
    places(&site, &broken, problems);
    checks::run(&site, &broken, today, problems);
    (!problems.iter().any(|problem| problem.weight == Weight::Error)).then_some(site)
}

/// The ids of the facts that share their statement with another one.
fn namesakes(facts: &BTreeMap<String, Fact>) -> BTreeSet<String> {
    let mut ids: BTreeMap<(Lang, &str), Vec<&str>> = BTreeMap::new();
    for fact in facts.values() {
        for (lang, statement) in fact.statement.iter() {
            ids.entry((lang, statement)).or_default().push(&fact.id.value);
        }
    }
    ids.into_values().filter(|ids| ids.len() > 1).flatten().map(str::to_owned).collect()
}

/// Tells of texts without a TOML file beside them, once for each folder.
fn strays(documents: &BTreeMap<(String, Lang), Document>, broken: &mut Broken, problems: &mut Vec<Problem>) {
    // The last language is the one that the texts are translated from.
    for ((path, _), document) in documents.iter().rev() {
        if !broken.has_page(path) {
            let help = "add a TOML file beside it: article.toml, mission.toml or section.toml (in home/: home.toml)";
            problems.push(Problem::error(Place::start_of(&document.file), "this text belongs to no bundle", help));
            broken.add_page(path);
        }
    }
}

/// Whether every page stands where readers find it.
fn places(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    if site.page("").is_none() && !broken.has_page("") {
        let help = "add the home page with its texts en.md, kk.md and ru.md; docs/editing.md has an example";
        problems.push(Problem::error(Place::start_of("home/home.toml"), "the file is missing", help));
    }
    for page in &site.pages {
        let segments = page.path.split('/').filter(|segment| !segment.is_empty());
        for (at, segment) in segments.enumerate() {
            let taken =
                at == 0 && (address::TAKEN.contains(&segment) || Lang::from_code(segment).is_some() || segment.starts_with("error-"));
            if taken || !registry::is_slug(segment) {
                let help = if taken {
                    "rename the folder: the program uses this address itself"
                } else {
                    "rename the folder: lower-case letters a to z, digits and hyphens"
                };
                problems.push(Problem::error(Place::start_of(&page.file), format!("“{segment}” cannot be part of an address"), help));
            }
        }
        let parent = page.parent().unwrap_or_default();
        if site.page(parent).is_none() && !broken.has_page(parent) && !parent.is_empty() {
            let help = format!("add {parent}/section.toml and its texts, or move the folder to another section");
            problems.push(Problem::error(Place::start_of(&page.file), "this page belongs to no section", help));
        }
        if page.mission().is_some() && parent != "missions" {
            let help = "move its folder to missions/, where the maps look for it";
            problems.push(Problem::error(Place::start_of(&page.file), "this mission is not among the missions", help));
        }
    }
}

fn by_id<T>(items: Vec<T>, id: impl Fn(&T) -> &Located<String>, problems: &mut Vec<Problem>) -> BTreeMap<String, T> {
    let mut map: BTreeMap<String, T> = BTreeMap::new();
    for item in items {
        let Located { value, place } = id(&item);
        if let Some(first) = map.get(value) {
            let help = format!("take one of them away: the other is in {} on line {}", id(first).place.file, id(first).place.line);
            problems.push(Problem::error(place.clone(), format!("“{value}” is defined twice"), help));
        }
        map.insert(value.clone(), item);
    }
    map
}

fn timeline_event(event: Event, problems: &mut Vec<Problem>) -> TimelineEvent {
    let text = PerLang::build(|lang| parse_paragraph(event.text.get(lang), problems));
    TimelineEvent::of(event, text)
}

/// Pairs each bundle with its three texts.
fn pages(
    bundles: Vec<Bundle>,
    documents: &mut BTreeMap<(String, Lang), Document>,
    unread: &[(String, Lang)],
    broken: &mut Broken,
    problems: &mut Vec<Problem>,
) -> Vec<Page> {
    let mut files: BTreeMap<String, Arc<str>> = BTreeMap::new();
    let mut pages = Vec::new();
    for Bundle { path, file, kind } in bundles {
        if let Some(first) = files.insert(path.clone(), file.clone()) {
            problems.push(Problem::error(Place::start_of(&file), "two files claim one address", format!("take this file or {first} away")));
            continue;
        }
        let source = documents.remove(&(path.clone(), Lang::SOURCE)).map(Arc::new);
        let waiver = waiver(&kind);
        let texts = PerLang::try_build(|lang| {
            let own = if lang == Lang::SOURCE { source.clone() } else { documents.remove(&(path.clone(), lang)).map(Arc::new) };
            let promised = waiver.get(lang).as_ref();
            match (own, &source, promised) {
                (Some(document), _, Some(promised)) => {
                    let what = format!("a waiver for the text in {}, which is there", english_name(lang));
                    problems.push(Problem::error(promised.place.clone(), what, "take the waiver away"));
                    Some(Text { behind: outdated(&source, &document), document, waived: None })
                }
                (Some(document), _, None) => Some(Text { behind: outdated(&source, &document), document, waived: None }),
                (None, Some(source), Some(promised)) if !unread.contains(&(path.clone(), lang)) => {
                    let what = format!("the text in {} is promised by {} and still missing", english_name(lang), promised.value);
                    let help = format!("write {lang}.md and take the waiver away");
                    problems.push(Problem::warning(promised.place.clone(), what, help));
                    Some(Text { document: source.clone(), waived: Some(promised.value), behind: None })
                }
                (None, source, _) => {
                    if !unread.contains(&(path.clone(), lang)) {
                        let help = if lang == Lang::SOURCE {
                            format!("write {lang}.md beside it: English is the source of the translations")
                        } else {
                            format!("write {lang}.md beside it, or add [waiver] with {lang} = \"the day it is promised by\"")
                        };
                        problems.push(Problem::error(
                            Place::start_of(&file),
                            format!("the text in {} is missing", english_name(lang)),
                            help,
                        ));
                    }
                    // The site is not built any more; the English text keeps links to this page from being called broken too.
                    source.clone().map(|document| Text { waived: Some(document.front.latest.date), behind: None, document })
                }
            }
        });
        match texts {
            Some(texts) => pages.push(Page { path, file, kind, texts }),
            None => broken.add_page(&path),
        }
    }
    pages
}

/// The day of the latest change of the English text, if a translation does not follow it.
fn outdated(source: &Option<Arc<Document>>, document: &Arc<Document>) -> Option<Date> {
    let source = source.as_ref().filter(|_| document.lang != Lang::SOURCE)?;
    (!behind(source, document).is_empty()).then_some(source.front.latest.date)
}

fn waiver(kind: &PageKind) -> &PerLang<Waiver> {
    match kind {
        PageKind::Home(home) => &home.waiver,
        PageKind::Section(section) => &section.common.waiver,
        PageKind::Mission(mission) => &mission.common.waiver,
        PageKind::Article(article) => &article.common.waiver,
    }
}

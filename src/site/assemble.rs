//! From files to the site: read every file by its name, pair the texts of each bundle, then let the checks look at the whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Page, PageKind, Site, Text, TimelineEvent, behind, checks, related};
use crate::document::{self, Document, parse_paragraph};
use crate::lang::{Lang, PerLang};
use crate::problem::{Place, Problem, Weight, did_you_mean};
use crate::registry::{self, Chart, Event, Fact, Located, Redirect, Registry, Series, SiteConfig, SourceEntry, Term, Waiver, english_name};
use crate::source::File;

/// Every file of the content, understood by itself.
#[derive(Default)]
pub struct Parsed {
    config: Option<SiteConfig>,
    facts: Vec<Fact>,
    sources: Vec<SourceEntry>,
    events: Vec<Event>,
    terms: Vec<Term>,
    moved: Vec<Redirect>,
    charts: Vec<Chart>,
    series: Series,
    bundles: Vec<Bundle>,
    documents: BTreeMap<(String, Lang), Document>,
    /// Texts that exist but could not be understood: their problems are known, so they are not also called missing.
    broken: Vec<(String, Lang)>,
}

impl Parsed {
    /// Every text with the path of its bundle, sorted by path and language.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.documents.iter().map(|((path, _), document)| (path.as_str(), document))
    }
}

struct Bundle {
    path: String,
    file: Arc<str>,
    kind: PageKind,
}

/// Parses every file by its name.
pub fn parse(files: &[File], problems: &mut Vec<Problem>) -> Parsed {
    let mut parsed = Parsed::default();
    for file in files {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        // The home page is the only bundle whose address is not its folder.
        let bundle = if folder == "home" { "" } else { folder };
        if let Some(lang) = name.strip_suffix(".md").and_then(|stem| Lang::ALL.into_iter().find(|lang| lang.code() == stem)) {
            match document::parse(file, bundle, lang, problems) {
                Some(document) => _ = parsed.documents.insert((bundle.to_owned(), lang), document),
                None => parsed.broken.push((bundle.to_owned(), lang)),
            }
        } else if folder == "series" && name.ends_with(".csv") {
            parsed.series.read(file, problems);
        } else if name.ends_with(".toml") {
            let Some(registry) = registry::parse(file, problems) else { continue };
            let kind = match registry {
                Registry::Site(config) => {
                    parsed.config = Some(config);
                    continue;
                }
                Registry::Facts(facts) => {
                    parsed.facts.extend(facts);
                    continue;
                }
                Registry::Sources(sources) => {
                    parsed.sources.extend(sources);
                    continue;
                }
                Registry::Events(events) => {
                    parsed.events.extend(events);
                    continue;
                }
                Registry::Terms(terms) => {
                    parsed.terms.extend(terms);
                    continue;
                }
                Registry::Redirects(moved) => {
                    parsed.moved.extend(moved);
                    continue;
                }
                Registry::Charts(charts) => {
                    parsed.charts.extend(charts);
                    continue;
                }
                Registry::Home(home) => PageKind::Home(home),
                Registry::Section(section) => PageKind::Section(section),
                Registry::Mission(mission) => PageKind::Mission(mission),
                Registry::Article(article) => PageKind::Article(article),
            };
            parsed.bundles.push(Bundle { path: bundle.to_owned(), file: file.path.clone(), kind });
        } else {
            let help = did_you_mean(
                name,
                ["en.md", "kk.md", "ru.md"],
                "texts are en.md, kk.md and ru.md, registries end in .toml, series in .csv",
            );
            problems.push(Problem::error(Place::start_of(&file.path), format!("“{name}” is not a file the site knows"), help));
        }
    }
    parsed
}

/// Assembles the site, or gives nothing when there is an error. Every problem is added to `problems`. `today` decides what is past its
/// review and what lies in the future.
pub fn assemble(parsed: Parsed, today: Date, problems: &mut Vec<Problem>) -> Option<Site> {
    let Parsed { config, facts, sources, events, terms, moved, charts, series, bundles, mut documents, broken } = parsed;
    if config.is_none() && !problems.iter().any(|problem| &*problem.place.file == "site.toml") {
        let help = "add it with base, contact, name, brand and about; docs/editing.md has an example";
        problems.push(Problem::error(Place::start_of("site.toml"), "the file is missing", help));
    }
    let facts = by_id(facts, |fact| &fact.id, problems);
    let sources = by_id(sources, |source| &source.id, problems);
    let charts = by_id(charts, |chart| &chart.id, problems).into_values().map(|chart| (chart.chart, chart)).collect();
    let events = events.into_iter().map(|event| timeline_event(event, problems)).collect();
    let mut pages = pages(bundles, &mut documents, &broken, problems);
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    for ((_, lang), document) in &documents {
        let help = format!("add a TOML file beside {lang}.md: article.toml, mission.toml or section.toml");
        problems.push(Problem::error(Place::start_of(&document.file), "this text belongs to no bundle", help));
    }
    let related = related::related(&pages, &facts, &terms);
    let mut site = Site { config: config?, facts, sources, terms, moved, events, charts, series, pages, related };
    site.events.sort_by_key(|event| event.date.first_day());
    checks::run(&site, today, problems);
    (!problems.iter().any(|problem| problem.weight == Weight::Error)).then_some(site)
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
    broken: &[(String, Lang)],
    problems: &mut Vec<Problem>,
) -> Vec<Page> {
    let mut files: BTreeMap<String, Arc<str>> = BTreeMap::new();
    let mut pages = Vec::new();
    for Bundle { path, file, kind } in bundles {
        if let Some(first) = files.insert(path.clone(), file.clone()) {
            problems.push(Problem::error(Place::start_of(&file), "two files claim one address", format!("take this file or {first} away")));
            continue;
        }
        for segment in path.split('/').filter(|segment| !segment.is_empty() && !registry::is_slug(segment)) {
            let help = "rename the folder: lower-case letters a to z, digits and hyphens";
            problems.push(Problem::error(Place::start_of(&file), format!("“{segment}” cannot be part of an address"), help));
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
                (None, Some(source), Some(promised)) => {
                    let what = format!("the text in {} is promised by {} and still missing", english_name(lang), promised.value);
                    let help = format!("write {lang}.md and take the waiver away");
                    problems.push(Problem::warning(promised.place.clone(), what, help));
                    Some(Text { document: source.clone(), waived: Some(promised.value), behind: None })
                }
                (None, source, _) => {
                    if !broken.contains(&(path.clone(), lang)) {
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
        if let Some(texts) = texts {
            pages.push(Page { path, kind, texts });
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

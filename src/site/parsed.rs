//! From files to what they hold: each is read by its name, and by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::broken::Broken;
use super::{PageKind, Version, version};
use crate::document::{self, Document};
use crate::lang::Lang;
use crate::problem::{Place, Problem, nearest};
use crate::registry::{self, Chart, Event, Fact, Message, Redirect, Registry, Series, SiteConfig, SourceEntry, Term, Texts};
use crate::source::File;

/// Every file of the content, understood by itself.
#[derive(Default)]
pub struct Parsed {
    pub(super) config: Option<SiteConfig>,
    /// The names of the TOML files at the top that are there, understood or not.
    pub(super) present: BTreeSet<&'static str>,
    pub(super) facts: Vec<Fact>,
    pub(super) sources: Vec<SourceEntry>,
    pub(super) events: Vec<Event>,
    pub(super) terms: Vec<Term>,
    pub(super) messages: Vec<Message>,
    pub(super) moved: Vec<Redirect>,
    pub(super) charts: Vec<Chart>,
    pub(super) series: Series,
    pub(super) versions: Vec<Version>,
    pub(super) bundles: Vec<Bundle>,
    pub(super) documents: BTreeMap<(String, Lang), Document>,
    /// Texts that exist but could not be understood: their problems are known, so they are not also called missing.
    pub(super) unread: Vec<(String, Lang)>,
    /// What readers see of the registries.
    pub(super) texts: Vec<Texts>,
    pub(super) broken: Broken,
}

impl Parsed {
    /// Every text with the path of its bundle, sorted by path and language.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.documents.iter().map(|((path, _), document)| (path.as_str(), document))
    }

    /// The same at another base address.
    pub fn at(self, base: &str) -> Parsed {
        Parsed { config: self.config.map(|config| SiteConfig { base: base.to_owned(), ..config }), ..self }
    }
}

/// A folder with a TOML file that makes it a page.
pub(super) struct Bundle {
    pub(super) path: String,
    pub(super) file: Arc<str>,
    pub(super) kind: PageKind,
}

impl Parsed {
    /// Remembers what a TOML file may hold that could not be understood, or that has a wrong name or place.
    fn unread_toml(&mut self, folder: &str, name: &str, bundle: &str) {
        let meant = nearest(name, registry::NAMES);
        self.present.extend(meant);
        match (folder, meant) {
            ("facts", name) if name != Some("article.toml") => self.broken.facts.add_file(),
            (_, Some("sources.toml")) => self.broken.sources.add_file(),
            (_, Some("events.toml")) => self.broken.events.add_file(),
            (_, Some("charts.toml")) => self.broken.charts.add_file(),
            (_, Some("site.toml" | "terms.toml" | "redirects.toml")) => {}
            (_, Some(_)) => self.broken.add_page(bundle),
            (_, None) => {
                self.broken.facts.add_file();
                self.broken.add_page(bundle);
            }
        }
    }
}

/// The language of a text by the name of its file.
fn language(name: &str) -> Option<Lang> {
    Lang::from_code(name.strip_suffix(".md")?)
}

/// A file of the content. If it holds a text, that is understood already, and its bytes are gone.
pub struct Understood {
    file: File,
    text: Option<(Option<Document>, Vec<Problem>)>,
}

/// Understands the text in a file, if it is one of a bundle. Texts are most of the work, and each stands alone.
pub fn understood(file: File) -> Understood {
    match text(&file) {
        Some(text) => Understood { file: File { bytes: Ok(Vec::new()), ..file }, text: Some(text) },
        None => Understood { file, text: None },
    }
}

/// The text in a file with its problems.
fn text(file: &File) -> Option<(Option<Document>, Vec<Problem>)> {
    let (folder, name) = file.path.rsplit_once('/')?;
    let lang = language(name).filter(|_| !version::is_version(file))?;
    let mut problems = Vec::new();
    let document = document::parse(file, bundle(folder), lang, &mut problems);
    Some((document, problems))
}

/// The bundle of a folder: the home page is the only one whose address is not its folder.
fn bundle(folder: &str) -> &str {
    if folder == "home" { "" } else { folder }
}

/// Parses every file by its name.
pub fn parse(files: Vec<Understood>, problems: &mut Vec<Problem>) -> Parsed {
    let mut parsed = Parsed::default();
    let (files, texts): (Vec<File>, Vec<_>) = files.into_iter().map(|Understood { file, text }| (file, text)).unzip();
    for (file, text) in files.iter().zip(texts) {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
        let bundle = bundle(folder);
        if version::is_version(file) {
            match version::parse(file, problems) {
                Some(version) => parsed.versions.push(version),
                None => _ = parsed.broken.versions.insert(folder.trim_end_matches(version::FOLDER).trim_end_matches('/').to_owned()),
            }
        } else if let Some(lang) = Message::language(&file.path) {
            parsed.messages.extend(Message::read_all(file, lang, problems));
        } else if let Some(lang) = language(name) {
            if folder.is_empty() {
                let help = "move it to home/, or to a folder with article.toml, mission.toml or section.toml";
                problems.push(Problem::error(Place::start_of(&file.path), "this text belongs to no bundle", help));
                continue;
            }
            let (document, found) = text.unwrap_or_default();
            problems.extend(found);
            match document {
                Some(document) => _ = parsed.documents.insert((bundle.to_owned(), lang), document),
                None => parsed.unread.push((bundle.to_owned(), lang)),
            }
        } else if folder == "series" && name.ends_with(".csv") {
            let known = problems.len();
            parsed.series.read(file, problems);
            parsed.broken.series |= problems.len() > known;
        } else if name.ends_with(".toml") {
            if folder.is_empty() {
                parsed.present.extend(registry::NAMES.into_iter().find(|known| *known == name));
            }
            let kind = match registry::parse(file, &mut parsed.texts, problems) {
                None => {
                    parsed.unread_toml(folder, name, bundle);
                    continue;
                }
                Some(Registry::Site(config)) => {
                    parsed.config = Some(config);
                    continue;
                }
                Some(Registry::Facts(facts)) => {
                    parsed.facts.extend(parsed.broken.facts.add(facts));
                    continue;
                }
                Some(Registry::Sources(sources)) => {
                    parsed.sources.extend(parsed.broken.sources.add(sources));
                    continue;
                }
                Some(Registry::Events(events)) => {
                    parsed.events.extend(parsed.broken.events.add(events));
                    continue;
                }
                Some(Registry::Terms(terms)) => {
                    parsed.terms.extend(terms.read);
                    continue;
                }
                Some(Registry::Redirects(moved)) => {
                    parsed.moved.extend(moved);
                    continue;
                }
                Some(Registry::Charts(charts)) => {
                    parsed.charts.extend(parsed.broken.charts.add(charts));
                    continue;
                }
                Some(Registry::Home(home)) => PageKind::Home(home),
                Some(Registry::Section(section)) => PageKind::Section(section),
                Some(Registry::Mission(mission)) => PageKind::Mission(mission),
                Some(Registry::Article(article)) => PageKind::Article(article),
            };
            parsed.bundles.push(Bundle { path: bundle.to_owned(), file: file.path.clone(), kind });
        } else {
            let near = nearest(name, ["en.md", "kk.md", "ru.md"]).filter(|near| {
                let path = format!("{folder}/{near}");
                !files.iter().any(|file| *file.path == path)
            });
            let help = match near.and_then(language) {
                Some(lang) => {
                    parsed.unread.push((bundle.to_owned(), lang));
                    format!("did you mean “{lang}.md”?")
                }
                None if name.ends_with(".ftl") => {
                    "the interface strings of a language are in its folder, as strings/en/site.ftl".to_owned()
                }
                None => "texts are en.md, kk.md and ru.md, registries end in .toml, series in .csv".to_owned(),
            };
            problems.push(Problem::error(Place::start_of(&file.path), format!("“{name}” is not a file the site knows"), help));
        }
    }
    parsed
}

//! The registries: what does not depend on the running text, read from TOML one file at a time.

mod bundle;
mod chart;
mod event;
mod fact;
mod mission;
mod reader;
mod redirect;
mod series;
mod site;
mod source;
mod term;

use std::cell::RefCell;

pub use bundle::{Article, ArticleKind, Common, Home, Listing, Section, SectionView, Waiver};
pub use chart::{Chart, ChartId};
pub use event::{Actor, Event};
pub use fact::{Bound, Dispute, Fact, FactKind, Point, Unit, Value};
pub use mission::{City, Glance, Mission, Side, Spell, Status};
pub use reader::{Lines, Located, english_name};
pub use redirect::Redirect;
pub use series::{Decision, Flag, FlagKind, Group, Headcount, Neighbour, PersonnelKind, Rank, Series, Target, WomenShare};
pub use site::SiteConfig;
pub use source::{SourceEntry, SourceKind};
pub use term::Term;

use crate::problem::{Place, Problem};
use crate::source::File;
use reader::Reader;
pub(crate) use reader::read_toml;

/// One TOML file, understood.
pub enum Registry {
    /// `site.toml`.
    Site(SiteConfig),
    /// A file of `facts/`.
    Facts(Vec<Fact>),
    /// `sources.toml`.
    Sources(Vec<SourceEntry>),
    /// `events.toml`.
    Events(Vec<Event>),
    /// `terms.toml`.
    Terms(Vec<Term>),
    /// `redirects.toml`.
    Redirects(Vec<Redirect>),
    /// `charts.toml`.
    Charts(Vec<Chart>),
    /// `home/home.toml`.
    Home(Home),
    /// A `section.toml`.
    Section(Section),
    /// A `mission.toml`.
    Mission(Box<Mission>),
    /// An `article.toml`.
    Article(Article),
}

/// Reads a TOML file of the content by its name. `None` when it has a problem, which is then in `problems`.
pub fn parse(file: &File, problems: &mut Vec<Problem>) -> Option<Registry> {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        problems.push(Problem::error(Place::start_of(&file.path), "this file is not UTF-8", "save it with the encoding UTF-8"));
        return None;
    };
    let lines = Lines::new(&file.path, text, 1);
    let noted = RefCell::default();
    let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
    let registry = read_toml(&lines, &noted, |reader| match (folder, name) {
        ("", "site.toml") => SiteConfig::read(reader).map(Registry::Site),
        ("", "sources.toml") => Some(Registry::Sources(each(reader, SourceEntry::read))),
        ("", "events.toml") => Some(Registry::Events(each(reader, Event::read))),
        ("", "terms.toml") => Some(Registry::Terms(each(reader, Term::read))),
        ("", "redirects.toml") => Some(Registry::Redirects(Redirect::read_all(reader))),
        ("", "charts.toml") => Some(Registry::Charts(each(reader, Chart::read))),
        // The page of all facts lies in the folder of the facts.
        ("facts", "article.toml") => Article::read(reader).map(Registry::Article),
        ("facts", _) => Some(Registry::Facts(each(reader, Fact::read))),
        (_, "home.toml") => Home::read(reader).map(Registry::Home),
        (_, "section.toml") => Section::read(reader).map(Registry::Section),
        (_, "mission.toml") => Mission::read(reader).map(Box::new).map(Registry::Mission),
        (_, "article.toml") => Article::read(reader).map(Registry::Article),
        _ => {
            let help = "the names are site.toml, sources.toml, events.toml, terms.toml, redirects.toml, charts.toml, home.toml, section.toml, mission.toml, article.toml and files in facts/";
            reader.note(Problem::error(Place::start_of(&file.path), format!("“{name}” is not a file the site knows"), help));
            None
        }
    });
    problems.extend(noted.into_inner());
    registry
}

/// Reads each table of a file whose keys are ids, and refuses ids that could not stand in an address.
fn each<T>(reader: &Reader<'_>, read: impl Fn(Located<String>, &Reader<'_>) -> Option<T>) -> Vec<T> {
    reader
        .entries()
        .into_iter()
        .filter_map(|(id, entry)| {
            if !is_slug(&id.value) {
                reader.note(Problem::error(
                    id.place.clone(),
                    format!("“{}” cannot be an id", id.value),
                    "use lower-case letters a to z, digits and hyphens",
                ));
            }
            let value = read(id, &entry);
            entry.finish();
            value
        })
        .collect()
}

/// Whether a word can be a segment of an address: lower-case ASCII letters, digits and single hyphens.
pub fn is_slug(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !word.starts_with('-')
        && !word.ends_with('-')
}

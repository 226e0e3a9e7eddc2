//! The registries: what does not depend on the running text, read from TOML one file at a time.

mod bundle;
mod chart;
mod event;
mod fact;
mod lines;
mod message;
mod mission;
mod noted;
mod quantity;
mod reader;
mod redirect;
mod series;
mod site;
mod source;
mod term;
mod values;

pub use bundle::{Article, ArticleKind, Common, Home, Listing, Section, SectionView, Waiver};
pub use chart::{Chart, ChartId};
pub use event::{Actor, Event};
pub use fact::{Dispute, Fact, FactKind, Point};
pub use lines::{Lines, Located, text_of};
pub use message::Message;
pub use mission::{City, Glance, Mission, Side, Spell, Status};
pub use quantity::{Bound, Unit, Value};
pub use redirect::Redirect;
pub use series::{Decision, Flag, FlagKind, Group, Headcount, Neighbour, PersonnelKind, Rank, Series, Target, WomenShare};
pub use site::SiteConfig;
pub use source::{LANGUAGES, SourceEntry, SourceKind};
pub use term::Term;
pub use values::english_name;

use crate::problem::{Place, Problem, did_you_mean};
use crate::source::File;
pub use noted::Texts;
pub(crate) use noted::{Noted, read_toml};
use reader::Reader;

/// The names of the TOML files, besides those in `facts/`.
pub(crate) const NAMES: [&str; 10] = [
    "site.toml",
    "sources.toml",
    "events.toml",
    "terms.toml",
    "redirects.toml",
    "charts.toml",
    "home.toml",
    "section.toml",
    "mission.toml",
    "article.toml",
];

/// The entries of a TOML file whose keys are ids.
pub struct Entries<T> {
    /// Those that were understood.
    pub read: Vec<T>,
    /// The ids of the others: their problems are known, so what refers to them is not called wrong too.
    pub broken: Vec<String>,
    /// There are keys that belong to no id, so that nobody knows which ids are missing.
    pub unnamed: bool,
}

/// One TOML file, understood.
pub enum Registry {
    /// `site.toml`.
    Site(SiteConfig),
    /// A file of `facts/`.
    Facts(Entries<Fact>),
    /// `sources.toml`.
    Sources(Entries<SourceEntry>),
    /// `events.toml`.
    Events(Entries<Event>),
    /// `terms.toml`.
    Terms(Entries<Term>),
    /// `redirects.toml`.
    Redirects(Vec<Redirect>),
    /// `charts.toml`.
    Charts(Entries<Chart>),
    /// `home/home.toml`.
    Home(Home),
    /// A `section.toml`.
    Section(Section),
    /// A `mission.toml`.
    Mission(Box<Mission>),
    /// An `article.toml`.
    Article(Article),
}

/// Reads a TOML file of the content by its name. `None` when it has a problem, which is then in `problems`. What readers see of it in their language is
/// added to `texts`.
pub fn parse(file: &File, texts: &mut Vec<Texts>, problems: &mut Vec<Problem>) -> Option<Registry> {
    let text = text_of(file, problems)?;
    let lines = Lines::new(&file.path, text, 1);
    let noted = Noted::default();
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
        ("home", "home.toml") => Home::read(reader).map(Registry::Home),
        (folder, "section.toml") if is_own(folder) => Section::read(reader).map(Registry::Section),
        (folder, "mission.toml") if is_own(folder) => Mission::read(reader).map(Box::new).map(Registry::Mission),
        (folder, "article.toml") if is_own(folder) => Article::read(reader).map(Registry::Article),
        (_, name) => {
            reader.note(misplaced(name, Place::start_of(&file.path)));
            None
        }
    });
    problems.extend(noted.problems.into_inner());
    texts.extend(noted.texts.into_inner());
    registry
}

/// Whether a folder can be that of a bundle: the top of the content has no address, and `home` is the folder of the home page.
fn is_own(folder: &str) -> bool {
    !matches!(folder, "" | "home")
}

/// What is wrong with a TOML file that is not where its name belongs.
fn misplaced(name: &str, place: Place) -> Problem {
    let help = match name {
        "site.toml" | "sources.toml" | "events.toml" | "terms.toml" | "redirects.toml" | "charts.toml" => {
            "move it to the top of the content"
        }
        "home.toml" => "move it to the folder home, or name it section.toml or article.toml",
        "section.toml" | "mission.toml" | "article.toml" => "move it to a folder of its own, whose path becomes the address",
        _ => {
            let help = format!("the names are {} and files in facts/", NAMES.join(", "));
            return Problem::error(place, format!("“{name}” is not a file the site knows"), did_you_mean(name, NAMES, &help));
        }
    };
    Problem::error(place, format!("“{name}” does not belong in this folder"), help)
}

/// Reads each table of a file whose keys are ids, and refuses ids that could not stand in an address.
fn each<T>(reader: &Reader<'_>, read: impl Fn(Located<String>, &Reader<'_>) -> Option<T>) -> Entries<T> {
    let (all, unnamed) = reader.entries();
    let mut entries = Entries { read: Vec::new(), broken: Vec::new(), unnamed };
    for (id, entry) in all {
        if !is_slug(&id.value) {
            let help = "use lower-case letters a to z, digits and hyphens";
            reader.note(Problem::error(id.place.clone(), format!("“{}” cannot be an id", id.value), help));
        }
        let value = entry.and_then(|entry| {
            let value = read(id.clone(), &entry);
            entry.finish();
            value
        });
        match value {
            Some(value) => entries.read.push(value),
            None => entries.broken.push(id.value),
        }
    }
    entries
}

/// Whether a word can be a segment of an address: lower-case ASCII letters, digits and single hyphens between them.
pub fn is_slug(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !word.starts_with('-')
        && !word.ends_with('-')
        && !word.contains("--")
}

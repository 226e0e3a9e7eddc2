//! The site: which pages exist and how they hang together, complete on birth.

pub mod address;
mod assemble;
mod behind;
mod broken;
pub mod chart;
mod checks;
mod parsed;
mod passages;
mod references;
mod related;
pub mod sheet;
mod usage;
pub mod version;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

pub use assemble::assemble;
pub use behind::{Behind, behind};
pub use parsed::{Parsed, Understood, parse, understood};
pub use passages::{Passage, entries, passages};
pub use references::References;
pub use usage::{Usage, Use};
pub use version::Version;

use crate::document::{Document, Inline};
use crate::lang::{Lang, PerLang};
use crate::moment::Moment;
use crate::problem::Place;
use crate::registry::{
    Actor, Article, Chart, ChartId, Event, Fact, Home, Located, Message, Mission, Redirect, Section, Series, SiteConfig, SourceEntry,
    Status, Term, Texts,
};

/// The whole site.
#[derive(Debug)]
pub struct Site {
    /// What the site says of itself.
    pub config: SiteConfig,
    /// Every fact by its id.
    pub facts: BTreeMap<String, Fact>,
    /// Every source by its id.
    pub sources: BTreeMap<String, SourceEntry>,
    /// Every term.
    pub terms: Vec<Term>,
    /// The interface strings as files have them. What is shown is compiled into the program; these are what the checks read.
    pub messages: Vec<Message>,
    /// Pages that moved.
    pub moved: Vec<Redirect>,
    /// The events of the timeline, oldest first.
    pub events: Vec<TimelineEvent>,
    /// What each chart says.
    pub charts: BTreeMap<ChartId, Chart>,
    /// The figures over time.
    pub series: Series,
    /// What readers see of the registries, but for the texts of events, which hold figures and links.
    texts: Vec<Texts>,
    /// Every page, sorted by path.
    pub pages: Vec<Page>,
    /// Which of them belong to which.
    family: Family,
    /// Texts as they were, sorted by file.
    pub versions: Vec<Version>,
    /// The paths of the pages related to each page, nearest first.
    related: BTreeMap<String, Vec<String>>,
    /// The ids of facts that share their statement with another one.
    namesakes: BTreeSet<String>,
}

/// Which pages belong to which, by their numbers: every page asks for it, so it is found out once.
#[derive(Debug)]
struct Family {
    /// The pages directly under each path, in their order.
    children: BTreeMap<String, Vec<usize>>,
    /// The missions by status, then in their order.
    missions: Vec<usize>,
}

impl Family {
    fn of(pages: &[Page]) -> Family {
        let mut children: BTreeMap<String, Vec<(i64, &str, usize)>> = BTreeMap::new();
        let mut missions: Vec<(Status, i64, usize)> = Vec::new();
        for (at, page) in pages.iter().enumerate() {
            if let Some(parent) = page.parent() {
                children.entry(parent.to_owned()).or_default().push((page.order(), &page.path, at));
            }
            missions.extend(page.mission().map(|mission| (mission.status, mission.common.order, at)));
        }
        missions.sort();
        let in_order = |mut pages: Vec<(i64, &str, usize)>| {
            pages.sort();
            pages.into_iter().map(|(_, _, at)| at).collect()
        };
        Family {
            children: children.into_iter().map(|(path, pages)| (path, in_order(pages))).collect(),
            missions: missions.into_iter().map(|(_, _, at)| at).collect(),
        }
    }
}

/// An event with its texts parsed.
#[derive(Debug)]
pub struct TimelineEvent {
    /// Its id.
    pub id: String,
    /// When it happened.
    pub date: Moment,
    /// Whose it is.
    pub actor: Actor,
    /// The ids of its sources.
    pub sources: Vec<Located<String>>,
    /// The path of the page to read on.
    pub page: Option<String>,
    /// Where that path stands, or else the event.
    pub page_place: Place,
    /// Where the event stands.
    pub place: Place,
    /// Its title.
    pub title: PerLang<String>,
    /// Its text.
    pub text: PerLang<Vec<Inline>>,
}

impl TimelineEvent {
    fn of(event: Event, text: PerLang<Vec<Inline>>) -> TimelineEvent {
        TimelineEvent {
            page_place: event.page.as_ref().map_or_else(|| event.id.place.clone(), |page| page.place.clone()),
            place: event.id.place,
            id: event.id.value,
            date: event.date,
            actor: event.actor,
            sources: event.sources,
            page: event.page.map(|page| page.value),
            title: event.title,
            text,
        }
    }
}

/// A page in three languages.
#[derive(Debug)]
pub struct Page {
    /// The path of its bundle: `missions/undof`, empty for the home page.
    pub path: String,
    /// The file that makes its folder a bundle.
    pub file: Arc<str>,
    /// What it is.
    pub kind: PageKind,
    /// Its text in each language.
    pub texts: PerLang<Text>,
}

/// What a page is.
#[derive(Debug)]
pub enum PageKind {
    /// The home page.
    Home(Home),
    /// The page of a section.
    Section(Section),
    /// A mission.
    Mission(Box<Mission>),
    /// An article.
    Article(Article),
}

/// A page's text in one language: its own, or the English one under a waiver.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text. Its own language says whether it is a translation.
    pub document: Arc<Document>,
    /// The day by which the translation is promised, if there is none.
    pub waived: Option<Date>,
    /// The day of the latest change of the English text, if the translation does not follow it yet.
    pub behind: Option<Date>,
}

impl Page {
    /// The place of the page within its section, low first.
    pub fn order(&self) -> i64 {
        match &self.kind {
            PageKind::Home(_) => 0,
            PageKind::Section(section) => section.common.order,
            PageKind::Mission(mission) => mission.common.order,
            PageKind::Article(article) => article.common.order,
        }
    }

    /// The day by which the page is looked at again.
    pub fn review_by(&self) -> Option<&Located<Date>> {
        match &self.kind {
            PageKind::Home(home) => home.review_by.as_ref(),
            PageKind::Section(section) => section.common.review_by.as_ref(),
            PageKind::Mission(mission) => mission.common.review_by.as_ref(),
            PageKind::Article(article) => article.common.review_by.as_ref(),
        }
    }

    /// The path of the section that the page belongs to; a section belongs to the home page, which is the empty path.
    pub fn parent(&self) -> Option<&str> {
        if self.path.is_empty() { None } else { Some(self.path.rsplit_once('/').map_or("", |(parent, _)| parent)) }
    }

    /// The last segment of the path.
    pub fn slug(&self) -> &str {
        self.path.rsplit_once('/').map_or(&self.path, |(_, slug)| slug)
    }

    /// The mission, if the page is one.
    pub fn mission(&self) -> Option<&Mission> {
        match &self.kind {
            PageKind::Mission(mission) => Some(mission),
            _ => None,
        }
    }

    /// The text in a language.
    pub fn text(&self, lang: Lang) -> &Text {
        self.texts.get(lang)
    }

    /// The languages that the page is written in, each with its text: without those that show the English one under a waiver.
    pub fn written(&self) -> impl Iterator<Item = (Lang, &Text)> {
        self.texts.iter().filter(|(_, text)| text.waived.is_none())
    }

    /// The translations that the page has.
    pub fn translations(&self) -> impl Iterator<Item = (Lang, &Text)> {
        self.written().filter(|(lang, _)| *lang != Lang::SOURCE)
    }

    /// The ids of the facts that the page shows beside its text: those of a mission’s panel, or the key figures of the home page.
    pub fn panel_facts(&self) -> impl Iterator<Item = &Located<String>> {
        let (home, glance) = match &self.kind {
            PageKind::Home(home) => (Some(home.figures.iter().chain([&home.women])), None),
            PageKind::Mission(mission) => (None, Some(mission.glance.facts())),
            PageKind::Section(_) | PageKind::Article(_) => (None, None),
        };
        home.into_iter().flatten().chain(glance.into_iter().flatten())
    }
}

impl Site {
    /// The pages related to one, nearest first.
    pub fn related(&self, path: &str) -> impl Iterator<Item = &Page> {
        self.related.get(path).into_iter().flatten().filter_map(|path| self.page(path))
    }

    /// Whether another fact has the same statement in some language: then the date tells them apart.
    pub fn has_namesake(&self, fact: &Fact) -> bool {
        self.namesakes.contains(&fact.id.value)
    }

    /// The version of a page that is kept of a day.
    pub fn version(&self, path: &str, lang: Lang, date: Date) -> Option<&Version> {
        self.versions.binary_search_by(|version| version.key().cmp(&(path, lang, date))).ok().and_then(|at| self.versions.get(at))
    }

    /// The page at a path.
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.pages.binary_search_by(|page| page.path.as_str().cmp(path)).ok().and_then(|at| self.pages.get(at))
    }

    /// The mission with a slug, and its page.
    pub fn mission(&self, slug: &str) -> Option<(&Page, &Mission)> {
        self.page(&address::mission(slug)).and_then(|page| Some((page, page.mission()?)))
    }

    /// The facts by mission, those of no mission last; within each the latest date first.
    pub fn facts_by_mission(&self) -> Vec<(Option<&str>, Vec<&Fact>)> {
        self.grouped(|_| true)
    }

    /// The facts with several published values, in the same order.
    pub fn disputed(&self) -> Vec<(Option<&str>, Vec<&Fact>)> {
        self.grouped(|fact| !fact.disputed.is_empty())
    }

    fn grouped(&self, wanted: impl Fn(&Fact) -> bool) -> Vec<(Option<&str>, Vec<&Fact>)> {
        let mut by_mission: BTreeMap<Option<&str>, Vec<&Fact>> = BTreeMap::new();
        for fact in self.facts.values().filter(|fact| wanted(fact)) {
            by_mission.entry(fact.mission.as_ref().map(|mission| mission.value.as_str())).or_default().push(fact);
        }
        let order = self.missions().into_iter().map(|(page, _)| Some(page.slug())).chain([None]);
        let group = |slug| {
            let mut facts = by_mission.remove(&slug)?;
            facts.sort_by_key(|fact| (std::cmp::Reverse(fact.as_of.value.last_day()), fact.id.value.as_str()));
            Some((slug, facts))
        };
        order.filter_map(group).collect()
    }

    /// The pages directly under a path, in their order.
    pub fn children(&self, path: &str) -> Vec<&Page> {
        self.family.children.get(path).into_iter().flatten().filter_map(|at| self.pages.get(*at)).collect()
    }

    /// Every page below a path, each before those below it.
    pub fn below<'a>(&'a self, path: &str) -> Vec<&'a Page> {
        let children = self.children(path).into_iter();
        children.flat_map(|page| std::iter::once(page).chain(self.below(&page.path))).collect()
    }

    /// The sections, in their order.
    pub fn sections(&self) -> Vec<&Page> {
        self.children("").into_iter().filter(|page| matches!(page.kind, PageKind::Section(_))).collect()
    }

    /// The pages of the menu, in their order: the sections, and the page of all facts.
    pub fn menu(&self) -> Vec<&Page> {
        let listed = |page: &&Page| matches!(page.kind, PageKind::Section(_)) || page.path == address::FACTS;
        self.children("").into_iter().filter(listed).collect()
    }

    /// Every mission with its page, by status, then in their order.
    pub fn missions(&self) -> Vec<(&Page, &Mission)> {
        let page = |at: &usize| self.pages.get(*at).and_then(|page| Some((page, page.mission()?)));
        self.family.missions.iter().filter_map(page).collect()
    }

    /// The missions with a status, in their order.
    pub fn missions_with(&self, status: Status) -> Vec<(&Page, &Mission)> {
        self.missions().into_iter().filter(|(_, mission)| mission.status == status).collect()
    }
}

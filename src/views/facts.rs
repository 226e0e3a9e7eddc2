//! Lists of facts: all of them, and those of one mission, one kind or one year. Each list is a page of its own, so that narrowing down needs
//! no script.

use askama::Template;

use super::shell::Shell;
use super::words::escape;
use super::{Context, Voice};
use crate::lang::Lang;
use crate::registry::{Fact, FactKind, Value};
use crate::site::{Site, address};

/// What the facts of a list have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactList {
    /// A mission by its slug.
    Mission(String),
    /// A kind of figure by its word.
    Kind(&'static str),
    /// The year of the date that the value holds for.
    Year(i16),
}

impl FactList {
    /// The path of its page: `facts/mission/undof`.
    pub fn path(&self) -> String {
        match self {
            FactList::Mission(slug) => address::fact_list("mission", slug),
            FactList::Kind(kind) => address::fact_list("kind", kind),
            FactList::Year(year) => address::fact_list("year", &year.to_string()),
        }
    }

    fn holds(&self, fact: &Fact) -> bool {
        match self {
            FactList::Mission(slug) => fact.mission.as_ref().is_some_and(|mission| mission.value == *slug),
            FactList::Kind(kind) => fact.kind.code() == *kind,
            FactList::Year(year) => year_of(fact) == *year,
        }
    }

    fn name(&self, context: &Context<'_>, voice: &Voice) -> String {
        match self {
            FactList::Mission(slug) => super::chart::mission(context, voice, slug),
            FactList::Kind(kind) => voice.t.word(word(kind)),
            FactList::Year(year) => year.to_string(),
        }
    }
}

/// The year that a fact is of: of the event for a date, of the as-of date for everything else.
pub(super) fn year_of(fact: &Fact) -> i16 {
    match &fact.value {
        Value::Date(moment) => moment.year(),
        _ => fact.as_of.value.year(),
    }
}

/// The name of a kind of figure among the words of all lists.
pub(super) fn word(kind: &str) -> &str {
    match kind {
        "date" => "dates",
        "text" => "texts",
        other => other,
    }
}

/// Every list that has a fact, with the number of its facts: missions in their order, kinds in theirs, years from the latest back.
pub fn fact_lists(site: &Site) -> Vec<(FactList, usize)> {
    let missions = site.missions().into_iter().map(|(page, _)| FactList::Mission(page.slug().to_owned()));
    let kinds = FactKind::all().map(|kind| FactList::Kind(kind.code()));
    let mut years: Vec<i16> = site.facts.values().map(year_of).collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    let all = missions.chain(kinds).chain(years.into_iter().map(FactList::Year));
    let counted = all.map(|list| {
        let count = site.facts.values().filter(|fact| list.holds(fact)).count();
        (list, count)
    });
    counted.filter(|(_, count)| *count > 0).collect()
}

/// A way to narrow the facts down: its name and its lists, each with address, name, number and whether it is the current one.
pub(super) struct Filter {
    pub(super) name: String,
    pub(super) lists: Vec<(String, String, usize, bool)>,
}

impl Filter {
    /// Whether the current list is one of its own, so that it stands open.
    pub(super) fn has_current(&self) -> bool {
        self.lists.iter().any(|(.., current)| *current)
    }
}

/// A fact in a list.
pub(super) struct Item<'a> {
    pub(super) href: String,
    pub(super) statement: &'a str,
    pub(super) value: String,
    pub(super) date: String,
}

impl Item<'_> {
    /// The line as HTML.
    pub(super) fn html(&self) -> String {
        let date = if self.date.is_empty() { String::new() } else { format!(" <span class=\"asof\">{}</span>", escape(&self.date)) };
        format!("<li><a href=\"{}\">{}</a> <b>{}</b>{date}</li>", self.href, escape(self.statement), escape(&self.value))
    }
}

/// Facts under one heading.
pub(super) struct Group<'a> {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) items: Vec<Item<'a>>,
}

/// The three filters.
pub(super) fn filters(context: &Context<'_>, voice: &Voice, lists: &[(FactList, usize)], current: Option<&FactList>) -> Vec<Filter> {
    let filter = |name: String, of: fn(&FactList) -> bool| {
        let own = lists
            .iter()
            .filter(|(list, _)| of(list))
            .map(|(list, count)| (address::page(voice.lang, &list.path()), list.name(context, voice), *count, current == Some(list)));
        Filter { name, lists: own.collect() }
    };
    vec![
        filter(voice.t.facts_by_mission(), |list| matches!(list, FactList::Mission(_))),
        filter(voice.t.facts_by_kind(), |list| matches!(list, FactList::Kind(_))),
        filter(voice.t.facts_by_year(), |list| matches!(list, FactList::Year(_))),
    ]
}

/// A fact as a line of a list.
pub(super) fn item<'a>(voice: &Voice, fact: &'a Fact) -> Item<'a> {
    Item {
        href: address::page(voice.lang, &address::fact(&fact.id.value)),
        statement: fact.statement.get(voice.lang),
        value: voice.figure(fact),
        date: if matches!(fact.value, Value::Date(_)) { String::new() } else { voice.formats.date(fact.as_of.value) },
    }
}

/// The facts that `wanted` picks, grouped by mission, the latest date first.
pub(super) fn groups<'a>(context: &Context<'a>, voice: &Voice, wanted: impl Fn(&Fact) -> bool) -> Vec<Group<'a>> {
    let site: &'a Site = context.site;
    let group = |(slug, facts): (Option<&'a str>, Vec<&'a Fact>)| {
        let items: Vec<Item<'a>> = facts.into_iter().filter(|fact| wanted(fact)).map(|fact| item(voice, fact)).collect();
        let name = slug.map_or_else(|| voice.t.facts_no_mission(), |slug| super::chart::mission(context, voice, slug));
        (!items.is_empty()).then(|| Group { id: format!("g-{}", slug.unwrap_or("none")), name, items })
    };
    site.facts_by_mission().into_iter().filter_map(group).collect()
}

#[derive(Template)]
#[template(path = "facts.html")]
struct FactListView<'a> {
    shell: Shell<'a>,
    /// The map of the year with its caption, on the page of a year with known service.
    map: Option<(String, String, String)>,
    form: String,
    filters: Vec<Filter>,
    groups: Vec<Group<'a>>,
}

/// The page of a list of facts; `lists` are all of them.
pub fn fact_list_page<'a>(
    context: &'a Context<'a>,
    lists: &[(FactList, usize)],
    list: &FactList,
    lang: Lang,
) -> Result<String, askama::Error> {
    let voice = context.voices.get(lang);
    let name = list.name(context, voice);
    let shell = Shell::computed(context, lang, &list.path(), voice.t.facts_list_title(&name), voice.t.facts_list_lead(&name));
    let map = match list {
        FactList::Year(year) => super::map::plate_of_year(context, voice, *year)
            .map(|plate| (voice.t.map_year(year.to_string()), plate, voice.t.map_year_caption(year.to_string()))),
        _ => None,
    };
    let view = FactListView {
        map,
        form: super::choice::form(context, voice, lists, Some(list)),
        filters: filters(context, voice, lists, Some(list)),
        groups: groups(context, voice, |fact| list.holds(fact)),
        shell,
    };
    view.render()
}

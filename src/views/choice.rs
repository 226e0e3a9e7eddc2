//! What the chosen facts look like: the form that every list of facts begins with, and the frames and lines of the index that answers it.

use askama::Template;

use super::facts::{self, FactList};
use super::shell::Shell;
use super::words::escape;
use super::{Context, Voice};
use crate::filter::{COUNT, Choice, FactIndex, Field, Form, Frame, NAME, QUERY, RESULTS, Row, TITLE};
use crate::lang::{Lang, PerLang};
use crate::registry::{Fact, FactKind};
use crate::site::{Site, address};

/// The code of facts that belong to no single mission.
const NO_MISSION: &str = "none";

/// The values that each field of the form has: those that some fact has.
struct Values {
    missions: Vec<Option<String>>,
    kinds: Vec<FactKind>,
    years: Vec<i16>,
}

impl Values {
    fn of(site: &Site, lists: &[(FactList, usize)]) -> Values {
        let missions = lists.iter().filter_map(|(list, _)| match list {
            FactList::Mission(slug) => Some(Some(slug.clone())),
            _ => None,
        });
        let none = site.facts.values().any(|fact| fact.mission.is_none()).then_some(None);
        Values {
            missions: missions.chain(none).collect(),
            kinds: FactKind::all().filter(|kind| site.facts.values().any(|fact| fact.kind == *kind)).collect(),
            years: lists.iter().filter_map(|(list, _)| if let FactList::Year(year) = list { Some(*year) } else { None }).collect(),
        }
    }

    /// The index of each value that a fact has.
    fn of_fact(&self, fact: &Fact) -> Option<[usize; 3]> {
        let slug = fact.mission.as_ref().map(|mission| mission.value.as_str());
        let mission = self.missions.iter().position(|own| own.as_deref() == slug)?;
        let kind = self.kinds.iter().position(|own| *own == fact.kind)?;
        let year = self.years.iter().position(|own| *own == facts::year_of(fact))?;
        Some([mission, kind, year])
    }

    fn form(&self, context: &Context<'_>, voice: &Voice) -> Form {
        let t = &voice.t;
        let choice = |label: String, any: String, options: Vec<(String, String)>| Choice {
            label: escape(&label),
            any: escape(&any),
            options: options.into_iter().map(|(code, name)| (escape(&code), escape(&name))).collect(),
        };
        let missions = self.missions.iter().map(|slug| match slug {
            Some(slug) => (slug.clone(), super::chart::mission(context, voice, slug)),
            None => (NO_MISSION.to_owned(), t.facts_no_mission()),
        });
        let kinds = self.kinds.iter().map(|kind| (kind.code().to_owned(), t.word(facts::word(kind.code()))));
        let years = self.years.iter().map(|year| (year.to_string(), year.to_string()));
        Form {
            action: address::page(voice.lang, address::FACTS),
            choices: [
                choice(t.fact_mission(), t.facts_any_mission(), missions.collect()),
                choice(t.fact_kind(), t.facts_any_kind(), kinds.collect()),
                choice(t.facts_year(), t.facts_any_year(), years.collect()),
            ],
            button: escape(&t.facts_show()),
        }
    }
}

/// The form on a page of a list of facts, with that list chosen; `lists` are all of them.
pub(super) fn form(context: &Context<'_>, voice: &Voice, lists: &[(FactList, usize)], current: Option<&FactList>) -> String {
    let values = Values::of(context.site, lists);
    let chosen = match current {
        None => [None; 3],
        Some(FactList::Mission(slug)) => [values.missions.iter().position(|own| own.as_ref() == Some(slug)), None, None],
        Some(FactList::Kind(code)) => [None, values.kinds.iter().position(|kind| kind.code() == *code), None],
        Some(FactList::Year(year)) => [None, None, values.years.iter().position(|own| own == year)],
    };
    values.form(context, voice).html(chosen)
}

#[derive(Template)]
#[template(path = "chosen.html")]
struct ChosenView<'a> {
    shell: Shell<'a>,
    results: char,
}

/// The index of all facts.
pub fn fact_index(context: &Context<'_>) -> Result<FactIndex, askama::Error> {
    let (site, values) = (context.site, Values::of(context.site, &facts::fact_lists(context.site)));
    let mut failed = None;
    let frames = PerLang::try_build(|lang| match frame(context, &values, lang) {
        Ok(frame) => Some(frame),
        Err(error) => {
            failed = Some(error);
            None
        }
    });
    let rows = site.facts_by_mission().into_iter().flat_map(|(_, facts)| facts).filter_map(|fact| {
        let items = PerLang::build(|lang| facts::item(context.voices.get(lang), fact).html().into_boxed_str());
        Some(Row { values: values.of_fact(fact)?, items })
    });
    let rows = rows.collect();
    frames.map(|frames| FactIndex::new(rows, frames)).ok_or_else(|| failed.unwrap_or(askama::Error::Fmt))
}

fn frame(context: &Context<'_>, values: &Values, lang: Lang) -> Result<Frame, askama::Error> {
    let voice = context.voices.get(lang);
    let t = &voice.t;
    // The language switch keeps the choice.
    let shell = Shell::chosen(context, lang, TITLE).switching(|_, href| format!("{href}{QUERY}"));
    let marked = |text: String| escape(&text).into_boxed_str();
    let name = NAME.to_string();
    Ok(Frame {
        page: ChosenView { shell, results: RESULTS }.render()?.into_boxed_str(),
        form: values.form(context, voice),
        titles: [marked(t.facts_chosen()), marked(t.facts_list_title(&name))],
        all: marked(t.facts_index()),
        counts: (0..=context.site.facts.len()).map(|count| marked(t.count_facts(count))).collect(),
        unknown: Field::ALL.map(|field| marked(t.facts_unknown(field.name(), &name))),
        none: marked(t.facts_none()),
        without: marked(t.facts_without(&name, COUNT.to_string())),
    })
}

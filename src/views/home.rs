//! The home page.

use askama::Template;

use super::article::notice;
use super::parts::{self, Card, SourceItem};
use super::prose::Writer;
use super::shell::Shell;
use super::words::escape;
use super::{Context, Voice};
use super::{map, timeline};
use crate::draw;
use crate::lang::Lang;
use crate::registry::{Actor, Bound, Fact, FactKind, Home, Unit, Value};
use crate::site::{Page, References, address};

/// A key figure.
pub(super) struct Figure {
    /// The value as HTML, which leads to the page of the fact.
    numeral: String,
    marks: String,
    what: String,
    dots: String,
    as_of: String,
}

/// A milestone on the strip.
pub(super) struct Milestone {
    un: bool,
    year: String,
    text: String,
}

#[derive(Template)]
#[template(path = "home.html")]
pub(super) struct HomeView<'a> {
    shell: Shell<'a>,
    text_lang: Lang,
    notice: Option<String>,
    plate: String,
    statuses: Vec<(&'static str, String)>,
    missions: String,
    figures: Vec<Figure>,
    prose: String,
    sources: Vec<SourceItem<'a>>,
    feature: Option<(Card, String)>,
    cards: Vec<Card>,
    about: String,
    women: Option<Figure>,
    wps: String,
    strip: String,
    milestones: Vec<Milestone>,
    history: String,
}

pub(super) fn view<'a>(context: &'a Context<'a>, page: &'a Page, home: &Home, lang: Lang) -> HomeView<'a> {
    let site = context.site;
    let voice = context.voices.get(lang);
    let references = References::of(site, page, lang);
    let fact = |id: &str| site.facts.get(id);
    let feature = site.page(&home.feature.value).map(|page| {
        let picture = page.mission().map(|mission| map::locator(voice, page.slug(), mission)).unwrap_or_default();
        (parts::card(context, page, lang), picture)
    });
    let events: Vec<_> = home.events.iter().filter_map(|id| site.events.iter().find(|event| event.id == id.value)).collect();
    HomeView {
        text_lang: page.text(lang).document.lang,
        notice: notice(page, voice),
        plate: map::plate(context, voice),
        statuses: map::statuses(context, voice),
        missions: address::page(lang, "missions"),
        figures: home.figures.iter().filter_map(|id| Some(figure(context, voice, &references, fact(&id.value)?, false))).collect(),
        prose: parts::prose(context, page, lang, &references),
        sources: parts::sources(context, &references, lang),
        feature,
        cards: home.cards.iter().filter_map(|path| Some(parts::card(context, site.page(&path.value)?, lang))).collect(),
        about: address::page(lang, "about"),
        women: fact(&home.women.value).map(|fact| figure(context, voice, &references, fact, true)),
        wps: address::page(lang, &home.wps.value),
        strip: timeline::strip(context, voice, &events),
        milestones: events
            .iter()
            .map(|event| Milestone {
                un: event.actor == Actor::Un,
                year: event.date.year().to_string(),
                text: event.title.get(lang).clone(),
            })
            .collect(),
        history: address::page(lang, "history"),
        shell: Shell::of(context, page, lang),
    }
}

fn figure(context: &Context<'_>, voice: &Voice, references: &References, fact: &Fact, large: bool) -> Figure {
    let writer = Writer::new(context, voice, voice.lang, references);
    let count = match fact.value {
        Value::Integer(count) if matches!(fact.unit, Unit::People | Unit::Women | Unit::Officers) => u32::try_from(count).unwrap_or(0),
        _ => 0,
    };
    let label = voice.t.dots_label(voice.formats.integer(i64::from(count)));
    let dots = if large {
        draw::dots_large(count, &label)
    } else {
        draw::dots(count, fact.bound.is_some_and(Bound::is_least), draw::DotSize::Small, &label)
    };
    // A running total and a count of people in post are different things; the scope says which one it is.
    let what = match fact.kind {
        FactKind::Cumulative | FactKind::InPost => format!("{}. {}", fact.statement.get(voice.lang), fact.scope.get(voice.lang)),
        _ => fact.statement.get(voice.lang).clone(),
    };
    Figure {
        numeral: writer.linked(&fact.id.value, &escape(&voice.numeral(fact))),
        marks: writer.marks(&fact.sources),
        what,
        dots: dots.unwrap_or_default(),
        as_of: voice.as_of(fact.as_of.value),
    }
}

//! The preview card of each page and of each figure in each language, and its address.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::words::{capitalised, held};
use super::{Voice, Voices, parts};
use crate::artifact::{Artifact, Kind};
use crate::assets::fingerprint;
use crate::draw::{self, CardMap, DRAUGHTSMAN, Face, MissingLetter};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::problem::Problem;
use crate::registry::{Bound, Fact, Unit, Value};
use crate::site::{Page, Site, address};

/// A page's preview card as its head names it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The path of the picture.
    pub path: String,
    /// What the picture shows, in words.
    pub alt: String,
}

/// The preview cards of all pages and figures, by path and language.
#[derive(Clone, Debug)]
pub struct Previews(BTreeMap<(String, Lang), Preview>);

impl Previews {
    /// The card of a page in the language that it is written in.
    pub fn get(&self, page: &Page, lang: Lang) -> Option<&Preview> {
        self.0.get(&(page.path.clone(), page.text(lang).document.lang))
    }

    /// The card of a page that is computed, if it has one of its own.
    pub fn computed(&self, path: &str, lang: Lang) -> Option<&Preview> {
        self.0.get(&(path.to_owned(), lang))
    }
}

/// What a card is of.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Page(&'a Page),
    Fact(&'a Fact),
}

impl Subject<'_> {
    fn path(self) -> String {
        match self {
            Subject::Page(page) => page.path.clone(),
            Subject::Fact(fact) => address::fact(&fact.id.value),
        }
    }
}

/// Sets the card of each page in each language that it is written in, and that of each figure, and hands each on as soon as it is there. A
/// letter that the fonts lack is a problem of the page’s title or of the fact.
pub fn build<T: Send>(site: &Site, voices: &Voices, each: &(impl Fn(Artifact) -> T + Sync)) -> Result<(Previews, Vec<T>), Vec<Problem>> {
    let ground = fingerprint(&[DRAUGHTSMAN.as_bytes(), draw::stock().as_bytes(), &Face::ALL.map(Face::bytes).concat()].concat());
    let pages = site.pages.iter().flat_map(|page| page.written().map(move |(lang, _)| (Subject::Page(page), lang)));
    // Without the page that they hang from facts have no pages.
    let facts = site.facts.values().filter(|_| site.page(address::FACTS).is_some());
    let facts = facts.flat_map(|fact| Lang::ALL.into_iter().map(move |lang| (Subject::Fact(fact), lang)));
    let subjects: Vec<(Subject<'_>, Lang)> = pages.chain(facts).collect();
    let made: Vec<Result<(T, Preview), Problem>> = subjects
        .par_iter()
        .map(|&(subject, lang)| {
            let voice = voices.get(lang);
            let (drawn, kind, alt, place) = match subject {
                Subject::Page(page) => {
                    let title = &page.text(lang).document.front.title;
                    (drawing(site, voice, page), Kind::Drawn, voice.t.card_alt(&title.value), &title.place)
                }
                Subject::Fact(fact) => {
                    let alt = voice.t.figure_card_alt(voice.figure(fact), voice.title(site, fact));
                    (figure(site, voice, fact), Kind::Sketched, alt, &fact.id.place)
                }
            };
            let svg = drawn.map_err(|missing| {
                let help = "write it with the letters of the three languages";
                Problem::error(place.clone(), format!("the preview card cannot be set: {missing}"), help)
            })?;
            // Other fonts, or another version of the program that draws, may make another picture of the same drawing.
            let path = address::card(lang, &subject.path(), &fingerprint(format!("{ground}{svg}").as_bytes()));
            let preview = Preview { path: path.clone(), alt };
            Ok((each(Artifact { path, kind, lang: Some(lang), modified: None, body: svg.into_bytes() }), preview))
        })
        .collect();
    let (mut previews, mut cards, mut problems) = (BTreeMap::new(), Vec::new(), Vec::new());
    for ((subject, lang), made) in subjects.into_iter().zip(made) {
        match made {
            Ok((card, preview)) => {
                previews.insert((subject.path(), lang), preview);
                cards.push(card);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok((Previews(previews), cards)) } else { Err(problems) }
}

/// The card of a figure: nothing on it is cut short.
fn figure(site: &Site, voice: &Voice, fact: &Fact) -> Result<String, MissingLetter> {
    let source = fact.sources.iter().find_map(|id| site.sources.get(&id.value)).map(|source| {
        let date = source.date.as_ref().map(|date| format!(", {}", voice.formats.date(date.value))).unwrap_or_default();
        voice.t.card_source(format!("{}{date}", super::publisher_text(source, voice)))
    });
    let people = match (&fact.value, fact.unit, fact.bound) {
        (Value::Integer(count), unit, None) if unit.is_people() => u32::try_from(*count).ok(),
        _ => None,
    };
    // “750+” is as true as “more than 750” and can be larger; the fonts have no signs for “about” and “up to”.
    let value = match fact.bound {
        Some(Bound::MoreThan | Bound::AtLeast) => voice.numeral(fact),
        _ => capitalised(&voice.figure(fact)),
    };
    // The words of a currency stay together.
    let value = match value.rsplit_once(' ') {
        Some((sum, currency)) if fact.unit == Unit::Usd => format!("{sum}\u{a0}{currency}"),
        _ => value,
    };
    draw::figure_card(&draw::FigureCard {
        site: site.config.name.get(voice.lang),
        value: &value,
        statement: &held(fact.statement.get(voice.lang), voice.lang),
        scope: &held(fact.scope.get(voice.lang), voice.lang),
        as_of: &voice.as_of(fact.as_of.value),
        source: &source.unwrap_or_default(),
        people,
    })
}

fn drawing(site: &Site, voice: &Voice, page: &Page) -> Result<String, MissingLetter> {
    let lang = voice.lang;
    let front = &page.text(lang).document.front;
    let personnel = page.mission().and_then(|mission| site.facts.get(&mission.glance.personnel.as_ref()?.value));
    let notes = match personnel {
        Some(fact) => {
            vec![format!("{}: {}", voice.t.glance_personnel(), voice.figure(fact)), voice.as_of(fact.as_of.value)]
        }
        None => vec![voice.t.updated(voice.formats.date(Moment::Day(front.latest.date)))],
    };
    let eyebrow = match (page.mission(), page.parent().and_then(|parent| site.page(parent))) {
        (Some(mission), _) => format!("{}. {}", parts::eyebrow(voice, page), mission.acronym.get(lang)),
        (None, Some(parent)) if !parent.path.is_empty() => parent.text(lang).document.front.title.value.clone(),
        (None, _) => String::new(),
    };
    let places: Vec<(f64, f64)> = site.missions().iter().map(|(_, mission)| (mission.latitude, mission.longitude)).collect();
    let map = match page.mission() {
        Some(mission) => CardMap::Place { slug: page.slug(), latitude: mission.latitude, longitude: mission.longitude },
        None => CardMap::World(&places),
    };
    let title = held(&front.title.value, lang);
    draw::card(&draw::Card { site: site.config.name.get(lang), eyebrow: &eyebrow, title: &title, notes: &notes, map })
}

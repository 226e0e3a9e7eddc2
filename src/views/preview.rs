//! The preview card of each page in each language, and its address.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Voice, Voices, parts};
use crate::artifact::{Artifact, Kind};
use crate::assets::fingerprint;
use crate::draw::{self, CardMap, DRAUGHTSMAN, Face, MissingLetter};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::problem::Problem;
use crate::site::{Page, Site, address};

/// A page's preview card as its head names it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The path of the picture.
    pub path: String,
    /// What the picture shows, in words.
    pub alt: String,
}

/// The preview cards of all pages.
#[derive(Clone, Debug)]
pub struct Previews(BTreeMap<(String, Lang), Preview>);

impl Previews {
    /// The card of a page in the language that it is written in.
    pub fn get(&self, page: &Page, lang: Lang) -> Option<&Preview> {
        self.0.get(&(page.path.clone(), page.text(lang).document.lang))
    }
}

/// Sets the card of each page in each language that it is written in. A letter that the fonts lack is a problem of the page’s title.
pub fn build(site: &Site, voices: &Voices) -> Result<(Previews, Vec<Artifact>), Vec<Problem>> {
    let ground = fingerprint(&[DRAUGHTSMAN.as_bytes(), &Face::ALL.map(Face::bytes).concat()].concat());
    let texts: Vec<(&Page, Lang)> = site
        .pages
        .iter()
        .flat_map(|page| page.texts.iter().filter(|(_, text)| text.waived.is_none()).map(move |(lang, _)| (page, lang)))
        .collect();
    let made: Vec<Result<Artifact, Problem>> = texts
        .par_iter()
        .map(|&(page, lang)| {
            let svg = drawing(site, voices.get(lang), page).map_err(|missing| {
                let place = page.text(lang).document.front.title.place.clone();
                let help = "write it with the letters of the three languages";
                Problem::error(place, format!("the preview card cannot be set: {missing}"), help)
            })?;
            // Other fonts, or another version of the program that draws, may make another picture of the same drawing.
            let path = address::card(lang, &page.path, &fingerprint(format!("{ground}{svg}").as_bytes()));
            Ok(Artifact { path, kind: Kind::Drawn, lang: Some(lang), modified: None, body: svg.into_bytes() })
        })
        .collect();
    let (mut previews, mut artifacts, mut problems) = (BTreeMap::new(), Vec::new(), Vec::new());
    for ((page, lang), made) in texts.into_iter().zip(made) {
        match made {
            Ok(artifact) => {
                let alt = voices.get(lang).t.card_alt(&page.text(lang).document.front.title.value);
                previews.insert((page.path.clone(), lang), Preview { path: artifact.path.clone(), alt });
                artifacts.push(artifact);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok((Previews(previews), artifacts)) } else { Err(problems) }
}

fn drawing(site: &Site, voice: &Voice, page: &Page) -> Result<String, MissingLetter> {
    let lang = voice.lang;
    let front = &page.text(lang).document.front;
    let personnel = page.mission().and_then(|mission| site.facts.get(&mission.glance.personnel.as_ref()?.value));
    let notes = match personnel {
        Some(fact) => {
            vec![format!("{}: {}", voice.t.glance_personnel(), voice.figure(fact)), voice.t.as_of(voice.formats.date(fact.as_of.value))]
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
    let title = &front.title.value;
    draw::card(&draw::Card { site: site.config.name.get(lang), eyebrow: &eyebrow, title, notes: &notes, map })
}

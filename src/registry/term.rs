//! `terms.toml`: approved and forbidden renderings, and the glossary.

use super::Located;
use super::reader::Reader;
use crate::lang::{Lang, PerLang};

/// A term in three languages.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: Located<String>,
    /// The rendering to use.
    pub approved: PerLang<String>,
    /// What it means, if it is an entry of the glossary.
    pub definition: Option<PerLang<String>>,
    /// Renderings that are refused.
    pub forbidden: PerLang<Vec<String>>,
    /// Other spellings of the approved rendering, which are refused as written: capitals count, and an ending may follow.
    pub variants: PerLang<Vec<String>>,
}

impl Term {
    pub(super) fn read(id: Located<String>, reader: &Reader<'_>) -> Option<Term> {
        let approved = reader.per_lang("approved");
        let definition = reader.maybe_per_lang("definition");
        let (forbidden, variants) = (reader.lists("forbidden"), reader.lists("variants"));
        Some(Term { id, approved: approved?, definition, forbidden, variants })
    }
}

impl Term {
    /// The name of the term without its abbreviation: `United Nations` of `United Nations (UN)`.
    pub fn name(&self, lang: Lang) -> &str {
        self.parts(lang).map_or(self.approved.get(lang), |(name, _)| name)
    }

    /// The abbreviations of the term, each with what it stands for, if the approved rendering is written as `United Nations (UN)`; several stand one
    /// after another, as in `(UNIFIL, БҰҰЛУК)`.
    pub fn abbreviations(&self, lang: Lang) -> impl Iterator<Item = (&str, &str)> {
        self.parts(lang).into_iter().flat_map(|(name, short)| short.split(", ").map(move |short| (short, name)))
    }

    /// The word that a term is known by beside its name: its abbreviation, or the name itself if it is written in capitals in English, as
    /// `KAZBAT` is; without quotation marks.
    pub fn acronym(&self, lang: Lang) -> Option<&str> {
        let capitals = self.approved.get(Lang::SOURCE).chars().all(char::is_uppercase);
        let name = || capitals.then(|| self.approved.get(lang).trim_matches(['«', '»']));
        self.abbreviations(lang).map(|(abbreviation, _)| abbreviation).next().or_else(name)
    }

    fn parts(&self, lang: Lang) -> Option<(&str, &str)> {
        self.approved.get(lang).strip_suffix(')')?.split_once(" (")
    }
}

//! The three languages of the site, as a type: address segment, `lang` attribute and array index in one.

mod format;
pub mod kazakh;
mod letters;
mod sentence;

pub use format::{Formats, MissingData};
pub use letters::{is_letter, is_letter_or_digit, lowercase, small_letter};
pub use sentence::{sentence, sentences};

use serde::{Deserialize, Serialize};

/// A language of the site. Its order (Kazakh, Russian, English) is the order of the language switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Kazakh, `kk`.
    Kk,
    /// Russian, `ru`.
    Ru,
    /// English, `en`: the source of the translations.
    En,
}

/// A language that is missing in [`Lang::ALL`] does not compile: the source language stands last, and its place is their number.
const _: () = assert!(Lang::ALL.len() == Lang::SOURCE as usize + 1);

impl Lang {
    /// Every language, in the order of the language switch.
    pub const ALL: [Lang; 3] = [Lang::Kk, Lang::Ru, Lang::En];

    /// The language that texts are translated from, and the last resort of negotiation.
    pub const SOURCE: Lang = Lang::En;

    /// The BCP 47 primary subtag, which is also the first segment of an address and a file's stem.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Kk => "kk",
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    /// The language with a code, written just so.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language of a BCP 47 tag by its primary subtag: `kk-KZ` is Kazakh. `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split('-').next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// The language's name in the language itself.
    pub const fn native_name(self) -> &'static str {
        match self {
            Lang::Kk => "Қазақша",
            Lang::Ru => "Русский",
            Lang::En => "English",
        }
    }

    /// The Open Graph locale (`language_TERRITORY`).
    pub const fn og_locale(self) -> &'static str {
        match self {
            Lang::Kk => "kk_KZ",
            Lang::Ru => "ru_RU",
            Lang::En => "en_GB",
        }
    }

    /// Whether the language is written in Cyrillic letters, which decides the font files that a page loads first.
    pub const fn is_cyrillic(self) -> bool {
        match self {
            Lang::Kk | Lang::Ru => true,
            Lang::En => false,
        }
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// One value for each language: with this type, *missing in one language* cannot be represented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerLang<T> {
    kk: T,
    ru: T,
    en: T,
}

impl<T> PerLang<T> {
    /// Makes the value of each language by calling `make` with it.
    pub fn build(mut make: impl FnMut(Lang) -> T) -> Self {
        PerLang { kk: make(Lang::Kk), ru: make(Lang::Ru), en: make(Lang::En) }
    }

    /// Like [`PerLang::build`], but gives nothing unless every language has a value. Each language is asked, so that `make` can note
    /// every language that lacks one.
    pub fn try_build(mut make: impl FnMut(Lang) -> Option<T>) -> Option<Self> {
        let (kk, ru, en) = (make(Lang::Kk), make(Lang::Ru), make(Lang::En));
        Some(PerLang { kk: kk?, ru: ru?, en: en? })
    }

    /// The value of one language.
    pub const fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }

    /// Each language with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL.into_iter().map(|lang| (lang, self.get(lang)))
    }
}

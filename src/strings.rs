//! The interface strings as typed functions, made from `content/strings` when the program is built.

mod generated {
    #![allow(dead_code, missing_docs, clippy::all, clippy::unwrap_used, clippy::expect_used)]
    include!(concat!(env!("OUT_DIR"), "/strings.rs"));
}

use generated::{L10n, L10nLanguage};

use crate::lang::Lang;

/// The interface strings of one language: a method for each message, with its arguments.
pub(crate) type Strings = L10nLanguage;

/// The interface strings of a language.
pub(crate) fn load(lang: Lang) -> Strings {
    match lang {
        Lang::Kk => L10n::Kk.load(),
        Lang::Ru => L10n::Ru.load(),
        Lang::En => L10n::En.load(),
    }
}

#[cfg(test)]
mod tests {
    use icu_locale_core::{Locale, locale};
    use icu_plurals::{PluralCategory, PluralRules};

    use super::*;

    /// The form of a noun in each category that a language has.
    type Forms = &'static [(PluralCategory, &'static str)];

    /// What a message says of a number, without the number.
    fn word(strings: &Strings, count: usize) -> String {
        strings.count_sources(count).chars().filter(|c| c.is_alphabetic()).collect()
    }

    #[test]
    fn counted_nouns_follow_the_plural_rules_of_cldr() {
        let expected: [(Lang, Locale, Forms); 3] = [
            (Lang::Kk, locale!("kk"), &[(PluralCategory::One, "дереккөз"), (PluralCategory::Other, "дереккөз")]),
            (
                Lang::Ru,
                locale!("ru"),
                &[(PluralCategory::One, "источник"), (PluralCategory::Few, "источника"), (PluralCategory::Many, "источников")],
            ),
            (Lang::En, locale!("en"), &[(PluralCategory::One, "source"), (PluralCategory::Other, "sources")]),
        ];
        for (lang, locale, forms) in expected {
            let (strings, rules) = (load(lang), PluralRules::try_new(locale.into(), Default::default()).unwrap());
            for count in 0..=1200 {
                let category = rules.category_for(count);
                let (_, form) = forms.iter().find(|(known, _)| *known == category).unwrap();
                assert_eq!(word(&strings, count), *form, "{lang}: {count}");
            }
        }
    }
}

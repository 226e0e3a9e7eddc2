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

//! Search: an index in memory over the texts of one language, which finds word forms, forgives look-alike letters, the other script and
//! slips of the finger, and ranks titles before headings before text. It knows words and nothing of HTML.
//!
//! `words.rs` finds words in a text, `fold.rs` and `kazakh.rs` say which spellings and forms go together, `roots.rs` which forms are of one word, `same.rs` which mean the same, `slip.rs` what is a slip, `vocabulary.rs` holds
//! the words of the site, `index.rs` says where they stand, `postings.rs` and `archive.rs` keep that small, `query.rs` what the reader looks for, `date.rs` reads its dates, `score.rs` how well it fits, `find.rs` what is found, `snippet.rs` what is shown of a
//! text.

mod archive;
mod date;
mod find;
mod fold;
mod index;
mod kazakh;
mod postings;
mod query;
mod roots;
mod same;
mod score;
mod slip;
mod snippet;
mod stop;
mod vocabulary;
mod words;

pub use date::spelt_out;
pub use find::{Found, Hit};
pub use index::Index;
pub use query::{LONGEST_QUERY, PAGE_LENGTH, Query};
pub use snippet::{Piece, marked};

use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// What kind of page is found, for the reader and for narrowing down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// A mission.
    Mission,
    /// Any other page with a text.
    Article,
    /// A fact.
    Fact,
    /// A term of the glossary.
    Term,
}

impl Sort {
    /// Every kind, in the order in which readers may choose.
    pub const ALL: [Sort; 4] = [Sort::Mission, Sort::Article, Sort::Fact, Sort::Term];

    /// The word that addresses and interface strings use.
    pub const fn code(self) -> &'static str {
        match self {
            Sort::Mission => "mission",
            Sort::Article => "article",
            Sort::Fact => "fact",
            Sort::Term => "term",
        }
    }

    /// The kind of a word.
    pub fn of(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.code() == code)
    }

    /// How much a hit of this kind counts: an article says more than one of its figures does.
    const fn weight(self) -> f32 {
        match self {
            Sort::Mission => 1.2,
            Sort::Article => 1.0,
            Sort::Fact => 0.4,
            Sort::Term => 0.9,
        }
    }
}

/// Something that can be found: a page, a fact, a term.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Record {
    /// What it is.
    pub sort: Sort,
    /// The word above its title.
    pub eyebrow: String,
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// What stands for it if the query says nothing of its text.
    pub summary: String,
    /// Other names that it goes by: acronyms and names in the other languages.
    pub aliases: String,
    /// Questions that it answers.
    pub questions: Vec<Question>,
    /// The language of its text, if it is not the reader’s.
    pub foreign: Option<Lang>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A question that a page answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Question {
    /// Its words.
    pub words: String,
    /// The id of the place of the answer, if it is not the page as a whole.
    pub id: Option<String>,
}

impl Question {
    /// Where its answer stands on a page.
    pub fn href(&self, page: &str) -> String {
        self.id.as_ref().map_or_else(|| page.to_owned(), |id| format!("{page}#{id}"))
    }
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Section {
    /// The id of the heading; none for what stands before the first one.
    pub id: Option<String>,
    /// The headings that lead to it, the nearest last.
    pub path: Vec<String>,
    /// Its text.
    pub text: String,
}

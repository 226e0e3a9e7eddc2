//! Words that mean the same: acronyms in several languages, and what readers say in other words than the texts.

use super::fold::fold;
use super::roots::stem;
use super::vocabulary::Root;
use crate::lang::{Lang, lowercase};

/// The roots of names that mean the same, each with each of the others.
pub(super) fn equals(names: &[Vec<String>], root: impl Fn(&String) -> Option<Root>) -> Vec<(Root, Root)> {
    let mut equals = Vec::new();
    for names in names {
        let known: Vec<Root> = names.iter().filter_map(&root).collect();
        for root in &known {
            equals.extend(known.iter().filter(|other| *other != root).map(|other| (*root, *other)));
        }
    }
    equals.sort_unstable();
    equals.dedup();
    equals
}

/// The names that no text has, each with the root of the first of its list that some text has.
pub(super) fn strange(lang: Lang, names: &[Vec<String>], root: impl Fn(&String) -> Option<Root>) -> Vec<(Box<str>, Root)> {
    let common = |name: &String| if lang == Lang::Kk { fold(&lowercase(name)) } else { stem(lang, &lowercase(name)) };
    let of_list = |names: &Vec<String>| {
        let known = names.iter().find_map(&root);
        let strange = names.iter().filter(|name| root(name).is_none() && !name.contains(' '));
        strange.filter_map(|name| Some((common(name).into_boxed_str(), known?))).collect::<Vec<_>>()
    };
    let mut strange: Vec<_> = names.iter().flat_map(of_list).collect();
    strange.sort_unstable();
    strange.dedup_by(|a, b| a.0 == b.0);
    strange
}

//! Related pages, computed from what pages share: links, missions, sources and terms.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, Span};
use rayon::prelude::*;

use super::{Page, PageKind};
use crate::document::{Inline, Target, walk};
use crate::lang::{Lang, is_letter, lowercase};
use crate::registry::{Fact, Term};

/// How many related pages are kept for each page.
const MOST: usize = 3;
/// What more pages than this share sets none of them apart.
const COMMON: usize = 24;

/// Something that pages can have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Mission(String),
    Source(String),
    Term(usize),
}

impl Tie {
    const fn weight(&self) -> usize {
        match self {
            Tie::Mission(_) => 3,
            Tie::Source(_) => 2,
            Tie::Term(_) => 1,
        }
    }
}

/// The paths of the pages related to each page, nearest first. The same in all languages: it is computed from the English texts.
pub(super) fn related(pages: &[Page], facts: &BTreeMap<String, Fact>, terms: &[Term]) -> BTreeMap<String, Vec<String>> {
    let names: Vec<String> = terms.iter().map(|term| lowercase(term.name(Lang::SOURCE))).collect();
    // The names are plain texts, so the search over them can always be built.
    let Ok(finder) = AhoCorasick::new(&names) else { return BTreeMap::new() };
    let articles: Vec<&Page> = pages.iter().filter(|page| !matches!(page.kind, PageKind::Home(_) | PageKind::Section(_))).collect();
    let mut links: Vec<BTreeSet<&str>> = Vec::new();
    let mut shared: BTreeMap<Tie, Vec<usize>> = BTreeMap::new();
    let tied: Vec<_> = articles.par_iter().map(|page| ties(page, facts, &finder)).collect();
    for (at, (own_links, ties)) in tied.into_iter().enumerate() {
        links.push(own_links);
        ties.into_iter().for_each(|tie| shared.entry(tie).or_default().push(at));
    }
    let index: BTreeMap<&str, usize> = articles.iter().enumerate().map(|(at, page)| (page.path.as_str(), at)).collect();
    let mut scores: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); articles.len()];
    let mut add = |from: usize, to: usize, weight: usize| {
        if let (true, Some(scores)) = (from != to, scores.get_mut(from)) {
            *scores.entry(to).or_default() += weight;
        }
    };
    for (tie, holders) in shared.iter().filter(|(_, holders)| holders.len() <= COMMON) {
        for &from in holders {
            holders.iter().for_each(|&to| add(from, to, tie.weight()));
        }
    }
    for (from, targets) in links.iter().enumerate() {
        for &to in targets.iter().filter_map(|path| index.get(path)) {
            add(from, to, 6);
            add(to, from, 4);
        }
    }
    let nearest = |(page, scores): (&&Page, &BTreeMap<usize, usize>)| {
        let mut scored: Vec<(usize, &str)> = scores
            .iter()
            .filter_map(|(&at, score)| {
                let other = articles.get(at)?;
                // Siblings stand side by side in lists already: a page of another section says more.
                Some((score * if other.parent() == page.parent() { 2 } else { 3 }, other.path.as_str()))
            })
            .collect();
        scored.sort_by_key(|(score, path)| (std::cmp::Reverse(*score), *path));
        (page.path.clone(), scored.into_iter().take(MOST).map(|(_, path)| path.to_owned()).collect())
    };
    articles.iter().zip(&scores).map(nearest).collect()
}

fn ties<'a>(page: &'a Page, facts: &BTreeMap<String, Fact>, finder: &AhoCorasick) -> (BTreeSet<&'a str>, BTreeSet<Tie>) {
    let (mut links, mut ties, mut words) = (BTreeSet::new(), BTreeSet::new(), String::new());
    if page.mission().is_some() {
        ties.insert(Tie::Mission(page.slug().to_owned()));
    }
    walk(&page.text(Lang::SOURCE).document.blocks, &mut |inline| match inline {
        Inline::Link(link) => {
            if let Target::Page { path, .. } = &link.target {
                links.insert(path.as_str());
            }
        }
        Inline::Source(id) => _ = ties.insert(Tie::Source(id.value.clone())),
        Inline::Fact(id) => {
            if let Some(fact) = facts.get(&id.value) {
                ties.extend(fact.mission.iter().map(|mission| Tie::Mission(mission.value.clone())));
                ties.extend(fact.sources.iter().map(|source| Tie::Source(source.value.clone())));
            }
        }
        Inline::Text(run) => {
            words.push_str(&lowercase(run.text()));
            words.push(' ');
        }
        _ => {}
    });
    let named = finder.find_overlapping_iter(&words).filter(|found| is_whole(&words, found.span()));
    ties.extend(named.map(|found| Tie::Term(found.pattern().as_usize())));
    (links, ties)
}

/// Whether a stretch of a text is words and not a part of one; the English plural is the same word.
fn is_whole(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).and_then(|text| text.chars().next_back());
    let rest = text.get(span.end..).unwrap_or_default();
    let after = rest.strip_prefix('s').unwrap_or(rest).chars().next();
    !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
}

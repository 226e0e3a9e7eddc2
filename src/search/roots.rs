//! Which forms are of one word: by Snowball in Russian and English, in Kazakh by the endings that leave a word of the texts.

use std::collections::{BTreeMap, BTreeSet};

use frostem::{Algorithm, Stemmer};

use super::fold::fold;
use super::kazakh;
use crate::lang::{Lang, lowercase};

/// The name of the root of each form, in the order of the forms.
pub(super) fn roots(lang: Lang, forms: &BTreeMap<String, (String, u32, u32)>) -> Vec<String> {
    match lang {
        Lang::Kk => kazakh_roots(forms),
        Lang::Ru | Lang::En => {
            let stems: Vec<String> = forms.values().map(|(word, ..)| stem(lang, &lowercase(word))).collect();
            let known: BTreeSet<&String> = stems.iter().collect();
            // миротворец and миротворцы have one root if the texts have both.
            stems
                .iter()
                .map(|stem| fleeting(stem).filter(|short| lang == Lang::Ru && known.contains(short)).unwrap_or_else(|| stem.clone()))
                .collect()
        }
    }
}

/// The folded stem by Snowball; in English also the plural of words in *-man* and *-woman*.
pub(super) fn stem(lang: Lang, word: &str) -> String {
    let algorithm = match lang {
        Lang::Ru => Algorithm::Russian,
        Lang::En | Lang::Kk => Algorithm::English,
    };
    let plain = word.replace('ё', "е");
    if lang == Lang::En && (plain.ends_with("women") || plain.ends_with("cemen") || plain == "men") {
        return format!("{}an", plain.trim_end_matches("en"));
    }
    fold(&Stemmer::new(algorithm).stem(&plain))
}

/// A Russian stem without the vowel that its other forms lack: `миротворец` as `миротворц`.
pub(super) fn fleeting(stem: &str) -> Option<String> {
    let mut letters: Vec<char> = stem.chars().collect();
    let at = letters.len().checked_sub(2)?;
    let (vowel, last) = (letters.get(at)?, letters.last()?);
    if at < 3 || !matches!(vowel, 'е' | 'о') || !matches!(last, 'ц' | 'к') {
        return None;
    }
    letters.remove(at);
    Some(letters.into_iter().collect())
}

/// Which word each Kazakh form is of. Step by step it loses the least that leaves a word of the texts: `кеңесінде`, `кеңесі`, `кеңес`. Where
/// the texts have no such word, it is the origin that most other forms share: `атқарған` and `атқарады` are of `атқар`.
fn kazakh_roots(forms: &BTreeMap<String, (String, u32, u32)>) -> Vec<String> {
    let origins: BTreeMap<&str, Vec<String>> = forms.keys().map(|form| (form.as_str(), kazakh::origins(form))).collect();
    let mut support: BTreeMap<&str, u32> = BTreeMap::new();
    for origin in origins.values().flatten() {
        *support.entry(origin).or_default() += 1;
    }
    let step = |form: &str| -> Option<String> {
        let own = origins.get(form)?;
        let known = own.iter().find(|origin| forms.contains_key(*origin) && kazakh::may_be_word(origin));
        let shared = || {
            let long = own.iter().filter(|origin| origin.chars().count() >= kazakh::LEAST);
            let counted = long.map(|origin| (support.get(origin.as_str()).copied().unwrap_or(0), origin));
            // Of equals the longest, which comes first.
            counted.rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 1).map(|(_, origin)| origin)
        };
        known.or_else(shared).cloned()
    };
    let root = |form: &String| {
        let mut root = form.clone();
        // Each step is shorter than the one before.
        while let Some(next) = step(&root).filter(|_| !kazakh::is_whole(&root)) {
            root = next;
        }
        root
    };
    forms.keys().map(root).collect()
}

//! The words of the site in one language: which forms it has, and which forms are of one word. Look-ups take what a reader typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fold::{fold, sound};
use super::kazakh;
use super::roots::{fleeting, roots, stem};
use super::same::{equals, strange};
use super::slip::one_slip;
use crate::lang::{Lang, lowercase};

/// The number of a word in all its forms.
pub type Root = u32;

/// A form as the texts have it, folded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Form {
    folded: Box<str>,
    /// How texts write it, if not as it is folded.
    shown: Option<Box<str>>,
    root: Root,
    /// How often it stands in the texts.
    count: u32,
}

/// The words of the site in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    lang: Lang,
    /// Sorted by the folded form.
    forms: Vec<Form>,
    /// Sorted; the number of a root is its place.
    roots: Vec<Box<str>>,
    /// How each form sounds, sorted, with the place of the form.
    sounds: Vec<(Box<str>, u32)>,
    /// Words of the texts that mean the same, sorted by root.
    equals: Vec<(Root, Root)>,
    /// Words that no text has and that mean the same as one that some have, sorted; by what their forms have in common.
    strange: Vec<(Box<str>, Root)>,
}

/// How a typed word was understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The word of the site.
    pub root: Root,
    /// How sure that is, up to 1.
    pub weight: f32,
}

/// How sure a word is of which the beginning was typed, and one that only sounds like what was typed.
const PREFIX_WEIGHT: f32 = 0.4;
const SOUND_WEIGHT: f32 = 0.8;
/// The fewest letters of a prefix, and of a word that is compared by its sound or corrected.
const LEAST_PREFIX: usize = 3;
const LEAST_SOUND: usize = 3;
const LEAST_TYPO: usize = 5;

impl Vocabulary {
    /// Takes up every word of the texts as it is written, with the number of times that it stands there. The words of each list of `names` mean
    /// the same, also those that no text has.
    pub fn of(lang: Lang, words: BTreeMap<String, u32>, names: &[Vec<String>]) -> Vocabulary {
        let mut by_fold: BTreeMap<String, (String, u32, u32)> = BTreeMap::new();
        for (word, count) in words {
            let known = by_fold.entry(fold(&lowercase(&word))).or_insert_with(|| (word.clone(), 0, count));
            known.1 += count;
            // What is also written in small letters is no name. Otherwise the most frequent of several spellings is shown.
            let small = |word: &str| word.starts_with(char::is_lowercase);
            if (small(&word), count) > (small(&known.0), known.2) {
                (known.0, known.2) = (word, count);
            }
        }
        let origins = roots(lang, &by_fold);
        let mut distinct: Vec<&str> = origins.iter().map(String::as_str).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let roots: Vec<Box<str>> = distinct.into_iter().map(Box::from).collect();
        let root = |name: &str| roots.binary_search_by(|root| root.as_ref().cmp(name)).map_or(0, number);
        let forms: Vec<Form> = by_fold
            .into_iter()
            .zip(&origins)
            .map(|((folded, (shown, count, _)), name)| Form {
                shown: (shown != folded).then(|| shown.into_boxed_str()),
                folded: folded.into_boxed_str(),
                root: root(name),
                count,
            })
            .collect();
        let mut sounds: Vec<(Box<str>, u32)> =
            forms.iter().enumerate().map(|(at, form)| (sound(&form.folded).into_boxed_str(), number(at))).collect();
        sounds.sort_unstable();
        let named = |name: &String| {
            let small = lowercase(name);
            let of_stem = || roots.binary_search_by(|root| root.as_ref().cmp(stem(lang, &small).as_str())).ok().map(number);
            form(&forms, &fold(&small)).map(|form| form.root).or_else(|| of_stem().filter(|_| lang != Lang::Kk))
        };
        let (equals, strange) = (equals(names, named), strange(lang, names, named));
        Vocabulary { lang, forms, roots, sounds, equals, strange }
    }

    /// How many roots there are.
    pub fn len(&self) -> usize {
        self.roots.len()
    }

    /// The root of a word of the texts, in small letters.
    pub fn root_of(&self, word: &str) -> Option<Root> {
        form(&self.forms, &fold(word)).map(|form| form.root)
    }

    /// What a typed word may stand for; `open` if the reader may still be typing it. Nothing if the site has no such word.
    pub fn matches(&self, word: &str, open: bool) -> Vec<Match> {
        let folded = fold(word);
        let known = self.exact(&folded, word).or_else(|| self.meaning(&folded, word));
        let mut found: Vec<Match> = known.into_iter().map(|root| Match { root, weight: 1.0 }).collect();
        if open && folded.chars().count() >= LEAST_PREFIX {
            let begun = self.beginning(&folded).iter().map(|form| Match { root: form.root, weight: PREFIX_WEIGHT });
            found.extend(begun);
        }
        if found.is_empty() && folded.chars().count() >= LEAST_SOUND {
            found.extend(self.sounding(&sound(&folded), open));
        }
        let others: Vec<Match> = found.iter().flat_map(|found| self.equals(*found)).collect();
        found.extend(others);
        found.sort_by(|a, b| a.root.cmp(&b.root).then(b.weight.total_cmp(&a.weight)));
        found.dedup_by_key(|found| found.root);
        found
    }

    /// The roots of a word that is typed in full.
    fn exact(&self, folded: &str, word: &str) -> Option<Root> {
        if let Some(form) = form(&self.forms, folded) {
            return Some(form.root);
        }
        let known = |name: &str| self.roots.binary_search_by(|root| root.as_ref().cmp(name)).ok().map(number);
        match self.lang {
            Lang::Kk => {
                let origins = kazakh::origins(folded);
                let long = |origin: &&str| origin.chars().count() >= kazakh::LEAST;
                let of_word = origins.iter().map(String::as_str).find_map(|origin| {
                    let word = form(&self.forms, origin).map(|form| form.root).filter(|_| kazakh::may_be_word(origin));
                    word.or_else(|| known(origin).filter(|_| long(&origin)))
                });
                // жота, жотасы: the texts may have the plural alone, which comes from the same.
                let of_form =
                    |origin: &str| self.beginning(origin).iter().find(|form| kazakh::origins(&form.folded).iter().any(|own| own == origin));
                let shared = || std::iter::once(folded).chain(origins.iter().map(String::as_str)).filter(long).find_map(of_form);
                of_word.or_else(|| shared().map(|form| form.root))
            }
            Lang::Ru | Lang::En => {
                let stem = stem(self.lang, word);
                known(&stem).or_else(|| fleeting(&stem).and_then(|stem| known(&stem)))
            }
        }
    }

    /// The root of a word that means the same as one that no text has.
    fn meaning(&self, folded: &str, word: &str) -> Option<Root> {
        let known = |name: &str| self.strange.binary_search_by(|(own, _)| own.as_ref().cmp(name)).ok();
        let at = match self.lang {
            Lang::Kk => known(folded).or_else(|| kazakh::origins(folded).iter().find_map(|origin| known(origin))),
            Lang::Ru | Lang::En => known(&stem(self.lang, word)),
        };
        Some(self.strange.get(at?)?.1)
    }

    /// The correction of a typed word that the site does not have: a form that is one slip of the finger away. Nothing for short words.
    pub fn correction(&self, word: &str) -> Option<&str> {
        let folded = fold(word);
        let letters: Vec<char> = folded.chars().collect();
        if letters.len() < LEAST_TYPO {
            return None;
        }
        // One letter is two bytes at the most.
        let near = self.forms.iter().filter(|form| form.folded.len().abs_diff(folded.len()) <= 2 && one_slip(&letters, &form.folded));
        near.max_by(|a, b| a.count.cmp(&b.count).then_with(|| b.folded.cmp(&a.folded))).map(Form::shown)
    }

    /// The words that mean the same as one that was understood, as surely.
    fn equals(&self, found: Match) -> impl Iterator<Item = Match> {
        let start = self.equals.partition_point(|(root, _)| *root < found.root);
        let same = self.equals.iter().skip(start).take_while(move |(root, _)| *root == found.root);
        same.map(move |(_, root)| Match { root: *root, ..found })
    }

    fn beginning(&self, prefix: &str) -> &[Form] {
        let start = self.forms.partition_point(|form| form.folded.as_ref() < prefix);
        let rest = self.forms.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|form| form.folded.starts_with(prefix))).unwrap_or_default()
    }

    fn sounding(&self, sound: &str, open: bool) -> Vec<Match> {
        let start = self.sounds.partition_point(|(known, _)| known.as_ref() < sound);
        let rest = self.sounds.get(start..).unwrap_or_default();
        let open = open && sound.len() > LEAST_SOUND;
        let heard = rest.iter().take_while(|(known, _)| if open { known.starts_with(sound) } else { known.as_ref() == sound });
        heard
            .filter_map(|(_, at)| self.forms.get(usize::try_from(*at).ok()?))
            .map(|form| Match { root: form.root, weight: SOUND_WEIGHT })
            .collect()
    }
}

impl Form {
    fn shown(&self) -> &str {
        self.shown.as_ref().unwrap_or(&self.folded)
    }
}

fn form<'a>(forms: &'a [Form], folded: &str) -> Option<&'a Form> {
    forms.binary_search_by(|form| form.folded.as_ref().cmp(folded)).ok().and_then(|at| forms.get(at))
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lang: Lang, words: &str) -> Vocabulary {
        let mut counted = BTreeMap::new();
        for word in words.split_whitespace() {
            *counted.entry(word.to_owned()).or_default() += 1;
        }
        Vocabulary::of(lang, counted, &[["UNDOF", "СООННР", "nowhere"].map(str::to_owned).to_vec()])
    }

    fn one(vocabulary: &Vocabulary, forms: &str) -> bool {
        let mut roots: Vec<_> = forms.split_whitespace().map(|form| vocabulary.root_of(form).unwrap()).collect();
        roots.dedup();
        roots.len() == 1
    }

    #[test]
    fn kazakh_forms_are_of_one_word_if_the_texts_have_it() {
        let words = of(
            Lang::Kk,
            "бітімгер бітімгершілер бітімгерлердің бітімгершілік Ливан \
             ливандағы ливанға орта орталық орталығы миссия миссиясында \
             кеңесі кеңесінде кеңес қызметі қызмет ливанда сайт сайты",
        );
        assert!(one(&words, "бітімгер бітімгершілер бітімгерлердің бітімгершілік"));
        assert!(one(&words, "ливан ливандағы ливанға ливанда"));
        assert!(one(&words, "кеңес кеңесі кеңесінде"));
        assert!(one(&words, "қызмет қызметі"));
        assert!(one(&words, "сайт сайты"));
        assert!(one(&words, "орталық орталығы"));
        assert!(!one(&words, "орта орталық"));
        assert!(one(&words, "миссия миссиясында"));
        // A form that no text has is understood by what it could come from.
        assert_eq!(words.matches("бітімгерлерімізге", false), words.matches("бітімгер", false));
        assert_eq!(words.matches("битимгершилер", false), words.matches("бітімгершілер", false));
    }

    #[test]
    fn russian_forms_are_of_one_word() {
        let words = of(Lang::Ru, "миротворец миротворцы миротворцев Голаны голанские участок участки совет");
        assert!(one(&words, "миротворец миротворцы миротворцев"));
        assert!(one(&words, "участок участки"));
        assert_eq!(words.matches("миротворцами", false), words.matches("миротворец", false));
    }

    #[test]
    fn english_forms_are_of_one_word() {
        let words = of(Lang::En, "peacekeepers peacekeeper women woman observers");
        assert!(one(&words, "peacekeepers peacekeeper"));
        assert!(one(&words, "women woman"));
        assert_eq!(words.matches("observe", true).len(), 1);
    }

    #[test]
    fn the_other_script_is_heard() {
        let words = of(Lang::Ru, "unifil голан");
        assert_eq!(words.matches("юнифил", false).len(), 1);
        assert_eq!(words.matches("golan", false).len(), 1);
    }

    #[test]
    fn acronyms_of_other_languages_are_the_same_word() {
        let words = of(Lang::Ru, "СООННР UNDOF ВСООНЛ");
        let both = words.matches("undof", false);
        assert_eq!(both.len(), 2);
        assert_eq!(words.matches("сооннр", false), both);
        // Also of a word that is still being typed, and of one typed in the other script.
        assert_eq!(words.matches("unde", true).len(), 0);
        assert_eq!(words.matches("undo", true).len(), 2);
        assert_eq!(words.matches("ундоф", false).len(), 2);
        assert_eq!(words.matches("всоонл", false).len(), 1);
    }

    #[test]
    fn words_that_no_text_has_are_understood_by_what_they_mean() {
        let of = |lang, words: &[&str], names: &[&str]| {
            let counted = words.iter().map(|word| ((*word).to_owned(), 1)).collect();
            Vocabulary::of(lang, counted, &[names.iter().map(|name| (*name).to_owned()).collect()])
        };
        let english = of(Lang::En, &["payments", "payment", "sea"], &["pay", "payment", "salary"]);
        for typed in ["salary", "salaries", "pay"] {
            assert_eq!(english.matches(typed, false), english.matches("payments", false), "{typed}");
        }
        let russian = of(Lang::Ru, &["выплаты", "море"], &["выплаты", "зарплата"]);
        assert_eq!(russian.matches("зарплату", false), russian.matches("выплаты", false));
        let kazakh = of(Lang::Kk, &["төлем", "теңіз"], &["төлем", "жалақы"]);
        assert_eq!(kazakh.matches("жалақысы", false), kazakh.matches("төлем", false));
        assert_eq!(kazakh.matches("жалакы", false), kazakh.matches("төлем", false));
        assert_eq!(english.matches("wages", false), []);
    }

    #[test]
    fn one_slip_is_corrected_and_two_are_not() {
        let words = of(Lang::Ru, "Ливан миротворцы наблюдатели наблюдатели наблюдателя");
        assert_eq!(words.correction("миротврцы"), Some("миротворцы"));
        assert_eq!(words.correction("миротворыц"), Some("миротворцы"));
        assert_eq!(words.correction("наблюдателй"), Some("наблюдатели"));
        assert_eq!(words.correction("левон"), None);
        assert_eq!(words.correction("лива"), None);
        assert_eq!(words.correction("лйван"), Some("Ливан"));
    }
}

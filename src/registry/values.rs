//! Numbers, dates, words from a list, and texts in each language, as keys of a table have them.

use toml::de::DeValue;

use super::lines::Located;
use super::reader::Reader;
use crate::lang::{Lang, PerLang};
use crate::moment::Moment;
use crate::problem::{Problem, nearest};

impl Reader<'_> {
    /// A whole number that must be there.
    pub fn integer(&self, key: &'static str) -> Option<i64> {
        let value = self.required(key, "a whole number")?;
        let number = value.get_ref().as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.wrong(key, value, "a whole number");
        }
        number
    }

    /// A number of any kind that must be there.
    pub fn number(&self, key: &'static str) -> Option<f64> {
        let value = self.required(key, "a number")?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(key, value, "a number");
        }
        number
    }

    /// A date that may be left out.
    pub fn maybe_moment(&self, key: &'static str) -> Option<Located<Moment>> {
        let text = self.maybe_text(key)?;
        match Moment::parse(&text.value) {
            Some(value) => Some(Located { value, place: text.place }),
            None => {
                let what = format!("“{}” is not a date", text.value);
                self.note(Problem::error(text.place, what, "write it as \"2024\", \"2024-02\" or \"2024-02-14\""));
                None
            }
        }
    }

    /// A date that must be there.
    pub fn moment(&self, key: &'static str) -> Option<Located<Moment>> {
        self.required(key, "a date")?;
        self.maybe_moment(key)
    }

    /// One of a few words that must be there.
    pub fn choice<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        self.pick(key, &text, words)
    }

    /// One of a few words that may be left out.
    pub fn maybe_choice<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.maybe_text(key)?;
        self.pick(key, &text, words)
    }

    /// A text in each language that must be there.
    pub fn per_lang(&self, key: &'static str) -> Option<PerLang<String>> {
        self.required(key, "a text in each language")?;
        self.maybe_per_lang(key)
    }

    /// A list of texts in each language; empty where there is none.
    pub fn lists(&self, key: &'static str) -> PerLang<Vec<String>> {
        let Some(table) = self.maybe_table(key) else { return PerLang::build(|_| Vec::new()) };
        let lists = PerLang::build(|lang| table.list(lang.code()).into_iter().map(|text| text.value).collect());
        table.finish();
        lists
    }

    /// A text in each language that may be left out as a whole.
    pub fn maybe_per_lang(&self, key: &'static str) -> Option<PerLang<String>> {
        let value = self.value(key)?;
        let Some(reader) = self.sub(value, value.span()) else {
            self.wrong(key, value, "a text in each language: { en = \"…\", kk = \"…\", ru = \"…\" }");
            return None;
        };
        let texts = PerLang::try_build(|lang| {
            let help = format!("add {} = \"…\" under {key}", lang.code());
            reader.need(lang.code(), Problem::error(reader.place(), format!("“{key}” has no text in {}", english_name(lang)), help));
            reader.maybe_prose(lang.code())
        });
        reader.finish();
        let texts = texts?;
        let plain = PerLang::build(|lang| texts.get(lang).value.clone());
        self.noted.texts.borrow_mut().push(texts);
        Some(plain)
    }

    fn pick<T: Copy>(&self, key: &str, text: &Located<String>, words: &[(&'static str, T)]) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let help = match nearest(&text.value, all.iter().copied()) {
                Some(word) => format!("did you mean “{word}”?"),
                None if all.len() == 1 => format!("write {}, or leave the key out", all.join("")),
                None => format!("write one of {}", all.join(", ")),
            };
            self.note(Problem::error(text.place.clone(), format!("unknown {key} “{}”", text.value), help));
        }
        found
    }
}

/// The name of a language as messages to editors write it.
pub fn english_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "Kazakh",
        Lang::Ru => "Russian",
        Lang::En => "English",
    }
}

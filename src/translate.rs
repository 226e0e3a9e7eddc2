//! What the translations were made from: recorded in them, and counted.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::document::Document;
use crate::lang::Lang;
use crate::site::{Parsed, behind};

/// A translation that could not be read or written.
#[derive(Debug)]
pub struct RecordError {
    path: PathBuf,
    reason: io::Error,
}

impl std::fmt::Display for RecordError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot record in {}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for RecordError {}

/// The English texts by the path of their bundle, each with its translations.
fn pairs(parsed: &Parsed) -> Vec<(&str, &Document, Vec<&Document>)> {
    let mut texts: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    parsed.documents().for_each(|(path, document)| texts.entry(path).or_default().push(document));
    texts
        .into_iter()
        .filter_map(|(path, documents)| {
            let (source, translations): (Vec<&Document>, Vec<&Document>) =
                documents.into_iter().partition(|document| document.lang == Lang::SOURCE);
            Some((path, *source.first()?, translations))
        })
        .collect()
}

/// How far the translations follow the English texts: sections that do, of all sections, for each part of the site; then each section that
/// does not.
pub fn status(parsed: &Parsed) -> String {
    let mut counts: BTreeMap<(&str, Lang), (usize, usize)> = BTreeMap::new();
    let mut parts: BTreeSet<&str> = BTreeSet::new();
    let mut open = String::new();
    for (path, source, translations) in pairs(parsed) {
        let part = path.split('/').next().filter(|part| !part.is_empty()).unwrap_or("home");
        parts.insert(part);
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::SOURCE) {
            let count = counts.entry((part, lang)).or_default();
            count.1 += source.sections.len();
            let Some(translation) = translations.iter().find(|document| document.lang == lang) else {
                // Writing to a String does not fail.
                _ = writeln!(open, "{}/{lang}.md is missing", if path.is_empty() { "home" } else { path });
                continue;
            };
            let behind = behind(source, translation);
            count.0 += source.sections.len() - behind.len();
            behind.iter().for_each(|behind| {
                _ = writeln!(open, "{}: the section “{}” does not follow {}", translation.file, behind.section.id, source.file)
            });
        }
    }
    let mut text = String::from("sections that follow the English text\n");
    for part in parts {
        _ = write!(text, "{part:24}");
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::SOURCE) {
            let (done, all) = counts.get(&(part, lang)).copied().unwrap_or_default();
            _ = write!(text, "  {lang} {done:>3} of {all:<3}");
        }
        text.push('\n');
    }
    text + &open
}

/// Records in each translation of the bundles at `paths` (all bundles if there are none) that it follows the English text as it is now. Gives
/// the files that were changed.
pub fn record(parsed: &Parsed, folder: &Path, paths: &[String]) -> Result<Vec<String>, RecordError> {
    let wanted =
        |path: &str| paths.is_empty() || paths.iter().any(|wanted| wanted.trim_matches('/') == path || path.is_empty() && wanted == "home");
    let is_known =
        |wanted: &&String| pairs(parsed).iter().any(|(path, ..)| wanted.trim_matches('/') == *path || path.is_empty() && *wanted == "home");
    if let Some(unknown) = paths.iter().find(|wanted| !is_known(wanted)) {
        let reason = io::Error::new(io::ErrorKind::NotFound, "no bundle has this path; name it as in missions/undof");
        return Err(RecordError { path: unknown.into(), reason });
    }
    let mut changed = Vec::new();
    for (_, source, translations) in pairs(parsed).into_iter().filter(|(path, ..)| wanted(path)) {
        let records: String = source.sections.iter().map(|section| format!("{} = \"{}\"\n", section.id, section.record())).collect();
        for translation in translations {
            let path = folder.join(&*translation.file);
            let failed = |reason| RecordError { path: path.clone(), reason };
            let text = fs::read_to_string(&path).map_err(failed)?;
            let new = with_record(&text, &records);
            if is_toml(&text) && !is_toml(&new) {
                let reason = io::Error::new(
                    io::ErrorKind::InvalidData,
                    "the record has no place there; write [made_from] on a line of its own, with a key on each line below it",
                );
                return Err(failed(reason));
            }
            if new != text {
                fs::write(&path, new).map_err(failed)?;
                changed.push(translation.file.to_string());
            }
        }
    }
    Ok(changed)
}

/// A text whose front matter ends with the records, in place of those that it had, wherever they stood. Lines end as they did.
fn with_record(text: &str, records: &str) -> String {
    let (mark, rest) = text.strip_prefix('\u{feff}').map_or(("", text), |rest| ("\u{feff}", rest));
    let mut lines = rest.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "+++") else { return text.to_owned() };
    let end = if first.ends_with("\r\n") { "\r\n" } else { "\n" };
    let (mut front, mut recorded, mut body) = (String::new(), false, None);
    let mut read = first.len();
    for line in lines {
        if line.trim_end() == "+++" {
            body = rest.get(read..);
            break;
        }
        read += line.len();
        if line.trim_start().starts_with('[') {
            let head: String = line.split('#').next().unwrap_or_default().split_whitespace().collect();
            recorded = head == "[made_from]";
        }
        if !recorded {
            front.push_str(line);
        }
    }
    // Without an end it is no front matter, which `check` says.
    let Some(body) = body else { return text.to_owned() };
    format!("{mark}{first}{}{end}[made_from]{end}{}{body}", front.trim_end(), records.replace('\n', end))
}

/// Whether the front matter of a text can be read.
fn is_toml(text: &str) -> bool {
    let front = text.trim_start_matches('\u{feff}').split("+++").nth(1);
    front.is_some_and(|front| toml::de::DeTable::parse(front).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{is_toml, with_record};

    #[test]
    fn a_record_in_another_spelling_is_replaced_or_refused() {
        let by_hand = "+++\ntitle = \"T\"\n[ made_from ] # by hand\na = \"1\"\n+++\nBody\n";
        assert_eq!(with_record(by_hand, "b = \"2\"\n"), "+++\ntitle = \"T\"\n[made_from]\nb = \"2\"\n+++\nBody\n");
        let dotted = "+++\ntitle = \"T\"\nmade_from.a = \"1\"\n+++\nBody\n";
        assert!(is_toml(dotted) && !is_toml(&with_record(dotted, "b = \"2\"\n")));
    }

    #[test]
    fn records_stand_at_the_end_of_the_front_matter_once() {
        let once = with_record("+++\ntitle = \"T\"\n+++\n\nBody\n", "a = \"1\"\n");
        assert_eq!(once, "+++\ntitle = \"T\"\n[made_from]\na = \"1\"\n+++\n\nBody\n");
        assert_eq!(with_record(&once, "b = \"2\"\n"), "+++\ntitle = \"T\"\n[made_from]\nb = \"2\"\n+++\n\nBody\n");
        let between = "+++\ntitle = \"T\"\n[made_from]\na = \"1\"\n[[changes]]\nnote = \"N\"\n+++\nBody +++\n";
        assert_eq!(
            with_record(between, "b = \"2\"\n"),
            "+++\ntitle = \"T\"\n[[changes]]\nnote = \"N\"\n[made_from]\nb = \"2\"\n+++\nBody +++\n"
        );
        let windows = with_record("\u{feff}+++\r\ntitle = \"T\"\r\n+++\r\nBody\r\n", "a = \"1\"\n");
        assert_eq!(windows, "\u{feff}+++\r\ntitle = \"T\"\r\n[made_from]\r\na = \"1\"\r\n+++\r\nBody\r\n");
    }
}

//! Whether the interface strings of the languages agree: `build.rs` refuses to compile the program if not.

use std::collections::{BTreeMap, BTreeSet};

/// What the languages do not agree in, a line each: a message, or an argument of one. Takes each language with its strings as Fluent.
pub fn differences(texts: &[(&str, String)]) -> Vec<String> {
    let all: Vec<(&str, BTreeMap<String, BTreeSet<String>>)> = texts.iter().map(|(lang, text)| (*lang, messages(text))).collect();
    let mut problems = Vec::new();
    for (lang, messages) in &all {
        for (other, others) in all.iter().filter(|(other, _)| other != lang) {
            for (id, arguments) in messages {
                match others.get(id) {
                    None => problems.push(format!("content/strings/{other}: the message “{id}” is missing; {lang} has it")),
                    Some(own) => {
                        for argument in arguments.difference(own) {
                            problems
                                .push(format!("content/strings/{other}: the message “{id}” lacks the argument ${argument}; {lang} has it"));
                        }
                    }
                }
            }
        }
    }
    problems
}

/// The messages of a language with the names of their arguments. A line-based reading is enough here: what it takes for a message is
/// parsed in full by the generator.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            current = id.to_owned();
        } else if let Some((attribute, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
            current = format!("{}.{attribute}", current.split('.').next().unwrap_or_default());
        }
        let arguments = messages.entry(current.clone()).or_default();
        for (_, rest) in line.match_indices('$').map(|(at, _)| line.split_at(at + 1)) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            if !name.is_empty() {
                arguments.insert(name);
            }
        }
    }
    messages.remove("");
    messages
}

//! Turns the interface strings into typed functions, and refuses a message or argument that one language lacks or has too many.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions};

const LOCALES: &str = "content/strings";
const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

fn main() -> ExitCode {
    // A new file in these folders is otherwise missed by the embedding.
    for folder in ["content", "static", "templates"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    let problems = differences();
    if !problems.is_empty() {
        problems.iter().for_each(|problem| eprintln!("{problem}"));
        return ExitCode::FAILURE;
    }
    let options = BuildOptions::default()
        .with_locales_folder(LOCALES)
        .with_output_file_path(&format!("{out}/strings.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/strings.ftl")))
        .with_prefix("")
        .without_bidi_isolation()
        .without_format();
    fluent_typed::build_from_locales_folder(options)
}

/// What the languages do not agree in: a message, or an argument of one.
fn differences() -> Vec<String> {
    let all: Vec<(&str, BTreeMap<String, BTreeSet<String>>)> = LANGUAGES.iter().map(|lang| (*lang, messages(lang))).collect();
    let mut problems = Vec::new();
    for (lang, messages) in &all {
        for (other, others) in all.iter().filter(|(other, _)| other != lang) {
            for (id, arguments) in messages {
                match others.get(id) {
                    None => problems.push(format!("{LOCALES}/{other}: the message “{id}” is missing; {lang} has it")),
                    Some(own) => {
                        for argument in arguments.difference(own) {
                            problems.push(format!("{LOCALES}/{other}: the message “{id}” lacks the argument ${argument}; {lang} has it"));
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
fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(format!("{LOCALES}/{lang}/site.ftl")).unwrap_or_default();
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

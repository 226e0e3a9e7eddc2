//! Every slip of an editor has its message: each folder of `tests/wrong` is a bad site with the exact lines that are printed about it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::{TODAY, copy, small};
use kazpeace::line::{Failure, Source, build};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Applies the edits of a case to a copy of the good site.
fn edit(site: &Path, edits: &str, case: &str) {
    // Each edit begins at the beginning of a line; the line break before it belongs to the edit before.
    for part in format!("\n{}\n--- ", edits.strip_suffix('\n').unwrap_or(edits)).split("\n--- ").filter(|part| !part.is_empty()) {
        let part = format!("{part}\n");
        let (file, rest) = part.split_once('\n').unwrap();
        let (verb, text) = rest.split_once('\n').unwrap_or((rest, ""));
        let path = site.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match verb.split_once(' ').unwrap_or((verb, "")) {
            ("replace", _) => {
                let (old, new) = text.split_once("\n===\n").unwrap_or_else(|| panic!("{case}: an edit of {file} lacks ==="));
                let all = fs::read_to_string(&path).unwrap();
                assert!(all.contains(old), "{case}: {file} does not hold {old:?}");
                fs::write(&path, all.replacen(old, new.strip_suffix('\n').unwrap_or(new), 1)).unwrap();
            }
            ("append", _) => fs::write(&path, fs::read_to_string(&path).unwrap() + text).unwrap(),
            ("+++", _) => fs::write(&path, text).unwrap(),
            ("delete", _) if path.is_dir() => fs::remove_dir_all(&path).unwrap(),
            ("delete", _) => fs::remove_file(&path).unwrap(),
            ("bytes", bytes) => {
                fs::write(&path, bytes.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect::<Vec<u8>>()).unwrap()
            }
            ("link", to) => {
                fs::remove_file(&path).unwrap();
                std::os::unix::fs::symlink(to, &path).unwrap();
            }
            ("pipe", _) => assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
            (other, _) => panic!("{case}: “{other}” is no edit"),
        }
    }
}

/// What is printed about a site.
fn printed(site: &Source) -> String {
    let problems = match build(site, None, TODAY) {
        Ok(built) => built.warnings,
        Err(Failure::Content(problems)) => problems,
        Err(other) => panic!("{other}"),
    };
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// The folder of every case, sorted.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder("wrong")).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

#[test]
fn the_good_site_has_no_problem() {
    assert_eq!(printed(&small()), "");
}

#[test]
fn every_slip_has_its_message() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let (cases, mut wrong) = (cases(), Vec::new());
    for path in &cases {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let site = tempfile::tempdir().unwrap();
        copy(&folder("site"), site.path());
        edit(site.path(), &fs::read_to_string(path.join("edit.txt")).unwrap(), &name);
        let found = printed(&Source::Folder(site.path().to_owned()));
        if update {
            fs::write(path.join("expected.txt"), &found).unwrap();
        }
        let expected = fs::read_to_string(path.join("expected.txt")).unwrap();
        if expected.trim().is_empty() {
            wrong.push(format!("{name}: nothing is printed, or nothing is expected"));
        } else if found != expected {
            wrong.push(format!("{name}:\n  expected\n{expected}  found\n{found}"));
        }
    }
    assert!(cases.len() > 200, "only {} cases were found", cases.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What begins a call that makes a problem, with the number of the argument that says what is wrong.
const CALLS: [(&str, usize); 5] = [("Problem::error(", 1), ("Problem::warning(", 1), ("self.error(", 1), (".note(", 1), ("refuse(", 0)];

/// A message as the source writes it: the words between its placeholders.
struct Message {
    place: String,
    text: String,
    words: Vec<String>,
    warning: bool,
}

impl Message {
    fn new(place: String, text: String, warning: bool) -> Message {
        let mut words = vec![String::new()];
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '{' | '}' if letters.peek() == Some(&letter) => words.last_mut().unwrap().extend(letters.next()),
                '{' => {
                    letters.by_ref().find(|letter| *letter == '}');
                    words.push(String::new());
                }
                letter => words.last_mut().unwrap().push(letter),
            }
        }
        Message { place, text, words, warning }
    }

    /// Whether a printed line may be this message.
    fn is(&self, line: &str) -> bool {
        let Some(text) = line.splitn(4, ':').nth(3) else { return false };
        let (warning, text) = text.strip_prefix(" warning: ").map_or((false, text.trim_start()), |text| (true, text));
        let (Some((first, others)), true) = (self.words.split_first(), self.warning == warning) else { return false };
        let Some(mut rest) = text.strip_prefix(first.as_str()) else { return false };
        for (at, words) in others.iter().enumerate() {
            // The remedy follows the last words after a colon.
            let words = if at + 1 == others.len() { format!("{words}: ") } else { words.clone() };
            let Some((_, after)) = rest.split_once(&words) else { return false };
            rest = after;
        }
        !others.is_empty() || rest.starts_with(": ")
    }
}

#[test]
fn every_message_has_a_case() {
    let expected = |case: PathBuf| fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
    let lines: Vec<String> = cases().into_iter().flat_map(|case| expected(case).lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let messages = messages();
    let without: Vec<String> = messages
        .iter()
        .filter(|message| !lines.iter().any(|line| message.is(line)))
        .map(|message| format!("{}: {}", message.place, message.text))
        .collect();
    assert!(messages.len() > 120, "only {} messages were found: the reading of the sources is broken", messages.len());
    assert!(without.is_empty(), "no case of tests/wrong prints\n{}", without.join("\n"));
}

/// Every message of the sources.
fn messages() -> Vec<Message> {
    let mut messages = Vec::new();
    let mut files = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(file) = files.pop() {
        if file.is_dir() {
            files.extend(fs::read_dir(file).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        if file.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        for (call, argument) in CALLS {
            for (at, _) in text.match_indices(call) {
                let place = format!("{}:{}", file.display(), text[..at].lines().count());
                let written = arguments(&text[at + call.len()..]);
                // A reader’s `note` is given a problem, whose words are in a call of their own.
                if call == ".note(" && written.len() < 3 {
                    continue;
                }
                let what = written.get(argument).unwrap_or_else(|| panic!("{place}: a call without a message"));
                let message = literal(what).or_else(|| defined(&text[..at], what.split(['(', '.']).next().unwrap().trim(), &place));
                // The parameter of a function that hands it on has no words of its own.
                messages.extend(message.map(|message| Message::new(place, message, call == "Problem::warning(")));
            }
        }
    }
    messages
}

/// The words of a message that was given a name before it was used; nothing if the name is that of a parameter.
fn defined(before: &str, name: &str, place: &str) -> Option<String> {
    let named = before.rfind(&format!("let {name} = "));
    let parameter = before.rfind(&format!("{name}: "));
    match (named, parameter) {
        (Some(named), parameter) if parameter.is_none_or(|parameter| parameter < named) => {
            Some(literal(&before[named..]).unwrap_or_else(|| panic!("{place}: “{name}” holds no text")))
        }
        (_, Some(_)) => None,
        (_, None) => panic!("{place}: where are the words of “{name}”? Write the message in the call, or in a `let` before it"),
    }
}

/// The arguments of a call whose opening bracket was just passed.
fn arguments(text: &str) -> Vec<&str> {
    let (mut arguments, mut from, mut depth, mut at) = (Vec::new(), 0, 0, 0);
    while let Some(letter) = text[at..].chars().next() {
        match letter {
            '"' => at += quoted(&text[at..]).0 - 1,
            // A bracket or a quotation mark as a single letter; other apostrophes stand before lifetimes.
            '\'' => at += text[at + 1..].find('\'').filter(|end| *end <= 4).map_or(0, |end| end + 1),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' | ',' if depth == 0 => {
                arguments.push(text[from..at].trim());
                from = at + 1;
                if letter == ')' {
                    break;
                }
            }
            _ => {}
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    arguments.retain(|argument| !argument.is_empty());
    arguments
}

/// The first text in quotation marks, if the expression holds one.
fn literal(text: &str) -> Option<String> {
    text.split_once(';').map_or(text, |(statement, _)| statement).find('"').map(|at| quoted(&text[at..]).1)
}

/// A text in quotation marks at the beginning of `text`: its length as it is written, and what it says.
fn quoted(text: &str) -> (usize, String) {
    let mut said = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (at + 1, said),
            '\\' => said.extend(letters.next().map(|(_, letter)| letter)),
            letter => said.push(letter),
        }
    }
    panic!("a text without an end");
}

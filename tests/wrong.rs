//! Every slip of an editor has its message: each folder of `tests/wrong` is a bad site with the exact lines that are printed about it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{TODAY, small};
use kazpeace::line::{Failure, Source, build};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { _ = fs::copy(&path, &target).unwrap() }
    }
}

/// Applies the edits of a case to a copy of the good site.
fn edit(site: &Path, edits: &str, case: &str) {
    for part in edits.split("--- ").filter(|part| !part.trim().is_empty()) {
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
            ("delete", _) => fs::remove_file(&path).unwrap(),
            ("bytes", bytes) => {
                fs::write(&path, bytes.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect::<Vec<u8>>()).unwrap()
            }
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

#[test]
fn the_good_site_has_no_problem() {
    assert_eq!(printed(&small()), "");
}

#[test]
fn every_slip_has_its_message() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let (mut cases, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(folder("wrong")).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        cases += 1;
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
    assert!(cases >= 80, "only {cases} cases were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

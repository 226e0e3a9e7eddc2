//! All tests that look at the program from outside, in one program: the real site is built once for all of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod addresses;
mod charts;
mod common;
mod data;
mod feeds;
mod filter;
mod http;
mod languages;
mod line;
mod links;
mod properties;
mod search;
mod serve;
mod share;
mod strings;
mod versions;
mod wrong;

#[test]
fn every_file_of_tests_is_run() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let known = include_str!("main.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") {
            assert!(
                known.contains(&format!("\nmod {module};\n")),
                "tests/{name} is not a module of tests/main.rs: its tests would never run"
            );
        }
    }
}

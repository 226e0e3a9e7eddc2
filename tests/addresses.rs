//! Every address ever published answers, for ever: `docs/addresses.txt` holds them.
//!
//! After a new page, write the list anew with `KAZPEACE_WRITE_ADDRESSES=1 cargo test --test all addresses`. Addresses are only ever added to it: a
//! page that moves or goes gets a line in `content/redirects.toml`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{ask, get, header, real, status};
use actix_http::StatusCode;

fn list() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/addresses.txt")
}

#[test]
fn every_address_ever_published_answers() {
    let live = real();
    let known: BTreeSet<String> =
        fs::read_to_string(list()).unwrap().lines().filter(|line| line.starts_with('/')).map(str::to_owned).collect();
    // What is fingerprinted has a new address with each new content, and promises none.
    let own: BTreeSet<String> =
        live.table.iter().filter(|(_, entry)| !entry.kind.is_fingerprinted()).map(|(path, _)| path.to_owned()).collect();
    let new: Vec<&String> = own.difference(&known).collect();
    if std::env::var_os("KAZPEACE_WRITE_ADDRESSES").is_some() {
        let all: Vec<&str> = own.union(&known).map(String::as_str).collect();
        let head = "# Every address ever published, but for fingerprinted files. Written by tests/addresses.rs, which tells how; never take a line away.\n";
        fs::write(list(), format!("{head}{}\n", all.join("\n"))).unwrap();
    } else {
        assert!(
            new.is_empty(),
            "not in docs/addresses.txt yet: {new:?}\nwrite them with KAZPEACE_WRITE_ADDRESSES=1 cargo test --test all addresses"
        );
    }
    for address in known.union(&own) {
        let response = ask(live, &get(address));
        match response.status() {
            StatusCode::OK => {}
            StatusCode::PERMANENT_REDIRECT => {
                let to = header(&response, "location");
                assert_eq!(status(live, to), StatusCode::OK, "{address} leads to {to}, which does not answer");
            }
            other => panic!("{address} was published once and answers {other} now: give it a line in content/redirects.toml"),
        }
    }
}

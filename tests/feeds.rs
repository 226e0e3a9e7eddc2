//! The feeds, looked at by a validator that is not ours: the `rss` library of Ruby, which refuses elements that are unknown, missing, doubled or
//! badly written (RFC 4287).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write;
use std::process::{Command, Stdio};

use crate::common::{ask, body, get, real};
use kazpeace::artifact::Kind;
use serde_json::Value;

/// Reads a feed strictly, and prints what it understood.
const READER: &str = r#"
require "rss"
require "json"
begin
  feed = RSS::Parser.parse($stdin.read, true, false)
  raise "no Atom feed" unless feed.is_a?(RSS::Atom::Feed)
  entries = feed.entries.map { |e| { id: e.id.content, title: e.title.content, link: e.link.href, updated: e.updated.content.iso8601, summary: e.summary.content } }
  puts JSON.generate({ id: feed.id.content, lang: feed.lang, updated: feed.updated.content.iso8601, entries: entries })
rescue RSS::Error, RuntimeError => error
  puts JSON.generate({ error: [error.class, error.message].join(": ") })
end
"#;

fn read(feed: &[u8]) -> Value {
    let child = Command::new("ruby").args(["-e", READER]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child =
        child.unwrap_or_else(|error| panic!("ruby with its library rss is needed to validate the feeds (./test installs it): {error}"));
    child.stdin.take().unwrap().write_all(feed).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "ruby failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_feed_is_valid_for_others() {
    let live = real();
    let mut feeds = 0;
    for (path, entry) in live.table.iter().filter(|(_, entry)| entry.kind == Kind::Atom) {
        let xml = body(ask(live, &get(path)));
        let feed = read(&xml);
        assert_eq!(feed["error"], Value::Null, "{path}");
        assert_eq!(feed["lang"], entry.lang.unwrap().code(), "{path}");
        let entries = feed["entries"].as_array().unwrap();
        assert_eq!(entries.len(), String::from_utf8_lossy(&xml).matches("<entry>").count(), "{path}");
        for entry in entries {
            assert_eq!(entry["updated"], "2026-11-24T00:00:00Z", "{path}");
            assert!(entry["link"].as_str().unwrap().starts_with("https://kazpeace.example/"), "{path}");
            assert!(["title", "summary"].iter().all(|key| !entry[*key].as_str().unwrap().is_empty()), "{path}");
        }
        feeds += 1;
    }
    assert_eq!(feeds, 18);
}

#[test]
fn the_validator_refuses_what_is_wrong() {
    let good = String::from_utf8(body(ask(real(), &get("/en/missions/feed.atom"))).to_vec()).unwrap();
    for (old, new, error) in [
        ("<id>tag:kazpeace.example,2026:/en/missions/feed.atom</id>\n", "", "RSS::MissingTagError"),
        ("<updated>2026-11-24T00:00:00Z</updated>", "<updated>24 November</updated>", "RSS::NotAvailableValueError"),
        ("</feed>", "</feeds>", "RSS::NotWellFormedError"),
        ("<rights>CC BY 4.0</rights>", "<rights>CC BY 4.0</rights>\n<rights>CC BY 4.0</rights>", "RSS::TooMuchTagError"),
        ("<rights>CC BY 4.0</rights>", "<licence>CC BY 4.0</licence>", "RSS::NotExpectedTagError"),
    ] {
        assert!(good.contains(old), "{old}");
        let told = read(good.replacen(old, new, 1).as_bytes());
        assert!(told["error"].as_str().is_some_and(|told| told.starts_with(error)), "{old}: {told}");
    }
}

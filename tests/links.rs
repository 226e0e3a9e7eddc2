//! Every link of every page leads somewhere, and to the place on the page that it names. One walk, from the three home pages on.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use actix_http::StatusCode;
use kazpeace::artifact::Kind;
use kazpeace::document::is_taken;
use kazpeace::lang::Lang;

use crate::common::html::tags;
use crate::common::{ask, body, get, header, real, text};

/// What a page refers to, and what can be referred to on it.
struct Page {
    /// Addresses on the site, each with its fragment.
    links: Vec<(String, Option<String>)>,
    ids: BTreeSet<String>,
}

/// The address of a link on the site; nothing for another host, which is not asked.
fn here(from: &str, link: &str, base: &str) -> Option<(String, Option<String>)> {
    let link = link.strip_prefix(base).unwrap_or(link);
    let (target, fragment) = link.split_once('#').map_or((link, None), |(target, fragment)| (target, Some(fragment.to_owned())));
    let page = from.split_once('?').map_or(from, |(page, _)| page);
    match target.chars().next() {
        None => Some((from.to_owned(), fragment)),
        Some('/') => Some((target.to_owned(), fragment)),
        Some('?') => Some((format!("{page}{target}"), fragment)),
        Some(_) => {
            assert!(target.contains(':'), "{from} has a relative link: {link}");
            None
        }
    }
}

fn read(at: &str, html: &str, base: &str) -> Page {
    let mut page = Page { links: Vec::new(), ids: BTreeSet::new() };
    for (name, attributes) in tags(html) {
        let link = match name {
            "a" | "link" => attributes.get("href"),
            "script" | "img" => attributes.get("src"),
            _ => None,
        };
        page.links.extend(link.and_then(|link| here(at, link, base)));
        if let Some(id) = attributes.get("id") {
            assert!(page.ids.insert(id.clone()), "{at}: two elements have the id “{id}”");
        }
    }
    page
}

/// The base address that canonical links begin with.
fn base(home: &str) -> String {
    let canonical =
        tags(home).into_iter().find(|(name, attributes)| *name == "link" && attributes.get("rel").is_some_and(|rel| rel == "canonical"));
    canonical.unwrap().1["href"].trim_end_matches("/en/").to_owned()
}

#[test]
fn every_link_and_every_fragment_leads_somewhere() {
    let live = real();
    let base = base(std::str::from_utf8(&body(ask(live, &get("/en/")))).unwrap());
    let mut queue: VecDeque<String> = Lang::ALL.iter().map(|lang| format!("/{lang}/")).collect();
    let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
    let (mut pages, mut broken) = (BTreeMap::new(), BTreeSet::new());
    while let Some(at) = queue.pop_front() {
        let mut response = ask(live, &get(&at));
        // The neutral address and the switch of languages lead on, in one hop.
        if response.status().is_redirection() {
            let to = header(&response, "location").to_owned();
            response = ask(live, &get(&to));
        }
        if response.status() != StatusCode::OK {
            broken.insert(format!("{} {at}", response.status().as_u16()));
        }
        if !header(&response, "content-type").starts_with("text/html") {
            continue;
        }
        let page = read(&at, std::str::from_utf8(&body(response)).unwrap(), &base);
        for (to, _) in &page.links {
            if seen.insert(to.clone()) {
                queue.push_back(to.clone());
            }
        }
        pages.insert(at, page);
    }
    let mut fragments = 0;
    for (from, page) in &pages {
        for (to, fragment) in &page.links {
            let Some(fragment) = fragment.as_deref().filter(|fragment| !fragment.is_empty()) else { continue };
            fragments += 1;
            if !pages.get(to).is_some_and(|page| page.ids.contains(fragment)) {
                broken.insert(format!("no #{fragment} on {to}, from {from}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(pages.len() > 1000 && fragments > 100, "{} pages, {fragments} fragments: the walk missed the site", pages.len());
}

/// The style sheet counts the sources of a page, so the number that a reader sees is right only if the marks in the text count the same way.
#[test]
fn sources_stand_in_the_order_of_their_numbers() {
    let live = real();
    let mut lists = 0;
    for (path, _) in live.table.iter().filter(|(path, entry)| entry.kind == Kind::Page && !path.contains('@')) {
        let html = text(live, path);
        for list in html.split("<ol class=\"sources").skip(1) {
            let list = list.split("</ol>").next().unwrap();
            let numbers: Vec<usize> =
                list.split("<li id=\"s").skip(1).map(|item| item.split('"').next().unwrap().parse().unwrap()).collect();
            assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{path}");
            assert_eq!(list.matches("<li").count(), numbers.len(), "{path}");
            lists += 1;
        }
    }
    assert!(lists > 1000, "{lists} lists");
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// An editor’s heading cannot have the id of something that the program draws on the page.
#[test]
fn what_templates_and_drawings_call_their_parts_is_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    ["templates", "src/views", "src/draw"].iter().for_each(|folder| files(&root.join(folder), &mut all));
    let mut ids = 0;
    // The pages of facts and of the search have no text of an editor.
    for file in all.iter().filter(|file| !["fact.html", "search.html"].iter().any(|name| file.ends_with(name))) {
        let text = fs::read_to_string(file).unwrap_or_default();
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        for rest in [" id=\"", " id=\\\""].iter().flat_map(|start| own.split(start).skip(1)) {
            let id: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            // What is put in is a name or a number; without a beginning of its own it is the id of something that was asked for.
            let made = rest.get(id.len()..).is_some_and(|rest| rest.starts_with('{'));
            if id.is_empty() {
                continue;
            }
            let whole = if made { format!("{id}1") } else { id };
            assert!(is_taken(&whole), "{}: {whole}", file.display());
            ids += 1;
        }
    }
    assert!(ids > 30, "{ids} ids were found");
}

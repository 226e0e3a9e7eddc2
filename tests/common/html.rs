//! A page as a reader meets it: each visible text with the language that it is marked with. Enough HTML for pages of our own making.

use std::collections::BTreeMap;

/// A text between two tags, or in an attribute that is read out.
#[derive(Debug)]
pub struct Words {
    /// The value of the nearest `lang`.
    pub lang: String,
    /// The element that it stands in.
    pub element: String,
    /// What it says, without entities.
    pub text: String,
}

/// Elements without an end tag.
const VOID: [&str; 13] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Attributes that readers see or hear.
const SAID: [&str; 4] = ["aria-label", "alt", "title", "data-label"];

/// Elements whose end tag may be left out.
const OPTIONAL: [&str; 3] = ["td", "th", "tr"];

/// The words of a page, from first to last.
pub fn words(html: &str) -> Vec<Words> {
    let mut found = Vec::new();
    // The element and the language of everything that is open.
    let mut open: Vec<(String, String)> = vec![(String::new(), String::new())];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, after) = rest.split_at(at);
        let (element, lang) = open.last().unwrap().clone();
        if !text.trim().is_empty() && !matches!(element.as_str(), "script" | "style") {
            found.push(Words { lang: lang.clone(), element: element.clone(), text: decoded(text) });
        }
        if matches!(element.as_str(), "script" | "style") && !after.starts_with(&format!("</{element}")) {
            rest = &after[1..];
            continue;
        }
        if after.starts_with("<!") {
            rest = &after[after.find('>').unwrap() + 1..];
            continue;
        }
        let end = tag_end(after);
        let tag = &after[1..end];
        rest = &after[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            // The end tags of cells and rows may be left out (HTML, optional tags).
            let last = |open: &Vec<(String, String)>| open.last().unwrap().0.clone();
            while last(&open) != name.trim() && OPTIONAL.contains(&last(&open).as_str()) {
                open.pop();
            }
            assert_eq!(open.pop().unwrap().0, name.trim(), "tags cross near {}", &after[..after.len().min(60)]);
            continue;
        }
        let name = tag.split([' ', '/', '\n']).next().unwrap().to_owned();
        // A new cell ends the one before it, a new row the row.
        let ends: &[&str] = match name.as_str() {
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            _ => &[],
        };
        while ends.contains(&open.last().unwrap().0.as_str()) {
            open.pop();
        }
        let lang = open.last().unwrap().1.clone();
        let attributes = attributes(tag);
        let own = attributes.get("lang").cloned().unwrap_or(lang);
        for said in SAID.iter().filter_map(|said| attributes.get(*said)) {
            found.push(Words { lang: own.clone(), element: name.clone(), text: said.clone() });
        }
        if !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
            open.push((name, own));
        }
    }
    assert_eq!(open.len(), 1, "an element is not closed: {open:?}");
    found
}

/// Every start tag of a page: its element and its attributes. What stands in scripts and styles is none.
pub fn tags(html: &str) -> Vec<(&str, BTreeMap<String, String>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if !after.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let tag = &after[..tag_end(after)];
        let name = tag.split([' ', '/', '\n']).next().unwrap();
        found.push((name, attributes(tag)));
        rest = &after[tag.len()..];
        if matches!(name, "script" | "style") {
            rest = rest.split_once(&format!("</{name}")).unwrap().1;
        }
    }
    found
}

/// Where a tag ends: at the first `>` that stands in no attribute.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    tag.char_indices()
        .find(|(_, letter)| {
            quoted ^= *letter == '"';
            *letter == '>' && !quoted
        })
        .unwrap()
        .0
}

fn attributes(tag: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let name = before.rsplit([' ', '\n']).next().unwrap();
        let (value, after) = after.split_once('"').unwrap();
        found.insert(name.to_owned(), decoded(value));
        rest = after;
    }
    found
}

fn decoded(text: &str) -> String {
    let named = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'");
    let named = named.replace("&#60;", "<").replace("&#62;", ">").replace("&shy;", "\u{ad}").replace("&nbsp;", "\u{a0}");
    let named = named.replace("&#38;", "&").replace("&amp;", "&");
    assert!(!named.contains("&#"), "an entity that the test does not know: {named}");
    named
}

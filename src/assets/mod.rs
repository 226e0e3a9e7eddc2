//! The static files of the site under fingerprinted addresses: a new content is a new address, so each can be cached for a year.

mod fonts;

use std::collections::BTreeMap;

pub use fonts::WebFonts;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::artifact::{Artifact, Kind};
use crate::draw::{self, DRAUGHTSMAN};
use crate::site::address;
use crate::source::File;

/// The style sheets, joined in this order: the layers are declared in the first.
const STYLES: [&str; 7] = ["tokens", "base", "layout", "components", "data", "charts", "print"];

/// The addresses of the static files that templates name.
#[derive(Clone, Debug)]
pub struct Assets {
    addresses: BTreeMap<String, String>,
}

impl Assets {
    /// The address of a file by its name in `static/`, such as `fonts/sans-latin.woff2`, or of the joined style sheet as `site.css`.
    /// A name that does not exist gives the name back: a test asks for every name that the templates use.
    pub fn address<'a>(&'a self, name: &'a str) -> &'a str {
        self.addresses.get(name).map_or(name, String::as_str)
    }
}

/// Gives each file its address: fonts and pictures first, since the style sheet names them.
pub fn build(files: &[File]) -> (Assets, Vec<Artifact>) {
    let mut addresses = BTreeMap::new();
    let mut artifacts = Vec::new();
    let mut add = |name: &str, kind: Kind, body: Vec<u8>| {
        let path = address::fingerprinted(name.rsplit('/').next().unwrap_or(name), &fingerprint(&body));
        artifacts.push(Artifact { path: path.clone(), kind, lang: None, modified: None::<Date>, body });
        addresses.insert(name.to_owned(), path);
    };
    for file in files {
        let kind = match file.path.rsplit('.').next() {
            Some("woff2") => Kind::Font,
            Some("svg") => Kind::Svg,
            Some("png") => Kind::Png,
            Some("js") => Kind::Script,
            _ => continue,
        };
        add(&file.path, kind, file.bytes().to_vec());
    }
    // The address of an icon follows from its drawing: the picture itself is made when somebody first needs it.
    for (name, drawing) in draw::icons() {
        let path = address::fingerprinted(name, &fingerprint(format!("{DRAUGHTSMAN}{drawing}").as_bytes()));
        artifacts.push(Artifact { path: path.clone(), kind: Kind::Drawn, lang: None, modified: None, body: drawing.into_bytes() });
        addresses.insert(name.to_owned(), path);
    }
    let mut style = String::new();
    for name in STYLES {
        if let Some(file) = files.iter().find(|file| *file.path == format!("css/{name}.css")) {
            style.push_str(&minified(&String::from_utf8_lossy(file.bytes())));
        }
    }
    for (name, path) in &addresses {
        style = style.replace(&format!("url(../{name})"), &format!("url({path})"));
    }
    let path = address::fingerprinted("site.css", &fingerprint(style.as_bytes()));
    artifacts.push(Artifact { path: path.clone(), kind: Kind::Style, lang: None, modified: None, body: style.into_bytes() });
    addresses.insert("site.css".to_owned(), path);
    (Assets { addresses }, artifacts)
}

/// The first 40 bits of the SHA-256 of a body, in hexadecimal.
pub fn fingerprint(body: &[u8]) -> String {
    Sha256::digest(body).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// Takes comments and line indents away. Values keep their spaces, so nothing has to be understood.
fn minified(style: &str) -> String {
    let mut text = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n") + "\n"
}

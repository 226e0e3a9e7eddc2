//! Every address of the site is made here and nowhere else.

use crate::lang::Lang;

/// The address of a page in a language: `/en/missions/undof/`; `path` is the path of its bundle, empty for the home page.
pub fn page(lang: Lang, path: &str) -> String {
    if path.is_empty() { format!("/{lang}/") } else { format!("/{lang}/{path}/") }
}

/// The address that opens a page in the reader's own language: `/missions/undof/`.
pub fn neutral(path: &str) -> String {
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// The address of the language switch: it remembers the choice and leads on to the page.
pub fn switch(lang: Lang, path: &str) -> String {
    format!("/lang{}", page(lang, path))
}

/// The address of a static file by its name and the fingerprint of its content: `/static/site.1a2b3c4d.css`.
pub fn fingerprinted(name: &str, fingerprint: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("/static/{stem}.{fingerprint}.{extension}"),
        None => format!("/static/{name}.{fingerprint}"),
    }
}

/// The id of a figure on the page that shows it.
pub fn fact_anchor(id: &str) -> String {
    format!("fact-{id}")
}

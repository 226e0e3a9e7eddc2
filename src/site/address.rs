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

/// The path of the page of a fact: `facts/undof-in-post-2025-07`.
pub fn fact(id: &str) -> String {
    format!("{FACTS}/{id}")
}

/// The path of the page of all facts.
pub const FACTS: &str = "facts";

/// The path of the page of the open data.
pub const DATA: &str = "data";

/// The path of a list of facts that have something in common: `facts/mission/undof`, `facts/year/2024`.
pub fn fact_list(by: &str, value: &str) -> String {
    format!("{FACTS}/{by}/{value}")
}

/// The address of a file of open data: `/data/facts.csv`.
pub fn data_file(name: &str, extension: &str) -> String {
    format!("/{DATA}/{name}.{extension}")
}

/// The name of the file of open data that holds the numbers of a chart: `chart-by-mission`.
pub fn chart_data(chart: &str) -> String {
    format!("chart-{chart}")
}

/// The id of a chart on the page that shows it.
pub fn chart_anchor(chart: &str) -> String {
    format!("chart-{chart}")
}

/// The id of a figure on the page that shows it.
pub fn fact_anchor(id: &str) -> String {
    format!("fact-{id}")
}

/// The language of an address and the path of its page: `/kk/missions/undof/` is Kazakh and `missions/undof`. Nothing for addresses
/// without a language.
pub fn split_language(address: &str) -> Option<(Lang, &str)> {
    let (segment, rest) = address.strip_prefix('/')?.split_once('/').unwrap_or((address.strip_prefix('/')?, ""));
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == segment)?;
    Some((lang, rest.trim_end_matches('/')))
}

/// The language and the page that an address of the language switch leads to.
pub fn switched(address: &str) -> Option<(Lang, &str)> {
    split_language(address.strip_prefix("/lang")?)
}

/// Percent-encodes what a path may not hold (RFC 3986 §3.3), so that it can stand in a header.
pub fn encode_path(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b'@' | b':' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

//! Every address of the site is made here and nowhere else.

use jiff::civil::Date;

use crate::document::Drawing;
use crate::lang::Lang;

/// The address of a page in a language: `/en/missions/undof/`; `path` is the path of its bundle, empty for the home page.
pub fn page(lang: Lang, path: &str) -> String {
    if path.is_empty() { format!("/{lang}/") } else { format!("/{lang}/{path}/") }
}

/// The address of a page as it was from a change note to the next: `/en/missions/undof/@2026-11-24/`. As long as there is no next, it is the page.
pub fn version(lang: Lang, path: &str, date: Date) -> String {
    page(lang, &version_path(path, date))
}

/// The path of that address in any language: `missions/undof/@2026-11-24`.
pub fn version_path(path: &str, date: Date) -> String {
    format!("{path}/@{date}")
}

/// The address that opens a page in the reader's own language: `/missions/undof/`.
pub fn neutral(path: &str) -> String {
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// The address of the language switch: it remembers the choice and leads on to the page.
pub fn switch(lang: Lang, path: &str) -> String {
    format!("/lang{}", page(lang, path))
}

/// The path of a mission’s page by its slug.
pub fn mission(slug: &str) -> String {
    format!("missions/{slug}")
}

/// The address of a static file by its name and the fingerprint of its content: `/static/site.1a2b3c4d.css`.
pub fn fingerprinted(name: &str, fingerprint: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("/static/{stem}.{fingerprint}.{extension}"),
        None => format!("/static/{name}.{fingerprint}"),
    }
}

/// Where the preview cards stand.
const CARDS: &str = "/cards/";

/// The address of a page's preview card by the fingerprint of its drawing: `/cards/en/missions/undof.1a2b3c4d5e.png`.
pub fn card(lang: Lang, path: &str, fingerprint: &str) -> String {
    format!("{CARDS}{}.{fingerprint}.png", page(lang, path).trim_matches('/'))
}

/// Whether an address may be that of a preview card.
pub fn is_of_cards(path: &str) -> bool {
    path.starts_with(CARDS)
}

/// What the cards of one page have in common, whatever their fingerprint: `/cards/en/missions/undof.`. Nothing for other addresses.
pub fn card_stem(card: &str) -> Option<&str> {
    let (stem, fingerprint) = card.strip_suffix(".png")?.rsplit_once('.')?;
    let is_card = is_of_cards(stem) && fingerprint.len() == FINGERPRINT && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_card.then(|| card.get(..=stem.len())).flatten()
}

/// How many hexadecimal digits a fingerprint has.
pub const FINGERPRINT: usize = 10;

/// The address of the Atom feed of a section, or of the whole site for the empty path: `/en/missions/feed.atom`.
pub fn feed(lang: Lang, path: &str) -> String {
    format!("{}feed.atom", page(lang, path))
}

/// The address of a page's citation as a file: `/en/missions/undof/cite.bib`.
pub fn citation(lang: Lang, path: &str, extension: &str) -> String {
    format!("{}cite.{extension}", page(lang, path))
}

/// The address of a page as Markdown, from the address of the page: `/en/missions/undof/index.md` of `/en/missions/undof/`. Nothing for what is
/// no page. Not every page is there as Markdown: those that are computed from the facts are not.
pub fn markdown(page: &str) -> Option<String> {
    let (_, path) = split_language(page)?;
    let is_page = page.ends_with('/') && !path.split('/').any(|segment| segment.starts_with('@'));
    is_page.then(|| format!("{page}index.md"))
}

/// The extensions of a page's citations.
pub const CITATIONS: [&str; 3] = ["bib", "ris", "json"];

/// Every address that a page has, with those of its Markdown and its citations: what must lead on when it moves. The same order for every page.
pub fn of_page(path: &str) -> Vec<String> {
    let languages = Lang::ALL.into_iter();
    let mut addresses = vec![neutral(path)];
    addresses.extend(languages.flat_map(|lang| {
        let citations = CITATIONS.iter().map(move |extension| citation(lang, path, extension));
        let page = page(lang, path);
        let markdown = format!("{page}index.md");
        [page, markdown].into_iter().chain(citations)
    }));
    addresses
}

/// The address of the web app manifest in a language.
pub fn manifest(lang: Lang) -> String {
    format!("{}site.webmanifest", page(lang, ""))
}

/// The path of the page of the search.
pub const SEARCH: &str = "search";

/// The first segments of addresses that are not those of pages, beside the languages.
pub const TAKEN: [&str; 3] = ["static", "lang", SEARCH];

/// The address of the search in a language: `/en/search/`; what is looked for follows as `?q=…`.
pub fn search(lang: Lang) -> String {
    page(lang, SEARCH)
}

/// The address of the description of the search for browsers (OpenSearch 1.1).
pub fn open_search(lang: Lang) -> String {
    format!("/opensearch-{lang}.xml")
}

/// The address of the rules for robots (RFC 9309).
pub const ROBOTS: &str = "/robots.txt";

/// The address of the list of all pages.
pub const SITEMAP: &str = "/sitemap.xml";

/// The address of the contact for security researchers (RFC 9116).
pub const SECURITY: &str = "/.well-known/security.txt";

/// The address of the site's summary for language models.
pub const LLMS: &str = "/llms.txt";

/// The id of a page in feeds (RFC 4151), which stays when the site moves: `tag:example.org,2026:/en/missions/undof/`. `tag` is the authority
/// and its date.
pub fn tag_id(tag: &str, address: &str) -> String {
    format!("tag:{tag}:{address}")
}

/// The id of a term on the page of the glossary.
pub fn term_anchor(id: &str) -> String {
    format!("term-{id}")
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

/// What the lists of facts have in common: the second segments of their paths.
pub const FACT_LISTS: [&str; 3] = ["mission", "kind", "year"];

/// Whether a path is that of a list of facts, or would be with other facts.
pub fn is_fact_list(path: &str) -> bool {
    let by = path.strip_prefix(FACTS).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| rest.split('/').next());
    by.is_some_and(|by| FACT_LISTS.contains(&by))
}

/// The address of a file of open data: `/data/facts.csv`.
pub fn data_file(name: &str, extension: &str) -> String {
    format!("/{DATA}/{name}.{extension}")
}

/// The address of a file of open data that holds one fact: `/data/facts/undof-kz-un-2025-07.csv`.
pub fn fact_data(id: &str, extension: &str) -> String {
    data_file(&format!("{FACTS}/{id}"), extension)
}

/// The name of the file of open data that holds the numbers of a chart: `chart-by-mission`.
pub fn chart_data(chart: &str) -> String {
    format!("chart-{chart}")
}

/// The id of a chart on the page that shows it.
pub fn chart_anchor(chart: &str) -> String {
    format!("chart-{chart}")
}

/// The id of a drawing on the page that shows it: `map-undof`, `chart-women`.
pub fn drawing_anchor(drawing: &Drawing) -> String {
    match drawing {
        Drawing::Chart(id) => chart_anchor(&id.value),
        _ => drawing.to_string().replace(':', "-"),
    }
}

/// The id of a figure on the page that shows it.
pub fn fact_anchor(id: &str) -> String {
    format!("fact-{id}")
}

/// The language of an address and the path of its page: `/kk/missions/undof/` is Kazakh and `missions/undof`. Nothing for addresses
/// without a language.
pub fn split_language(address: &str) -> Option<(Lang, &str)> {
    let (segment, rest) = address.strip_prefix('/')?.split_once('/').unwrap_or((address.strip_prefix('/')?, ""));
    let lang = Lang::from_code(segment)?;
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

#[cfg(test)]
mod tests {
    #[test]
    fn a_page_and_nothing_else_has_an_address_as_markdown() {
        for (page, markdown) in [
            ("/en/", Some("/en/index.md")),
            ("/kk/missions/undof/", Some("/kk/missions/undof/index.md")),
            ("/kk/missions/undof", None),
            ("/missions/undof/", None),
            ("/robots.txt", None),
            ("/en/missions/undof/@2026-11-24/", None),
        ] {
            assert_eq!(super::markdown(page).as_deref(), markdown, "{page}");
        }
    }
}

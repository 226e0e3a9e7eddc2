//! What a shared, followed, indexed or cited page shows: read as messengers, feed readers and search engines read it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use crate::common::{TODAY, ask, body, copy, get, header, real, status, text};
use actix_http::StatusCode;
use kazpeace::artifact::Kind;
use kazpeace::http::Live;
use kazpeace::lang::Lang;
use kazpeace::line::{Failure, Source, build};
use kazpeace::site::address;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

const BASE: &str = "https://kazpeace.example";

/// The pages that can be found and shared: all but the search, which nobody indexes.
fn pages(live: &Live) -> Vec<String> {
    let pages = live.table.iter().filter(|(path, entry)| entry.kind == Kind::Page && !path.ends_with("/search/"));
    let mut pages: Vec<String> = pages.map(|(path, _)| path.to_owned()).collect();
    // A version is not found, only cited: its tests are in tests/versions.rs.
    pages.retain(|path| !path.contains('@'));
    pages.sort();
    assert!(pages.len() > 100);
    pages
}

/// The pages that are written, not computed from the facts.
fn written(live: &Live) -> Vec<String> {
    let computed = |path: &str| path.split('/').nth(2) == Some("facts") && path.matches('/').count() > 3;
    pages(live).into_iter().filter(|path| !computed(path)).collect()
}

/// The id of the fact that a page is of, if it is the page of one.
fn fact_of(path: &str) -> Option<&str> {
    let (_, id) = path.trim_end_matches('/').split_once("/facts/")?;
    (!id.contains('/')).then_some(id)
}

fn unescaped(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// The `meta` elements of a page by their `property` or `name`, in order.
fn metas(html: &str) -> BTreeMap<String, Vec<String>> {
    let mut metas: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for element in html.split("<meta ").skip(1).filter_map(|rest| rest.split('>').next()) {
        let value = |name: &str| Some(element.split_once(&format!("{name}=\""))?.1.split('"').next()?.to_owned());
        if let (Some(key), Some(content)) = (value("property").or_else(|| value("name")), value("content")) {
            metas.entry(key).or_default().push(unescaped(&content));
        }
    }
    metas
}

/// The structured data of a page.
fn data(html: &str) -> Value {
    let json = html.rsplit_once("<script type=\"application/ld+json\">").unwrap().1.split("</script>").next().unwrap();
    serde_json::from_str(json).unwrap()
}

/// Each element of an XML document as its path of names, its attributes and its text.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut path, mut found, mut open): (Vec<String>, Vec<_>, Vec<usize>) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                path.push(start.name().as_ref().to_owned());
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (attribute.key.as_ref().to_owned(), unescaped(&attribute.value))
                });
                found.push((path.join("/"), attributes.collect(), String::new()));
                if matches!(event, Event::Empty(_)) { _ = path.pop() } else { open.push(found.len() - 1) }
            }
            Event::End(_) => {
                path.pop();
                open.pop();
            }
            Event::Text(piece) => {
                if let Some(at) = open.last() {
                    found[*at].2.push_str(piece);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(at) = open.last() {
                    found[*at].2.push_str(&unescaped(&format!("&{};", &**reference)));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty());
    found
}

#[test]
fn every_messenger_sees_title_sentence_and_picture_in_the_right_language() {
    let live = real();
    // The first 300 KB, no cookies, no script, whatever coding each asks for.
    for (agent, coding) in [
        ("WhatsApp/2.24.20.89 A", ""),
        ("TelegramBot (like TwitterBot)", "gzip"),
        ("Twitterbot/1.0", "gzip, deflate"),
        ("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "identity"),
        ("LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)", "br, gzip"),
    ] {
        for path in pages(live) {
            let mut request = get(&path);
            request.insert_header(("User-Agent", agent));
            if !coding.is_empty() {
                request.insert_header(("Accept-Encoding", coding));
            }
            let response = ask(live, &request);
            assert_eq!(response.status(), StatusCode::OK, "{agent} {path}");
            assert_eq!(header(&response, "set-cookie"), "", "{agent} {path}");
        }
    }
    let written = written(live);
    for path in pages(live) {
        let html: String = text(live, &path);
        let head = html.get(..html.len().min(300_000)).unwrap().split("</head>").next().unwrap();
        let metas = metas(head);
        let one = |key: &str| match metas.get(key).map(Vec::as_slice) {
            Some([one]) => one.as_str(),
            other => panic!("{path}: {key} is {other:?}"),
        };
        let lang = Lang::ALL.into_iter().find(|lang| path.starts_with(&format!("/{lang}/"))).unwrap();
        let own = written.contains(&path);
        assert!(!own || (1..=60).contains(&one("og:title").chars().count()), "{path}");
        assert!(!own || (1..=160).contains(&one("og:description").chars().count()), "{path}");
        assert_eq!(one("description"), one("og:description"), "{path}");
        assert_eq!(one("og:url"), format!("{BASE}{path}"), "{path}");
        assert_eq!(one("og:locale"), lang.og_locale(), "{path}");
        let others: BTreeSet<&str> = metas["og:locale:alternate"].iter().map(String::as_str).collect();
        assert_eq!(others.len(), 2, "{path}");
        assert!(!others.contains(lang.og_locale()) && !one("og:site_name").is_empty(), "{path}");
        assert_eq!((one("og:image:width"), one("og:image:height"), one("og:image:type")), ("1200", "630", "image/png"), "{path}");
        assert!(!own || one("og:image:alt").contains(one("og:title")), "{path}");
        assert_eq!(one("twitter:card"), "summary_large_image", "{path}");
        if path.matches('/').count() > 2 {
            assert_eq!(one("og:type"), "article", "{path}");
            assert!(one("article:published_time") <= one("article:modified_time"), "{path}");
        }
        // A name and its sentence stand at most once each: whoever takes the first and whoever takes the last see the same.
        assert!(
            metas.iter().all(|(key, values)| values.len() == 1 || ["theme-color", "og:locale:alternate"].contains(&key.as_str())),
            "{path}"
        );
        let image = one("og:image").strip_prefix(BASE).unwrap();
        // A figure is shown with a card of its own, whose words in its stead are value and statement.
        if let Some(id) = fact_of(&path) {
            assert!(image.starts_with(&format!("/cards/{lang}/facts/{id}.")), "{path}: {image}");
            let value = html.split_once("class=\"fact__v\">").unwrap().1.split("<sup").next().unwrap().split("</p>").next().unwrap();
            let value = unset(&unescaped(value));
            let (alt, description) = (unset(one("og:image:alt")), unset(one("og:description")));
            assert!(alt.contains(&unset(one("og:title"))) && alt.contains(&value), "{path}: {alt} – {value}");
            assert!(description.starts_with(&value), "{path}: {description} – {value}");
        }
        assert!(live.table.get(image).is_some_and(|entry| entry.lang == Some(lang)), "{path}: {image}");
    }
}

#[test]
fn every_card_is_a_picture_of_the_right_size_and_weight() {
    let live = real();
    let (mut cards, mut bytes) = (0, 0);
    let mut all: Vec<_> = live.table.iter().filter(|(path, _)| path.starts_with("/cards/")).collect();
    all.sort_by_key(|(path, _)| *path);
    let of_figure = |path: &str| path.split('/').nth(3) == Some("facts");
    let (figures, pages): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, entry)| entry.kind == Kind::Sketched);
    assert_eq!((pages.len(), figures.len()), (written(live).len(), pages_of_facts(live)));
    assert!(figures.iter().all(|(path, _)| of_figure(path)));
    // Every card is set at start and every letter proven; drawing all of them takes a minute, so each twentieth figure is drawn.
    for (path, entry) in pages.into_iter().chain(figures.into_iter().step_by(20)) {
        let response = ask(live, &get(path));
        assert_eq!((response.status(), header(&response, "content-type")), (StatusCode::OK, "image/png"), "{path}");
        assert!(header(&response, "cache-control").contains("immutable"), "{path}");
        assert_eq!(header(&response, "cross-origin-resource-policy"), "cross-origin", "{path}");
        let picture = body(response);
        assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n", "{path}");
        let side = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
        assert_eq!((side(16), side(20)), (1200, 630), "{path}");
        assert!(picture.len() < 100_000, "{path}: {}", picture.len());
        assert!(entry.bodies().is_ok_and(|bodies| bodies.identity() == picture), "{path}");
        cards += 1;
        bytes += picture.len();
    }
    println!("{cards} cards, {bytes} bytes");
    assert!(cards > 180);
}

/// The number of pages of facts.
fn pages_of_facts(live: &Live) -> usize {
    pages(live).iter().filter(|path| fact_of(path).is_some()).count()
}

#[test]
fn a_shared_figure_shows_itself_to_every_messenger() {
    let live = real();
    // What each reads of the head, and how it asks: user agent, codings, and the properties that its preview is made from.
    let messengers = [
        ("WhatsApp/2.24.20.89 A", "", &["og:title", "og:description", "og:image"][..]),
        ("TelegramBot (like TwitterBot)", "gzip", &["og:site_name", "og:title", "og:description", "og:image"]),
        ("Twitterbot/1.0", "gzip, deflate", &["twitter:card", "og:title", "og:description", "og:image", "og:image:alt"]),
        (
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
            "identity",
            &["og:url", "og:title", "og:image:width"],
        ),
        ("LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)", "br, gzip", &["og:title", "og:description", "og:image"]),
    ];
    for lang in Lang::ALL {
        let path = format!("/{lang}/facts/undof-kz-un-2025-07/");
        for (agent, coding, properties) in messengers {
            let mut request = get(&path);
            request.insert_header(("User-Agent", agent));
            if !coding.is_empty() {
                request.insert_header(("Accept-Encoding", coding));
            }
            let response = ask(live, &request);
            assert_eq!((response.status(), header(&response, "set-cookie")), (StatusCode::OK, ""), "{agent}");
            let coded = header(&response, "content-encoding").to_owned();
            let html = String::from_utf8(plain(&coded, &body(response))).unwrap();
            let metas = metas(html.get(..html.len().min(300_000)).unwrap());
            assert!(properties.iter().all(|property| metas.contains_key(*property)), "{agent}: {metas:?}");
            assert!(metas["og:description"][0].starts_with("143."), "{agent}");
            // The picture is fetched without cookies too, by a program that may not follow redirects.
            let image = metas["og:image"][0].strip_prefix(BASE).unwrap();
            let mut request = get(image);
            request.insert_header(("User-Agent", agent));
            let picture = ask(live, &request);
            assert_eq!((picture.status(), header(&picture, "content-type")), (StatusCode::OK, "image/png"), "{agent}");
            let picture = body(picture);
            assert!((8_000..60_000).contains(&picture.len()), "{agent}: {}", picture.len());
        }
    }
}

/// A body without its content coding.
fn plain(coding: &str, body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match coding {
        "br" => _ = brotli::Decompressor::new(body, 4096).read_to_end(&mut plain).unwrap(),
        "gzip" => _ = flate2::read::GzDecoder::new(body).read_to_end(&mut plain).unwrap(),
        _ => plain.extend_from_slice(body),
    }
    plain
}

/// A text without what typesetting adds to its words: no-break spaces, soft hyphens and the marks of foreign words.
fn unset(text: &str) -> String {
    let text = text.replace("&nbsp;", " ").replace('\u{a0}', " ").replace('\u{ad}', "");
    ["kk", "ru", "en"].iter().fold(text, |text, lang| text.replace(&format!("<span lang=\"{lang}\">"), "")).replace("</span>", "")
}

#[test]
fn structured_data_says_what_the_page_shows() {
    let live = real();
    for path in written(live) {
        let html = text(live, &path);
        let visible = unset(&unescaped(html.split_once("<body>").unwrap().1.rsplit_once("<script").unwrap().0));
        let graph = data(&html);
        assert_eq!(graph["@context"], "https://schema.org", "{path}");
        for item in graph["@graph"].as_array().unwrap() {
            match item["@type"].as_str().unwrap() {
                "Article" => {
                    for key in ["headline", "description", "dateModified"] {
                        assert!(visible.contains(&unset(item[key].as_str().unwrap())), "{path}: {key} is not on the page");
                    }
                    assert_eq!(item["mainEntityOfPage"], format!("{BASE}{path}"), "{path}");
                    for source in item["citation"].as_array().unwrap() {
                        assert!(visible.contains(&unset(source.as_str().unwrap())), "{path}: {source} is not on the page");
                    }
                    assert_eq!(item["isBasedOn"], item["citation"], "{path}");
                    let image = item["image"].as_str().unwrap().strip_prefix(BASE).unwrap();
                    assert!(live.table.get(image).is_some(), "{path}");
                }
                "BreadcrumbList" => {
                    let items = item["itemListElement"].as_array().unwrap();
                    assert_eq!(items.last().unwrap()["item"], format!("{BASE}{path}"), "{path}");
                    for (crumb, position) in items.iter().zip(1..) {
                        assert_eq!(crumb["position"], position, "{path}");
                        let address = crumb["item"].as_str().unwrap().strip_prefix(BASE).unwrap();
                        assert_eq!(status(live, address), StatusCode::OK, "{path}: {address}");
                        assert!(visible.contains(&unset(crumb["name"].as_str().unwrap())), "{path}");
                    }
                }
                "DefinedTermSet" => {
                    let terms = item["hasDefinedTerm"].as_array().unwrap();
                    assert!(terms.len() > 3, "{path}");
                    for term in terms {
                        assert!(
                            visible.contains(&unset(term["name"].as_str().unwrap()))
                                && visible.contains(&unset(term["description"].as_str().unwrap())),
                            "{path}"
                        );
                        let anchor = term["url"].as_str().unwrap().split_once('#').unwrap().1;
                        assert!(html.contains(&format!("id=\"{anchor}\"")), "{path}: {anchor}");
                    }
                }
                "WebSite" => assert_eq!(item["url"], format!("{BASE}{path}"), "{path}"),
                other => panic!("{path}: {other}"),
            }
        }
    }
}

#[test]
fn the_sitemap_lists_every_page_with_its_languages_and_its_editorial_date() {
    let live = real();
    let xml = text(live, "/sitemap.xml");
    let found = elements(&xml);
    let locations: Vec<&str> =
        found.iter().filter(|(path, ..)| path == "urlset/url/loc").map(|(.., text)| text.strip_prefix(BASE).unwrap()).collect();
    let unique: BTreeSet<String> = locations.iter().map(|path| (*path).to_owned()).collect();
    assert_eq!(unique.into_iter().collect::<Vec<_>>(), pages(live));
    let dates: Vec<&str> = found.iter().filter(|(path, ..)| path == "urlset/url/lastmod").map(|(.., text)| text.as_str()).collect();
    let written = written(live);
    assert_eq!(dates.len(), written.len());
    for (path, date) in locations.iter().filter(|path| written.iter().any(|own| own == *path)).zip(dates) {
        assert!(text(live, path).contains(&format!("<time datetime=\"{date}\">")) || path.len() == 4, "{path}: {date}");
    }
    let alternates: Vec<_> = found.iter().filter(|(path, ..)| path == "urlset/url/xhtml:link").collect();
    assert_eq!(alternates.len(), locations.len() * 4);
    for (_, attributes, _) in alternates {
        let status = status(live, attributes["href"].strip_prefix(BASE).unwrap());
        assert_eq!(status, if attributes["hreflang"] == "x-default" { StatusCode::FOUND } else { StatusCode::OK });
    }
    assert!(text(live, "/robots.txt").ends_with(&format!("\nSitemap: {BASE}/sitemap.xml\n")));
}

#[test]
fn feeds_are_found_and_have_stable_entries() {
    let live = real();
    let mut feeds = 0;
    for path in pages(live) {
        let html = text(live, &path);
        for link in html.split("<link ").skip(1).filter(|link| link.contains("application/atom+xml")) {
            let href = link.split_once("href=\"").unwrap().1.split('"').next().unwrap();
            assert!(live.table.get(href).is_some(), "{path}: {href}");
        }
        assert!(html.contains("type=\"application/atom+xml\""), "{path}");
    }
    for (path, entry) in live.table.iter().filter(|(_, entry)| entry.kind == Kind::Atom) {
        feeds += 1;
        let found = elements(&text(live, path));
        let texts =
            |wanted: &str| -> Vec<&str> { found.iter().filter(|(path, ..)| path == wanted).map(|(.., text)| text.as_str()).collect() };
        assert_eq!(found[0].1["xml:lang"], entry.lang.unwrap().code(), "{path}");
        assert_eq!(found[0].1["xmlns"], "http://www.w3.org/2005/Atom", "{path}");
        assert_eq!(texts("feed/id"), [format!("tag:kazpeace.example,2026:{path}")], "{path}");
        assert_eq!((texts("feed/title").len(), texts("feed/updated").len(), texts("feed/author/name").len()), (1, 1, 1), "{path}");
        let section = path.strip_suffix("feed.atom").unwrap();
        if section.matches('/').count() > 2 {
            assert_eq!(texts("feed/subtitle"), [&*metas(&text(live, section))["description"][0]], "{path}");
        }
        let ids = texts("feed/entry/id");
        assert!(!ids.is_empty() && ids.iter().collect::<BTreeSet<_>>().len() == ids.len(), "{path}");
        let dates = texts("feed/entry/updated");
        assert!(dates.is_sorted_by(|a, b| a >= b) && texts("feed/updated")[0] == dates[0], "{path}: the newest first");
        for (date, published) in dates.iter().zip(texts("feed/entry/published")) {
            assert!(published <= *date && date.ends_with("T00:00:00Z") && date.len() == 20, "{path}: {date}");
        }
        assert_eq!((texts("feed/entry/summary").len(), texts("feed/entry/content").len()), (ids.len(), ids.len()), "{path}");
        let links: Vec<_> = found.iter().filter(|(path, ..)| path == "feed/entry/link").map(|(_, attributes, _)| attributes).collect();
        for (link, id) in links.iter().zip(&ids) {
            let page = link["href"].strip_prefix(BASE).unwrap();
            assert_eq!(*id, format!("tag:kazpeace.example,2026:{page}"), "{path}");
            assert_eq!(status(live, page), StatusCode::OK, "{path}: {page}");
        }
    }
    assert_eq!(feeds, 3 * 6, "one for the site and one for each of the five sections, in three languages");
}

#[test]
fn a_phone_finds_name_and_icons() {
    let live = real();
    for lang in Lang::ALL {
        let html = text(live, &format!("/{lang}/"));
        let href = html.split_once("rel=\"manifest\" href=\"").unwrap().1.split('"').next().unwrap();
        let manifest: Value = serde_json::from_str(&text(live, href)).unwrap();
        assert_eq!((manifest["lang"].as_str(), manifest["start_url"].as_str()), (Some(lang.code()), Some(&*format!("/{lang}/"))));
        // Longer names are cut off below an icon.
        assert!((1..=16).contains(&manifest["short_name"].as_str().unwrap().chars().count()));
        let icons = manifest["icons"].as_array().unwrap();
        assert!(icons.iter().any(|icon| icon["purpose"] == "maskable") && icons.iter().any(|icon| icon["sizes"] == "any"));
        for icon in icons {
            let response = ask(live, &get(icon["src"].as_str().unwrap()));
            assert_eq!(response.status(), StatusCode::OK);
            assert!(header(&response, "content-type").starts_with(icon["type"].as_str().unwrap()));
            let picture = body(response);
            if icon["type"] == "image/png" {
                let width = u32::from_be_bytes(picture[16..20].try_into().unwrap());
                assert_eq!(icon["sizes"], format!("{width}x{width}"));
            }
        }
        assert!(html.contains("rel=\"apple-touch-icon\" href=\"/static/icon-180."));
    }
}

#[test]
fn researchers_and_language_models_find_their_files() {
    let live = real();
    let security = text(live, "/.well-known/security.txt");
    assert_eq!(
        security,
        format!(
            "Contact: mailto:editor@kazpeace.example\nExpires: 2027-11-01T00:00:00Z\nPreferred-Languages: en, kk, ru\nCanonical: \
             {BASE}/.well-known/security.txt\n"
        )
    );
    let llms = text(live, "/llms.txt");
    assert!(llms.starts_with("# Kazakhstan in UN Peacekeeping\n\n> "));
    let links: Vec<&str> = llms.split("](").skip(1).map(|rest| rest.split(')').next().unwrap().strip_prefix(BASE).unwrap()).collect();
    assert!(links.len() > 40, "{links:?}");
    assert!(links.iter().all(|link| status(live, link) == StatusCode::OK));
    assert!(llms.contains("index.md") && status(live, "/en/missions/undof/index.md") == StatusCode::OK);
    assert!(!llms.contains("&#"), "plain text is not escaped for HTML");
}

#[test]
fn every_page_can_be_cited_and_every_heading_linked() {
    let (live, mut headings) = (real(), 0);
    for path in written(live).into_iter().filter(|path| path.matches('/').count() > 2) {
        let html = text(live, &path);
        for extension in ["bib", "ris", "json"] {
            let file = format!("{path}cite.{extension}");
            assert!(html.contains(&format!("href=\"{file}\"")), "{path}");
            assert!(text(live, &file).contains(&format!("{BASE}{path}@2026-11-24/")), "{file}");
        }
        let gost: Vec<&str> = html.split(&format!("{BASE}{path}@")).skip(1).filter(|rest| rest.get(10..13) == Some("/ (")).collect();
        assert_eq!(gost.len(), 1, "{path}: GOST with the version and the day of reading");
        // The headings of its text, not those that every page has.
        let prose = html.split_once("<div class=\"prose").unwrap().1.split("</div>").next().unwrap();
        for (id, rest) in ["<h2 id=\"", "<h3 id=\"", "<h4 id=\""]
            .iter()
            .flat_map(|mark| prose.split(mark).skip(1))
            .filter_map(|rest| rest.split_once("\">"))
        {
            headings += 1;
            assert!(rest.starts_with(&format!("<a class=\"self\" href=\"#{id}\">")), "{path}#{id}");
        }
    }
    assert!(headings > 500, "{headings}");
}

#[test]
fn every_figure_can_be_cited_in_every_form() {
    let live = real();
    let mut cited = 0;
    for path in pages(live).into_iter().filter(|path| fact_of(path).is_some()) {
        let html = unset(&text(live, &path));
        let shown = unescaped(html.split_once("<h2 id=\"cite\">").unwrap().1.split("</section>").next().unwrap());
        // The title may have a date of its own behind the statement.
        let data: Value = serde_json::from_str(between(&html, "<script type=\"application/ld+json\">", "</script>")).unwrap();
        let (statement, value) = (data["mainEntity"]["name"].as_str().unwrap(), between(&html, "class=\"fact__v\">", "<"));
        let url = format!("{BASE}{path}");
        let [gost, apa, chicago] =
            ["<br>", "<b>APA 7</b><br>", "<b lang=\"en\">Chicago 17</b><br>"].map(|mark| between(&shown, mark, "</p>"));
        // The day of the value stands in the title, that of the data where each style has it.
        let title = format!("{}: {}", unescaped(statement), unescaped(value));
        assert!(gost.starts_with(&format!("{title} (")), "{path}: {gost}");
        assert!(gost.contains(" // ") && gost.contains("24.11.2026") && gost.contains(&format!(" – URL: {url} (")), "{path}: {gost}");
        assert!(apa.contains(&format!("<cite>{title} (")) && apa.ends_with(&format!(". {url}")), "{path}: {apa}");
        assert!(chicago.contains("2026") && chicago.ends_with(&format!(" {url}.")), "{path}: {chicago}");
        let records = shown.split("<code>").skip(1).map(|rest| rest.split("</code>").next().unwrap());
        let [bib, ris, csl] = records.collect::<Vec<_>>().try_into().unwrap();
        assert!(
            bib.starts_with("@misc{facts-") && bib.contains(&format!("url = {{{url}}}")) && bib.contains("date = {2026-11-24}"),
            "{path}"
        );
        assert!(ris.contains(&format!("\nTI  - {title} (")) && ris.contains(&format!("\nUR  - {url}\r\n")), "{path}: {ris}");
        let csl: Value = serde_json::from_str(csl).unwrap();
        assert_eq!((csl[0]["URL"].as_str(), csl[0]["language"].as_str()), (Some(&*url), path.split('/').nth(1)), "{path}");
        cited += 1;
    }
    assert!(cited > 900, "{cited}");
}

/// What stands after a mark, up to another.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap_or_else(|| panic!("{from} is not there")).1.split(to).next().unwrap()
}

#[test]
fn an_error_is_reported_with_page_version_and_section() {
    let live = real();
    let decoded = |text: &str| {
        let bytes: Vec<u8> = text
            .split('%')
            .enumerate()
            .flat_map(|(at, piece)| match at {
                0 => piece.as_bytes().to_vec(),
                _ => [&[u8::from_str_radix(&piece[..2], 16).unwrap()], &piece.as_bytes()[2..]].concat(),
            })
            .collect();
        String::from_utf8(bytes).unwrap()
    };
    let mut letters = 0;
    for path in pages(live) {
        let html = text(live, &path);
        if !html.contains("data-share") {
            continue;
        }
        let href = unescaped(between(&html, "<a href=\"mailto:editor@kazpeace.example?", "\" data-report>"));
        let (subject, body) = href.split_once('&').unwrap();
        let title = unset(&unescaped(between(&html, "<meta property=\"og:title\" content=\"", "\"")));
        // The date of a fact stands in the letter behind its value.
        let title = if fact_of(&path).is_some() { title.split(" (").next().unwrap() } else { &title };
        assert!(unset(&decoded(subject)).contains(title), "{path}: {subject}");
        let section = match path.get(1..3).unwrap() {
            "kk" => "Бөлім: ",
            "ru" => "Раздел: ",
            _ => "Section: ",
        };
        let body = decoded(body);
        assert!(
            body.contains(&format!(": {BASE}{path}\r\n")) && body.contains(": 2026-11-24\r\n") && body.ends_with(section),
            "{path}: {body}"
        );
        letters += 1;
    }
    assert!(letters > 1100, "{letters}");
}

#[test]
fn every_figure_has_a_link_that_can_be_copied() {
    let live = real();
    let (mut figures, mut drawings) = (0, 0);
    for path in written(live) {
        let html = text(live, &path);
        let lang = path.split('/').nth(1).unwrap();
        for (before, id) in html.match_indices(" id=\"fact-").map(|(at, mark)| html.split_at(at + mark.len())) {
            let id = id.split('"').next().unwrap();
            let link = before.rsplit_once("<a ").unwrap().1;
            assert!(link.starts_with(&format!("class=\"fig\" href=\"/{lang}/facts/{id}/\"><")), "{path}#fact-{id}: {link}");
            // From there it is one step back to this very place.
            let page = text(live, &format!("/{lang}/facts/{id}/"));
            assert!(page.contains(&format!("<a href=\"{path}#fact-{id}\">")), "{path}#fact-{id}");
            figures += 1;
        }
        for caption in html.split("<figcaption><b>").skip(1) {
            let anchor = caption.strip_prefix("<a class=\"self\" href=\"#").unwrap().split('"').next().unwrap();
            assert_eq!(html.matches(&format!(" id=\"{anchor}\"")).count(), 1, "{path}#{anchor}");
            drawings += 1;
        }
        for large in html.split("class=\"num\">").skip(1) {
            assert!(large.starts_with(&format!("<a class=\"fig\" href=\"/{lang}/facts/")), "{path}");
        }
    }
    assert!(figures > 600 && drawings > 30, "{figures} {drawings}");
    for path in pages(live).into_iter().filter(|path| fact_of(path).is_some()) {
        let html = text(live, &path);
        let neutral = path.get(3..).unwrap();
        assert!(html.contains(&format!("<a href=\"{BASE}{path}\">{BASE}{path}</a>")) && html.contains("data-copy"), "{path}");
        assert!(html.contains(&format!("<a href=\"{BASE}{neutral}\">")), "{path}");
    }
}

#[test]
fn a_page_as_markdown_says_what_the_page_says() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let live = real();
    let mut figures = 0;
    for path in written(live) {
        let html = text(live, &path);
        let file = address::markdown(&path).unwrap();
        assert_eq!(html.matches(&format!("<link rel=\"alternate\" type=\"text/markdown\" href=\"{file}\">")).count(), 1, "{path}");
        let response = ask(live, &get(&file));
        assert_eq!(header(&response, "content-type"), "text/markdown; charset=utf-8", "{file}");
        let markdown = String::from_utf8(body(response).to_vec()).unwrap();
        let twice = markdown.find("..").map(|at| markdown[..at].lines().last());
        assert_eq!(twice, None, "{file}: a sentence ends twice");
        let (mut words, mut ids, mut asked, mut given) = (String::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
        for event in Parser::new_ext(&markdown, options) {
            match event {
                Event::Text(piece) | Event::Code(piece) => words.push_str(&piece),
                Event::Html(raw) | Event::InlineHtml(raw) => panic!("{file}: {raw}"),
                Event::FootnoteReference(label) => _ = asked.insert(label.to_string()),
                Event::Start(Tag::FootnoteDefinition(label)) => assert!(given.insert(label.to_string()), "{file}: {label} twice"),
                Event::Start(Tag::Heading { id, .. }) => ids.extend(id.map(|id| id.to_string())),
                Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with('/') => {
                    assert_eq!(status(live, dest_url.split('#').next().unwrap()), StatusCode::OK, "{file}: {dest_url}");
                }
                Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
                _ => {}
            }
        }
        // Nothing that was meant as markup is left as words, and nothing refers to nothing.
        assert!(!["**", "[^", "](", "{#", "\\"].iter().any(|mark| words.contains(mark)), "{file}: {words}");
        assert!(asked.is_subset(&given), "{file}: {asked:?} {given:?}");
        let of_text = html.split("<a class=\"self\" href=\"#").skip(1).filter(|rest| !rest.starts_with(char::is_numeric));
        for id in of_text.map(|rest| rest.split('"').next().unwrap()).filter(|id| html.contains(&format!(" id=\"{id}\"><a class=\"self\"")))
        {
            assert!(ids.contains(id), "{file}#{id}");
        }
        for element in ["<data ", "<time "] {
            for figure in
                html.split(element).skip(1).filter(|rest| rest.contains("\"fact-")).map(|rest| &rest[rest.find('>').unwrap() + 1..])
            {
                let figure = unescaped(figure.split('<').next().unwrap());
                assert!(words.contains(&figure) || markdown.contains(&figure), "{file}: {figure}");
                figures += 1;
            }
        }
    }
    assert!(figures > 1000, "{figures}");
}

/// The real content in a folder of its own, with `redirects.toml` or another file replaced.
fn with_file(name: &str, replaced: impl Fn(String) -> String) -> (tempfile::TempDir, Source) {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), folder.path());
    let file = folder.path().join(name);
    fs::write(&file, replaced(fs::read_to_string(&file).unwrap())).unwrap();
    let source = Source::Folder(folder.path().to_owned());
    (folder, source)
}

/// What editors are told.
fn told(source: &Source, today: jiff::civil::Date) -> Vec<String> {
    match build(source, None, today) {
        Ok(built) => built.warnings.iter().map(ToString::to_string).collect(),
        Err(Failure::Content(problems)) => problems.iter().map(ToString::to_string).collect(),
        Err(failure) => panic!("{failure}"),
    }
}

#[test]
fn a_page_that_moved_leads_on_in_one_hop() {
    let moved = "[[moved]]\nfrom = \"missions/golan\"\nto = \"missions/undof\"\n";
    let (_folder, source) = with_file("redirects.toml", |_| moved.to_owned());
    let live = crate::common::live(&source);
    for (old, new) in [
        ("/en/missions/golan/", "/en/missions/undof/"),
        ("/kk/missions/golan", "/kk/missions/undof/"),
        ("/missions/golan/?a=b", "/missions/undof/?a=b"),
        ("/ru/missions/golan/cite.bib", "/ru/missions/undof/cite.bib"),
    ] {
        let response = ask(&live, &get(old));
        assert_eq!((response.status(), header(&response, "location")), (StatusCode::PERMANENT_REDIRECT, new), "{old}");
    }
}

#[test]
fn redirects_that_do_not_lead_on_are_refused_with_their_place() {
    let moved = |from: &str, to: &str| format!("[[moved]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
    for (redirects, message) in [
        (moved("a", "missions/undoff"), "redirects.toml:3:6: “missions/undoff” is not a page: did you mean “missions/undof”?"),
        (
            moved("missions/undof", "missions"),
            "redirects.toml:2:8: “missions/undof” is said to have moved, and is there: take the redirect away",
        ),
        (
            moved("a", "b") + &moved("b", "missions"),
            "redirects.toml:3:6: “b” moved on itself: the reader would be sent twice: write to = \"missions\"",
        ),
        (moved("a", "b") + &moved("b", "a"), "redirects.toml:3:6: “a” leads round in a circle: let one"),
        (
            moved("a", "missions") + &moved("a", "about"),
            "redirects.toml:5:8: “a” moved twice: take one of them away: the other is on line 2",
        ),
        (moved("/a/", "missions"), "redirects.toml:2:8: “/a/” is not a path: write the path of a bundle"),
    ] {
        let (_folder, source) = with_file("redirects.toml", |_| redirects.clone());
        let told = told(&source, TODAY);
        assert!(told.iter().any(|line| line.starts_with(message)), "{message}\n{}", told.join("\n"));
    }
}

#[test]
fn a_figure_in_a_quotation_has_its_source() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site"), folder.path());
    // A page that names no other source.
    for (lang, caption) in [("en", "Women"), ("kk", "Әйелдер"), ("ru", "Женщины")] {
        let file = folder.path().join(format!("about/{lang}.md"));
        let text = fs::read_to_string(&file).unwrap() + &format!("\n> ![{caption}](dots:undof-women)\n");
        fs::write(file, text).unwrap();
    }
    let source = Source::Folder(folder.path().to_owned());
    let rendered = build(&source, None, TODAY).unwrap_or_else(|failure| panic!("{failure}")).rendered;
    let page = rendered.artifacts.iter().find(|artifact| artifact.path == "/en/about/").unwrap();
    let html = String::from_utf8_lossy(&page.body);
    let figure = html.split("<blockquote>").nth(1).unwrap().split("</blockquote>").next().unwrap();
    assert!(figure.contains("href=\"#s1\""), "{figure}");
}

#[test]
fn facts_with_the_same_statement_have_titles_with_their_dates() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site"), folder.path());
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/facts");
    for name in ["article.toml", "en.md", "kk.md", "ru.md"] {
        fs::copy(content.join(name), folder.path().join("facts").join(name)).unwrap();
    }
    let file = folder.path().join("facts/undof.toml");
    let text = fs::read_to_string(&file).unwrap();
    let women = text.split("[undof-women]").nth(1).unwrap().split("[undof-founded]").next().unwrap();
    let earlier = format!("\n[undof-women-2024]{}", women.replace("2025-07-31", "2024-12").replace("value = 12", "value = 9"));
    fs::write(&file, text.clone() + &earlier).unwrap();
    let live = crate::common::live(&Source::Folder(folder.path().to_owned()));
    for (path, title) in [
        ("/en/facts/undof-women/", "Women in UNDOF (31 July 2025)"),
        ("/en/facts/undof-women-2024/", "Women in UNDOF (December 2024)"),
        ("/kk/facts/undof-women/", "UNDOF құрамындағы әйелдер (2025 ж. 31 шілде)"),
        ("/ru/facts/undof-women-2024/", "Женщин в СООННР (декабрь 2024 г.)"),
        ("/en/facts/undof-in-post/", "People in UNDOF"),
    ] {
        let html = unset(&unescaped(&self::text(&live, path)));
        let name = between(&html, "<title>", " –");
        assert_eq!((name, between(&html, "<h1>", "</h1>")), (title, title), "{path}");
        assert_eq!(between(&html, "og:title\" content=\"", "\""), title, "{path}");
    }
}

#[test]
fn editors_are_told_of_the_end_of_security_txt_and_of_letters_without_a_glyph() {
    let (_folder, source) = with_file("redirects.toml", |text| text);
    let place = "site.toml:5:20: ";
    let near = told(&source, jiff::civil::date(2027, 10, 2));
    assert!(near.iter().any(|line| line.starts_with(&format!("{place}warning: security.txt expires on 2027-11-01: look"))), "{near:?}");
    let past = told(&source, jiff::civil::date(2027, 11, 1));
    assert!(past.iter().any(|line| line.starts_with(&format!("{place}security.txt expired on 2027-11-01: look"))), "{past:?}");
    assert!(!told(&source, jiff::civil::date(2027, 10, 1)).iter().any(|line| line.contains("security.txt")));

    let (_folder, source) = with_file("missions/undof/en.md", |text| text.replacen("Golan Heights", "Golan 高地", 1));
    let expected = "missions/undof/en.md:2:10: the preview card cannot be set: the font Steppe Serif has no letter “高” (U+9AD8): write it";
    let told = told(&source, TODAY);
    assert!(told.iter().any(|line| line.starts_with(expected)), "{told:?}");

    let (_folder, source) = with_file("facts/undof.toml", |text| text.replacen("en = \"", "en = \"☃ ", 1));
    let expected = "facts/undof.toml:6:2: the preview card cannot be set: the font Steppe Serif has no letter “☃” (U+2603): write it";
    let told = self::told(&source, TODAY);
    assert!(told.iter().any(|line| line.starts_with(expected)), "{told:?}");
}

//! The answers of the site, put to the function that every listener calls.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Read;
use std::path::Path;

use crate::common::{Asked, ask, body, copy, get, header, live, real, status, with_method};
use actix_http::{Method, StatusCode, Version};
use kazpeace::artifact::Kind;
use kazpeace::lang::Lang;
use kazpeace::line::Source;

/// A body without its content coding.
fn unpacked(coding: &str, bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match coding {
        "br" => _ = brotli::Decompressor::new(bytes, 4096).read_to_end(&mut plain).unwrap(),
        "gzip" => _ = flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap(),
        _ => plain.extend_from_slice(bytes),
    }
    plain
}

#[test]
fn every_entry_of_the_table_is_answered_as_its_kind_says() {
    let live = real();
    let mut seen = 0;
    let mut figures = 0;
    for (path, entry) in live.table.iter() {
        seen += 1;
        if entry.kind == Kind::Sketched {
            // A thousand that differ in their words alone: drawing each takes a minute.
            figures += 1;
            if figures % 50 != 1 {
                continue;
            }
        }
        let plain = ask(live, &get(path));
        assert_eq!(plain.status(), StatusCode::OK, "{path}");
        let expected = match entry.kind {
            Kind::Page => ("text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
            Kind::Style => ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
            Kind::Script => ("text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
            Kind::Font => ("font/woff2", "public, max-age=31536000, immutable"),
            Kind::Svg => ("image/svg+xml; charset=utf-8", "public, max-age=31536000, immutable"),
            Kind::Markdown => ("text/markdown; charset=utf-8", "public, max-age=0, must-revalidate"),
            Kind::Drawn | Kind::Sketched => ("image/png", "public, max-age=31536000, immutable"),
            Kind::Xml => ("application/xml; charset=utf-8", "public, max-age=3600"),
            Kind::Atom => ("application/atom+xml; charset=utf-8", "public, max-age=3600"),
            Kind::OpenSearch => ("application/opensearchdescription+xml; charset=utf-8", "public, max-age=3600"),
            Kind::Manifest => ("application/manifest+json; charset=utf-8", "public, max-age=3600"),
            Kind::BibTex => ("application/x-bibtex; charset=utf-8", "public, max-age=3600"),
            Kind::Ris => ("application/x-research-info-systems; charset=utf-8", "public, max-age=3600"),
            Kind::CslJson => ("application/vnd.citationstyles.csl+json; charset=utf-8", "public, max-age=3600"),
            Kind::Text => ("text/plain; charset=utf-8", "public, max-age=3600"),
            Kind::Csv => ("text/csv; charset=utf-8; header=present", "public, max-age=3600"),
            Kind::Json => ("application/json; charset=utf-8", "public, max-age=3600"),
            Kind::GeoJson => ("application/geo+json; charset=utf-8", "public, max-age=3600"),
            other => panic!("{path}: the walk has no expectation for {other:?}"),
        };
        assert_eq!((header(&plain, "content-type"), header(&plain, "cache-control")), expected, "{path}");
        assert_eq!(header(&plain, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&plain, "accept-ranges"), "none", "{path}");
        assert!(header(&plain, "content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert!(!header(&plain, "content-security-policy").contains("unsafe-inline"), "{path}");
        assert_eq!(header(&plain, "content-language"), entry.lang.map_or("", Lang::code), "{path}");
        assert_eq!(header(&plain, "last-modified").is_empty(), entry.modified.is_none(), "{path}");

        let tag = header(&plain, "etag").to_owned();
        assert!(tag.starts_with("W/\"") && tag.ends_with('"'), "{path}: {tag}");
        let (vary, cache) = (header(&plain, "vary").to_owned(), header(&plain, "cache-control").to_owned());
        let identity = body(plain);
        assert!(!identity.is_empty(), "{path}");

        for coding in ["br", "gzip", "identity"] {
            let coded = ask(live, get(path).insert_header(("Accept-Encoding", coding)));
            assert_eq!(coded.status(), StatusCode::OK, "{path} {coding}");
            assert_eq!(header(&coded, "etag"), tag, "{path} {coding}");
            assert_eq!(header(&coded, "vary"), vary, "{path} {coding}");
            let used = header(&coded, "content-encoding").to_owned();
            assert!(used.is_empty() || used == coding, "{path}: asked for {coding}, got {used}");
            assert_eq!(unpacked(&used, &body(coded)), identity, "{path} {coding}");
        }
        let expected = match entry.kind {
            Kind::Page | Kind::Markdown => "Accept-Encoding, Accept",
            kind if kind.is_compressible() => "Accept-Encoding",
            _ => "",
        };
        assert_eq!(vary, expected, "{path}");

        let fresh = ask(live, get(path).insert_header(("If-None-Match", tag.as_str())));
        assert_eq!(fresh.status(), StatusCode::NOT_MODIFIED, "{path}");
        assert_eq!((header(&fresh, "etag"), header(&fresh, "vary"), header(&fresh, "cache-control")), (&*tag, &*vary, &*cache), "{path}");
        assert_eq!(header(&fresh, "content-type"), "", "{path}");
        assert!(body(fresh).is_empty(), "{path}");
    }
    assert!(seen > 140, "only {seen} entries were walked");
}

#[test]
fn every_address_of_the_navigation_answers_in_three_languages() {
    let live = real();
    for lang in Lang::ALL {
        let page = ask(live, &get(&format!("/{lang}/")));
        let html = String::from_utf8(body(page).to_vec()).unwrap();
        let links: Vec<&str> = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let own: Vec<&&str> = links.iter().filter(|link| link.starts_with(&format!("/{lang}/"))).collect();
        assert!(own.len() > 20, "{lang}: {own:?}");
        for link in own {
            assert_eq!(status(live, link.split('#').next().unwrap()), StatusCode::OK, "{link}");
        }
    }
}

#[test]
fn a_page_comes_as_markdown_for_who_asks() {
    let live = real();
    let page = "/ru/missions/undof/";
    let markdown = ask(live, get(page).insert_header(("Accept", "text/markdown, text/html;q=0.5")));
    assert_eq!((header(&markdown, "content-type"), header(&markdown, "vary")), ("text/markdown; charset=utf-8", "Accept-Encoding, Accept"));
    let own = ask(live, &get("/ru/missions/undof/index.md"));
    assert_eq!(header(&own, "etag"), header(&markdown, "etag"));
    assert_eq!(body(own), body(markdown));
    let html = ask(live, get(page).insert_header(("Accept", "text/html, */*;q=0.8")));
    assert_eq!((header(&html, "content-type"), header(&html, "vary")), ("text/html; charset=utf-8", "Accept-Encoding, Accept"));
    // A page that is not there as Markdown stays what it is.
    let fact = ask(live, get("/ru/facts/women-un-2025-07/").insert_header(("Accept", "text/markdown")));
    assert_eq!((fact.status(), header(&fact, "content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
    let own_tag = ask(live, &get("/ru/missions/undof/index.md"));
    // A cache that has one of the two must not give it to who wants the other, nor keep it longer after a 304.
    let again = ask(live, get(page).insert_header(("Accept", "text/markdown")).insert_header(("If-None-Match", header(&own_tag, "etag"))));
    assert_eq!((again.status(), header(&again, "vary")), (StatusCode::NOT_MODIFIED, "Accept-Encoding, Accept"));
    let lines = ask(live, get(page).append_header(("Accept", "application/json")).append_header(("Accept", "text/markdown")));
    assert_eq!(header(&lines, "content-type"), "text/markdown; charset=utf-8", "two lines are one list");
}

#[test]
fn queries_are_answered_with_a_page_of_their_own() {
    let live = real();
    for (path, expected) in [("/kk/search/?q=undof", "UNDOF"), ("/en/facts/?mission=undof&year=2025", "UNDOF")] {
        let plain = ask(live, &get(path));
        assert_eq!((plain.status(), header(&plain, "cache-control")), (StatusCode::OK, "public, max-age=0, must-revalidate"), "{path}");
        let tag = header(&plain, "etag").to_owned();
        let html = body(plain);
        assert!(String::from_utf8_lossy(&html).contains(expected), "{path}");
        for coding in ["br", "gzip"] {
            let coded = ask(live, get(path).insert_header(("Accept-Encoding", coding)));
            assert_eq!((header(&coded, "content-encoding"), header(&coded, "etag")), (coding, &*tag), "{path}");
            assert_eq!(unpacked(coding, &body(coded)), html, "{path}");
        }
        let again = ask(live, get(path).insert_header(("If-None-Match", tag)));
        assert_eq!((again.status(), body(again).len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        let switched = ask(live, &get(&format!("/lang/ru{}", path.get(3..).unwrap())));
        assert_eq!(header(&switched, "location"), format!("/ru{}", path.get(3..).unwrap()));
    }
}

#[test]
fn an_earlier_card_leads_to_the_present_one() {
    let live = real();
    let (card, _) = live.table.iter().find(|(path, _)| path.starts_with("/cards/en/missions/undof.")).unwrap();
    let earlier = ask(live, &get("/cards/en/missions/undof.0123456789.png"));
    assert_eq!((earlier.status(), header(&earlier, "location")), (StatusCode::FOUND, card));
    assert_eq!(status(live, "/cards/en/missions/nowhere.0123456789.png"), StatusCode::NOT_FOUND);
}

#[test]
fn other_spellings_are_redirected_in_one_hop_with_their_query() {
    let live = real();
    for (raw, expected) in [
        ("/en/missions/undof", "/en/missions/undof/"),
        ("/en/missions/undof?x=1&y=%20", "/en/missions/undof/?x=1&y=%20"),
        ("/EN/Missions/UNDOF", "/en/missions/undof/"),
        ("/en//missions//undof/", "/en/missions/undof/"),
        ("/en/missions/undof/index.html", "/en/missions/undof/"),
        ("/kk", "/kk/"),
        ("/kk/index.html", "/kk/"),
        ("/missions/undof", "/missions/undof/"),
        ("/index.html", "/"),
        ("//robots.txt", "/robots.txt"),
    ] {
        let response = ask(live, &get(raw));
        assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT, "{raw}");
        assert_eq!(header(&response, "location"), expected, "{raw}");
        let again = status(live, header(&response, "location"));
        assert!(again == StatusCode::OK || again == StatusCode::FOUND, "{raw}: {again}");
    }
}

#[test]
fn neutral_addresses_lead_to_the_readers_language() {
    let live = real();
    for (path, cookie, accept, expected) in [
        ("/", "", "", "/en/"),
        ("/", "", "kk-KZ, ru;q=0.8", "/kk/"),
        ("/missions/undof/", "", "de, ru;q=0.5", "/ru/missions/undof/"),
        ("/missions/undof/?utm=a", "lang=kk", "ru", "/kk/missions/undof/?utm=a"),
    ] {
        let mut request = get(path);
        if !cookie.is_empty() {
            request.insert_header(("Cookie", cookie));
        }
        if !accept.is_empty() {
            request.insert_header(("Accept-Language", accept));
        }
        let response = ask(live, &request);
        assert_eq!(response.status(), StatusCode::FOUND, "{path}");
        assert_eq!(header(&response, "location"), expected, "{path}");
        assert_eq!(header(&response, "vary"), "Accept-Language, Cookie", "{path}");
        assert_eq!(header(&response, "cache-control"), "private, no-store", "{path}");
    }
    // HTTP/2 may bring each cookie by itself (RFC 9113 §8.2.3), and a list may have several lines.
    let cookies =
        ask(live, get("/").append_header(("Cookie", "a=b")).append_header(("Cookie", "lang=kk")).append_header(("Accept-Language", "ru")));
    assert_eq!(header(&cookies, "location"), "/kk/");
    let lines = ask(live, get("/").append_header(("Accept-Language", "de")).append_header(("Accept-Language", "ru")));
    assert_eq!(header(&lines, "location"), "/ru/");
    // A language address never leads to another language.
    let response = ask(live, get("/en/").insert_header(("Accept-Language", "kk")).insert_header(("Cookie", "lang=ru")));
    assert_eq!(response.status(), StatusCode::OK);
}

#[test]
fn the_language_switch_keeps_the_page_and_remembers_the_choice() {
    let live = real();
    let response = ask(live, &get("/lang/kk/missions/undof/"));
    assert_eq!((response.status(), header(&response, "location")), (StatusCode::FOUND, "/kk/missions/undof/"));
    assert_eq!(header(&response, "set-cookie"), "lang=kk; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    assert_eq!(header(&response, "cache-control"), "private, no-store");
    assert_eq!(status(live, "/lang/kk/nowhere/"), StatusCode::NOT_FOUND);
    assert_eq!(status(live, "/lang/xx/missions/undof/"), StatusCode::NOT_FOUND);
    let page = ask(live, &get("/kk/missions/undof/"));
    assert_eq!(header(&page, "set-cookie"), "", "only the switch sets the cookie");
}

#[test]
fn a_missing_page_answers_in_the_language_of_its_path_or_of_the_reader() {
    let live = real();
    for (path, accept, lang) in [("/kk/nowhere/", "ru", "kk"), ("/ru/x", "kk", "ru"), ("/nowhere/", "kk", "kk"), ("/nowhere/", "fr", "en")]
    {
        let response = ask(live, get(path).insert_header(("Accept-Language", accept)));
        assert_eq!((response.status(), header(&response, "content-language")), (StatusCode::NOT_FOUND, lang), "{path}");
        assert_eq!(header(&response, "cache-control"), "no-cache");
        assert!(header(&response, "vary").contains("Accept-Encoding"));
        assert!(header(&response, "content-security-policy").contains("frame-ancestors 'none'"));
        let html = String::from_utf8(body(response).to_vec()).unwrap();
        assert!(html.contains(&format!("<html lang=\"{lang}\"")) && html.contains("noindex"), "{path}");
    }
}

#[test]
fn only_reading_is_allowed() {
    let live = real();
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE, Method::CONNECT] {
        for path in ["/en/", "/nowhere/", "/robots.txt"] {
            let response = ask(live, &with_method(method.clone(), path));
            assert_eq!(
                (response.status(), header(&response, "allow")),
                (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD, OPTIONS"),
                "{method} {path}"
            );
        }
    }
    let response = ask(live, &with_method(Method::OPTIONS, "/en/"));
    assert_eq!((response.status(), header(&response, "allow")), (StatusCode::NO_CONTENT, "GET, HEAD, OPTIONS"));
    let head = ask(live, &with_method(Method::HEAD, "/en/"));
    let whole = ask(live, &get("/en/"));
    assert_eq!(head.status(), whole.status());
    let names = |response: &actix_http::Response<bytes::Bytes>| {
        let mut all: Vec<String> = response.headers().iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
        all.sort();
        all
    };
    assert_eq!(names(&head), names(&whole));
}

#[test]
fn nothing_acceptable_is_406_and_everything_else_is_served() {
    let live = real();
    let refused = ask(live, get("/en/").insert_header(("Accept-Encoding", "identity;q=0, *;q=0")));
    assert_eq!((refused.status(), header(&refused, "content-encoding")), (StatusCode::NOT_ACCEPTABLE, ""));
    let lines = ask(live, get("/en/").append_header(("Accept-Encoding", "br;q=0")).append_header(("Accept-Encoding", "gzip")));
    assert_eq!(header(&lines, "content-encoding"), "gzip");
    // What is there in no other coding is not sent to whoever refuses plain bytes.
    let fingerprinted = live.table.iter().find(|(_, entry)| entry.kind == Kind::Font).map(|(path, _)| path).unwrap();
    for path in ["/robots.txt", fingerprinted] {
        let refused = ask(live, get(path).insert_header(("Accept-Encoding", "gzip, br, identity;q=0")));
        assert_eq!(refused.status(), StatusCode::NOT_ACCEPTABLE, "{path}");
        assert_eq!(ask(live, get(path).insert_header(("Accept-Encoding", "gzip"))).status(), StatusCode::OK, "{path}");
    }
    // A condition is for what would be sent without it, also of pages that are made for one request.
    for path in ["/en/", "/en/search/?q=golan"] {
        let tag = header(&ask(live, &get(path)), "etag").to_owned();
        let with = |codings: &'static str| {
            ask(live, get(path).insert_header(("If-None-Match", tag.as_str())).insert_header(("Accept-Encoding", codings))).status()
        };
        assert_eq!((with("gzip"), with("identity;q=0, *;q=0")), (StatusCode::NOT_MODIFIED, StatusCode::NOT_ACCEPTABLE), "{path}");
    }
}

#[test]
fn if_none_match_comes_before_if_modified_since() {
    let live = real();
    let page = ask(live, &get("/en/missions/undof/"));
    let (tag, modified) = (header(&page, "etag").to_owned(), header(&page, "last-modified").to_owned());
    let with = |none_match: Option<&str>, since: Option<&str>| {
        let mut request = get("/en/missions/undof/");
        if let Some(value) = none_match {
            request.insert_header(("If-None-Match", value));
        }
        if let Some(value) = since {
            request.insert_header(("If-Modified-Since", value));
        }
        ask(live, &request).status()
    };
    assert_eq!(with(None, Some(&modified)), StatusCode::NOT_MODIFIED);
    assert_eq!(with(None, Some("Mon, 01 Jan 2024 00:00:00 GMT")), StatusCode::OK);
    assert_eq!(with(None, Some("yesterday")), StatusCode::OK);
    assert_eq!(with(Some("\"other\""), Some(&modified)), StatusCode::OK);
    assert_eq!(with(Some(&tag), Some("Mon, 01 Jan 2024 00:00:00 GMT")), StatusCode::NOT_MODIFIED);
    assert_eq!(with(Some(&format!("\"a\", {tag}")), None), StatusCode::NOT_MODIFIED);
    assert_eq!(with(Some("*"), None), StatusCode::NOT_MODIFIED);
    assert_eq!(with(Some(tag.trim_start_matches("W/")), None), StatusCode::NOT_MODIFIED);
    assert_eq!(with(None, Some("Fri, 01 Jan 2100 00:00:00 GMT")), StatusCode::NOT_MODIFIED);
}

#[test]
fn a_page_that_changed_without_a_note_is_sent_again_to_who_knows_it_by_its_date() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site"), folder.path());
    let text = folder.path().join("missions/undof/en.md");
    let page = |since: Option<&str>| {
        let mut request = get("/en/missions/undof/");
        if let Some(since) = since {
            request.insert_header(("If-Modified-Since", since));
        }
        ask(&live(&Source::Folder(folder.path().to_owned())), &request)
    };
    let before = page(None);
    let modified = header(&before, "last-modified");
    assert_eq!(page(Some(modified)).status(), StatusCode::NOT_MODIFIED);
    std::fs::write(&text, std::fs::read_to_string(&text).unwrap() + "\nOne more sentence.\n").unwrap();
    let after = page(Some(modified));
    assert_eq!(after.status(), StatusCode::OK);
    assert_eq!(header(&after, "last-modified").get(..16), modified.get(..16), "the day is that of the change note");
}

#[test]
fn what_must_match_or_be_unchanged_fails_if_it_is_not() {
    let live = real();
    let page = ask(live, &get("/en/missions/undof/"));
    let (tag, modified) = (header(&page, "etag").to_owned(), header(&page, "last-modified").to_owned());
    let with = |fields: &[(&str, &str)]| {
        let mut request = get("/en/missions/undof/");
        fields.iter().for_each(|field| _ = request.insert_header(*field));
        ask(live, &request).status().as_u16()
    };
    for (fields, expected) in [
        (&[("If-Match", "*")][..], 200),
        // Tags are weak, and only strong ones match (RFC 9110 §13.1.1).
        (&[("If-Match", tag.as_str())], 412),
        (&[("If-Match", "\"other\"")], 412),
        (&[("If-Unmodified-Since", modified.as_str())], 200),
        (&[("If-Unmodified-Since", "Mon, 01 Jan 2024 00:00:00 GMT")], 412),
        (&[("If-Unmodified-Since", "yesterday")], 200),
        (&[("If-Match", "*"), ("If-Unmodified-Since", "Mon, 01 Jan 2024 00:00:00 GMT")], 200),
        (&[("If-Match", "*"), ("If-None-Match", tag.as_str())], 304),
        (&[("If-Match", "\"other\""), ("If-None-Match", tag.as_str())], 412),
    ] {
        assert_eq!(with(fields), expected, "{fields:?}");
    }
    let failed = ask(live, get("/ru/missions/undof/").insert_header(("If-Match", "\"other\"")));
    assert!(String::from_utf8(body(failed).to_vec()).unwrap().contains("Такой версии здесь нет"));
    assert_eq!(ask(live, get("/en/nowhere/").insert_header(("If-Match", "\"other\""))).status(), StatusCode::NOT_FOUND);
}

#[test]
fn bad_requests_are_refused_without_harm() {
    let live = real();
    for path in [
        "/%00",
        "/%zz",
        "/%",
        "/en/%ff/",
        "/../etc/passwd",
        "/en/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc",
        "/en/%0d%0aX:y",
    ] {
        assert_eq!(status(live, path), StatusCode::BAD_REQUEST, "{path}");
    }
    for path in ["/.env", "/wp-login.php", "/static/", "/static/site.css", "/content/site.toml", "/en/missions/undof/en.md", "/~root"] {
        assert_eq!(status(live, path), StatusCode::NOT_FOUND, "{path}");
    }
    let long = format!("/en/{}", "a".repeat(5000));
    assert_eq!(status(live, &long), StatusCode::URI_TOO_LONG);
    let large = ask(live, get("/en/").insert_header(("Cookie", "x".repeat(17_000))));
    assert_eq!(large.status(), StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
}

#[test]
fn one_host_must_be_named() {
    let live = real();
    let plain = |uri: &str, host: Option<&str>, version: Version| {
        let mut request = Asked::bare(uri);
        request.version(version);
        if let Some(host) = host {
            request.insert_header(("Host", host));
        }
        ask(live, &request).status()
    };
    assert_eq!(plain("/en/", None, Version::HTTP_11), StatusCode::BAD_REQUEST);
    assert_eq!(plain("/en/", None, Version::HTTP_10), StatusCode::OK);
    assert_eq!(plain("http://kazpeace.example/en/", Some("kazpeace.example"), Version::HTTP_11), StatusCode::OK);
    // Beside a target in absolute form `Host` says nothing, but it must be there (RFC 9112 §3.2, §3.2.2).
    assert_eq!(plain("http://elsewhere.example/en/", Some("kazpeace.example"), Version::HTTP_11), StatusCode::OK);
    assert_eq!(plain("http://elsewhere.example/en/", None, Version::HTTP_11), StatusCode::BAD_REQUEST);
    assert_eq!(plain("http://elsewhere.example/en/", None, Version::HTTP_10), StatusCode::OK);
    assert_eq!(plain("ftp://kazpeace.example/en/", Some("kazpeace.example"), Version::HTTP_11), StatusCode::BAD_REQUEST);
    assert_eq!(plain("/en/", Some("a@b"), Version::HTTP_11), StatusCode::BAD_REQUEST);
}

//! What holds for the whole line: its floors, its determinism, its weights, and the real content.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::common::{TODAY, ask, get, header};
use kazpeace::artifact::Kind;
use kazpeace::export::export;
use kazpeace::http::Live;
use kazpeace::line::{Source, build};
use kazpeace::table::{Effort, pack};

/// Each module with the floor it stands on (docs/architecture.md, section 1). A module uses lower floors only, or its own.
const FLOORS: &[(&str, u8)] = &[
    ("settings", 0),
    ("serve", 7),
    ("base", 0),
    ("console", 0),
    ("moment", 0),
    ("problem", 0),
    ("stored", 0),
    ("lang", 0),
    ("strings", 1),
    ("source", 1),
    ("registry", 1),
    ("document", 1),
    ("filter", 1),
    ("artifact", 1),
    ("site", 2),
    ("assets", 3),
    ("draw", 3),
    ("data", 3),
    ("views", 3),
    ("search", 3),
    ("render", 4),
    ("line", 5),
    ("table", 5),
    ("export", 5),
    ("translate", 5),
    ("keep", 5),
    ("origin", 5),
    ("workshop", 5),
    ("http", 6),
    ("reload", 6),
];

#[test]
fn a_module_uses_lower_floors_only() {
    let floor = |module: &str| FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor);
    let mut arrows = 0;
    for (file, module) in rust_files() {
        let Some(own) = floor(&module) else {
            assert!(
                matches!(module.as_str(), "main" | "serve" | "lib"),
                "{file}: the module “{module}” has no floor: give it one in tests/line.rs"
            );
            continue;
        };
        let text = fs::read_to_string(&file).unwrap();
        for used in text.split("crate::").skip(1).flat_map(named) {
            let Some(other) = floor(&used) else { continue };
            arrows += 1;
            assert!(other <= own, "{file}: {module} (floor {own}) uses {used} (floor {other})");
        }
        if !matches!(module.as_str(), "http" | "reload" | "serve") {
            assert!(!text.contains("actix"), "{file}: only http and reload know actix");
        }
        if !matches!(module.as_str(), "source" | "export" | "translate" | "keep") {
            assert!(!text.contains("std::fs"), "{file}: only source, export, translate and keep touch the disk");
        }
    }
    assert!(arrows > 100, "only {arrows} uses were found: the reading of the sources is broken");
}

/// The modules that follow `crate::`: one, or several in braces.
fn named(rest: &str) -> Vec<String> {
    let word = |text: &str| text.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    match rest.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default().split(',').map(word).collect(),
        None => vec![word(rest)],
    }
}

/// Every source file with the module at the top of the crate that it belongs to.
fn rust_files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let under = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
                let first = under.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
                found.push((path.display().to_string(), first));
            }
        }
    }
    found
}

#[test]
fn the_real_content_has_no_problem() {
    let built = build(&Source::Embedded, None, TODAY).unwrap_or_else(|failure| panic!("{failure}"));
    let lines: Vec<String> = built.warnings.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let one = build(&Source::Embedded, None, TODAY).unwrap_or_else(|failure| panic!("{failure}")).rendered;
    // Another day, another run, and the folder instead of the binary.
    let folder = Source::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let two = build(&folder, None, TODAY.tomorrow().unwrap()).unwrap_or_else(|failure| panic!("{failure}")).rendered;
    assert_eq!(one, two);
}

#[test]
fn what_is_exported_is_what_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let mut rendered = build(&Source::Embedded, None, TODAY).unwrap_or_else(|failure| panic!("{failure}")).rendered;
    // Drawing the cards of all figures takes a minute: each fiftieth stands for them.
    let mut figures = 0;
    rendered.artifacts.retain(|artifact| {
        figures += usize::from(artifact.kind == Kind::Sketched);
        artifact.kind != Kind::Sketched || figures % 50 == 1
    });
    assert!(figures > 900, "{figures}");
    let live = Live::new(pack(rendered, Effort::Quick), false);
    let files = export(&live.table, folder.path()).unwrap();
    assert!(files > 400, "{files}");
    for (path, entry) in live.table.iter() {
        let under = folder.path().join(path.trim_start_matches('/'));
        let file = if path.ends_with('/') { under.join("index.html") } else { under };
        assert_eq!(fs::read(&file).unwrap(), entry.bodies().unwrap().identity(), "{path}");
        if let Some(br) = &entry.bodies().unwrap().br() {
            assert_eq!(fs::read(format!("{}.br", file.display())).unwrap(), br.as_ref(), "{path}");
        }
    }
    assert!(folder.path().join("kk/404.html").is_file());
}

/// The bytes that a response takes on the wire: status line, headers, body.
fn on_the_wire(live: &Live, path: &str) -> usize {
    let response = ask(live, get(path).insert_header(("Accept-Encoding", "br")));
    assert_eq!(header(&response, "content-encoding"), "br", "{path}");
    let headers: usize = response.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    let length = "content-length: 12345\r\ndate: Tue, 24 Nov 2026 00:00:00 GMT\r\n\r\n".len();
    "HTTP/1.1 200 OK\r\n".len() + headers + length + crate::common::body(response).len()
}

/// The first flight of a TCP connection: ten segments of 1460 bytes (RFC 6928).
const FIRST_FLIGHT: usize = 14_600;

#[test]
fn home_and_mission_pages_fit_the_first_flight() {
    let built = build(&Source::Embedded, None, TODAY).unwrap_or_else(|failure| panic!("{failure}"));
    let mut rendered = built.rendered;
    // The strongest compression of every page takes long: only the pages that the promise is about are packed.
    rendered.artifacts.retain(|artifact| {
        let path = artifact.path.as_str();
        let depth = path.matches('/').count();
        artifact.kind == Kind::Page && (depth == 2 && ["/kk/", "/ru/", "/en/"].contains(&path) || depth == 4 && path.contains("/missions/"))
    });
    let live = Live::new(pack(rendered, Effort::Thorough), false);
    let mut sizes: Vec<(usize, &str)> = live.table.iter().map(|(path, _)| (on_the_wire(&live, path), path)).collect();
    sizes.sort_unstable();
    let heavy: Vec<_> = sizes.iter().filter(|(size, _)| *size > FIRST_FLIGHT).collect();
    println!("the largest: {:?}", sizes.iter().rev().take(6).collect::<Vec<_>>());
    assert!(sizes.len() > 30, "{sizes:?}");
    assert!(heavy.is_empty(), "larger than {FIRST_FLIGHT} bytes: {heavy:?}");
}

/// What a browser has of a page when the first flight is in: brotli is decoded as it comes.
fn in_the_first_flight(live: &Live, path: &str) -> String {
    let response = ask(live, get(path).insert_header(("Accept-Encoding", "br")));
    let head = on_the_wire(live, path);
    let body = crate::common::body(response);
    let room = FIRST_FLIGHT - (head - body.len());
    let mut decoded = Vec::new();
    // The end of a part is missing: what was decoded until then stays.
    _ = brotli::Decompressor::new(&body[..room.min(body.len())], 4096).read_to_end(&mut decoded);
    String::from_utf8_lossy(&decoded).into_owned()
}

/// No page with a drawing of numbers weighs more than this, uncompressed and with its table. Pages with a chart are larger than one flight at most by
/// what stands below it: the chart with its key and its words is painted within it.
const CHART_PAGE: usize = 100 * 1024;

#[test]
fn charts_are_painted_within_the_first_flight() {
    let built = build(&Source::Embedded, None, TODAY).unwrap_or_else(|failure| panic!("{failure}"));
    let mut rendered = built.rendered;
    let drawn = rendered.artifacts.iter().filter(|artifact| artifact.kind == Kind::Page);
    let drawn: Vec<(usize, &str)> = drawn
        .filter(|artifact| String::from_utf8_lossy(&artifact.body).contains("class=\"chartbox"))
        .map(|artifact| (artifact.body.len(), artifact.path.as_str()))
        .collect();
    println!("the largest: {:?}", drawn.iter().max());
    assert!(drawn.len() > 100, "charts and the histories of facts: {}", drawn.len());
    let heavy: Vec<_> = drawn.iter().filter(|(size, _)| *size > CHART_PAGE).collect();
    assert!(heavy.is_empty(), "larger than {CHART_PAGE} bytes: {heavy:?}");
    let has_chart = |body: &[u8]| String::from_utf8_lossy(body).contains("id=\"chart-");
    rendered.artifacts.retain(|artifact| artifact.kind == Kind::Page && has_chart(&artifact.body));
    let live = Live::new(pack(rendered, Effort::Thorough), false);
    let mut sizes: Vec<(usize, usize, &str)> = Vec::new();
    // The version of the latest change is the page itself.
    for (path, entry) in live.table.iter().filter(|(path, _)| !path.contains('@')) {
        let plain = entry.bodies().unwrap().identity().len();
        sizes.push((on_the_wire(&live, path), plain, path));
        let seen = in_the_first_flight(&live, path);
        let chart = seen.split_once("id=\"chart-").map(|(_, chart)| chart);
        assert!(chart.is_some_and(|chart| chart.contains("</figcaption>")), "{path}: the chart is not in the first flight");
    }
    sizes.sort_unstable();
    println!("on the wire and plain: {sizes:?}");
    assert_eq!(sizes.len(), 24, "eight pages in three languages: {sizes:?}");
    for (wire, _, path) in sizes {
        assert!(wire <= 17_000, "{path}: {wire} bytes on the wire");
    }
}

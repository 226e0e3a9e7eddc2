//! Dated versions: what was cited goes on saying what it said.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::common::{TODAY, ask, copy, get, header, real, status, text};
use actix_http::StatusCode;
use jiff::civil::Date;
use jiff::tz::Offset;
use kazpeace::artifact::Kind;
use kazpeace::http::Live;
use kazpeace::keep::{Known, keep};
use kazpeace::lang::Lang;
use kazpeace::line::{Built, Failure, Source, build};

const BASE: &str = "https://kazpeace.example";

#[test]
fn the_version_of_every_change_note_answers_in_every_language() {
    let live = real();
    let mut versions = 0;
    for (path, entry) in live.table.iter().filter(|(path, entry)| entry.kind == Kind::Page && path.contains('@')) {
        let (page, date) = path.trim_end_matches('/').split_once('@').unwrap();
        let html = text(live, path);
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{BASE}{page}\">")), "{path}");
        assert!(html.contains(&format!("{BASE}{path}")), "{path}: the citation names the version");
        assert_eq!(html.contains("<meta name=\"robots\" content=\"noindex\">"), html != text(live, page), "{path}");
        let midnight = Offset::UTC.to_timestamp(date.parse::<Date>().unwrap().at(0, 0, 0, 0)).unwrap().as_second();
        let day = SystemTime::UNIX_EPOCH + Duration::from_secs(midnight.unsigned_abs());
        let modified = entry.modified.as_ref().unwrap();
        assert!(modified.is_seen_at(day) && !modified.is_seen_at(day - Duration::from_secs(24 * 3600)), "{path}: {modified:?}");
        // The neutral address and the switch know versions too.
        assert_eq!(status(live, path.get(3..).unwrap()), StatusCode::FOUND, "{path}");
        assert_eq!(status(live, &format!("/lang{path}")), StatusCode::FOUND, "{path}");
        versions += 1;
    }
    let pages: Vec<&str> = live.table.iter().map(|(path, _)| path).filter(|path| path.ends_with("/cite.bib")).collect();
    assert!(versions >= pages.len() && pages.len() > 140, "{versions} {}", pages.len());
    for page in pages {
        let page = page.strip_suffix("cite.bib").unwrap();
        let html = text(live, page);
        let changes = html.split_once("<ul class=\"fold__in\">").unwrap().1.split("</ul>").next().unwrap();
        let links: Vec<&str> = changes.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(!links.is_empty() && links.len() == changes.matches("<li>").count(), "{page}");
        assert!(
            links.iter().all(|link| link.starts_with(&format!("{page}@")) && status(live, link) == StatusCode::OK),
            "{page}: {links:?}"
        );
    }
    let sitemap = text(live, "/sitemap.xml");
    assert!(!sitemap.contains('@'));
}

/// A folder with the real content, in which each text of a page begins with a newer change note and each edit was made.
fn changed(folder: &Path, page: &str, edits: &[(&str, &str, &str)]) {
    for lang in Lang::ALL {
        let file = folder.join(page).join(format!("{lang}.md"));
        let note = "[[changes]]\ndate = \"2026-11-25\"\nnote = \"A correction.\"\n[[changes]]\n";
        fs::write(&file, fs::read_to_string(&file).unwrap().replacen("[[changes]]\n", note, 1)).unwrap();
    }
    for (file, old, new) in edits {
        let file = folder.join(file);
        let before = fs::read_to_string(&file).unwrap();
        assert!(before.contains(old), "{}", file.display());
        fs::write(&file, before.replacen(old, new, 1)).unwrap();
    }
}

fn built(folder: &Path) -> Built {
    build(&Source::Folder(folder.to_owned()), None, TODAY.tomorrow().unwrap()).unwrap_or_else(|failure| match failure {
        Failure::Content(problems) => panic!("{}", problems.iter().map(|problem| format!("{problem}\n")).collect::<String>()),
        other => panic!("{other}"),
    })
}

#[test]
fn a_version_keeps_its_figures_when_the_page_gets_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), folder.path());
    let keep_all = |paths: &[&str], known: Known| {
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        keep(&built(folder.path()).rendered, folder.path(), &paths, known)
    };
    let written = ["en", "kk", "ru"].map(|lang| format!("missions/undof/versions/2026-11-24.{lang}.md"));
    assert_eq!(keep_all(&["missions/undof"], Known::Stays).unwrap(), written);
    // Nothing is written twice, and a path that is none is told of.
    let completed = folder.path().join("missions/undof/");
    assert!(keep_all(&["/missions/undof/", "./missions/undof", completed.to_str().unwrap()], Known::Stays).unwrap().is_empty());
    // Nothing is written if one of the pages does not exist.
    fs::write(folder.path().join("missions/undof/versions/2026-11-24.en.md"), "# Golan Heights\n\nAnother sentence.\n").unwrap();
    let none = keep_all(&["missions/undof", "missions/undoff"], Known::Replaced).unwrap_err();
    assert_eq!(none.to_string(), "“missions/undoff” is not the path of a page, such as missions/undof");
    // What was kept, and may have been cited, is not lost by keeping a page once more.
    let differs = keep_all(&["missions/undof"], Known::Stays).unwrap_err();
    assert!(
        differs.to_string().starts_with("missions/undof/versions/2026-11-24.en.md is kept already and says something else"),
        "{differs}"
    );
    assert_eq!(keep_all(&["missions/undof"], Known::Replaced).unwrap(), written[..1]);

    let (old, new) = ("[undof-strength-un]\nvalue = 1171\n", "[undof-strength-un]\nvalue = 1999\n");
    changed(folder.path(), "missions/undof", &[("facts/undof.toml", old, new)]);
    // How each language writes the figure.
    let figure = |html: &str| {
        let (_, figure) = html.split_once(" id=\"fact-undof-strength-un\">").unwrap();
        figure.split('<').next().unwrap().to_owned()
    };
    let live = Live::new(kazpeace::table::pack(built(folder.path()).rendered, kazpeace::table::Effort::Quick), false);
    for lang in Lang::ALL {
        let page = format!("/{lang}/missions/undof/");
        let (now, then) = (text(&live, &page), text(&live, &format!("{page}@2026-11-24/")));
        let (old, new) = (figure(&text(real(), &page)), figure(&now));
        assert!(old.ends_with("171") && new.ends_with("999") && text(&live, &format!("{page}@2026-11-25/")) == now, "{lang}");
        assert!(then.contains(&format!("{old}<sup class=\"ref\">")) && !then.contains(&new), "{lang}");
        assert!(then.contains(&format!("<link rel=\"canonical\" href=\"{BASE}{page}\">")), "{lang}");
        assert!(then.contains("<meta name=\"robots\" content=\"noindex\">") && !then.contains("hreflang=\"x-default\""), "{lang}");
        assert!(then.contains(&format!("<meta property=\"og:url\" content=\"{BASE}{page}@2026-11-24/\">")), "{lang}");
        assert!(then.contains(&format!("<a href=\"{page}\">")), "{lang}: the way to the page as it is");
        assert!(!then.contains("og:image") && !then.contains("text/markdown"), "{lang}: what shows the present is left out");
        assert_eq!(then.matches(&format!("{BASE}{page}@2026-11-24/")).count(), 4, "{lang}: three citations and what is shared");
        // Every reference has its source, and every heading its id.
        for target in then.split("<sup class=\"ref\">").skip(1).map(|rest| rest.split("#").nth(1).unwrap().split('"').next().unwrap()) {
            assert_eq!(then.matches(&format!(" id=\"{target}\"")).count(), 1, "{lang}: {target}");
        }
        assert!(then.contains("<h2 id=\"first-contingent\">") && !then.contains("[^") && !then.contains("{#"), "{lang}");
        let response = ask(&live, &get(&format!("{page}@2026-11-24/")));
        assert!(
            header(&response, "last-modified").starts_with("Mon, 23 Nov 2026 "),
            "{lang}: the evening before in UTC is the day in Kazakhstan"
        );
        // From one version to the same in another language.
        let other = if lang == Lang::Kk { "ru" } else { "kk" };
        assert!(then.contains(&format!("href=\"/lang/{other}/missions/undof/@2026-11-24/\"")), "{lang}");
        // The page tells of both and cites the newer.
        assert!(now.contains(&format!("href=\"{page}@2026-11-24/\"")) && now.contains(&format!("{BASE}{page}@2026-11-25/")), "{lang}");
        assert!(text(&live, &format!("{page}cite.ris")).contains(&format!("{BASE}{page}@2026-11-25/")), "{lang}");
    }
    assert!(!text(&live, "/sitemap.xml").contains('@'));
}

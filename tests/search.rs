//! The search on the real content: what people type finds what they look for, in three languages.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Instant;

use crate::common::{bytes, live, real, small, text};
use kazpeace::artifact::Kind;
use kazpeace::http::Live;
use kazpeace::lang::Lang;

/// The page for a query as it is typed into the field.
fn page(live: &Live, lang: Lang, typed: &str) -> String {
    let encoded: String = typed.bytes().map(|byte| format!("%{byte:02X}")).collect();
    raw(live, lang, &format!("q={encoded}"))
}

/// The page for a query; for one that looks for nothing that of the table.
fn raw(live: &Live, lang: Lang, query: &str) -> String {
    let answered = live.table.search().unwrap().page(lang, query);
    answered.map_or_else(|| start(live, lang), |html| String::from_utf8(html).unwrap())
}

/// The page before anything is looked for.
fn start(live: &Live, lang: Lang) -> String {
    let page = live.table.get(&format!("/{lang}/search/")).unwrap().bodies().unwrap().identity();
    String::from_utf8(page.to_vec()).unwrap()
}

/// The addresses of the results, in their order.
fn results(html: &str) -> Vec<String> {
    let list = html.split("<ol class=\"results\"").nth(1).unwrap_or_default().split("</ol>").next().unwrap();
    list.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// What is typed, and a page that must be among the first three results.
const RECALL: &[(Lang, &str, &str)] = &[
    // Kazakh: forms of words, with the letters of a Russian keyboard, acronyms with endings, numbers.
    (Lang::Kk, "Ливан", "/kk/missions/unifil/"),
    (Lang::Kk, "Ливандағы", "/kk/missions/unifil/"),
    (Lang::Kk, "ливандагы битимгершилер", "/kk/missions/unifil/"),
    (Lang::Kk, "Голанға", "/kk/missions/undof/"),
    (Lang::Kk, "голан жоталарындағы контингент", "/kk/history/golan-2024-2025/"),
    (Lang::Kk, "БҰҰ-ның UNIFIL-ге", "/kk/missions/unifil/"),
    (Lang::Kk, "әйелдердің үлесі", "/kk/women-peace-security/women-in-un-service/"),
    (Lang::Kk, "айелдер", "/kk/women-peace-security/women-in-un-service/"),
    (Lang::Kk, "қазбат", "/kk/history/kazbat/"),
    (Lang::Kk, "казбатты", "/kk/history/kazbat/"),
    (Lang::Kk, "Қауіпсіздік Кеңесіндегі орын", "/kk/history/security-council-2017-2018/"),
    (Lang::Kk, "кауипсиздик кенеси", "/kk/history/security-council-2017-2018/"),
    (Lang::Kk, "1325 қарары", "/kk/women-peace-security/"),
    (Lang::Kk, "юнифил", "/kk/missions/unifil/"),
    (Lang::Kk, "СООННР", "/kk/missions/undof/"),
    (Lang::Kk, "Батыс Сахарада", "/kk/missions/minurso/"),
    (Lang::Kk, "непалда қызмет еткен бақылаушылар", "/kk/missions/unmin/"),
    (Lang::Kk, "марапаттар", "/kk/history/honours/"),
    (Lang::Kk, "Голан жотасында", "/kk/missions/undof/"),
    (Lang::Kk, "голан жотасы туралы", "/kk/missions/undof/"),
    (Lang::Kk, "КДР", "/kk/missions/monusco/"),
    // Russian.
    (Lang::Ru, "миротворцы в Ливане", "/ru/missions/unifil/"),
    (Lang::Ru, "голанских высотах", "/ru/missions/undof/"),
    (Lang::Ru, "ЮНИФИЛ", "/ru/missions/unifil/"),
    (Lang::Ru, "ВСООНЛ", "/ru/missions/unifil/"),
    (Lang::Ru, "СООННР", "/ru/missions/undof/"),
    (Lang::Ru, "женщинам", "/ru/women-peace-security/women-in-un-service/"),
    (Lang::Ru, "казбату", "/ru/history/kazbat/"),
    (Lang::Ru, "совета безопасности", "/ru/history/security-council-2017-2018/"),
    (Lang::Ru, "награды и потери", "/ru/history/honours/"),
    (Lang::Ru, "golan", "/ru/missions/undof/"),
    (Lang::Ru, "западной сахаре", "/ru/missions/minurso/"),
    (Lang::Ru, "непал", "/ru/missions/unmin/"),
    (Lang::Ru, "қазақстан мали", "/ru/missions/minusma/"),
    (Lang::Ru, "контингент на Голанах", "/ru/missions/undof/"),
    (Lang::Ru, "Голанам", "/ru/missions/undof/"),
    (Lang::Ru, "68 000", "/ru/history/peacekeepers-day/"),
    (Lang::Ru, "ЦАР", "/ru/missions/minusca/"),
    (Lang::Ru, "ДРК", "/ru/missions/monusco/"),
    // English.
    (Lang::En, "peacekeepers in Lebanon", "/en/missions/unifil/"),
    (Lang::En, "golan", "/en/missions/undof/"),
    (Lang::En, "unif", "/en/missions/unifil/"),
    (Lang::En, "юндоф", "/en/missions/undof/"),
    (Lang::En, "woman", "/en/women-peace-security/women-in-un-service/"),
    (Lang::En, "KAZBAT", "/en/history/kazbat/"),
    (Lang::En, "seat on the security council", "/en/history/security-council-2017-2018/"),
    (Lang::En, "medals", "/en/history/honours/"),
    (Lang::En, "western sahara observers", "/en/missions/minurso/"),
    (Lang::En, "nepal", "/en/missions/unmin/"),
    (Lang::En, "resolution 1325", "/en/women-peace-security/"),
    (Lang::En, "unmiss", "/en/missions/unmiss/"),
    (Lang::En, "DRC", "/en/missions/monusco/"),
    // Questions as people ask them, in words that the texts do not have.
    (Lang::En, "how to become a peacekeeper", "/en/training/selection/"),
    (Lang::En, "where are kazakh peacekeepers now", "/en/missions/"),
    (Lang::En, "how many peacekeepers does kazakhstan have", "/en/missions/"),
    (Lang::En, "peacekeeper salary", "/en/history/golan-2024-2025/"),
    (Lang::En, "how many died", "/en/history/honours/"),
    (Lang::En, "first female peacekeeper", "/en/women-peace-security/women-in-un-service/"),
    (Lang::Ru, "как стать миротворцем", "/ru/training/selection/"),
    (Lang::Ru, "где служат казахстанские миротворцы", "/ru/missions/"),
    (Lang::Ru, "сколько миротворцев у казахстана", "/ru/missions/"),
    (Lang::Ru, "зарплата миротворца", "/ru/history/golan-2024-2025/"),
    (Lang::Ru, "сколько погибло миротворцев", "/ru/history/honours/"),
    (Lang::Kk, "бітімгер болу үшін не керек", "/kk/training/selection/"),
    (Lang::Kk, "бітімгерлер қайда қызмет етеді", "/kk/missions/"),
    (Lang::Kk, "қанша бітімгер бар", "/kk/missions/"),
    (Lang::Kk, "жалақы", "/kk/history/golan-2024-2025/"),
    // Dates as people type them.
    (Lang::En, "31.07.2025", "/en/missions/"),
    (Lang::Ru, "2018-10-31", "/ru/history/lebanon-2018/"),
    (Lang::Kk, "31/10/2018", "/kk/history/lebanon-2018/"),
];

#[test]
fn what_people_type_finds_what_they_look_for() {
    let mut lost = Vec::new();
    for (lang, typed, wanted) in RECALL {
        let found = results(&page(real(), *lang, typed));
        let mut pages: Vec<&str> = found.iter().map(|href| href.split('#').next().unwrap()).collect();
        pages.dedup();
        if !pages.iter().take(3).any(|page| page.starts_with(wanted)) {
            lost.push(format!("{lang} “{typed}”: {wanted} is not among {:?}", pages.iter().take(5).collect::<Vec<_>>()));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_title_finds_its_page() {
    let site_wide: Vec<String> =
        real().table.iter().filter(|(_, entry)| entry.kind == Kind::Page).map(|(path, _)| path.to_owned()).collect();
    let mut looked = 0;
    let mut lost = Vec::new();
    for path in site_wide.iter().filter(|path| path.matches('/').count() == 4 && !path.contains("/facts/") && !path.contains('@')) {
        let html = String::from_utf8(real().table.get(path).unwrap().bodies().unwrap().identity().to_vec()).unwrap();
        let title = html.split("property=\"og:title\" content=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let title = title.replace("&#38;", "&").replace("&#39;", "’").replace("&#34;", "");
        let lang = Lang::ALL.into_iter().find(|lang| path.starts_with(&format!("/{lang}/"))).unwrap();
        if !results(&page(real(), lang, &title)).iter().take(8).any(|href| href.split('#').next() == Some(path)) {
            lost.push(format!("{path}: “{title}”"));
        }
        looked += 1;
    }
    assert!(looked > 100, "{looked}");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// How many results a page says that there are.
fn count(html: &str) -> usize {
    html.split("id=\"r\">").nth(1).unwrap().split(' ').find_map(|word| word.parse().ok()).unwrap_or(0)
}

#[test]
fn an_acronym_of_another_language_finds_as_much_as_ones_own() {
    for names in [
        ["UNDOF", "СООННР", "сооннр"],
        ["UNIFIL", "ВСООНЛ", "БҰҰЛУК"],
        ["MINURSO", "МООНРЗС", "minurso"],
        ["MINUSCA", "МИНУСКА", "minusca"],
        ["MONUSCO", "МООНСДРК", "monusco"],
        ["MINUSMA", "МИНУСМА", "minusma"],
        ["UNMISS", "МООНЮС", "unmiss"],
        ["UNTSO", "ОНВУП", "untso"],
        ["KAZBAT", "Казбат", "Қазбат"],
        ["UN", "ООН", "un"],
    ] {
        for lang in Lang::ALL {
            let found = names.map(|typed| count(&page(real(), lang, typed)));
            assert!(found.iter().all(|count| *count > 5 && *count == found[0]), "{lang}: {names:?} find {found:?}");
        }
    }
    // The place in a result is marked in the reader’s own acronym.
    assert!(page(real(), Lang::Ru, "UNDOF").contains("<mark>СООННР</mark>"));
}

/// Typed, and what is offered for it.
#[test]
fn slips_and_wrong_layouts_are_offered() {
    for (lang, typed, meant) in [
        (Lang::En, "peacekeeprs", "peacekeepers"),
        (Lang::En, "lebannon", "Lebanon"),
        (Lang::En, "дуифтщт", "lebanon"),
        (Lang::Ru, "миротврцы", "миротворцы"),
        (Lang::Ru, "ujkfys", "голаны"),
        (Lang::Kk, "бітмгерлер", "бітімгерлер"),
        (Lang::Kk, "2qtk", "әйел"),
        (Lang::Kk, "kbdfy", "ливан"),
    ] {
        let html = page(real(), lang, typed);
        let offered = html.split("class=\"meant\"").nth(1).unwrap_or_default().split("</a>").next().unwrap().to_owned();
        assert!(offered.ends_with(&format!(">{meant}")), "{lang} “{typed}”: {offered}");
        let to = offered.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(!results(&raw(real(), lang, to.split('?').nth(1).unwrap())).is_empty(), "{to} finds nothing");
    }
}

#[test]
fn every_result_leads_to_a_page_and_a_place_on_it() {
    let mut seen = 0;
    for lang in Lang::ALL {
        for typed in ["UNDOF", "1325", "UNIFIL 2018", "БҰҰ", "миссия", "mission", "2024", "ООН", "UN"] {
            for href in results(&page(real(), lang, typed)) {
                let (path, id) = href.split_once('#').map_or((href.as_str(), None), |(path, id)| (path, Some(id)));
                let entry = real().table.get(path).unwrap_or_else(|| panic!("{href} of “{typed}” leads nowhere"));
                let html = String::from_utf8_lossy(&entry.bodies().unwrap().identity()).into_owned();
                if let Some(id) = id {
                    assert!(html.contains(&format!("id=\"{id}\"")), "{href} of “{typed}” has no such place");
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn examples_find_something() {
    for lang in Lang::ALL {
        let html = start(real(), lang);
        let examples = html.split("class=\"tries\"").nth(1).unwrap().split("</ul>").next().unwrap();
        let links: Vec<&str> = examples.split("?q=").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(links.len() >= 5, "{lang}: {links:?}");
        for link in links {
            let html = raw(real(), lang, &format!("q={link}"));
            assert!(results(&html).len() > 3 && !html.contains("class=\"meant\""), "{lang}: {link}");
        }
    }
}

/// Whoever does not know what to type finds the questions, and whoever types one finds its page before all others.
#[test]
fn questions_lead_to_the_pages_that_answer_them() {
    let mut counts = Vec::new();
    for lang in Lang::ALL {
        let html = start(real(), lang);
        let list = html.split("<section class=\"c-main asked\"").nth(1).unwrap().split("</ul>").next().unwrap();
        let links: Vec<(&str, &str)> = list.split("href=\"").skip(1).filter_map(|rest| rest.split('<').next()?.split_once("\">")).collect();
        for (href, question) in &links {
            let (page_of, id) = href.split_once('#').unwrap_or((href, ""));
            assert!(text(real(), page_of).contains(&format!("id=\"{id}\"")) || id.is_empty(), "{href}");
            let found = results(&page(real(), lang, question));
            assert_eq!(found.first().map(|first| first.split('#').next().unwrap()), Some(page_of), "{lang}: {question}");
        }
        counts.push(links.len());
    }
    assert!(counts[0] >= 15 && counts.iter().all(|count| *count == counts[0]), "{counts:?}");
}

#[test]
fn results_are_counted_and_paged() {
    let html = page(real(), Lang::Ru, "голаны");
    let count: usize = html.split("id=\"r\">").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let words = match (count % 10, count % 100) {
        (1, rest) if rest != 11 => "результат",
        (2..=4, rest) if !(12..=14).contains(&rest) => "результата",
        _ => "результатов",
    };
    assert!(html.contains(&format!("{count} {words} по запросу «голаны»")), "{count}");
    let mut seen = 0;
    for number in 1..=count.div_ceil(10) {
        let html = raw(real(), Lang::Ru, &format!("q=%D0%B3%D0%BE%D0%BB%D0%B0%D0%BD%D1%8B&page={number}"));
        seen += html.matches("<li class=\"result\">").count();
        assert_eq!(html.contains("rel=\"next\""), number < count.div_ceil(10), "{number}");
        assert_eq!(html.contains("rel=\"prev\""), number > 1, "{number}");
    }
    assert_eq!(seen, count);
}

#[test]
fn another_language_that_has_results_is_named() {
    let html = page(real(), Lang::En, "миротворцы");
    assert!(results(&html).is_empty());
    assert!(html.contains("results in Russian</a>"));
    assert!(html.contains("href=\"/ru/search/?q=%D0%BC%D0%B8"));
    let html = page(real(), Lang::Ru, "battalion");
    assert!(html.contains("на английском</a>"), "{html}");
}

#[test]
fn the_query_stays_in_the_field_the_title_and_the_language_switch() {
    let html = page(real(), Lang::Kk, "<b>\"Голан\"&");
    assert!(!html.contains("<b>\""), "what is typed is escaped");
    assert!(html.contains("<title>&lt;b&gt;&quot;Голан&quot;&amp; – Іздеу – "), "{}", &html[..600]);
    assert!(html.contains("value=\"&#60;b&#62;&#34;Голан&#34;&#38;\"") || html.contains("value=\"&lt;b&gt;&quot;Голан&quot;&amp;\""));
    assert_eq!(html.matches("href=\"/lang/ru/search/?q=%3Cb%3E%22%D0%93").count(), 2, "header and footer");
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!html.contains("rel=\"canonical\""));
}

#[test]
fn a_query_that_is_too_long_is_cut_and_says_so() {
    for lang in Lang::ALL {
        let html = page(real(), lang, &"Голан ".repeat(40));
        assert!(html.contains("<p class=\"note\">") && html.contains("100"), "{lang}");
        assert!(!results(&html).is_empty());
        assert!(!page(real(), lang, "Голан").contains("<p class=\"note\">"));
    }
}

#[test]
fn a_small_site_is_searched_too() {
    let live = live(&small());
    for lang in Lang::ALL {
        assert!(!results(&page(&live, lang, "UNDOF")).is_empty(), "{lang}");
        let html = page(&live, lang, "zzzzzz");
        assert!(results(&html).is_empty() && html.contains("class=\"tips\""), "{lang}");
        // Nothing that is typed is an error.
        for typed in ["%", "%00%ff", "q", "q=%F0%9F%95%8A", "q=<script>", "q=..%2F..", "page=9", "q=a&page=999999999999999999999"] {
            assert!(raw(&live, lang, typed).ends_with("</html>\n") || raw(&live, lang, typed).ends_with("</html>"), "{typed}");
        }
    }
}

#[test]
fn what_looks_for_nothing_is_answered_with_the_page_of_the_table() {
    for query in ["", "q=", "q=+", "kind=fact", "utm_source=chat&fbclid=a"] {
        assert_eq!(real().table.search().unwrap().page(Lang::Kk, query), None, "{query}");
        assert_eq!(bytes(&format!("/kk/search/?{query}")), bytes("/kk/search/"), "{query}");
    }
}

#[test]
fn browsers_learn_of_the_search() {
    for lang in Lang::ALL {
        let entry = real().table.get(&format!("/opensearch-{lang}.xml")).unwrap();
        assert_eq!(entry.kind, Kind::OpenSearch);
        let text = String::from_utf8_lossy(&entry.bodies().unwrap().identity()).into_owned();
        let inside = |name: &str| text.split(&format!("<{name}>")).nth(1).unwrap().split("</").next().unwrap().to_owned();
        assert!(inside("ShortName").chars().count() <= 16, "OpenSearch 1.1 allows 16 characters");
        assert_eq!(inside("Language"), lang.code());
        assert!(text.contains(&format!("template=\"https://kazpeace.example/{lang}/search/?q={{searchTerms}}\"")));
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        let home = String::from_utf8_lossy(&real().table.get(&format!("/{lang}/")).unwrap().bodies().unwrap().identity()).into_owned();
        assert!(home.contains(&format!("rel=\"search\" type=\"application/opensearchdescription+xml\" href=\"/opensearch-{lang}.xml\"")));
        // What structured data say of the search, the page shows.
        assert!(home.contains(&format!("\"urlTemplate\":\"https://kazpeace.example/{lang}/search/?q={{words}}\"")));
        assert!(home.contains(&format!("action=\"/{lang}/search/\"")));
    }
}

/// A debug build is ten to thirty times slower than what is served.
#[test]
fn a_query_takes_a_moment() {
    let live = real();
    let begun = Instant::now();
    for (lang, typed, _) in RECALL {
        page(live, *lang, typed);
    }
    let each = begun.elapsed() / u32::try_from(RECALL.len()).unwrap();
    println!("{each:?} for each query");
    assert!(each.as_millis() < 100, "{each:?}");
}

//! What a page says of itself to machines, in the words of schema.org, as JSON-LD. Nothing stands here that the page does not show.

use serde::Serialize;
use serde_json::{Value, json};

use super::Context;
use super::shell::Link;
use super::words::in_script;
use crate::lang::Lang;
use crate::registry::Listing;
use crate::site::{Page, PageKind, References, address};

/// What is said of a page. Articles have types of their own, as a large site has thousands: the fields are in the order of their names, as
/// those of values are.
#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Value(Value),
    Article(Box<Article<'a>>),
    Breadcrumbs(Breadcrumbs<'a>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    author: Organization<'a>,
    citation: Vec<&'a str>,
    date_modified: String,
    date_published: String,
    description: &'a str,
    headline: &'a str,
    image: Option<String>,
    in_language: &'static str,
    is_based_on: Vec<&'a str>,
    main_entity_of_page: String,
}

#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Breadcrumb<'a>>,
}

#[derive(Serialize)]
struct Breadcrumb<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item: String,
    name: &'a str,
    position: usize,
}

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

/// The structured data of a page as JSON that can stand in a `script` element: `<` is written as an escape, so nothing can close it.
pub(super) fn data(context: &Context<'_>, page: &Page, lang: Lang, crumbs: &[Link]) -> String {
    let mut graph = Vec::new();
    match &page.kind {
        PageKind::Home(_) => graph.push(Node::Value(website(context, page, lang))),
        PageKind::Mission(_) => graph.push(article(context, page, lang)),
        PageKind::Article(own) => {
            graph.push(article(context, page, lang));
            if own.listing == Some(Listing::Glossary) {
                graph.push(Node::Value(glossary(context, page, lang)));
            }
        }
        PageKind::Section(_) => {}
    }
    if !crumbs.is_empty() {
        let base = &context.site.config.base;
        let item_list_element = crumbs
            .iter()
            .zip(1..)
            .map(|(crumb, position)| Breadcrumb { kind: "ListItem", item: format!("{base}{}", crumb.href), name: &crumb.label, position })
            .collect();
        graph.push(Node::Breadcrumbs(Breadcrumbs { kind: "BreadcrumbList", item_list_element }));
    }
    // Nothing of it can fail to be written as JSON.
    in_script(&serde_json::to_string(&Graph { context: "https://schema.org", graph }).unwrap_or_default())
}

fn website(context: &Context<'_>, page: &Page, lang: Lang) -> Value {
    json!({
        "@type": "WebSite",
        "name": context.site.config.name.get(lang),
        "description": page.text(lang).document.front.summary.value,
        "inLanguage": lang.code(),
        "url": format!("{}{}", context.site.config.base, address::page(lang, "")),
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": format!("{}{}?q={{words}}", context.site.config.base, address::search(lang)) },
            "query-input": "required name=words",
        },
    })
}

/// The addresses of the sources of an article, in the order of its references.
fn sources<'a>(context: &Context<'a>, page: &Page, lang: Lang) -> Vec<&'a str> {
    let site = context.site;
    let mut sources: Vec<&str> = Vec::new();
    for source in References::of(site, page, lang).ids().iter().filter_map(|id| site.sources.get(id)) {
        // Several tables of one publisher may stand at one address.
        if !sources.contains(&source.url.as_str()) {
            sources.push(&source.url);
        }
    }
    sources
}

fn article<'a>(context: &Context<'a>, page: &'a Page, lang: Lang) -> Node<'a> {
    let (site, document) = (context.site, &page.text(lang).document);
    let (front, base, own) = (&document.front, &site.config.base, document.lang);
    let sources = sources(context, page, lang);
    Node::Article(Box::new(Article {
        kind: "Article",
        author: Organization { kind: "Organization", name: site.config.name.get(own), url: format!("{base}{}", address::page(own, "")) },
        citation: sources.clone(),
        date_modified: front.latest.date.to_string(),
        date_published: front.published().to_string(),
        description: &front.summary.value,
        headline: &front.title.value,
        image: context.previews.get(page, lang).map(|preview| format!("{base}{}", preview.path)),
        in_language: own.code(),
        is_based_on: sources,
        main_entity_of_page: format!("{base}{}", address::page(own, &page.path)),
    }))
}

fn glossary(context: &Context<'_>, page: &Page, lang: Lang) -> Value {
    let here = format!("{}{}", context.site.config.base, address::page(lang, &page.path));
    let terms: Vec<Value> = context
        .site
        .terms
        .iter()
        .filter_map(|term| {
            let definition = term.definition.as_ref()?.get(lang);
            let url = format!("{here}#{}", address::term_anchor(&term.id.value));
            Some(json!({ "@type": "DefinedTerm", "name": term.approved.get(lang), "description": definition, "url": url }))
        })
        .collect();
    let name = &page.text(lang).document.front.title.value;
    json!({ "@type": "DefinedTermSet", "name": name, "url": here, "inLanguage": lang.code(), "hasDefinedTerm": terms })
}

//! What a page says of itself to machines, in the words of schema.org, as JSON-LD. Nothing stands here that the page does not show.

use serde_json::{Value, json};

use super::Context;
use super::shell::Link;
use crate::lang::Lang;
use crate::registry::Listing;
use crate::site::{Page, PageKind, References, address};

/// The structured data of a page as JSON that can stand in a `script` element: `<` is written as an escape, so nothing can close it.
pub(super) fn data(context: &Context<'_>, page: &Page, lang: Lang, crumbs: &[Link]) -> String {
    let mut graph = Vec::new();
    match &page.kind {
        PageKind::Home(_) => graph.push(website(context, page, lang)),
        PageKind::Mission(_) => graph.push(article(context, page, lang)),
        PageKind::Article(own) => {
            graph.push(article(context, page, lang));
            if own.listing == Some(Listing::Glossary) {
                graph.push(glossary(context, page, lang));
            }
        }
        PageKind::Section(_) => {}
    }
    if !crumbs.is_empty() {
        let base = &context.site.config.base;
        let items: Vec<Value> = crumbs
            .iter()
            .zip(1..)
            .map(|(crumb, at)| json!({ "@type": "ListItem", "position": at, "name": crumb.label, "item": format!("{base}{}", crumb.href) }))
            .collect();
        graph.push(json!({ "@type": "BreadcrumbList", "itemListElement": items }));
    }
    json!({ "@context": "https://schema.org", "@graph": graph }).to_string().replace('<', "\\u003c")
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

fn article(context: &Context<'_>, page: &Page, lang: Lang) -> Value {
    let (site, document) = (context.site, &page.text(lang).document);
    let (front, base, own) = (&document.front, &site.config.base, document.lang);
    let references = References::of(site, page, lang);
    let mut sources: Vec<&str> = Vec::new();
    for source in references.ids().iter().filter_map(|id| site.sources.get(id)) {
        // Several tables of one publisher may stand at one address.
        if !sources.contains(&source.url.as_str()) {
            sources.push(&source.url);
        }
    }
    let image = context.previews.get(page, lang).map(|preview| format!("{base}{}", preview.path));
    json!({
        "@type": "Article",
        "headline": front.title.value,
        "description": front.summary.value,
        "inLanguage": own.code(),
        "datePublished": front.published().to_string(),
        "dateModified": front.latest.date.to_string(),
        "mainEntityOfPage": format!("{base}{}", address::page(own, &page.path)),
        "author": { "@type": "Organization", "name": site.config.name.get(own), "url": format!("{base}{}", address::page(own, "")) },
        "image": image,
        "citation": sources,
        "isBasedOn": sources,
    })
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

//! The web app manifest (W3C): the name and the icons under which a phone keeps the site.

use serde_json::json;

use crate::lang::Lang;
use crate::site::address;
use crate::views::Context;

/// The manifest in a language, as JSON.
pub(super) fn manifest(context: &Context<'_>, lang: Lang) -> String {
    let icon = |name: &str, sizes: &str, media: &str, purpose: &str| json!({ "src": context.assets.address(name), "sizes": sizes, "type": media, "purpose": purpose });
    let manifest = json!({
        "name": context.site.config.name.get(lang),
        "short_name": context.voices.get(lang).t.search_short_name(),
        "description": context.site.config.about.get(lang),
        "lang": lang.code(),
        "dir": "ltr",
        "id": address::page(lang, ""),
        "start_url": address::page(lang, ""),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fbf8f2",
        "theme_color": "#fbf8f2",
        "icons": [
            icon("img/favicon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable.png", "512x512", "image/png", "maskable"),
        ],
    });
    format!("{manifest:#}\n")
}

//! The description of the search (OpenSearch 1.1): with it a browser offers the site among its search engines.

use askama::Template;

use super::absolute;
use crate::lang::Lang;
use crate::site::address;
use crate::views::Context;

#[derive(Template)]
#[template(path = "opensearch.xml")]
struct Description {
    lang: Lang,
    /// At most 16 characters.
    short_name: String,
    long_name: String,
    about: String,
    icon: String,
    own: String,
    search: String,
}

/// The description in a language.
pub(super) fn description(context: &Context<'_>, lang: Lang) -> Result<String, askama::Error> {
    let (config, t) = (&context.site.config, &context.voices.get(lang).t);
    let description = Description {
        lang,
        short_name: t.search_short_name(),
        long_name: config.name.get(lang).clone(),
        about: t.search_about(),
        icon: format!("{}{}", config.base, context.assets.address("img/favicon.svg")),
        own: format!("{}{}", config.base, address::open_search(lang)),
        search: absolute(context, lang, address::SEARCH),
    };
    description.render()
}

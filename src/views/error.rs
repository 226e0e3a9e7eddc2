//! The pages that stand for an error status.

use askama::Template;

use super::Context;
use super::shell::Shell;
use crate::draw;
use crate::lang::Lang;
use crate::site::address;

/// The statuses that have a page.
pub const ERRORS: [u16; 10] = [400, 404, 405, 406, 408, 412, 414, 431, 500, 503];

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorView<'a> {
    shell: Shell<'a>,
    number: String,
    lead: String,
    plate: String,
    missions: String,
    /// The address of the search, where it may help.
    search: Option<String>,
}

/// The page of an error status in a language. A status without a page of its own gets the page of 500.
pub fn error_page(context: &Context<'_>, status: u16, lang: Lang) -> Result<String, askama::Error> {
    let t = &context.voices.get(lang).t;
    let (title, lead) = match status {
        400 => (t.error_400(), t.error_400_lead()),
        404 => (t.error_404(), t.error_404_lead()),
        405 => (t.error_405(), t.error_405_lead()),
        406 => (t.error_406(), t.error_406_lead()),
        408 => (t.error_408(), t.error_408_lead()),
        412 => (t.error_412(), t.error_412_lead()),
        414 => (t.error_414(), t.error_414_lead()),
        431 => (t.error_431(), t.error_431_lead()),
        503 => (t.error_503(), t.error_503_lead()),
        _ => (t.error_500(), t.error_500_lead()),
    };
    let view = ErrorView {
        number: t.error_number(status.to_string()),
        plate: draw::blank_plate(&status.to_string()),
        missions: address::page(lang, "missions"),
        search: (status == 404).then(|| address::search(lang)),
        shell: Shell { finds: status != 404, ..Shell::error(context, lang, title, lead.clone()) },
        lead,
    };
    view.render()
}

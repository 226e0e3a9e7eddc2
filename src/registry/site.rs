//! `site.toml`: what the whole site needs to know of itself.

use super::Located;
use super::reader::Reader;
use crate::lang::PerLang;
use crate::moment::Moment;
use crate::problem::Problem;

/// The settings of the content.
#[derive(Clone, Debug)]
pub struct SiteConfig {
    /// The address that absolute links begin with, without a slash at the end: `https://example.org`.
    pub base: String,
    /// The name of the site.
    pub name: PerLang<String>,
    /// The name broken into two lines with `|`, for the brand.
    pub brand: PerLang<String>,
    /// One sentence that says what the site is.
    pub about: PerLang<String>,
    /// The latest UN table that was read. The site never says “now” without it.
    pub latest: Moment,
    /// The address that readers report errors to.
    pub contact: Located<String>,
}

impl SiteConfig {
    pub(super) fn read(reader: &Reader<'_>) -> Option<SiteConfig> {
        let base = reader.text("base");
        if let Some(base) = &base
            && (!(base.value.starts_with("https://") || base.value.starts_with("http://")) || base.value.ends_with('/'))
        {
            let what = format!("“{}” cannot be the base address", base.value);
            reader.note(Problem::error(base.place.clone(), what, "write it as https://example.org, without a slash at the end"));
        }
        let contact = reader.text("contact");
        if let Some(contact) = contact.as_ref().filter(|contact| !contact.value.contains('@')) {
            reader.note(Problem::error(
                contact.place.clone(),
                format!("“{}” is not an e-mail address", contact.value),
                "write it as name@example.org",
            ));
        }
        let latest = reader.moment("latest");
        let (name, brand, about) = (reader.per_lang("name"), reader.per_lang("brand"), reader.per_lang("about"));
        Some(SiteConfig { base: base?.value, name: name?, brand: brand?, about: about?, latest: latest?.value, contact: contact? })
    }
}

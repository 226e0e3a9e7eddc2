//! `site.toml`: what the whole site needs to know of itself.

use jiff::civil::Date;

use super::Located;
use super::fact::day;
use super::reader::Reader;
use crate::base::{BASE, is_base};
use crate::lang::PerLang;
use crate::moment::Moment;
use crate::problem::{Place, Problem};

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
    /// The authority of the ids in feeds and its date (RFC 4151): `example.org,2026`. It never changes, even if the site moves. Without it
    /// there are no feeds.
    pub tag: Option<String>,
    /// The day up to which `security.txt` holds (RFC 9116 §2.5.5). Without it there is no `security.txt`.
    pub security_expires: Option<Located<Date>>,
}

impl SiteConfig {
    /// What stands in for a `site.toml` that is missing or has problems, so that the rest of the content is checked all the same. It is
    /// never shown.
    pub(crate) fn stand_in() -> SiteConfig {
        let empty = || PerLang::build(|_| String::new());
        SiteConfig {
            base: String::new(),
            name: empty(),
            brand: empty(),
            about: empty(),
            latest: Moment::Year(0),
            contact: Located { value: String::new(), place: Place::start_of("site.toml") },
            tag: None,
            security_expires: None,
        }
    }

    pub(super) fn read(reader: &Reader<'_>) -> Option<SiteConfig> {
        let base = reader.text("base");
        if let Some(base) = base.as_ref().filter(|base| !is_base(&base.value)) {
            let what = format!("“{}” cannot be the base address", base.value);
            reader.note(Problem::error(base.place.clone(), what, format!("write it as {BASE}")));
        }
        let contact = reader.text("contact");
        let is_address = |text: &str| text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if let Some(contact) = contact.as_ref().filter(|contact| !is_address(&contact.value) || contact.value.contains(char::is_whitespace))
        {
            reader.note(Problem::error(
                contact.place.clone(),
                format!("“{}” is not an e-mail address", contact.value),
                "write it as name@example.org",
            ));
        }
        let tag = reader.maybe_text("tag");
        if let Some(tag) = tag.as_ref().filter(|tag| !is_tag(&tag.value)) {
            let what = format!("“{}” cannot begin the ids of feeds", tag.value);
            reader.note(Problem::error(tag.place.clone(), what, "write a domain and a date on which it was yours: \"example.org,2026\""));
        }
        let security_expires = day(reader, "security_expires");
        let latest = reader.moment("latest");
        let (name, brand, about) = (reader.per_lang("name"), reader.per_lang("brand"), reader.per_lang("about"));
        Some(SiteConfig {
            base: base?.value,
            name: name?,
            brand: brand?,
            about: about?,
            latest: latest?.value,
            contact: contact?,
            tag: tag.map(|tag| tag.value),
            security_expires,
        })
    }
}

/// Whether a text is the authority and the date of a tag (RFC 4151 §2.1).
fn is_tag(text: &str) -> bool {
    text.split_once(',').is_some_and(|(authority, date)| {
        let host = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '@');
        authority.contains('.') && authority.chars().all(host) && Moment::parse(date).is_some()
    })
}

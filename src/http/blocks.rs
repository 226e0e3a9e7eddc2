//! The header fields that follow from what an entry is: the same for each entry of a kind, language and coding, so they are written out once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use actix_http::header::{self, HeaderName, HeaderValue};

use super::headers;
use super::reply::Block;
use crate::artifact::Kind;
use crate::lang::Lang;
use crate::table::{Coding, Entry};

/// The blocks of every kind of entry that a site has.
#[derive(Debug)]
pub struct Blocks {
    /// Sorted, pages first: they are asked for most.
    kinds: Vec<OfKind>,
}

#[derive(Debug)]
struct OfKind {
    kind: Kind,
    validated: Arc<Block>,
    described: Vec<Described>,
}

#[derive(Debug)]
struct Described {
    lang: Option<Lang>,
    coding: Coding,
    block: Arc<Block>,
}

impl Blocks {
    /// The blocks for some entries. `secure` says that readers come over TLS.
    pub fn new<'a>(entries: impl Iterator<Item = &'a Entry>, secure: bool) -> Blocks {
        let mut langs: BTreeMap<Kind, BTreeSet<Option<Lang>>> = BTreeMap::new();
        for entry in entries {
            langs.entry(entry.kind).or_default().insert(entry.lang);
        }
        let of_kind = |(kind, langs): (Kind, BTreeSet<Option<Lang>>)| {
            let described = langs.into_iter().flat_map(|lang| [Coding::Br, Coding::Gzip, Coding::Identity].map(|coding| (lang, coding)));
            let described = described.map(|(lang, coding)| {
                let block = cached(kind).chain(describe(kind, lang, coding, secure)).collect();
                Described { lang, coding, block: Arc::new(block) }
            });
            OfKind { kind, validated: Arc::new(cached(kind).collect()), described: described.collect() }
        };
        Blocks { kinds: langs.into_iter().map(of_kind).collect() }
    }

    /// What a 304 says beside its validators (RFC 9110 §15.4.5).
    pub fn validated(&self, kind: Kind) -> Option<Arc<Block>> {
        self.of(kind).map(|of| of.validated.clone())
    }

    /// What describes and protects a body of a kind, in a language and a coding.
    pub fn described(&self, kind: Kind, lang: Option<Lang>, coding: Coding) -> Option<Arc<Block>> {
        let described = self.of(kind)?.described.iter().find(|described| described.lang == lang && described.coding == coding)?;
        Some(described.block.clone())
    }

    fn of(&self, kind: Kind) -> Option<&OfKind> {
        self.kinds.iter().find(|of| of.kind == kind)
    }
}

/// How a kind is cached, and by what its representations differ. What an error page differs by depends on the request.
fn cached(kind: Kind) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    let vary = match kind {
        Kind::Error(_) => None,
        // The Markdown of a page is also sent at the address of the page.
        Kind::Page | Kind::Markdown => Some(headers::VARY_PAGE),
        kind => kind.is_compressible().then_some(headers::VARY_CODING),
    };
    let vary = vary.map(|vary| (header::VARY, vary));
    std::iter::once((header::CACHE_CONTROL, headers::cache_control(kind))).chain(vary)
}

fn describe(kind: Kind, lang: Option<Lang>, coding: Coding, secure: bool) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    let document = headers::is_document(kind);
    let fields = [
        Some((header::CONTENT_TYPE, headers::media_type(kind))),
        headers::content_encoding(coding).map(|coding| (header::CONTENT_ENCODING, coding)),
        lang.map(|lang| (header::CONTENT_LANGUAGE, headers::content_language(lang))),
        Some((header::CONTENT_SECURITY_POLICY, headers::content_security_policy(kind))),
        Some((header::CROSS_ORIGIN_RESOURCE_POLICY, headers::resource_policy(kind))),
        document.then_some((header::CROSS_ORIGIN_OPENER_POLICY, headers::OPENER_POLICY)),
        document.then_some((headers::PERMISSIONS_POLICY_NAME, headers::PERMISSIONS_POLICY)),
        headers::is_open_data(kind).then_some((header::ACCESS_CONTROL_ALLOW_ORIGIN, headers::ALLOW_ORIGIN)),
        secure.then_some((header::STRICT_TRANSPORT_SECURITY, headers::STRICT_TRANSPORT_SECURITY)),
    ];
    fields.into_iter().flatten().chain(headers::EVERYWHERE)
}

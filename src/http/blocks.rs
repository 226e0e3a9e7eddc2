//! The header fields that follow from what an entry is: the same for each entry of a kind, language and coding, so they are written out once.

use std::sync::Arc;

use actix_http::header::{self, HeaderName, HeaderValue};
use hashbrown::HashMap;

use super::headers;
use super::reply::Block;
use crate::artifact::Kind;
use crate::lang::Lang;
use crate::table::{Coding, Entry};

/// The blocks of every kind of entry that a site has.
#[derive(Debug)]
pub struct Blocks {
    described: HashMap<(Kind, Option<Lang>, Coding), Arc<Block>>,
    validated: HashMap<Kind, Arc<Block>>,
}

impl Blocks {
    /// The blocks for some entries. `secure` says that readers come over TLS.
    pub fn new<'a>(entries: impl Iterator<Item = &'a Entry>, secure: bool) -> Blocks {
        let mut blocks = Blocks { described: HashMap::new(), validated: HashMap::new() };
        for entry in entries {
            let Entry { kind, lang, .. } = *entry;
            blocks.validated.entry(kind).or_insert_with(|| Arc::new(cached(kind).collect()));
            for coding in [Coding::Br, Coding::Gzip, Coding::Identity] {
                let described = || Arc::new(cached(kind).chain(describe(kind, lang, coding, secure)).collect());
                blocks.described.entry((kind, lang, coding)).or_insert_with(described);
            }
        }
        blocks
    }

    /// What a 304 says beside its validators (RFC 9110 §15.4.5).
    pub fn validated(&self, kind: Kind) -> Option<Arc<Block>> {
        self.validated.get(&kind).cloned()
    }

    /// What describes and protects a body of a kind, in a language and a coding.
    pub fn described(&self, kind: Kind, lang: Option<Lang>, coding: Coding) -> Option<Arc<Block>> {
        self.described.get(&(kind, lang, coding)).cloned()
    }
}

/// How a kind is cached, and by what its representations differ. What an error page differs by depends on the request.
fn cached(kind: Kind) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    let vary = match kind {
        Kind::Error(_) => None,
        Kind::Page => Some(headers::VARY_PAGE),
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

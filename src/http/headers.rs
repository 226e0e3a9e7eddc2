//! Every header text that the site sends, in one place. What a kind of artifact is sent with follows from here and nowhere else.

use actix_http::header::{self, HeaderName, HeaderValue};

use crate::artifact::Kind;
use crate::lang::Lang;
use crate::table::Coding;

/// Nothing may be loaded but the site's own style sheet, script, fonts and pictures; nothing may frame the site (CSP Level 3).
pub const CONTENT_SECURITY_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

/// What is not a page runs nothing and loads nothing.
pub const CONTENT_SECURITY_POLICY_FILE: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

/// The media type is what the site says (Fetch, “should response to request be blocked due to nosniff”).
pub const NOSNIFF: HeaderValue = HeaderValue::from_static("nosniff");

/// Other sites learn which site a reader comes from, not which page (Referrer Policy).
pub const REFERRER_POLICY: HeaderValue = HeaderValue::from_static("strict-origin-when-cross-origin");

/// The site needs none of the powers that a browser can grant (Permissions Policy).
pub const PERMISSIONS_POLICY: HeaderValue = HeaderValue::from_static(
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
     midi=(), payment=(), usb=(), browsing-topics=()",
);

/// A page that opens the site gets no handle to it (HTML, cross-origin opener policies).
pub const OPENER_POLICY: HeaderValue = HeaderValue::from_static("same-origin");

/// Other sites may not load pages into theirs (Fetch, cross-origin resource policy).
pub const RESOURCE_POLICY: HeaderValue = HeaderValue::from_static("same-origin");

/// Open data and preview pictures are made to be loaded elsewhere.
pub const RESOURCE_POLICY_OPEN: HeaderValue = HeaderValue::from_static("cross-origin");

/// Anyone's script may read open data (Fetch, CORS protocol).
pub const ALLOW_ORIGIN: HeaderValue = HeaderValue::from_static("*");

/// Two years of HTTPS only, sent over TLS alone (RFC 6797).
pub const STRICT_TRANSPORT_SECURITY: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// Kept by caches, but asked for again each time (RFC 9111 §5.2.2): an edit is seen at once.
pub const REVALIDATE: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");

/// A fingerprinted file never changes (RFC 8246).
pub const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// An hour, for what robots and tools fetch over and over.
pub const HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// For what depends on who asks.
pub const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");

/// For errors.
pub const NO_CACHE: HeaderValue = HeaderValue::from_static("no-cache");

/// What is answered here (RFC 9110 §10.2.1).
pub const ALLOW: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");

/// The same bytes differ by content coding (RFC 9110 §12.5.5).
pub const VARY_CODING: HeaderValue = HeaderValue::from_static("Accept-Encoding");

/// A page differs by content coding, and may be had as Markdown.
pub const VARY_PAGE: HeaderValue = HeaderValue::from_static("Accept-Encoding, Accept");

/// Where the reader is sent depends on these.
pub const VARY_LANGUAGE: HeaderValue = HeaderValue::from_static("Accept-Language, Cookie");

/// An error in the reader's language, compressed.
pub const VARY_LANGUAGE_CODING: HeaderValue = HeaderValue::from_static("Accept-Language, Cookie, Accept-Encoding");

/// Ranges are not offered (RFC 9110 §14.3): nothing here is large.
pub const ACCEPT_RANGES: HeaderValue = HeaderValue::from_static("none");

/// Try again after so many seconds (RFC 9110 §10.2.3).
pub const RETRY_AFTER: HeaderValue = HeaderValue::from_static("5");

/// The media type of plain text.
pub const PLAIN_TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// The media type of counters (OpenMetrics 1.0).
pub const OPEN_METRICS: HeaderValue = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");

/// The name that `actix-http` has no constant for.
pub const PERMISSIONS_POLICY_NAME: HeaderName = HeaderName::from_static("permissions-policy");

/// The media type of a kind, with its charset.
pub const fn media_type(kind: Kind) -> HeaderValue {
    HeaderValue::from_static(match kind {
        Kind::Page | Kind::Error(_) => "text/html; charset=utf-8",
        Kind::Style => "text/css; charset=utf-8",
        Kind::Script => "text/javascript; charset=utf-8",
        Kind::Font => "font/woff2",
        Kind::Svg => "image/svg+xml; charset=utf-8",
        Kind::Png | Kind::Drawn | Kind::Sketched => "image/png",
        Kind::Text => "text/plain; charset=utf-8",
        Kind::Xml => "application/xml; charset=utf-8",
        Kind::Markdown => "text/markdown; charset=utf-8",
        Kind::Atom => "application/atom+xml; charset=utf-8",
        Kind::Csv => "text/csv; charset=utf-8; header=present",
        Kind::Json => "application/json; charset=utf-8",
        Kind::GeoJson => "application/geo+json; charset=utf-8",
        Kind::OpenSearch => "application/opensearchdescription+xml; charset=utf-8",
        Kind::Manifest => "application/manifest+json; charset=utf-8",
        Kind::BibTex => "application/x-bibtex; charset=utf-8",
        Kind::Ris => "application/x-research-info-systems; charset=utf-8",
        Kind::CslJson => "application/vnd.citationstyles.csl+json; charset=utf-8",
    })
}

/// The cache rule of a kind.
pub const fn cache_control(kind: Kind) -> HeaderValue {
    match kind {
        Kind::Page | Kind::Markdown => REVALIDATE,
        Kind::Error(_) => NO_CACHE,
        Kind::Style | Kind::Script | Kind::Font | Kind::Svg | Kind::Png | Kind::Drawn | Kind::Sketched => IMMUTABLE,
        Kind::Text | Kind::Xml | Kind::Atom | Kind::Csv | Kind::Json | Kind::GeoJson | Kind::OpenSearch | Kind::Manifest => HOUR,
        Kind::BibTex | Kind::Ris | Kind::CslJson => HOUR,
    }
}

/// The content security policy of a kind.
pub const fn content_security_policy(kind: Kind) -> HeaderValue {
    match kind {
        Kind::Page | Kind::Error(_) => CONTENT_SECURITY_POLICY,
        _ => CONTENT_SECURITY_POLICY_FILE,
    }
}

/// Who may load a kind into a page of their own.
pub const fn resource_policy(kind: Kind) -> HeaderValue {
    match kind {
        Kind::Png | Kind::Drawn | Kind::Sketched | Kind::Csv | Kind::Json | Kind::GeoJson | Kind::Atom => RESOURCE_POLICY_OPEN,
        _ => RESOURCE_POLICY,
    }
}

/// Whether a kind is open data, which any script may read.
pub const fn is_open_data(kind: Kind) -> bool {
    matches!(kind, Kind::Csv | Kind::Json | Kind::GeoJson)
}

/// The value of `Content-Encoding`; nothing for the plain bytes.
pub const fn content_encoding(coding: Coding) -> Option<HeaderValue> {
    match coding {
        Coding::Br => Some(HeaderValue::from_static("br")),
        Coding::Gzip => Some(HeaderValue::from_static("gzip")),
        Coding::Identity => None,
    }
}

/// The policies that every answer of the site carries, but for a 304, which leaves those of the copy as they are.
pub const EVERYWHERE: [(HeaderName, HeaderValue); 3] =
    [(header::X_CONTENT_TYPE_OPTIONS, NOSNIFF), (header::REFERRER_POLICY, REFERRER_POLICY), (header::ACCEPT_RANGES, ACCEPT_RANGES)];

/// The cookie that remembers the choice of a language for a year (RFC 6265 §4.1).
pub const fn choice(lang: Lang, secure: bool) -> HeaderValue {
    HeaderValue::from_static(match (lang, secure) {
        (Lang::Kk, false) => "lang=kk; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
        (Lang::Ru, false) => "lang=ru; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
        (Lang::En, false) => "lang=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
        (Lang::Kk, true) => "lang=kk; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure",
        (Lang::Ru, true) => "lang=ru; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure",
        (Lang::En, true) => "lang=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure",
    })
}

/// The value of `Content-Language`.
pub const fn content_language(lang: Lang) -> HeaderValue {
    HeaderValue::from_static(lang.code())
}

/// Whether a browser shows a kind as a document.
pub const fn is_document(kind: Kind) -> bool {
    matches!(kind, Kind::Page | Kind::Error(_))
}

//! What the line makes: a named body of bytes with its kind. Media type and cache rule follow from the kind, nobody else decides.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// What an artifact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A page at a language address (`/en/missions/undof/`).
    Page,
    /// The page that stands for an error status in one language; its path is never requested.
    Error(u16),
    /// A style sheet at a fingerprinted address.
    Style,
    /// A script at a fingerprinted address.
    Script,
    /// A WOFF2 font at a fingerprinted address.
    Font,
    /// An SVG picture at a fingerprinted address.
    Svg,
    /// A PNG picture at a fingerprinted address.
    Png,
    /// A PNG picture at a fingerprinted address that is drawn when it is first needed: the body is the SVG drawing, and the fingerprint is
    /// of the drawing.
    Drawn,
    /// As [`Kind::Drawn`], but one of a thousand that few ask for: it is drawn when it is needed, and kept only for a while.
    Sketched,
    /// A plain text at a fixed address (`/robots.txt`).
    Text,
    /// An XML document at a fixed address (`/sitemap.xml`).
    Xml,
    /// A page as Markdown (RFC 7763).
    Markdown,
    /// An Atom feed.
    Atom,
    /// Open data as CSV (RFC 4180).
    Csv,
    /// Open data as JSON (RFC 8259).
    Json,
    /// Open data as GeoJSON (RFC 7946).
    GeoJson,
    /// An OpenSearch description.
    OpenSearch,
    /// A web app manifest.
    Manifest,
    /// A citation in BibTeX.
    BibTex,
    /// A citation in RIS.
    Ris,
    /// A citation in CSL-JSON.
    CslJson,
}

impl Kind {
    /// The word that counters and logs know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Page => "page",
            Kind::Error(_) => "error",
            Kind::Style => "style",
            Kind::Script => "script",
            Kind::Font => "font",
            Kind::Svg => "svg",
            Kind::Png => "png",
            Kind::Text => "text",
            Kind::Xml => "xml",
            Kind::Markdown => "markdown",
            Kind::Atom => "atom",
            Kind::Csv => "csv",
            Kind::Json => "json",
            Kind::GeoJson => "geojson",
            Kind::OpenSearch => "opensearch",
            Kind::Manifest => "manifest",
            Kind::Drawn => "card",
            Kind::Sketched => "figure-card",
            Kind::BibTex => "bibtex",
            Kind::Ris => "ris",
            Kind::CslJson => "csl-json",
        }
    }

    /// Whether its address changes with its content, so that it can be kept for a year.
    pub fn is_fingerprinted(self) -> bool {
        matches!(self, Kind::Style | Kind::Script | Kind::Font | Kind::Svg | Kind::Png | Kind::Drawn | Kind::Sketched)
    }

    /// Whether a content coding can make it smaller: WOFF2 and PNG are compressed in themselves.
    pub fn is_compressible(self) -> bool {
        !matches!(self, Kind::Font | Kind::Png | Kind::Drawn | Kind::Sketched)
    }
}

/// A finished thing to serve or to export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The absolute path of its address, percent-encoding not needed: `/en/missions/undof/`.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// The language it is written in, if it is.
    pub lang: Option<Lang>,
    /// The editorial date: when a person last changed what it says.
    pub modified: Option<Date>,
    /// The bytes, without content coding; of a [`Kind::Drawn`] or [`Kind::Sketched`] the drawing.
    pub body: Vec<u8>,
}

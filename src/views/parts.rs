//! Parts that several pages share: sources, cards, contents, text.

use super::prose::Writer;
use super::{Context, Voice};
use crate::document::{Document, plain};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::registry::{ArticleKind, SourceEntry, Status};
use crate::site::{Page, PageKind, References, Site, address};

/// A source in the list at the foot.
pub(super) struct SourceItem<'a> {
    pub(super) number: usize,
    pub(super) source: &'a SourceEntry,
    /// Its date in the reader's language, or that there is none.
    pub(super) date: String,
    /// That it is in another language, if it is.
    pub(super) language: Option<String>,
    /// The address of a stored copy, and what it is.
    pub(super) archive: Option<(&'a str, String)>,
}

/// Where copies are kept by an archive for everybody. Those elsewhere are somebody’s own, and readers are told so.
const ARCHIVE: &str = "https://web.archive.org/";

/// The numbered sources of a page.
pub(super) fn sources<'a>(context: &Context<'a>, references: &References, lang: Lang) -> Vec<SourceItem<'a>> {
    let site: &'a Site = context.site;
    let found = references.ids().iter().enumerate().filter_map(|(at, id)| Some((at + 1, site.sources.get(id)?)));
    found.map(|(number, source)| source_item(context.voices.get(lang), number, source)).collect()
}

/// A source as the reader's language tells of it.
pub(super) fn source_item<'a>(voice: &Voice, number: usize, source: &'a SourceEntry) -> SourceItem<'a> {
    let date = source.date.as_ref().map_or_else(|| voice.t.undated(), |date| voice.formats.date(date.value));
    let language = (source.language != voice.lang.code()).then(|| voice.t.in_language(source.language));
    let archive = source.archive.as_deref().map(|copy| {
        let words = if copy.starts_with(ARCHIVE) { voice.t.archived_copy() } else { voice.t.copy_elsewhere() };
        (copy, words)
    });
    SourceItem { number, source, date, language, archive }
}

/// A card that leads to a page.
pub(super) struct Card {
    pub(super) href: String,
    pub(super) eyebrow: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) updated: String,
    pub(super) datetime: String,
    /// The language of the title and summary, if it is not the reader's.
    pub(super) foreign: Option<Lang>,
}

/// The card of a page.
pub(super) fn card(context: &Context<'_>, page: &Page, lang: Lang) -> Card {
    let text = page.text(lang);
    let voice = context.voices.get(lang);
    let date = text.document.front.latest.date;
    Card {
        href: address::page(lang, &page.path),
        eyebrow: eyebrow(voice, page),
        title: text.document.front.title.value.clone(),
        summary: text.document.front.summary.value.clone(),
        updated: voice.t.updated(voice.formats.date(Moment::Day(date))),
        datetime: date.to_string(),
        foreign: text.waived.map(|_| Lang::SOURCE),
    }
}

/// The word above a page’s title on cards.
pub(super) fn eyebrow(voice: &Voice, page: &Page) -> String {
    match &page.kind {
        PageKind::Mission(_) => voice.t.kind_mission(),
        PageKind::Home(_) | PageKind::Section(_) => voice.t.kind_article(),
        PageKind::Article(article) => match article.kind {
            ArticleKind::Article => voice.t.kind_article(),
            ArticleKind::Explainer => voice.t.kind_explainer(),
            ArticleKind::Record => voice.t.kind_record(),
            ArticleKind::Notice => voice.t.kind_notice(),
        },
    }
}

/// The status of a mission: its class and its words.
pub(super) fn status(site: &Site, voice: &Voice, status: Status) -> (&'static str, String) {
    match status {
        Status::Serving => ("status", voice.t.status_serving(voice.formats.date(site.config.latest))),
        Status::Completed => ("status status--past", voice.t.status_completed()),
        Status::Authorised => ("status status--plan", voice.t.status_authorised()),
    }
}

/// An entry of the contents list.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) label: String,
}

/// The contents of a text: its headings of the second level, those of the list below it, and the sources. Shown from three headings on.
pub(super) fn contents(document: &Document, below: Vec<Entry>, sources: Option<String>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = document
        .headings()
        .filter(|heading| heading.level == 2)
        .map(|heading| Entry { id: heading.id.value.clone(), label: plain(&heading.text) })
        .chain(below)
        .collect();
    if entries.len() < 3 {
        return Vec::new();
    }
    entries.extend(sources.map(|label| Entry { id: "sources".to_owned(), label }));
    entries
}

/// The text of a page in the language it is written in, with links that lead on in the reader's.
pub(super) fn prose(context: &Context<'_>, page: &Page, lang: Lang, references: &References) -> String {
    let document = &page.text(lang).document;
    Writer::new(context, context.voices.get(document.lang), lang, references).document(document)
}

/// The cards of the related pages.
pub(super) fn related(context: &Context<'_>, page: &Page, lang: Lang) -> Vec<Card> {
    context.site.related(&page.path).map(|page| card(context, page, lang)).collect()
}

/// The pages before and after one among its siblings.
pub(super) fn neighbours(context: &Context<'_>, page: &Page, lang: Lang) -> (Option<Card>, Option<Card>) {
    let Some(parent) = page.parent() else { return (None, None) };
    let siblings: Vec<&Page> =
        context.site.children(parent).into_iter().filter(|sibling| sibling.mission().is_some() == page.mission().is_some()).collect();
    let Some(at) = siblings.iter().position(|sibling| sibling.path == page.path) else { return (None, None) };
    let before = at.checked_sub(1).and_then(|at| siblings.get(at)).map(|page| card(context, page, lang));
    let after = siblings.get(at + 1).map(|page| card(context, page, lang));
    (before, after)
}

//! The page of an article.

use askama::Template;

use super::choice;
use super::cite::cited;
use super::data::{self, DataFile};
use super::facts::{self, Filter, Group};
use super::parts::{self, Card, Entry, SourceItem};
use super::share::Share;
use super::shell::Shell;
use super::{Context, Voice};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::registry::{Article, Fact, Listing, SourceKind};
use crate::site::{Page, References, Site, address};

/// What every page with a text has below it.
pub(super) struct Foot<'a> {
    pub(super) sources: Vec<SourceItem<'a>>,
    pub(super) updated: String,
    pub(super) datetime: String,
    pub(super) review: Option<String>,
    /// Date, note and address of the version of each change.
    pub(super) changes: Vec<(String, String, String)>,
    pub(super) share: Share,
    /// Name and address of the citation for each kind of reference manager.
    pub(super) files: [(&'static str, String); 3],
    pub(super) related: Vec<Card>,
    pub(super) before: Option<Card>,
    pub(super) after: Option<Card>,
    /// The words for the page before and the page after.
    pub(super) neighbours: (String, String),
}

impl<'a> Foot<'a> {
    pub(super) fn of(context: &Context<'a>, page: &Page, references: &References, lang: Lang) -> Foot<'a> {
        let voice = context.voices.get(lang);
        let front = &page.text(lang).document.front;
        let day = |date| voice.formats.date(Moment::Day(date));
        let (before, after) = parts::neighbours(context, page, lang);
        let changes = std::iter::once(&front.latest)
            .chain(&front.earlier)
            .map(|change| (day(change.date), change.note.clone(), cited(page.text(lang).document.lang, &page.path, change.date)))
            .collect();
        let neighbours = match page.mission() {
            Some(_) => (voice.t.mission_previous(), voice.t.mission_next()),
            None => (voice.t.page_previous(), voice.t.page_next()),
        };
        Foot {
            sources: parts::sources(context, references, lang),
            updated: voice.t.updated(day(front.latest.date)),
            datetime: front.latest.date.to_string(),
            review: page.review_by().map(|review| voice.t.review_by(day(review.value))),
            changes,
            share: Share::page(context, page, lang),
            files: [("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json")]
                .map(|(name, extension)| (name, address::citation(page.text(lang).document.lang, &page.path, extension))),
            related: parts::related(context, page, lang),
            before,
            after,
            neighbours,
        }
    }
}

/// What readers are told of the translation: that there is none yet, or that it does not follow the English text any more.
pub(super) fn notice(page: &Page, voice: &Voice) -> Option<String> {
    let text = page.text(voice.lang);
    let date = |date| voice.formats.date(Moment::Day(date));
    text.waived.map(|day| voice.t.waived(date(day))).or_else(|| text.behind.map(|day| voice.t.behind(date(day))))
}

#[derive(Template)]
#[template(path = "article.html")]
pub(super) struct ArticleView<'a> {
    shell: Shell<'a>,
    text_lang: Lang,
    notice: Option<String>,
    eyebrow: String,
    contents: Vec<Entry>,
    prose: String,
    listed: Option<Listed<'a>>,
    foot: Foot<'a>,
}

/// The list below the text.
enum Listed<'a> {
    /// The id and the heading of each group of sources.
    Sources(Vec<(String, String, Vec<SourceItem<'a>>)>),
    Disputed(Vec<Disputes<'a>>),
    Glossary(Vec<GlossaryEntry<'a>>),
    Facts {
        filters: Vec<Filter>,
        form: String,
        groups: Vec<Group<'a>>,
    },
    /// The files, and the address of the data package.
    Data {
        files: Vec<DataFile>,
        package: String,
        json_ld: String,
    },
}

impl<'a> Listed<'a> {
    fn of(context: &'a Context<'a>, voice: &Voice, references: &References, listing: Listing) -> Listed<'a> {
        match listing {
            Listing::Sources => Listed::Sources(all_sources(context, voice)),
            Listing::Disputed => Listed::Disputed(disputes(context, voice, references)),
            Listing::Glossary => Listed::Glossary(glossary(context, voice)),
            Listing::Facts => {
                let lists = facts::fact_lists(context.site);
                Listed::Facts {
                    filters: facts::filters(context, voice, &lists, None),
                    form: choice::form(context, voice, &lists, None),
                    groups: facts::groups(context, voice, |_| true),
                }
            }
            Listing::Data => Listed::Data {
                files: data::list(context, voice),
                package: address::data_file("datapackage", "json"),
                json_ld: data::json_ld(context, voice),
            },
        }
    }

    /// What the contents list of the page names of it.
    fn entries(&self, voice: &Voice) -> Vec<Entry> {
        match self {
            Listed::Data { .. } => vec![Entry { id: "files".to_owned(), label: voice.t.data_files() }],
            Listed::Disputed(groups) => groups.iter().map(|group| Entry { id: group.id.clone(), label: group.name.clone() }).collect(),
            _ => Vec::new(),
        }
    }
}

/// The figures of one mission that have several published values.
struct Disputes<'a> {
    id: String,
    name: String,
    figures: Vec<Dispute<'a>>,
}

/// A figure with all its published values.
struct Dispute<'a> {
    id: &'a str,
    /// What is counted, as HTML that leads to the page of the fact.
    statement: String,
    scope: &'a str,
    /// Value, date, references and note of each; the first is the one that the site uses.
    values: Vec<(String, String, String, String)>,
}

/// A term with its meaning.
pub(super) struct GlossaryEntry<'a> {
    id: &'a str,
    pub(super) term: &'a str,
    pub(super) definition: &'a str,
    /// The term in the other languages.
    pub(super) others: Vec<(Lang, &'a str)>,
}

pub(super) fn view<'a>(context: &'a Context<'a>, page: &'a Page, article: &Article, lang: Lang) -> ArticleView<'a> {
    let voice = context.voices.get(lang);
    let references = References::of(context.site, page, lang);
    let document = &page.text(lang).document;
    let prose = parts::prose(context, page, lang, &references);
    let listed = article.listing.map(|listing| Listed::of(context, voice, &references, listing));
    let foot = Foot::of(context, page, &references, lang);
    let below = listed.as_ref().map(|listed| listed.entries(voice)).unwrap_or_default();
    ArticleView {
        text_lang: document.lang,
        notice: notice(page, voice),
        eyebrow: parts::card(context, page, lang).eyebrow,
        contents: parts::contents(document, below, (!foot.sources.is_empty()).then(|| voice.t.sources())),
        prose,
        listed,
        foot,
        shell: Shell::of(context, page, lang),
    }
}

/// Every source of the site by the kind of its publisher, sorted by title within it.
pub(super) fn all_sources<'a>(context: &Context<'a>, voice: &Voice) -> Vec<(String, String, Vec<SourceItem<'a>>)> {
    let t = &voice.t;
    let kinds = [
        (SourceKind::Un, "un", t.source_kind_un()),
        (SourceKind::Government, "government", t.source_kind_government()),
        (SourceKind::Law, "law", t.source_kind_law()),
        (SourceKind::Agency, "agency", t.source_kind_agency()),
        (SourceKind::Press, "press", t.source_kind_press()),
        (SourceKind::Research, "research", t.source_kind_research()),
        (SourceKind::Reference, "reference", t.source_kind_reference()),
    ];
    kinds
        .into_iter()
        .map(|(kind, id, name)| {
            let mut sources: Vec<_> = context.site.sources.values().filter(|source| source.kind == kind).collect();
            voice.formats.sort_by_key(&mut sources, |source| format!("{} {}", source.publisher, source.title));
            let heading = format!("{name} ({})", t.count_sources(sources.len()));
            (id.to_owned(), heading, sources.into_iter().map(|source| parts::source_item(voice, 0, source)).collect())
        })
        .collect()
}

fn disputes<'a>(context: &Context<'a>, voice: &Voice, references: &References) -> Vec<Disputes<'a>> {
    let site: &'a Site = context.site;
    let writer = super::prose::Writer::new(context, voice, voice.lang, references);
    let figure = |fact: &'a Fact| {
        let own = (voice.figure(fact), voice.formats.date(fact.as_of.value), writer.marks(&fact.sources), voice.t.disputed_ours());
        let others = fact.disputed.iter().map(|dispute| {
            writer.fresh_block();
            let (point, note) = (&dispute.point, dispute.note.get(voice.lang).clone());
            (voice.point(fact, point), voice.formats.date(point.as_of.value), writer.marks(&point.sources), note)
        });
        let values = std::iter::once(own).chain(others).collect();
        writer.fresh_block();
        Dispute {
            id: &fact.id.value,
            statement: writer.linked(&fact.id.value, &super::words::escape(fact.statement.get(voice.lang))),
            scope: fact.scope.get(voice.lang),
            values,
        }
    };
    let groups = site.disputed().into_iter().map(|(slug, facts)| {
        let (id, name) = disputes_of(context, voice, slug);
        Disputes { id, name, figures: facts.into_iter().map(figure).collect() }
    });
    groups.collect()
}

/// The id and the words of the heading above the figures of a mission, or of none.
pub(super) fn disputes_of(context: &Context<'_>, voice: &Voice, slug: Option<&str>) -> (String, String) {
    let name = slug.map_or_else(|| voice.t.facts_no_mission(), |slug| super::chart::mission(context, voice, slug));
    (format!("d-{}", slug.unwrap_or("none")), name)
}

pub(super) fn glossary<'a>(context: &Context<'a>, voice: &Voice) -> Vec<GlossaryEntry<'a>> {
    let mut entries: Vec<GlossaryEntry<'a>> = context
        .site
        .terms
        .iter()
        .filter_map(|term| {
            let others = term.approved.iter().filter(|(lang, _)| *lang != voice.lang).map(|(lang, text)| (lang, text.as_str())).collect();
            let definition = term.definition.as_ref()?.get(voice.lang);
            Some(GlossaryEntry { id: &term.id.value, term: term.approved.get(voice.lang), definition, others })
        })
        .collect();
    voice.formats.sort_by_key(&mut entries, |entry| entry.term.trim_start_matches('«').to_owned());
    entries
}

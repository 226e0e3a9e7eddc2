//! What the TOML file of a bundle says once for the three languages.

use jiff::civil::Date;

use super::Located;
use super::fact::day;
use super::reader::Reader;
use crate::lang::{Lang, PerLang};
use crate::problem::Problem;

/// A translation that is promised by a day, and replaced by the English text until then.
pub type Waiver = Option<Located<Date>>;

fn waiver(reader: &Reader<'_>) -> PerLang<Waiver> {
    match reader.maybe_table("waiver") {
        Some(table) => {
            let waiver = PerLang::build(|lang: Lang| (lang != Lang::SOURCE).then(|| day(&table, lang.code())).flatten());
            table.finish();
            waiver
        }
        None => PerLang::build(|_| None),
    }
}

/// What every bundle has.
#[derive(Clone, Debug)]
pub struct Common {
    /// Its place within its section, low first.
    pub order: i64,
    /// The day after which editors are warned and readers told that the page needs a review.
    pub review_by: Option<Located<Date>>,
    /// The waivers for missing translations.
    pub waiver: PerLang<Waiver>,
}

impl Common {
    pub(super) fn read(reader: &Reader<'_>) -> Option<Common> {
        let order = reader.integer("order");
        let review_by = day(reader, "review_by");
        let waiver = waiver(reader);
        Some(Common { order: order?, review_by, waiver })
    }
}

/// What kind of article it is: the word above its title on cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleKind {
    /// A piece on a subject.
    Article,
    /// An answer to one question.
    Explainer,
    /// A page of reference.
    Record,
    /// A page about the site.
    Notice,
}

/// A list that the program adds below the text of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Every source.
    Sources,
    /// Every figure with more than one published value.
    Disputed,
    /// The glossary.
    Glossary,
    /// Every fact, with ways to narrow them down.
    Facts,
    /// The files of open data.
    Data,
}

/// `article.toml`.
#[derive(Clone, Debug)]
pub struct Article {
    /// What every bundle has.
    pub common: Common,
    /// What kind of article it is.
    pub kind: ArticleKind,
    /// The list below its text, if any.
    pub listing: Option<Listing>,
}

impl Article {
    pub(super) fn read(reader: &Reader<'_>) -> Option<Article> {
        let common = Common::read(reader);
        let kind = reader.choice(
            "kind",
            &[
                ("article", ArticleKind::Article),
                ("explainer", ArticleKind::Explainer),
                ("record", ArticleKind::Record),
                ("notice", ArticleKind::Notice),
            ],
        );
        let listing = reader.maybe_choice(
            "show",
            &[
                ("sources", Listing::Sources),
                ("disputed", Listing::Disputed),
                ("glossary", Listing::Glossary),
                ("facts", Listing::Facts),
                ("data", Listing::Data),
            ],
        );
        Some(Article { common: common?, kind: kind?, listing })
    }
}

/// `section.toml`.
#[derive(Clone, Debug)]
pub struct Section {
    /// What every bundle has.
    pub common: Common,
    /// What its page shows above the list of pages.
    pub view: SectionView,
}

/// What a section page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionView {
    /// The map of missions, and the missions by status.
    Map,
    /// The timeline.
    Timeline,
    /// The list alone.
    List,
}

impl Section {
    pub(super) fn read(reader: &Reader<'_>) -> Option<Section> {
        let common = Common::read(reader);
        let view = reader.choice("show", &[("map", SectionView::Map), ("timeline", SectionView::Timeline), ("list", SectionView::List)]);
        Some(Section { common: common?, view: view? })
    }
}

/// `home.toml`.
#[derive(Clone, Debug)]
pub struct Home {
    /// The waivers for missing translations.
    pub waiver: PerLang<Waiver>,
    /// The day after which the page needs a review.
    pub review_by: Option<Located<Date>>,
    /// The ids of the two to four key figures.
    pub figures: Vec<Located<String>>,
    /// The path of the lead item.
    pub feature: Located<String>,
    /// The paths of the cards under it.
    pub cards: Vec<Located<String>>,
    /// The id of the figure in the 1325 panel.
    pub women: Located<String>,
    /// The path that the 1325 panel leads to.
    pub wps: Located<String>,
    /// The ids of the events on the strip.
    pub events: Vec<Located<String>>,
}

impl Home {
    pub(super) fn read(reader: &Reader<'_>) -> Option<Home> {
        let review_by = day(reader, "review_by");
        let waiver = waiver(reader);
        for (key, what) in [("figures", "ids of facts"), ("cards", "paths of pages"), ("events", "ids of events")] {
            let help = format!("add {key} = [\"…\"] with {what}; docs/editing.md has an example");
            reader.need(key, Problem::error(reader.place(), format!("“{key}” is missing"), help));
        }
        let (figures, cards, events) = (reader.list("figures"), reader.list("cards"), reader.list("events"));
        if let Some(place) = figures.get(4).or(figures.first().filter(|_| figures.len() < 2)).map(|figure| figure.place.clone()) {
            let what = format!(
                "the home page has {}",
                if figures.len() == 1 { "one key figure".to_owned() } else { format!("{} key figures", figures.len()) }
            );
            reader.note(Problem::error(place, what, "name two to four"));
        }
        let (feature, women, wps) = (reader.text("feature"), reader.text("women"), reader.text("wps"));
        Some(Home { waiver, review_by, figures, feature: feature?, cards, women: women?, wps: wps?, events })
    }
}

//! What each file of open data holds.

use crate::lang::{Lang, PerLang};
use crate::registry::{Bound, Fact, Located, Point, SourceEntry, Value};
use crate::site::sheet::{Cell, ColumnKind, Sheet};
use crate::site::{Site, address};

/// A file of open data.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// Its name without the ending: `facts`, `chart-rank`.
    pub name: String,
    /// What it holds.
    pub sheet: Sheet,
    /// Whether there is JSON beside the CSV.
    pub json: bool,
}

/// Every file of open data: the registries first, then one for each chart.
pub fn datasets(site: &Site) -> Vec<Dataset> {
    let registries = [
        ("facts", facts(site, site.facts.values())),
        ("fact-values", values(site.facts.values())),
        ("missions", missions(site)),
        ("sources", sources(site.sources.values())),
        ("contributions", contributions(site)),
        ("remarks", remarks(site)),
    ];
    let registries = registries.into_iter().map(|(name, sheet)| Dataset { name: name.to_owned(), sheet, json: true });
    let charts = site.charts.values().map(|chart| Dataset {
        name: address::chart_data(chart.chart.code()),
        sheet: site.chart_sheet(chart.chart, Lang::SOURCE),
        json: false,
    });
    registries.chain(charts).collect()
}

const TEXT: ColumnKind = ColumnKind::Text;

/// Facts with all that is needed to understand them.
pub(super) fn facts<'a>(site: &Site, facts: impl IntoIterator<Item = &'a Fact>) -> Sheet {
    let mut sheet = Sheet::new([
        ("id", TEXT),
        ("kind", TEXT),
        ("unit", TEXT),
        ("value", TEXT),
        ("bound", TEXT),
        ("as_of", ColumnKind::Date),
        ("mission", TEXT),
        ("statement_kk", TEXT),
        ("statement_ru", TEXT),
        ("statement_en", TEXT),
        ("scope_kk", TEXT),
        ("scope_ru", TEXT),
        ("scope_en", TEXT),
        ("sources", TEXT),
        ("review_by", ColumnKind::Date),
        ("url", TEXT),
    ]);
    let row = |fact: &Fact| {
        let head = [
            text(&fact.id.value),
            Cell::Word(fact.kind.code()),
            Cell::Word(fact.unit.code()),
            value(&fact.value),
            bound(fact.bound),
            Cell::Date(fact.as_of.value),
            fact.mission.as_ref().map_or(Cell::Empty, |mission| Cell::Mission(mission.value.clone())),
        ];
        let review = fact.review_by.as_ref().map_or(Cell::Empty, |day| Cell::Text(day.value.to_string()));
        let tail = [ids(&fact.sources), review, Cell::Text(neutral(site, &address::fact(&fact.id.value)))];
        head.into_iter().chain(each(&fact.statement)).chain(each(&fact.scope)).chain(tail).collect()
    };
    sheet.rows = facts.into_iter().map(row).collect();
    sheet
}

/// Every published value of facts: the one that the site uses, earlier ones, and others.
pub(super) fn values<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Sheet {
    let mut sheet = Sheet::new([
        ("fact", TEXT),
        ("role", TEXT),
        ("value", TEXT),
        ("bound", TEXT),
        ("as_of", ColumnKind::Date),
        ("sources", TEXT),
        ("note_kk", TEXT),
        ("note_ru", TEXT),
        ("note_en", TEXT),
    ]);
    let row = |fact: &Fact, role: &'static str, point: &Point, note: Option<&PerLang<String>>| {
        let note = note.map_or_else(|| vec![Cell::Empty, Cell::Empty, Cell::Empty], |note| each(note).collect());
        let head = [
            text(&fact.id.value),
            Cell::Word(role),
            value(&point.value),
            bound(point.bound),
            Cell::Date(point.as_of.value),
            ids(&point.sources),
        ];
        head.into_iter().chain(note).collect::<Vec<Cell>>()
    };
    for fact in facts {
        let own = Point { value: fact.value.clone(), bound: fact.bound, as_of: fact.as_of.clone(), sources: fact.sources.clone() };
        sheet.rows.push(row(fact, "current", &own, None));
        sheet.rows.extend(fact.history.iter().map(|point| row(fact, "earlier", point, None)));
        sheet.rows.extend(fact.disputed.iter().map(|dispute| row(fact, "other", &dispute.point, Some(&dispute.note))));
    }
    sheet
}

/// How exact a value is.
fn bound(bound: Option<Bound>) -> Cell {
    bound.map_or(Cell::Empty, |bound| Cell::Word(bound.code()))
}

fn missions(site: &Site) -> Sheet {
    let mut sheet = Sheet::new([
        ("id", TEXT),
        ("code", TEXT),
        ("status", TEXT),
        ("name_kk", TEXT),
        ("name_ru", TEXT),
        ("name_en", TEXT),
        ("official_kk", TEXT),
        ("official_ru", TEXT),
        ("official_en", TEXT),
        ("latitude", ColumnKind::Decimal),
        ("longitude", ColumnKind::Decimal),
        ("from", ColumnKind::Date),
        ("to", ColumnKind::Date),
        ("url", TEXT),
    ]);
    sheet.rows = site
        .missions()
        .into_iter()
        .map(|(page, mission)| {
            let name = PerLang::build(|lang| mission.label.get(lang).replace('|', " "));
            let head = [Cell::Mission(page.slug().to_owned()), text(&mission.code), Cell::Word(mission.status.code())];
            let tail = [
                Cell::Decimal(mission.latitude.to_string()),
                Cell::Decimal(mission.longitude.to_string()),
                mission.service.first().map_or(Cell::Empty, |spell| Cell::Date(spell.from)),
                mission.service.last().map_or(Cell::Empty, |spell| Cell::Date(spell.to)),
                Cell::Text(neutral(site, &page.path)),
            ];
            head.into_iter().chain(each(&name)).chain(each(&mission.official)).chain(tail).collect()
        })
        .collect();
    sheet
}

/// Sources as they are cited.
pub(super) fn sources<'a>(sources: impl IntoIterator<Item = &'a SourceEntry>) -> Sheet {
    let columns = ["id", "kind", "title", "publisher", "after_kk", "after_ru", "after_en", "language"].map(|id| (id, TEXT));
    let mut sheet = Sheet::new(columns.into_iter().chain([("date", ColumnKind::Date), ("url", TEXT), ("archive", TEXT)]));
    sheet.rows = sources
        .into_iter()
        .map(|source| {
            let after = |lang: Lang| source.after.as_ref().map_or(Cell::Empty, |after| text(after.get(lang)));
            vec![
                text(&source.id.value),
                Cell::Word(source.kind.code()),
                text(&source.title),
                text(&source.publisher),
                after(Lang::Kk),
                after(Lang::Ru),
                after(Lang::En),
                text(source.language),
                source.date.as_ref().map_or(Cell::Empty, |date| Cell::Date(date.value)),
                text(&source.url),
                source.archive.as_deref().map_or(Cell::Empty, text),
            ]
        })
        .collect();
    sheet
}

/// What is said of single months of the series of Kazakhstan, each remark with the rows that it lies on.
fn remarks(site: &Site) -> Sheet {
    let date = ColumnKind::Date;
    let columns = [("first_month", date), ("last_month", date), ("mission", TEXT), ("kind", TEXT), ("flag", TEXT)];
    let mut sheet = Sheet::new(columns.into_iter().chain([("remark_kk", TEXT), ("remark_ru", TEXT), ("remark_en", TEXT)]));
    sheet.rows = site
        .series
        .flags
        .iter()
        .map(|flag| {
            let head = [
                Cell::Date(flag.from),
                Cell::Date(flag.to),
                flag.mission.as_ref().map_or(Cell::Empty, |mission| Cell::Mission(mission.value.clone())),
                flag.kind.map_or(Cell::Empty, |kind| Cell::Word(kind.code())),
                Cell::Word(flag.flag.code()),
            ];
            head.into_iter().chain([Lang::Kk, Lang::Ru, Lang::En].map(|lang| text(&flag.text.get(lang).value))).collect()
        })
        .collect();
    sheet
}

/// The series of Kazakhstan row by row, with the word of the flag that lies on it.
fn contributions(site: &Site) -> Sheet {
    let mut sheet = Sheet::new([
        ("date", ColumnKind::Date),
        ("mission", TEXT),
        ("kind", TEXT),
        ("people", ColumnKind::Integer),
        ("women", ColumnKind::Integer),
        ("source", TEXT),
        ("flag", TEXT),
    ]);
    let series = &site.series;
    sheet.rows = series
        .headcounts
        .iter()
        .map(|row| {
            let mut flags: Vec<_> = series.flags_on(row).map(|flag| flag.flag).collect();
            // A row that is doubtful is called so, whatever else is said of its month.
            flags.sort_by_key(|flag| *flag != crate::registry::FlagKind::Doubtful);
            vec![
                Cell::Date(row.month),
                row.mission.as_ref().map_or(Cell::Empty, |mission| Cell::Mission(mission.value.clone())),
                Cell::Word(row.kind.code()),
                Cell::Integer(i64::from(row.people)),
                row.women.map_or(Cell::Empty, |women| Cell::Integer(i64::from(women))),
                text(&row.source.value),
                flags.first().map_or(Cell::Empty, |flag| Cell::Word(flag.code())),
            ]
        })
        .collect();
    sheet
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn each(texts: &PerLang<String>) -> impl Iterator<Item = Cell> + '_ {
    texts.iter().map(|(_, own)| text(own))
}

fn ids(sources: &[Located<String>]) -> Cell {
    Cell::Text(sources.iter().map(|source| source.value.as_str()).collect::<Vec<_>>().join(" "))
}

fn value(value: &Value) -> Cell {
    match value {
        Value::Integer(number) => Cell::Integer(*number),
        Value::Decimal(number) => Cell::Decimal(number.clone()),
        Value::Date(moment) => Cell::Date(*moment),
        Value::Text(texts) => text(texts.get(Lang::SOURCE)),
    }
}

/// The absolute address that opens a page in the reader's own language.
fn neutral(site: &Site, path: &str) -> String {
    format!("{}{}", site.config.base, address::neutral(path))
}

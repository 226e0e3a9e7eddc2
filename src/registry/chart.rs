//! `charts.toml`: what each chart says. What it draws follows from its id.

use super::Located;
use super::reader::Reader;
use crate::lang::PerLang;
use crate::problem::{Problem, did_you_mean};

/// A chart that the site can draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartId {
    /// People from Kazakhstan by month and mission.
    ByMission,
    /// People from Kazakhstan by month and kind of post.
    ByKind,
    /// Women among them at the end of each year, and their share beside the world's and the targets.
    Women,
    /// The share of women worldwide in each group, and the targets.
    WomenWorldwide,
    /// Kazakhstan's place among the contributing countries by month.
    Rank,
    /// Kazakhstan beside its neighbours by month.
    Neighbours,
    /// First to last known month of service in each mission.
    Service,
    /// The missions that Parliament named, and the first service after it.
    Decisions,
}

impl ChartId {
    /// Every chart.
    pub const ALL: [ChartId; 8] = [
        ChartId::ByMission,
        ChartId::ByKind,
        ChartId::Women,
        ChartId::WomenWorldwide,
        ChartId::Rank,
        ChartId::Neighbours,
        ChartId::Service,
        ChartId::Decisions,
    ];

    /// The id that texts and addresses use.
    pub const fn code(self) -> &'static str {
        match self {
            ChartId::ByMission => "by-mission",
            ChartId::ByKind => "by-kind",
            ChartId::Women => "women",
            ChartId::WomenWorldwide => "women-worldwide",
            ChartId::Rank => "rank",
            ChartId::Neighbours => "neighbours",
            ChartId::Service => "service",
            ChartId::Decisions => "decisions",
        }
    }

    /// The chart of an id.
    pub fn of(code: &str) -> Option<ChartId> {
        ChartId::ALL.into_iter().find(|id| id.code() == code)
    }
}

/// What a chart says.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its id in the file.
    pub id: Located<String>,
    /// Which chart it is.
    pub chart: ChartId,
    /// What a reader sees in it, in one sentence without a full stop.
    pub title: PerLang<String>,
    /// What is counted and when.
    pub unit: PerLang<String>,
    /// What one must know to read it rightly.
    pub note: PerLang<String>,
    /// The ids of its sources.
    pub sources: Vec<Located<String>>,
}

impl Chart {
    pub(super) fn read(id: Located<String>, reader: &Reader<'_>) -> Option<Chart> {
        let chart = ChartId::of(&id.value);
        if chart.is_none() {
            let known = ChartId::ALL.map(ChartId::code);
            let help = did_you_mean(&id.value, known, &format!("the charts are {}", known.join(", ")));
            reader.note(Problem::error(id.place.clone(), format!("“{}” is not a chart the site can draw", id.value), help));
        }
        let (title, unit, note) = (reader.per_lang("title"), reader.per_lang("unit"), reader.per_lang("note"));
        let help = "add sources = [\"…\"] with ids of sources.toml";
        reader.need("sources", Problem::error(reader.place(), "a chart has no source", help));
        let sources = reader.list("sources");
        Some(Chart { id, chart: chart?, title: title?, unit: unit?, note: note?, sources })
    }
}

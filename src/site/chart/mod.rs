//! What each chart shows, computed from the series: plain numbers, not yet a drawing.

mod history;
mod monthly;
mod women;

pub use history::History;
pub use monthly::{Key, Lane, Monthly, Point};
pub use women::{GroupShare, Women, WomenWorldwide, WorldGroup, YearEnd};

use super::Site;
use super::sheet::{Cell, ColumnKind, Sheet};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::registry::{ChartId, Spell};

/// A place that a decision of Parliament named.
pub struct Named<'a> {
    /// Its name as the decision was reported.
    pub name: &'a str,
    /// The mission by its slug, if the site has a page of it.
    pub mission: Option<&'a str>,
    /// The service in that mission that was going on at the decision or began after it, if any is known.
    pub service: Option<Spell>,
}

impl Site {
    /// The last month of the series: what a chart is as of.
    pub fn series_end(&self) -> Option<Moment> {
        self.series.headcounts.last().map(|headcount| headcount.month)
    }

    /// Each decision of Parliament with the places that it named, in the order of the file.
    pub fn decisions(&self, lang: Lang) -> Vec<(Moment, Vec<Named<'_>>)> {
        let mut decisions: Vec<(Moment, Vec<Named<'_>>)> = Vec::new();
        for decision in &self.series.decisions {
            let mission = decision.mission.as_ref().map(|mission| mission.value.as_str());
            let service = mission.and_then(|slug| {
                let (_, mission) = self.mission(slug)?;
                mission.service.iter().find(|spell| spell.to.last_day() >= decision.date.first_day()).copied()
            });
            let named = Named { name: &decision.name.get(lang).value, mission, service };
            match decisions.last_mut().filter(|(date, _)| *date == decision.date) {
                Some((_, places)) => places.push(named),
                None => decisions.push((decision.date, vec![named])),
            }
        }
        decisions
    }

    /// The numbers of a chart. Names of places are in a language; everything else is the same in all.
    pub fn chart_sheet(&self, chart: ChartId, lang: Lang) -> Sheet {
        match chart {
            ChartId::ByMission => Monthly::by_mission(&self.series).sheet(),
            ChartId::ByKind => Monthly::by_kind(&self.series).sheet(),
            ChartId::Rank => Monthly::rank(&self.series).sheet(),
            ChartId::Neighbours => Monthly::neighbours(&self.series).sheet(),
            ChartId::Women => Women::of(self).sheet(),
            ChartId::WomenWorldwide => WomenWorldwide::of(self).sheet(),
            ChartId::Service => self.service_sheet(),
            ChartId::Decisions => self.decisions_sheet(lang),
        }
    }

    fn service_sheet(&self) -> Sheet {
        let mut sheet = Sheet::new([("mission", ColumnKind::Text), ("from", ColumnKind::Date), ("to", ColumnKind::Date)]);
        let mut spells: Vec<(&str, Spell)> = self
            .missions()
            .into_iter()
            .flat_map(|(page, mission)| mission.service.iter().map(move |spell| (page.slug(), *spell)))
            .collect();
        spells.sort_by_key(|(slug, spell)| (spell.from.first_day(), *slug));
        let row = |(slug, spell): (&str, Spell)| vec![Cell::Mission(slug.to_owned()), Cell::Date(spell.from), Cell::Date(spell.to)];
        sheet.rows = spells.into_iter().map(row).collect();
        sheet
    }

    fn decisions_sheet(&self, lang: Lang) -> Sheet {
        let date = ColumnKind::Date;
        let mut sheet =
            Sheet::new([("date", date), ("named_place", ColumnKind::Text), ("mission", ColumnKind::Text), ("from", date), ("to", date)]);
        for (date, places) in self.decisions(lang) {
            sheet.rows.extend(places.into_iter().map(|named| {
                let mission = named.mission.map_or(Cell::Empty, |slug| Cell::Mission(slug.to_owned()));
                let (from, to) = named.service.map_or((Cell::Empty, Cell::Empty), |spell| (Cell::Date(spell.from), Cell::Date(spell.to)));
                vec![Cell::Date(date), Cell::Text(named.name.to_owned()), mission, from, to]
            }));
        }
        sheet
    }
}

//! The charts of women: those from Kazakhstan, and the share worldwide.

use crate::moment::Moment;
use crate::registry::{Group, Headcount, PersonnelKind, Series, Value};
use crate::site::Site;
use crate::site::sheet::{Cell, ColumnKind, Sheet, hundredths};

/// The people from Kazakhstan at the end of a year, or at the end of the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearEnd {
    /// The month.
    pub month: Moment,
    /// Women in post.
    pub women: u32,
    /// All people in post.
    pub people: u32,
}

/// A group of the parity strategy at the end of the series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupShare {
    /// The group.
    pub group: Group,
    /// Women from Kazakhstan in it.
    pub women: u32,
    /// All people from Kazakhstan in it.
    pub people: u32,
    /// The share of women in it worldwide, in hundredths of a per cent.
    pub world: Option<u32>,
    /// The year of the last target and its value in per cent.
    pub target: Option<(Moment, u32)>,
}

impl GroupShare {
    /// The share of women from Kazakhstan, in hundredths of a per cent, rounded; nothing for a group without people.
    pub fn own(&self) -> Option<u32> {
        let (women, people) = (u64::from(self.women), u64::from(self.people));
        let share = (women * 20_000 + people).checked_div(2 * people)?;
        u32::try_from(share).ok()
    }
}

/// Women from Kazakhstan in UN missions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Women {
    /// The end of each year, and of the series. Doubtful rows and months without the sex are left out.
    pub years: Vec<YearEnd>,
    /// The groups that people from Kazakhstan were in at the end of the series.
    pub groups: Vec<GroupShare>,
}

impl Women {
    /// Computes them.
    pub fn of(site: &Site) -> Women {
        let series = &site.series;
        let last = site.series_end();
        let mut years: Vec<YearEnd> = Vec::new();
        for row in &series.headcounts {
            let wanted = matches!(row.month, Moment::Month(_, 12)) || Some(row.month) == last;
            if wanted && years.last().is_none_or(|year| year.month != row.month) {
                years.extend(count(series, row.month, |_| true).map(|(women, people)| YearEnd { month: row.month, women, people }));
            }
        }
        let group = |group: Group| {
            let (women, people) = count(series, last?, |row| group_of(row.kind) == Some(group))?;
            let world = series.women.iter().find(|share| Some(share.month) == last && share.group == group);
            let target = targets(site, group).last().copied();
            (people > 0).then(|| GroupShare { group, women, people, world: world.map(|share| share.hundredths), target })
        };
        Women { groups: Group::ALL.into_iter().filter_map(group).collect(), years }
    }

    /// A row for each year, then one for each group at the end of the series.
    pub fn sheet(&self) -> Sheet {
        let (count, share) = (ColumnKind::Integer, ColumnKind::Decimal);
        let mut sheet = Sheet::new([
            ("date", ColumnKind::Date),
            ("group", ColumnKind::Text),
            ("women", count),
            ("people", count),
            ("world_share", share),
            ("target_share", share),
        ]);
        let number = |number: u32| Cell::Integer(i64::from(number));
        for year in &self.years {
            let head = [Cell::Date(year.month), Cell::Word(Group::All.code())];
            sheet.rows.push(head.into_iter().chain([number(year.women), number(year.people), Cell::Empty, Cell::Empty]).collect());
        }
        let Some(last) = self.years.last() else { return sheet };
        for group in &self.groups {
            let world = group.world.map_or(Cell::Empty, |share| Cell::Decimal(hundredths(share)));
            let target = group.target.map_or(Cell::Empty, |(_, share)| Cell::Decimal(share.to_string()));
            let head = [Cell::Date(last.month), Cell::Word(group.group.code())];
            sheet.rows.push(head.into_iter().chain([number(group.women), number(group.people), world, target]).collect());
        }
        sheet
    }
}

/// Women and people of a month in some rows, without doubtful ones; nothing if there is no row or a row without the sex.
fn count(series: &Series, month: Moment, own: impl Fn(&Headcount) -> bool) -> Option<(u32, u32)> {
    let rows: Vec<_> = series.headcounts.iter().filter(|row| row.month == month && own(row) && !series.is_doubtful(row)).collect();
    let women: Option<u32> = rows.iter().map(|row| row.women).sum();
    (!rows.is_empty()).then_some((women?, rows.iter().map(|row| row.people).sum()))
}

/// The group of the strategy that a kind of post belongs to. The rows of police do not tell individual officers from units.
fn group_of(kind: PersonnelKind) -> Option<Group> {
    match kind {
        PersonnelKind::Troops => Some(Group::Troops),
        PersonnelKind::Experts | PersonnelKind::Staff => Some(Group::Individual),
        PersonnelKind::Police => None,
    }
}

/// The targets of a group with their years, in per cent.
fn targets(site: &Site, group: Group) -> Vec<(Moment, u32)> {
    let own = site.series.targets.iter().filter(|target| target.group == group);
    own.filter_map(|target| match site.facts.get(&target.fact.value)?.value {
        Value::Integer(share) => Some((target.year, u32::try_from(share).ok()?)),
        _ => None,
    })
    .collect()
}

/// A group worldwide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldGroup {
    /// The group.
    pub group: Group,
    /// Month and share in hundredths of a per cent.
    pub points: Vec<(Moment, u32)>,
    /// The targets: year and per cent.
    pub targets: Vec<(Moment, u32)>,
}

/// The share of women worldwide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WomenWorldwide {
    /// The groups that have any value.
    pub groups: Vec<WorldGroup>,
}

impl WomenWorldwide {
    /// Collects them.
    pub fn of(site: &Site) -> WomenWorldwide {
        let points = |group: Group| {
            let own = site.series.women.iter().filter(move |share| share.group == group);
            own.map(|share| (share.month, share.hundredths)).collect::<Vec<_>>()
        };
        let groups = Group::ALL.into_iter().map(|group| WorldGroup { group, points: points(group), targets: targets(site, group) });
        WomenWorldwide { groups: groups.filter(|group| !group.points.is_empty()).collect() }
    }

    /// The groups as columns, a row for each month, then one for each year of targets.
    pub fn sheet(&self) -> Sheet {
        let columns = self.groups.iter().map(|group| (group.group.code(), ColumnKind::Decimal));
        let mut sheet = Sheet::new(std::iter::once(("date", ColumnKind::Date)).chain(columns).chain([("flag", ColumnKind::Text)]));
        let mut dates = |of: &dyn Fn(&WorldGroup) -> Vec<(Moment, String)>, flag: Cell| {
            let mut all: Vec<Moment> = self.groups.iter().flat_map(of).map(|(date, _)| date).collect();
            all.sort_by_key(|date| date.first_day());
            all.dedup();
            for date in all {
                let cell = |group: &WorldGroup| {
                    let found = of(group).into_iter().find(|(own, _)| *own == date);
                    found.map_or(Cell::Empty, |(_, share)| Cell::Decimal(share))
                };
                let cells = self.groups.iter().map(cell);
                sheet.rows.push(std::iter::once(Cell::Date(date)).chain(cells).chain([flag.clone()]).collect());
            }
        };
        dates(&|group| group.points.iter().map(|(date, share)| (*date, hundredths(*share))).collect(), Cell::Empty);
        dates(&|group| group.targets.iter().map(|(date, share)| (*date, share.to_string())).collect(), Cell::Word("target"));
        sheet
    }
}

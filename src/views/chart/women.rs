//! The charts of women: one dot for one woman, and the shares worldwide.

use super::monthly::month_end;
use super::{Row, list};
use crate::draw::{self, Curve};
use crate::site::chart::{Women, WomenWorldwide};
use crate::site::sheet::hundredths;
use crate::views::words::escape;
use crate::views::{Context, Voice};

/// The height of a curve in pixels.
const HEIGHT: f64 = 110.0;

/// Women from Kazakhstan at the end of each year, then their share in each group beside the world's and the target.
pub(super) fn own(context: &Context<'_>, voice: &Voice) -> String {
    let women = Women::of(context.site);
    let number = |number: u32| voice.formats.integer(i64::from(number));
    let years: Vec<Row> = women
        .years
        .iter()
        .map(|year| Row {
            label: month_end(voice, year.month),
            words: vec![voice.t.chart_women_of(number(year.women), number(year.people))],
            // No dots are nobody; too many to draw are told by the words beside.
            drawing: draw::dots_large(year.women, &number(year.women))
                .unwrap_or_else(|| format!("<span class=\"none\">{}</span>", escape(&number(year.women)))),
        })
        .collect();
    // The scale holds the shares and the targets, in tens of a per cent.
    let shares = women.groups.iter().flat_map(|group| group.own().into_iter().chain(group.world)).map(|share| share.div_ceil(1000) * 10);
    let aims = women.groups.iter().filter_map(|group| group.target).map(|(_, share)| share.div_ceil(10) * 10);
    let top = f64::from(shares.chain(aims).fold(10, u32::max));
    let groups: Vec<Row> = women
        .groups
        .iter()
        .map(|group| {
            let own = group.own().unwrap_or(0);
            let of = voice.t.chart_women_of(number(group.women), number(group.people));
            let mut words = vec![format!("{}: {} ({of})", voice.t.chart_own(), percent(voice, own))];
            words.extend(group.world.map(|share| format!("{}: {}", voice.t.chart_world(), percent(voice, share))));
            words.extend(group.target.map(|(year, share)| voice.t.chart_target(year.to_string(), percent(voice, share * 100))));
            let of_hundred = |share: u32| f64::from(share) / 100.0;
            let target = group.target.map(|(_, share)| f64::from(share));
            let drawing = draw::share_bar(of_hundred(own), group.world.map(of_hundred), target, top);
            Row { label: voice.t.word(group.group.code()), words, drawing }
        })
        .collect();
    let last = women.years.last().map(|year| month_end(voice, year.month)).unwrap_or_default();
    format!(
        "{}<p class=\"eyebrow chart__sub\">{}</p>{}<p class=\"key\"><span class=\"kbar\">{}</span> <span class=\"kworld\">{}</span> <span class=\"ktarget\">{}</span></p>",
        list(&years, "").replace("class=\"panels\"", "class=\"panels panels--dots\""),
        escape(&last),
        list(&groups, ""),
        escape(&voice.t.chart_own()),
        escape(&voice.t.chart_world()),
        escape(&voice.t.chart_target_key()),
    )
}

/// The share of women worldwide in each group.
pub(super) fn worldwide(context: &Context<'_>, voice: &Voice) -> String {
    shares(voice, &WomenWorldwide::of(context.site))
}

/// The share of women in each of some groups.
pub(super) fn shares(voice: &Voice, world: &WomenWorldwide) -> String {
    let dates = world.groups.iter().flat_map(|group| group.points.iter().map(|(date, _)| *date));
    let from = dates.map(|date| f64::from(date.year())).fold(f64::INFINITY, f64::min);
    let years = world.groups.iter().flat_map(|group| &group.targets).map(|(year, _)| f64::from(year.year()) + 1.0);
    let until = years.fold(from + 1.0, f64::max);
    // The scale holds the values and the targets.
    let shares = world.groups.iter().flat_map(|group| group.points.iter().map(|(_, share)| share.div_ceil(500) * 5));
    let aims = world.groups.iter().flat_map(|group| group.targets.iter().map(|(_, share)| share.div_ceil(5) * 5));
    let top = shares.chain(aims).max().unwrap_or(5);
    let rows: Vec<Row> = world
        .groups
        .iter()
        .map(|group| {
            let points: Vec<(f64, f64)> =
                group.points.iter().map(|(month, share)| (month.end_as_years(), f64::from(*share) / 100.0)).collect();
            // A target for a year is due by its end.
            let targets: Vec<(f64, f64)> =
                group.targets.iter().map(|(year, share)| (f64::from(year.year()) + 0.99, f64::from(*share))).collect();
            let curve = Curve { from, until: until + 0.4, top: f64::from(top), height: HEIGHT, points: &points, targets: &targets };
            // A low scale needs nearer lines than every tenth per cent.
            let every = if top <= 20 { 5 } else { 10 };
            let marks: Vec<(f64, String)> =
                (every..top).step_by(every as usize).map(|mark| (f64::from(mark), percent(voice, mark * 100))).collect();
            let value =
                |(month, share): &(crate::moment::Moment, u32)| voice.t.chart_last(month_end(voice, *month), percent(voice, *share));
            let mut words: Vec<String> = group.points.first().into_iter().chain(group.points.last()).map(value).collect();
            words.extend(group.targets.iter().map(|(year, share)| voice.t.chart_target(year.to_string(), percent(voice, share * 100))));
            Row { label: voice.t.word(group.group.code()), words, drawing: draw::curve(&curve, &marks) }
        })
        .collect();
    format!(
        "{}<p class=\"key\"><span class=\"kaim\">{}</span></p>",
        list(&rows, &draw::curve_years(from, until + 0.4)),
        escape(&voice.t.chart_target_key())
    )
}

/// Hundredths of a per cent as a share with one decimal.
fn percent(voice: &Voice, share: u32) -> String {
    let tenths = (share + 5) / 10 * 10;
    voice.t.percent(voice.formats.decimal(&hundredths(tenths))).replace(' ', "\u{a0}")
}

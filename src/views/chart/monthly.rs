//! The charts that run from month to month.

use super::{Row, key, list};
use crate::draw::{self, Scale, Step};
use crate::lang::sentence;
use crate::moment::Moment;
use crate::registry::{ChartId, Flag, FlagKind};
use crate::site::chart::{Key, Lane, Monthly, Point};
use crate::views::words::escape;
use crate::views::{Context, Voice};

/// The heights of a lane of units and of a lane of single people, in pixels.
const TALL: u32 = 96;
const LOW: u32 = 44;
/// The height of the ranking, which has one lane alone.
const RANK: u32 = 240;
/// The end of the scale of units: it holds a company counted twice.
const LARGE: u32 = 250;
/// A lane whose numbers stay at or below this is drawn on the small scale.
const FEW: u32 = 20;

/// The lanes of a chart with their key.
pub(super) fn draw(context: &Context<'_>, voice: &Voice, chart: ChartId) -> String {
    let series = &context.site.series;
    let monthly = match chart {
        ChartId::ByMission => Monthly::by_mission(series),
        ChartId::ByKind => Monthly::by_kind(series),
        ChartId::Neighbours => Monthly::neighbours(series),
        _ => Monthly::rank(series),
    };
    lanes(context, voice, chart, &monthly)
}

/// Lanes over months with their years and their key.
pub(super) fn lanes(context: &Context<'_>, voice: &Voice, chart: ChartId, monthly: &Monthly) -> String {
    let Some(first) = monthly.months.first().map(|month| month.first_day()) else { return String::new() };
    let lanes: Vec<(&Lane, Vec<Step>)> = if chart == ChartId::Rank {
        let [place, contributors] = monthly.lanes.as_slice() else { return String::new() };
        vec![(place, places(place, contributors))]
    } else {
        monthly.lanes.iter().map(|lane| (lane, lane.points.iter().map(|point| step(*point)).collect())).collect()
    };
    // A page can hold several charts: the grid of each has an id of its own.
    let grid = format!("years-{}", chart.code());
    let steps: Vec<Vec<Step>> = lanes.iter().map(|(_, steps)| steps.clone()).collect();
    let months = draw::Months::new(&grid, (first.year(), first.month()), &steps);
    let rows = if chart == ChartId::Rank {
        rank(context, voice, monthly, &lanes, &months)
    } else {
        counts(context, voice, monthly, lanes, &months)
    };
    list(&rows, &months.axis()) + &legend(voice, chart, &steps)
}

/// What the signs of a chart mean, those that it has.
fn legend(voice: &Voice, chart: ChartId, lanes: &[Vec<Step>]) -> String {
    let has = |wanted: fn(&Step) -> bool| lanes.iter().flatten().any(wanted);
    let mut keys = Vec::new();
    if has(|step| matches!(step, Step::Doubtful(..))) {
        keys.push(format!("<span class=\"kdoubt\">{}</span>", escape(&voice.t.chart_doubtful())));
    }
    if has(|step| *step == Step::Gap) {
        // Only a chart by mission has gaps where people are known and their mission is not.
        let words = if chart == ChartId::ByMission { voice.t.chart_gap_mission() } else { voice.t.chart_gap() };
        keys.push(format!("<span class=\"kgap\">{}</span>", escape(&words)));
    }
    if keys.is_empty() { String::new() } else { format!("<p class=\"key\">{}</p>", keys.join(" ")) }
}

/// One lane for each number: large ones on one scale, small ones on another, and what is far larger than Kazakhstan's own on a third.
fn counts(context: &Context<'_>, voice: &Voice, monthly: &Monthly, lanes: Vec<(&Lane, Vec<Step>)>, months: &draw::Months<'_>) -> Vec<Row> {
    let is_small = |lane: &Lane| lane.top() <= FEW && !matches!(lane.key, Key::Country(_));
    // The small lanes share one scale that holds the largest of them.
    let small = monthly.lanes.iter().filter(|lane| is_small(lane)).map(Lane::top).max().unwrap_or(0).div_ceil(5) * 5;
    let scale = |lane: &Lane| match lane.top() {
        _ if is_small(lane) => Scale { top: small, down: false, height: LOW },
        top if top <= LARGE => Scale { top: LARGE, down: false, height: TALL },
        top => Scale { top: top.div_ceil(500) * 500, down: false, height: TALL },
    };
    let row = |(lane, steps): (&Lane, Vec<Step>)| {
        let scale = scale(lane);
        let marks = if scale.height == TALL { vec![scale.top * 2 / 5, scale.top] } else { vec![scale.top] };
        let marks: Vec<(u32, String)> = marks.into_iter().map(|mark| (mark, voice.formats.integer(i64::from(mark)))).collect();
        Row {
            label: key(context, voice, &lane.key),
            words: words(voice, monthly, lane),
            drawing: draw::steps(&steps, &scale, &marks, months),
        }
    };
    // The large lanes first, so that each scale stands together.
    let (few, large): (Vec<_>, Vec<_>) = lanes.into_iter().partition(|(lane, _)| is_small(lane));
    large.into_iter().chain(few).map(row).collect()
}

fn step(point: Point) -> Step {
    match point {
        Point::Known(number) => Step::Bar(0, number),
        Point::Doubtful(number) => Step::Doubtful(0, number),
        Point::Absent => Step::None,
        Point::Missing => Step::Gap,
    }
}

/// Kazakhstan's place month by month: the band runs from it down to the last place, so it is the deeper the more countries stand behind.
fn places(place: &Lane, contributors: &Lane) -> Vec<Step> {
    place
        .points
        .iter()
        .zip(&contributors.points)
        .map(|(place, last)| match (*place, last.number()) {
            (Point::Known(place), Some(last)) => Step::Bar(place, last),
            (Point::Doubtful(place), Some(last)) => Step::Doubtful(place, last),
            _ => Step::Gap,
        })
        .collect()
}

/// The lane of the places, down to the last one that any month had.
fn rank(context: &Context<'_>, voice: &Voice, monthly: &Monthly, lanes: &[(&Lane, Vec<Step>)], months: &draw::Months<'_>) -> Vec<Row> {
    let ([(place, steps)], Some(contributors)) = (lanes, monthly.lanes.get(1)) else { return Vec::new() };
    let top = contributors.top().div_ceil(25) * 25;
    let marks: Vec<(u32, String)> =
        std::iter::once(1).chain((25..=top).step_by(25)).map(|mark| (mark, voice.formats.integer(i64::from(mark)))).collect();
    let date = |at: usize| monthly.months.get(at).map(|month| voice.formats.date(*month)).unwrap_or_default();
    let number = |number: u32| voice.formats.integer(i64::from(number));
    let best = place.points.iter().enumerate().filter_map(|(at, point)| match point {
        Point::Known(number) => Some((at, *number)),
        _ => None,
    });
    let mut words: Vec<String> = place.last().map(|(at, value)| voice.t.chart_last(date(at), number(value))).into_iter().collect();
    words.extend(best.min_by_key(|(_, number)| *number).map(|(at, value)| voice.t.chart_best(number(value), date(at))));
    let scale = Scale { top, down: true, height: RANK };
    vec![Row { label: key(context, voice, &place.key), words, drawing: draw::steps(steps, &scale, &marks, months) }]
}

/// The last number and the highest with their months; for a lane that is doubtful throughout, that it is.
fn words(voice: &Voice, monthly: &Monthly, lane: &Lane) -> Vec<String> {
    let date = |at: usize| monthly.months.get(at).map(|month| voice.formats.date(*month)).unwrap_or_default();
    let number = |number: u32| voice.formats.integer(i64::from(number));
    let Some((highest, value)) = lane.highest() else {
        return vec![voice.t.chart_no_trust(number(lane.top()))];
    };
    let mut words = vec![voice.t.chart_highest(number(value), date(highest))];
    if let Some((last, value)) = lane.last()
        && last != highest
    {
        words.insert(0, voice.t.chart_last(date(last), number(value)));
    }
    words
}

/// The remarks on the months that a chart shows.
pub(super) fn remarks(context: &Context<'_>, voice: &Voice) -> String {
    let first = context.site.series.ranks.first().map(|rank| rank.month);
    first.map(|first| remarks_since(context, voice, first, |_| true)).unwrap_or_default()
}

/// The remarks that `wanted` picks on the months from one on, with those that reach into them; nothing if there is none.
pub(super) fn remarks_since(context: &Context<'_>, voice: &Voice, first: Moment, wanted: impl Fn(&Flag) -> bool) -> String {
    let since = |flag: &&Flag| flag.to.last_day() >= first.first_day() && flag.flag != FlagKind::Missing && wanted(flag);
    let flags: Vec<&Flag> = context.site.series.flags.iter().filter(since).collect();
    if flags.is_empty() {
        return String::new();
    }
    let mut html = format!("<p class=\"eyebrow\">{}</p><ul class=\"remarks\">", escape(&voice.t.chart_remarks()));
    // The months without a table stand in the table above.
    for flag in flags {
        let months = if flag.from == flag.to { voice.formats.date(flag.from) } else { voice.span(flag.from, flag.to) };
        html += &format!("<li><b>{}</b> {}</li>", escape(&sentence(months)), escape(&flag.text.get(voice.lang).value));
    }
    html + "</ul>"
}

/// The last day of a month as readers see it.
pub(super) fn month_end(voice: &Voice, month: Moment) -> String {
    voice.formats.date(Moment::Day(month.last_day()))
}

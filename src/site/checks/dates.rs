//! No figure without its date, no date in the future, nothing past its review.

use jiff::civil::Date;

use super::documents;
use crate::document::{Block, Inline, plain, walk_inlines};
use crate::moment::Moment;
use crate::problem::Problem;
use crate::registry::{FactKind, Located};
use crate::site::Site;

pub(super) fn check(site: &Site, today: Date, problems: &mut Vec<Problem>) {
    for (_, document) in documents(site) {
        // A date may stand in what was not understood.
        for blocks in document.bodies().filter(|_| document.sound) {
            blocks.iter().for_each(|block| beside(site, block, problems));
        }
        if document.front.latest.date > today {
            problems.push(Problem::error(
                document.front.latest.place.clone(),
                format!("the latest change is of {}, which is to come", document.front.latest.date),
                "give it the day on which you changed the text",
            ));
        }
    }
    for event in &site.events {
        event.text.iter().for_each(|(_, text)| dated(site, &[text], &event.date.year().to_string(), problems));
    }
    for fact in site.facts.values() {
        for date in fact.other_points().map(|point| &point.as_of).chain([&fact.as_of]).filter(|_| fact.kind != FactKind::Date) {
            to_come(date, today, "as-of date", "write the date that the source gives", problems);
        }
        let mut next = Some(&fact.as_of);
        for date in fact.history.iter().rev().map(|point| &point.as_of).filter(|_| fact.kind != FactKind::Date) {
            if next.is_some_and(|next| date.value.last_day() >= next.value.last_day()) {
                let help = "write the earlier values oldest first, all of them before the as-of date of the fact";
                problems.push(Problem::error(date.place.clone(), format!("an earlier value of {} stands out of order", date.value), help));
            }
            next = Some(date);
        }
        if let Some(review) = &fact.review_by {
            overdue(review, today, &format!("the fact “{}”", fact.id.value), problems);
        }
    }
    for date in site.sources.values().filter_map(|source| source.date.as_ref()) {
        to_come(date, today, "date of the source", "write the day on which it was published", problems);
    }
    for page in &site.pages {
        if let Some(review) = page.review_by() {
            overdue(review, today, "the page", problems);
        }
    }
}

fn to_come(date: &Located<Moment>, today: Date, what: &str, help: &str, problems: &mut Vec<Problem>) {
    if date.value.first_day() > today {
        problems.push(Problem::error(date.place.clone(), format!("the {what} {} is to come", date.value), help));
    }
}

fn overdue(review: &Located<Date>, today: Date, what: &str, problems: &mut Vec<Problem>) {
    if review.value < today {
        let text = format!("{what} was due for review by {}", review.value);
        problems.push(Problem::warning(review.place.clone(), text, "look at it and its sources again, then set a new review_by"));
    }
}

/// The figures of a block and the words around them.
fn beside(site: &Site, block: &Block, problems: &mut Vec<Problem>) {
    match block {
        Block::Paragraph(text) => dated(site, &[text], "", problems),
        Block::Heading(heading) => dated(site, &[&heading.text], "", problems),
        Block::List(_, items) => items.iter().flatten().for_each(|block| beside(site, block, problems)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| beside(site, block, problems)),
        Block::Table(table) => dated(site, &table.texts().collect::<Vec<_>>(), "", problems),
        // The drawing writes the date of its own figure under itself.
        Block::Figure(..) => {}
    }
}

/// Tells of the figures in some texts whose year neither they nor `beside`, the words that readers see with them, name.
fn dated(site: &Site, texts: &[&Vec<Inline>], beside: &str, problems: &mut Vec<Problem>) {
    // Most texts have no figure.
    let mut figures = Vec::new();
    for text in texts {
        walk_inlines(text, &mut |inline| {
            if let Inline::Fact(id) = inline {
                figures.extend(site.facts.get(&id.value).map(|fact| (id, fact)));
            }
        });
    }
    if figures.is_empty() {
        return;
    }
    let mut exist = true;
    let mut words: String = texts.iter().map(|text| plain(text)).chain([beside.to_owned()]).collect::<Vec<_>>().join(" ");
    for text in texts {
        walk_inlines(text, &mut |inline| {
            if let Inline::AsOf(id) = inline {
                match site.facts.get(&id.value) {
                    Some(fact) => words.push_str(&format!(" {}", fact.as_of.value.year())),
                    None => exist = false,
                }
            }
        });
    }
    let (dates, figures): (Vec<_>, Vec<_>) = figures.into_iter().partition(|(_, fact)| fact.kind == FactKind::Date);
    // A fact that is a date dates the sentence that it stands in.
    for (_, fact) in dates {
        words.push_str(&format!(" {}", fact.as_of.value.year()));
    }
    // The date of a figure that does not exist may be any other one misspelt.
    for (id, fact) in figures.into_iter().filter(|_| exist) {
        let year = fact.as_of.value.year().to_string();
        if !words.contains(&year) {
            let help = format!("add <asof:{}> or the year {year} to the same paragraph, list item or table", id.value);
            problems.push(Problem::error(id.place.clone(), format!("the figure “{}” stands without its date", id.value), help));
        }
    }
}

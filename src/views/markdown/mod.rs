//! A page as Markdown, for programs that ask for it and for the versions that are kept: title, sentence, figures, text, lists and sources, as
//! its readers see them. Drawings are told by their captions.

mod writer;

use std::fmt::Write as _;

use writer::{Writer, destination, escaped, guarded};

use super::parts::{self, SourceItem};
use super::{Context, Voice, article, data, facts, mission, section};
use crate::lang::{Lang, sentence, sentences};
use crate::moment::Moment;
use crate::registry::{Fact, Listing, SectionView, Status};
use crate::site::{Page, PageKind, References};

/// The Markdown of a page in the language that it is written in.
pub fn markdown(context: &Context<'_>, page: &Page, lang: Lang) -> String {
    let voice = context.voices.get(lang);
    let references = References::of(context.site, page, lang);
    let writer = Writer::new(context, context.voices.get(page.text(lang).document.lang), lang, &references);
    let front = &page.text(lang).document.front;
    let updated = voice.t.updated(voice.formats.date(Moment::Day(front.latest.date)));
    let mut text = format!("# {}\n\n{}\n\n{}\n\n", escaped(&front.title.value), guarded(&escaped(&front.summary.value)), escaped(&updated));
    text.push_str(&head(context, page, voice, &writer));
    text.push_str(&writer.document(&page.text(lang).document));
    text.push_str(&foot(context, page, voice, &writer));
    let sources = parts::sources(context, &references, lang);
    if !sources.is_empty() {
        heading(&mut text, &voice.t.sources(), "sources");
        for item in &sources {
            _ = writeln!(text, "[^{}]: {}", item.number, source(item, voice));
        }
    }
    text.trim_end().to_owned() + "\n"
}

fn heading(text: &mut String, words: &str, id: &str) {
    _ = write!(text, "## {} {{#{id}}}\n\n", escaped(words));
}

fn source(item: &SourceItem<'_>, voice: &Voice) -> String {
    let source = item.source;
    let language = item.language.as_ref().map(|language| format!(" ({})", escaped(language))).unwrap_or_default();
    let title = format!("[{}]({})", escaped(&source.title), destination(&source.url));
    let text = format!("{title}. {}, {}{language}", escaped(&super::publisher_text(source, voice)), escaped(&item.date));
    sentence(text)
}

/// What stands above the text: the key figures of the home page, the panel of a mission.
fn head(context: &Context<'_>, page: &Page, voice: &Voice, writer: &Writer<'_>) -> String {
    let mut text = String::new();
    match &page.kind {
        PageKind::Home(home) => {
            heading(&mut text, &voice.t.home_figures(), "h-fig");
            for fact in home.figures.iter().chain([&home.women]).filter_map(|id| context.site.facts.get(&id.value)) {
                writer.fresh_block();
                let what = format!("{} {}", sentence(fact.statement.get(voice.lang)), fact.scope.get(voice.lang));
                _ = writeln!(text, "- {}: {}", escaped(&what), writer.dated(fact));
            }
        }
        PageKind::Mission(own) => {
            heading(&mut text, &voice.t.glance(), "glance");
            _ = writeln!(text, "- {}: {}", escaped(&voice.t.glance_status()), escaped(&parts::status(context.site, voice, own.status).1));
            for (name, value) in mission::rows(context, voice, own, &Panel(writer)) {
                _ = writeln!(text, "- {}: {value}", escaped(&name));
            }
        }
        PageKind::Section(_) | PageKind::Article(_) => return text,
    }
    text + "\n"
}

/// The panel of a mission in Markdown.
struct Panel<'a>(&'a Writer<'a>);

impl mission::Pen for Panel<'_> {
    fn words(&self, text: &str) -> String {
        escaped(text)
    }

    fn figure(&self, fact: &Fact, words: &str) -> String {
        self.0.fresh_block();
        format!("{}{}", escaped(words), self.0.marks(&fact.sources))
    }

    fn aside(&self, text: &str) -> String {
        format!(". {}", escaped(text))
    }

    fn joined(&self, lines: &[String]) -> String {
        lines.join("; ")
    }
}

/// What the program adds below the text.
fn foot(context: &Context<'_>, page: &Page, voice: &Voice, writer: &Writer<'_>) -> String {
    match &page.kind {
        PageKind::Article(article) => article.listing.map(|listing| listed(context, voice, writer, listing)).unwrap_or_default(),
        PageKind::Section(own) => {
            let mut text = String::new();
            if own.view == SectionView::Timeline {
                heading(&mut text, &voice.t.timeline_events(), "h-events");
                for event in &context.site.events {
                    let date = voice.formats.date(event.date);
                    let head = sentences([date.as_str(), event.title.get(voice.lang)]);
                    let words = writer.text(event.text.get(voice.lang));
                    _ = writeln!(text, "- **{}** {words}{}", escaped(&head), writer.marks(&event.sources));
                }
                text.push('\n');
            }
            text + &children(context, page, voice)
        }
        PageKind::Home(_) => context.site.sections().into_iter().map(|section| linked(context, section, voice)).collect::<String>() + "\n",
        PageKind::Mission(_) => String::new(),
    }
}

/// The pages below one: missions by status, then the others.
fn children(context: &Context<'_>, page: &Page, voice: &Voice) -> String {
    let mut text = String::new();
    let children = context.site.children(&page.path);
    for (status, id, title) in section::statuses(voice) {
        let own: Vec<&&Page> = children.iter().filter(|child| child.mission().is_some_and(|mission| mission.status == status)).collect();
        if own.is_empty() {
            continue;
        }
        let of = if status == Status::Serving { parts::status(context.site, voice, status).1 } else { String::new() };
        heading(&mut text, &title, &format!("g-{id}"));
        if !of.is_empty() {
            _ = write!(text, "{}\n\n", escaped(&sentence(of)));
        }
        own.iter().for_each(|child| text.push_str(&linked(context, child, voice)));
        text.push('\n');
    }
    let others: Vec<&&Page> = children.iter().filter(|child| child.mission().is_none()).collect();
    if !others.is_empty() {
        heading(&mut text, &voice.t.group_pages(), "h-pages");
        others.iter().for_each(|child| text.push_str(&linked(context, child, voice)));
        text.push('\n');
    }
    text
}

/// A page in a list: its title, which leads to it, and its sentence.
fn linked(context: &Context<'_>, page: &Page, voice: &Voice) -> String {
    let card = parts::card(context, page, voice.lang);
    format!("- [{}]({}): {}\n", escaped(&card.title), card.href, escaped(&card.summary))
}

/// The list at the end of an article.
fn listed(context: &Context<'_>, voice: &Voice, writer: &Writer<'_>, listing: Listing) -> String {
    let mut text = String::new();
    match listing {
        Listing::Sources => {
            for (id, name, items) in article::all_sources(context, voice) {
                heading(&mut text, &name, &format!("kind-{id}"));
                items.iter().for_each(|item| _ = writeln!(text, "- {}", source(item, voice)));
                text.push('\n');
            }
        }
        Listing::Disputed => {
            let groups = context
                .site
                .disputed()
                .into_iter()
                .flat_map(|(slug, facts)| facts.into_iter().enumerate().map(move |(at, fact)| (slug, at, fact)));
            for (slug, at, fact) in groups {
                if at == 0 {
                    let (id, name) = article::disputes_of(context, voice, slug);
                    heading(&mut text, &name, &id);
                }
                let (statement, scope) = (fact.statement.get(voice.lang), fact.scope.get(voice.lang));
                let (statement, scope) = (sentence(statement), sentence(scope));
                _ = write!(text, "**{}** {}\n\n", escaped(&statement), escaped(&scope));
                writer.fresh_block();
                _ = writeln!(text, "- {} {}", writer.dated(fact), escaped(&voice.t.disputed_ours()));
                for dispute in &fact.disputed {
                    writer.fresh_block();
                    let (value, date) = (voice.point(fact, &dispute.point), voice.formats.date(dispute.point.as_of.value));
                    let marks = writer.marks(&dispute.point.sources);
                    _ = writeln!(text, "- {}{marks}. {}: {}", escaped(&value), escaped(&date), escaped(dispute.note.get(voice.lang)));
                }
                text.push('\n');
            }
        }
        Listing::Glossary => {
            for entry in article::glossary(context, voice) {
                let others: Vec<String> = entry.others.iter().map(|(_, term)| escaped(term)).collect();
                _ = writeln!(text, "- **{}**: {} ({})", escaped(entry.term), escaped(entry.definition), others.join(" · "));
            }
            text.push('\n');
        }
        Listing::Facts => {
            for group in facts::groups(context, voice, |_| true) {
                heading(&mut text, &group.name, &group.id);
                for item in group.items {
                    let date = if item.date.is_empty() { String::new() } else { format!(", {}", escaped(&item.date)) };
                    _ = writeln!(text, "- [{}]({}): **{}**{date}", escaped(item.statement), item.href, escaped(&item.value));
                }
                text.push('\n');
            }
        }
        Listing::Data => {
            for file in data::list(context, voice) {
                let formats: Vec<String> = file.formats.iter().map(|(href, name, _)| format!("[{}]({href})", escaped(name))).collect();
                _ = writeln!(text, "- {}: {}", escaped(&file.title), formats.join(", "));
            }
            text.push('\n');
        }
    }
    text
}

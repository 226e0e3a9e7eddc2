//! What can be found: every page by its sections, every fact, every term.

use crate::document::{self, Block, Cell, Inline};
use crate::lang::{Lang, sentences};
use crate::registry::{Fact, Listing, Mission, SectionView, Term};
use crate::search::{Question, Record, Section, Sort};
use crate::site::{Page, PageKind, Site, address};
use crate::views::parts::eyebrow;
use crate::views::{Context, Voice};

/// Everything that can be found in a language, in the order of the pages; each record is made when it is asked for.
pub(super) fn records<'a>(context: &'a Context<'_>, lang: Lang) -> impl Iterator<Item = Record> + 'a {
    let site = context.site;
    let voice = context.voices.get(lang);
    // Facts and terms are found only if the site shows them.
    let facts = site.page(address::FACTS).into_iter().flat_map(|_| site.facts.values());
    let is_glossary = |page: &&Page| matches!(&page.kind, PageKind::Article(article) if article.listing == Some(Listing::Glossary));
    let terms = site.pages.iter().find(is_glossary).into_iter().flat_map(|glossary| site.terms.iter().map(move |term| (glossary, term)));
    let pages = site.pages.iter().map(move |page| of_page(context, page, lang));
    pages.chain(facts.map(|fact| of_fact(voice, fact))).chain(terms.filter_map(|(glossary, term)| of_term(voice, glossary, term)))
}

fn of_page(context: &Context<'_>, page: &Page, lang: Lang) -> Record {
    let (text, voice) = (page.text(lang), context.voices.get(lang));
    let document = &text.document;
    let mut sections = sections(context, context.voices.get(document.lang), &document.blocks);
    if let Some(mission) = page.mission() {
        sections.insert(1, glance(voice, mission));
    }
    if matches!(&page.kind, PageKind::Section(section) if section.view == SectionView::Timeline) {
        let events = context.site.events.iter().map(|event| {
            let text = words(context, voice, event.text.get(lang));
            format!("{}, {}: {text}", event.title.get(lang), voice.formats.date(event.date))
        });
        let text = events.collect::<Vec<_>>().join(" ");
        sections.push(Section { id: Some("h-events".to_owned()), path: vec![voice.t.timeline_events()], text });
    }
    Record {
        sort: if page.mission().is_some() { Sort::Mission } else { Sort::Article },
        eyebrow: eyebrow(voice, page),
        href: address::page(lang, &page.path),
        title: document.front.title.value.clone(),
        summary: document.front.summary.value.clone(),
        aliases: page.mission().map(names).unwrap_or_default(),
        questions: document.front.asked.iter().map(asked).collect(),
        foreign: text.waived.map(|_| document.lang),
        sections,
    }
}

/// The names of a mission, which people type in whichever language they heard them.
fn names(mission: &Mission) -> String {
    let mut names = vec![mission.code.clone()];
    names.extend(mission.acronym.iter().chain(mission.official.iter()).map(|(_, name)| name.clone()));
    names.extend(mission.label.iter().map(|(_, label)| label.replace('|', " ")));
    names.extend(mission.also.iter().flat_map(|(_, names)| names).cloned());
    names.dedup();
    names.join(". ")
}

/// The questions that pages answer, each with the address of its page, in the order of the menu.
pub(super) fn questions(site: &Site, lang: Lang) -> Vec<(String, String)> {
    let of_page = |page: &Page| {
        let (text, href) = (page.text(lang), address::page(lang, &page.path));
        // Until a page is translated nobody is told of its questions in another language.
        let own = text.document.front.asked.iter().filter(|_| text.waived.is_none());
        own.map(|question| (question.words.value.clone(), asked(question).href(&href))).collect::<Vec<_>>()
    };
    site.page("").into_iter().chain(site.below("")).flat_map(of_page).collect()
}

/// A question as the search knows it.
fn asked(question: &document::Question) -> Question {
    Question { words: question.words.value.clone(), id: question.at.as_ref().map(|at| at.value.clone()) }
}

/// The words that a language has for the same thing, `|` between the lists and `,` within: Kazakh, Kazakhstan.
pub(super) fn same(voice: &Voice) -> Vec<Vec<String>> {
    let list = |words: &str| words.split(',').map(|word| word.trim().to_owned()).collect();
    voice.t.search_same().split('|').map(list).collect()
}

/// The acronyms of each mission and of each term in all languages, of which a text has one and a reader may type another. Those of several words
/// are found by their words.
pub(super) fn acronyms(site: &Site) -> Vec<Vec<String>> {
    let missions = site.missions().into_iter().map(|(_, mission)| {
        let own = mission.acronym.iter().map(|(_, acronym)| acronym.clone());
        let also = mission.also.iter().flat_map(|(_, names)| names).filter(|name| name.chars().all(char::is_uppercase)).cloned();
        std::iter::once(mission.code.clone()).chain(own).chain(also).collect()
    });
    let terms = site.terms.iter().map(|term| Lang::ALL.into_iter().filter_map(|lang| term.acronym(lang)).map(str::to_owned).collect());
    missions.chain(terms).collect()
}

/// The facts panel of a mission.
fn glance(voice: &Voice, mission: &Mission) -> Section {
    let texts = [&mission.glance.role, &mission.glance.task, &mission.glance.headquarters];
    let rows = texts.into_iter().flatten().map(|text| text.get(voice.lang).as_str());
    let text = sentences(std::iter::once(mission.official.get(voice.lang).as_str()).chain(rows));
    Section { id: Some("glance".to_owned()), path: vec![voice.t.glance()], text }
}

fn of_fact(voice: &Voice, fact: &Fact) -> Record {
    let lang = voice.lang;
    let as_of = voice.as_of(fact.as_of.value);
    let summary = format!("{} {}", sentences([voice.figure(fact).as_str(), as_of.as_str()]), fact.scope.get(lang));
    Record {
        sort: Sort::Fact,
        eyebrow: voice.t.fact_eyebrow(),
        href: address::page(lang, &address::fact(&fact.id.value)),
        title: fact.statement.get(lang).clone(),
        summary,
        aliases: String::new(),
        questions: Vec::new(),
        foreign: None,
        sections: Vec::new(),
    }
}

fn of_term(voice: &Voice, glossary: &Page, term: &Term) -> Option<Record> {
    let lang = voice.lang;
    let others = term.approved.iter().filter(|(other, _)| *other != lang).map(|(_, name)| name.as_str());
    Some(Record {
        sort: Sort::Term,
        eyebrow: voice.t.search_term(),
        href: format!("{}#{}", address::page(lang, &glossary.path), address::term_anchor(&term.id.value)),
        title: term.approved.get(lang).clone(),
        summary: term.definition.as_ref()?.get(lang).clone(),
        aliases: others.collect::<Vec<_>>().join(". "),
        questions: Vec::new(),
        foreign: None,
        sections: Vec::new(),
    })
}

/// A text by its headings; what stands before the first one comes first.
fn sections(context: &Context<'_>, voice: &Voice, blocks: &[Block]) -> Vec<Section> {
    let mut sections = vec![Section { id: None, path: Vec::new(), text: String::new() }];
    let mut path: Vec<(u8, String)> = Vec::new();
    for block in blocks {
        if let Block::Heading(heading) = block {
            path.retain(|(level, _)| *level < heading.level);
            path.push((heading.level, words(context, voice, &heading.text)));
            let path = path.iter().map(|(_, heading)| heading.clone()).collect();
            sections.push(Section { id: Some(heading.id.value.clone()), path, text: String::new() });
        } else if let Some(section) = sections.last_mut() {
            passage(context, voice, block, &mut section.text);
        }
    }
    sections
}

/// Adds the words of a block to a text.
fn passage(context: &Context<'_>, voice: &Voice, block: &Block, text: &mut String) {
    let words = |inlines: &[Inline]| words(context, voice, inlines);
    let mut add = |words: String| {
        if !words.is_empty() {
            let stop = if words.ends_with(['.', '!', '?', '…', ':', ';', '»', '”']) { "" } else { "." };
            let space = if text.is_empty() { "" } else { " " };
            [space, &words, stop].into_iter().for_each(|part| text.push_str(part));
        }
    };
    match block {
        Block::Heading(_) => {}
        Block::Paragraph(inlines) | Block::Figure(_, inlines) => add(words(inlines)),
        Block::List(_, items) => items.iter().flatten().for_each(|block| passage(context, voice, block, text)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| passage(context, voice, block, text)),
        Block::Table(table) => {
            add(words(&table.caption));
            for row in &table.rows {
                let cells: Vec<String> = row.iter().map(|Cell { text, .. }| words(text)).collect();
                add(cells.join(", "));
            }
        }
    }
}

/// The words of a text with the values of its figures.
fn words(context: &Context<'_>, voice: &Voice, text: &[Inline]) -> String {
    let fact = |id: &str| context.site.facts.get(id);
    // Nearly every text begins with words, and many are nothing else.
    let (first, rest) = match text {
        [Inline::Text(run), rest @ ..] => (run.text(), rest),
        _ => ("", text),
    };
    let mut out = String::with_capacity(first.len() + if rest.is_empty() { 0 } else { 256 });
    out.push_str(first);
    for inline in rest {
        match inline {
            Inline::Text(run) => out.push_str(run.text()),
            Inline::Code(code) => out.push_str(code),
            Inline::Strong(inner) | Inline::Emphasis(inner) => out.push_str(&words(context, voice, inner)),
            Inline::Link(link) => out.push_str(&words(context, voice, &link.text)),
            Inline::Fact(id) => out.push_str(&fact(&id.value).map(|fact| voice.figure(fact)).unwrap_or_default()),
            Inline::AsOf(id) => out.push_str(&fact(&id.value).map(|fact| voice.formats.date(fact.as_of.value)).unwrap_or_default()),
            Inline::Break => out.push(' '),
            Inline::Source(_) | Inline::Note(_) => out.truncate(out.trim_end().len()),
        }
    }
    let single = !out.contains("  ") && !out.contains(['\n', '\t']) && !out.starts_with(' ') && !out.ends_with(' ');
    if single {
        return out;
    }
    // Spaces that do not break belong to numbers and stay.
    out.split([' ', '\n', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

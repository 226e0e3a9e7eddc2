//! Forbidden renderings are refused with the approved one.

use super::{blocks, documents};
use crate::document::{Inline, walk};
use crate::lang::Lang;
use crate::problem::{Place, Problem};
use crate::site::Site;

pub(super) fn check(site: &Site, problems: &mut Vec<Problem>) {
    for (_, document) in documents(site) {
        let mut texts = vec![document.front.title.value.clone(), document.front.summary.value.clone()];
        for blocks in blocks(document) {
            walk(blocks, &mut |inline| {
                if let Inline::Text(text) = inline {
                    texts.push(text.clone());
                }
            });
        }
        for text in &texts {
            forbidden(site, document.lang, text, &document.file, problems);
        }
    }
    for fact in site.facts.values() {
        for (lang, text) in fact.statement.iter().chain(fact.scope.iter()) {
            forbidden(site, lang, text, &fact.id.place.file, problems);
        }
    }
}

fn forbidden(site: &Site, lang: Lang, text: &str, file: &str, problems: &mut Vec<Problem>) {
    let lower = text.to_lowercase();
    for term in &site.terms {
        for wrong in term.forbidden.get(lang) {
            // A quotation may show the rendering that it corrects.
            let quoted = [format!("“{wrong}"), format!("«{wrong}")].iter().any(|quote| text.contains(quote.as_str()));
            if lower.contains(&wrong.to_lowercase()) && !quoted {
                let help = format!("write “{}”, or put the words in quotation marks if you quote them", term.approved.get(lang));
                problems.push(Problem::error(Place::start_of(file), format!("“{wrong}” is a forbidden rendering"), help));
            }
        }
    }
}

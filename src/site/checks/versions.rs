//! Every version that was published is kept, and nothing else is.

use crate::problem::{Place, Problem};
use crate::site::broken::Broken;
use crate::site::{Site, version};

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    for page in site.pages.iter().filter(|page| !page.path.is_empty()) {
        for (lang, text) in page.written() {
            let front = &text.document.front;
            let mut last = front.latest.date;
            for change in &front.earlier {
                // Several notes of one day are one version. What is not in order is told of already.
                if change.date < last && site.version(&page.path, lang, change.date).is_none() && !broken.has_version(&page.path) {
                    let what = format!("the version of {} is not kept", change.date);
                    let help = format!(
                        "take the text as it was then out of the history of the repository, run kazpeace keep {0}, and add {1} to the present text",
                        page.path,
                        version::file_of(&page.path, change.date, lang)
                    );
                    problems.push(Problem::error(change.place.clone(), what, help));
                }
                last = last.min(change.date);
            }
        }
    }
    for kept in &site.versions {
        let Some(page) = site.page(&kept.path).filter(|page| !page.path.is_empty()) else {
            if !broken.has_page(&kept.path) {
                let help = "move it to versions/ of the page’s folder: an address that was published answers for ever";
                problems.push(Problem::error(Place::start_of(&kept.file), "this version belongs to no page", help));
            }
            continue;
        };
        let front = &page.text(kept.lang).document.front;
        if !std::iter::once(&front.latest).chain(&front.earlier).any(|change| change.date == kept.date) {
            let what = format!("no change note of the page has the date {}", kept.date);
            let help = format!("put it back into [[changes]] of {}: notes are only ever added", page.text(kept.lang).document.file);
            problems.push(Problem::error(Place::start_of(&kept.file), what, help));
        }
    }
}

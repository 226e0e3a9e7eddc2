//! The contact for security researchers holds up to a day that the site states; past it nobody may rely on it (RFC 9116 §2.5.5).

use jiff::Span;
use jiff::civil::Date;

use crate::problem::Problem;
use crate::registry::Located;
use crate::site::Site;

/// How many days before the end editors are warned.
const NOTICE: i64 = 30;

pub(super) fn check(site: &Site, today: Date, problems: &mut Vec<Problem>) {
    let Some(Located { value: end, place }) = &site.config.security_expires else { return };
    let help = "look whether contact still reaches somebody, and write a day within the next year";
    if *end <= today {
        problems.push(Problem::error(place.clone(), format!("security.txt expired on {end}"), help));
    } else if today.checked_add(Span::new().days(NOTICE)).is_ok_and(|soon| *end <= soon) {
        problems.push(Problem::warning(place.clone(), format!("security.txt expires on {end}"), help));
    }
}

//! A total and the figures that it is made of add up.

use crate::problem::{Problem, did_you_mean};
use crate::registry::Value;
use crate::site::Site;
use crate::site::broken::Broken;

pub(super) fn check(site: &Site, broken: &Broken, problems: &mut Vec<Problem>) {
    for fact in site.facts.values().filter(|fact| !fact.parts.is_empty()) {
        let Value::Integer(total) = fact.value else {
            let what = format!("the fact “{}” has parts, but its value is not a whole number", fact.id.value);
            problems.push(Problem::error(fact.id.place.clone(), what, "give parts to counts only"));
            continue;
        };
        // Wider than any value, so that even a slip of many digits is told of.
        let (mut sum, mut complete) = (0_i128, true);
        for part in &fact.parts {
            match site.facts.get(&part.value) {
                Some(found) if found.as_of.value == fact.as_of.value => match found.value {
                    Value::Integer(value) => sum += i128::from(value),
                    _ => {
                        complete = false;
                        let what = format!("the part “{}” is not a whole number", part.value);
                        problems.push(Problem::error(part.place.clone(), what, "name parts that are counts"));
                    }
                },
                Some(found) => {
                    complete = false;
                    let what = format!("the part “{}” is of {}, the total of {}", part.value, found.as_of.value, fact.as_of.value);
                    problems.push(Problem::error(part.place.clone(), what, "add up figures of one date only"));
                }
                None if broken.facts.may_hold(&part.value) => complete = false,
                None => {
                    complete = false;
                    let help = did_you_mean(&part.value, site.facts.keys().map(String::as_str), "define it in content/facts");
                    problems.push(Problem::error(part.place.clone(), format!("there is no part “{}”", part.value), help));
                }
            }
        }
        if complete && sum != i128::from(total) {
            let what = format!("the parts of “{}” add up to {sum}, not to {total}", fact.id.value);
            problems.push(Problem::error(
                fact.id.place.clone(),
                what,
                "correct the total or a part, or say in its scope what else it counts and take parts away",
            ));
        }
    }
}

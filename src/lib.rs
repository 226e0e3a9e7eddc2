//! Kazakhstan in UN peacekeeping: the program behind the site.
//!
//! One straight line, read → parse → assemble → render → pack → answer; `docs/architecture.md` tells it in full.

pub mod artifact;
pub mod lang;
pub mod moment;
pub mod problem;

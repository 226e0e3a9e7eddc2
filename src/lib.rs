//! Kazakhstan in UN peacekeeping: the program behind the site.
//!
//! One straight line, read → parse → assemble → render → pack → answer; `docs/architecture.md` tells it in full.

pub mod artifact;
pub mod assets;
pub mod base;
pub mod console;
pub mod data;
pub mod document;
pub mod draw;
pub mod export;
pub mod filter;
pub mod http;
pub mod keep;
pub mod lang;
pub mod line;
pub mod moment;
pub mod origin;
pub mod problem;
pub mod registry;
pub mod reload;
pub mod render;
pub mod search;
pub mod settings;
pub mod site;
pub mod source;
pub mod stored;
mod strings;
pub mod table;
pub mod translate;
pub mod views;
pub mod workshop;

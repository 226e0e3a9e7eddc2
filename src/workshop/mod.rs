//! The workshop: heavy work is done by this program in a process of its own, and what it costs ends with that process.
//!
//! Building the site takes several times the memory of what is served, in pieces between those that stay. And content can be wrong in ways
//! that end a program, such as a text nested so deeply that the stack ends: then the workshop falls, and what was being served goes on being
//! served. So the server runs itself again, with a hidden command:
//!
//! - `build` runs the line and sends each entry as soon as it is packed ([`build`], [`Builder`]);
//! - `finish` is sent entries, and sends them back as small as they get ([`finish`], [`Finisher`]).
//!
//! Both read their standard input and write their standard output in [messages](wire), and end when the other side is gone.

mod builder;
mod finisher;
mod process;
mod wire;

pub use builder::{Builder, Unbuilt, build};
pub use finisher::{Finisher, finish};

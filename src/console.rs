//! Lines for whoever runs the program. If nobody reads them any more, because a pipe was closed, that is no reason for a server to end, nor for a
//! check to fall over.

use std::fmt::Display;
use std::io::{self, Write};

/// Writes a line to standard output: what was asked for.
pub fn say(line: impl Display) {
    _ = writeln!(io::stdout(), "{line}");
}

/// Writes a line to standard error: what has to be known.
pub fn tell(line: impl Display) {
    _ = writeln!(io::stderr(), "{line}");
}

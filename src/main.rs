//! The command line.

use kazpeace::source::Source;

fn main() {
    let mut problems = Vec::new();
    let files = kazpeace::source::read(&Source::Folder("content".into())).unwrap_or_default();
    let parsed = kazpeace::site::parse(&files, &mut problems);
    kazpeace::site::assemble(parsed, jiff::civil::date(2026, 11, 24), &mut problems);
    problems.sort();
    for p in &problems {
        println!("{p}");
    }
}

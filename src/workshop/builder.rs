//! Building the site in a process of its own.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufReader, BufWriter, ErrorKind, Write};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::process::{self, Process};
use super::wire::{Incoming, packed, send};
use crate::artifact::Artifact;
use crate::filter::FactIndex;
use crate::lang::{Lang, PerLang};
use crate::line::{Failure, Source};
use crate::origin::Origin;
use crate::problem::Problem;
use crate::render::{Rendered, Taker};
use crate::stored::Dictionary;
use crate::table::{Effort, Marks, Packer, Parcel, Shelf, Table};
use crate::views::{SearchData, SearchPage, SearchTexts};

/// How much a pipe of Linux holds, in bytes: so much is written and read at once.
const PIPE: usize = 64 * 1024;

/// What the building process says. The last one is [`Said::Built`], [`Said::Refused`] or [`Said::Failed`].
#[derive(Serialize, Deserialize)]
enum Said {
    /// What the pages of each language are compressed with; it comes before them.
    Dictionaries(PerLang<Dictionary>),
    /// An entry that is new, or not as it was.
    New(Parcel),
    /// The path of an entry that is as it was.
    Known(String),
    /// What answers queries of the search in a language.
    Search(Box<SearchData>),
    /// The language whose search is as it was.
    KnownSearch(Lang),
    /// All else, and that this is all.
    Built(Box<Rest>),
    /// Why the content is refused.
    Refused(Vec<Problem>),
    /// What else went wrong.
    Failed(String),
}

/// What there is of a site besides its entries.
#[derive(Serialize, Deserialize)]
struct Rest {
    moved: Vec<(String, String)>,
    also: Vec<(String, String)>,
    facts: Option<FactIndex>,
    warnings: Vec<Problem>,
}

/// Why no site was built.
#[derive(Debug)]
pub enum Unbuilt {
    /// The content has errors; the warnings are among them, sorted by place.
    Content(Vec<Problem>),
    /// The content could not be read, or the program is at fault: in words for people.
    Failed(String),
}

impl fmt::Display for Unbuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unbuilt::Content(problems) => Failure::Content(problems.clone()).fmt(f),
            Unbuilt::Failed(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Unbuilt {}

impl From<ErrorKind> for Unbuilt {
    fn from(kind: ErrorKind) -> Unbuilt {
        io::Error::from(kind).into()
    }
}

impl From<io::Error> for Unbuilt {
    fn from(error: io::Error) -> Unbuilt {
        Unbuilt::Failed(format!("the process that builds the site cannot be talked to: {error}"))
    }
}

/// Builds a site in a process of its own.
pub struct Builder<'a>(pub &'a Origin);

impl Builder<'_> {
    /// The table of the site, compressed for a quick start, and the warnings. What an earlier table has already is taken from there.
    pub fn table(&self, earlier: Option<&Table>) -> Result<(Table, Vec<Problem>), Unbuilt> {
        let Origin { source, base } = self.0;
        let mut arguments = vec!["build".into()];
        if let Source::Folder(folder) = source {
            // In one piece: the name of a folder may begin as a flag does.
            let mut content = OsString::from("--content=");
            content.push(folder);
            arguments.push(content);
        }
        if let Some(base) = base {
            arguments.extend(["--base-url".into(), base.into()]);
        }
        let mut process = Process::start(arguments)?;
        if let Some(mut input) = process.input.take() {
            send(&mut input, &earlier.map(Table::marks).unwrap_or_default())?;
        }
        let output = process.output.take().ok_or(ErrorKind::BrokenPipe)?;
        match receive(&mut Incoming::new(BufReader::with_capacity(PIPE, output)), earlier) {
            Ok(Some(built)) => built,
            Err(error) if error.kind() != ErrorKind::UnexpectedEof => Err(error.into()),
            Ok(None) | Err(_) => {
                let status = process.ended()?;
                Err(Unbuilt::Failed(format!("the process that builds the site ended early ({status}); what it said stands above")))
            }
        }
    }
}

/// What the other side builds; nothing if it ended before it was done.
#[expect(clippy::type_complexity, reason = "what is built, unless it is refused, unless it never came")]
fn receive(incoming: &mut Incoming<impl io::Read>, earlier: Option<&Table>) -> io::Result<Option<Result<(Table, Vec<Problem>), Unbuilt>>> {
    let mut shelf = earlier.map_or_else(Shelf::default, Shelf::after);
    let (mut entries, mut search) = (Vec::new(), Vec::new());
    while let Some(said) = incoming.next()? {
        match said {
            Said::Dictionaries(dictionaries) => shelf = shelf.sharing(dictionaries),
            Said::New(parcel) => entries.push(shelf.entry(parcel)),
            Said::Known(path) => entries.extend(earlier.and_then(|table| table.get(&path).cloned()).map(|entry| (path, entry))),
            Said::Search(data) => search.push(Arc::from(data)),
            Said::KnownSearch(lang) => search.extend(earlier.and_then(Table::search).map(|page| page.data(lang).clone())),
            Said::Built(rest) => {
                let Rest { moved, also, facts, warnings } = *rest;
                let rendered = Rendered {
                    artifacts: entries,
                    moved,
                    also,
                    facts: facts.map(Arc::new),
                    search: SearchPage::new(&search).map(Arc::new),
                };
                return Ok(Some(Ok((shelf.table(rendered), warnings))));
            }
            Said::Refused(problems) => return Ok(Some(Err(Unbuilt::Content(problems)))),
            Said::Failed(reason) => return Ok(Some(Err(Unbuilt::Failed(reason)))),
        }
    }
    Ok(None)
}

/// The other side: builds the site of an origin, and says on the standard output what a [`Builder`] understands. It is told on the standard
/// input what is there already.
pub fn build(origin: &Origin) -> io::Result<()> {
    process::end_with_the_server();
    let known = Incoming::new(process::input()?).next()?.unwrap_or_default();
    speak(origin, known, BufWriter::with_capacity(PIPE, process::output()?))?.flush()
}

/// Waits while there is a file that the tests name, which have something to do in the midst of a build. A release knows nothing of it.
#[cfg(debug_assertions)]
fn held() {
    if let Some(file) = std::env::var_os("HOLD_BUILD_WHILE").map(std::path::PathBuf::from) {
        while file.exists() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
}

/// Says all that there is to say of a site to somebody who knows some of it.
fn speak<W: Write + Send>(origin: &Origin, known: Marks, output: W) -> io::Result<W> {
    let speaker = Speaker { known, packer: Packer::new(Effort::Quick), shared: Mutex::new((output, Ok(()))) };
    let last = match origin.each(&speaker) {
        Ok((Rendered { moved, also, facts, .. }, warnings)) => {
            Said::Built(Box::new(Rest { moved, also, facts: facts.and_then(Arc::into_inner), warnings }))
        }
        Err(Failure::Content(problems)) => Said::Refused(problems),
        Err(failure) => Said::Failed(failure.to_string()),
    };
    #[cfg(debug_assertions)]
    held();
    speaker.tell(&last);
    let (output, done) = speaker.shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.map(|()| output)
}

/// Says what is made as soon as it is there.
struct Speaker<W> {
    /// What the other side has already.
    known: Marks,
    packer: Packer,
    /// Where it goes, and whether all of it went. Pieces come from all cores, and each goes out in one piece.
    shared: Mutex<(W, io::Result<()>)>,
}

impl<W: Write> Speaker<W> {
    fn tell(&self, said: &Said) {
        let bytes = packed(said);
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let (output, done) = &mut *shared;
        if done.is_ok() {
            *done = bytes.and_then(|bytes| output.write_all(&bytes));
        }
    }

    fn tell_of(&self, artifact: Artifact, dictionary: Option<&Dictionary>) {
        self.tell(&self.packer.unless_known(artifact, dictionary, &self.known).map_or_else(Said::Known, Said::New));
    }
}

impl<W: Write + Send> Taker for &Speaker<W> {
    type Taken = ();

    fn dictionaries(&self, dictionaries: &PerLang<Dictionary>) {
        self.tell(&Said::Dictionaries(dictionaries.clone()));
    }

    fn artifact(&self, artifact: Artifact) {
        self.tell_of(artifact, None);
    }

    fn page(&self, page: Artifact, dictionary: &Dictionary) {
        self.tell_of(page, Some(dictionary));
    }

    /// The other side takes up the search while the pages are made.
    fn search(&self, texts: SearchTexts<'_>) -> Option<SearchData> {
        // Who knows of no search need not look for its mark.
        let known = !self.known.search.is_empty() && self.known.search.contains(&texts.mark());
        self.tell(&if known { Said::KnownSearch(texts.lang()) } else { Said::Search(Box::new(texts.indexed())) });
        None
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;
    use crate::table::Body;

    fn built(origin: &Origin, earlier: Option<&Table>) -> Table {
        let said = speak(origin, earlier.map(Table::marks).unwrap_or_default(), Vec::new()).unwrap();
        receive(&mut Incoming::new(said.as_slice()), earlier).unwrap().unwrap().unwrap().0
    }

    #[test]
    fn pages_come_whole_though_they_are_kept_with_what_they_have_in_common() {
        let origin = Origin { source: Source::Embedded, base: None };
        let (table, own) = (built(&origin, None), origin.table(Effort::Quick).unwrap().0);
        assert_eq!(table.iter().count(), own.iter().count());
        let (kept, whole) = (table.size(), own.size());
        assert!(kept * 4 < whole * 3, "{kept} bytes are kept where {whole} would be");
        for (path, entry) in table.iter() {
            let other = own.get(path).unwrap();
            assert_eq!(
                (entry.kind, entry.lang, &entry.tag, &entry.modified),
                (other.kind, other.lang, &other.tag, &other.modified),
                "{path}"
            );
            let (Body::Packed(bodies), Body::Packed(others)) = (&entry.body, &other.body) else { continue };
            assert_eq!(bodies.identity(), others.identity(), "{path}");
            assert_eq!(bodies.gzip().is_some(), others.gzip().is_some(), "{path}");
        }
    }

    #[test]
    fn what_has_not_changed_is_taken_over_with_its_search() {
        let folder = tempfile::tempdir().unwrap();
        let shell = |command| assert!(Command::new("sh").args(["-ec", command, "sh"]).arg(folder.path()).status().unwrap().success());
        shell("cp -r tests/site/. $1");
        let origin = Origin { source: Source::Folder(folder.path().to_owned()), base: None };
        let first = built(&origin, None);
        shell("printf '\\nA zebra crosses.\\n' >> $1/home/en.md");
        let second = built(&origin, Some(&first));

        let same = |path: &str| Arc::ptr_eq(first.get(path).unwrap(), second.get(path).unwrap());
        assert_eq!((same("/en/"), same("/kk/about/method/"), same("/en/missions/undof/")), (false, true, true));
        let searched = |table: &Table, lang| table.search().unwrap().data(lang).clone();
        let same = Lang::ALL.map(|lang| Arc::ptr_eq(&searched(&first, lang), &searched(&second, lang)));
        assert_eq!(same, Lang::ALL.map(|lang| lang != Lang::En));
        let finds = |table: &Table| {
            table.asked("/en/search/", "q=zebra").is_some_and(|(_, html)| String::from_utf8_lossy(&html).contains("<mark>zebra"))
        };
        assert_eq!((finds(&first), finds(&second)), (false, true));
        // Who builds without knowing anything of the first gets the same.
        assert_eq!(searched(&built(&origin, None), Lang::En), searched(&second, Lang::En));
    }
}

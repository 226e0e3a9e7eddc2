//! Writing the site to a folder for any static host.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::artifact::Kind;
use crate::site::address;
use crate::table::{Entry, Table};

/// A file that could not be written.
#[derive(Debug)]
pub struct WriteError {
    path: PathBuf,
    reason: io::Error,
}

impl std::fmt::Display for WriteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot write {}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for WriteError {}

/// Makes the folder for an export, which must be empty: what an earlier one left would stay among the pages.
pub fn prepare(folder: &Path) -> Result<(), WriteError> {
    let failed = |reason| WriteError { path: folder.to_owned(), reason };
    fs::create_dir_all(folder).map_err(failed)?;
    match fs::read_dir(folder).map_err(failed)?.next() {
        None => Ok(()),
        Some(_) => Err(failed(io::Error::other("the folder is not empty: what it has would stay among the pages; choose an empty one"))),
    }
}

/// Writes every artifact, and beside it its `.br` and `.gz` where they are smaller. A page becomes `index.html` in the folder of its
/// address, the page of an error `kk/404.html`. Gives the number of files.
pub fn export(table: &Table, folder: &Path) -> Result<usize, WriteError> {
    let entries: Vec<_> = table.iter().collect();
    // On all cores: the cards of figures are drawn here and nowhere kept.
    let mut written: usize = entries
        .into_par_iter()
        .map(|(path, entry)| {
            let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
            write(folder, &path, entry)
        })
        .sum::<Result<_, _>>()?;
    for (lang, entry) in table.errors() {
        let Kind::Error(status) = entry.kind else { continue };
        written += write(folder, &format!("{}{status}.html", address::page(lang, "")), entry)?;
    }
    Ok(written)
}

fn write(folder: &Path, path: &str, entry: &Entry) -> Result<usize, WriteError> {
    let target = |ending: &str| folder.join(format!("{}{ending}", path.trim_start_matches('/')));
    let bodies = entry.bodies().map_err(|undrawable| WriteError { path: target(""), reason: io::Error::other(undrawable.to_string()) })?;
    let variants = [("", Some(bodies.identity())), (".br", bodies.br().cloned()), (".gz", bodies.gzip().cloned())];
    let mut written = 0;
    for (ending, body) in variants {
        let Some(body) = body else { continue };
        let file = target(ending);
        let failed = |reason| WriteError { path: file.clone(), reason };
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&file, body).map_err(failed)?;
        written += 1;
    }
    Ok(written)
}

//! Keeping what a page says now, before it is changed: its Markdown becomes the version of its latest change note.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::artifact::{Artifact, Kind};
use crate::render::Rendered;
use crate::site::{address, version};

/// Why a version could not be kept.
#[derive(Debug)]
pub enum KeepError {
    /// No page has this path.
    NoPage(String),
    /// A version that is kept already says something else.
    Differs(String),
    /// A file could not be written.
    Write(PathBuf, io::Error),
}

impl std::fmt::Display for KeepError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            KeepError::NoPage(path) => write!(f, "“{path}” is not the path of a page, such as missions/undof"),
            KeepError::Differs(file) => write!(
                f,
                "{file} is kept already and says something else: if the page has been changed, give it a new change note first; --replace keeps what it says now instead"
            ),
            KeepError::Write(path, reason) => write!(f, "cannot write {}: {reason}", path.display()),
        }
    }
}

impl std::error::Error for KeepError {}

/// What becomes of a version that is kept already and says something else: what was cited would be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing is written.
    Stays,
    /// It is replaced: no harm as long as nobody has cited it.
    Replaced,
}

/// Writes the version of each page at `paths`, in each language that it is written in, into the folder of the content. Gives the files that
/// are new or changed. Paths may begin with the folder, as a shell completes them.
pub fn keep(rendered: &Rendered<Artifact>, folder: &Path, paths: &[String], known: Known) -> Result<Vec<String>, KeepError> {
    let mut texts: Vec<&Artifact> = Vec::new();
    for wanted in paths {
        let path = Path::new(wanted).strip_prefix(".").unwrap_or(Path::new(wanted));
        let path = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
        let path = path.trim_matches('/');
        let mut own: Vec<&Artifact> = rendered
            .artifacts
            .iter()
            .filter(|artifact| artifact.kind == Kind::Markdown && !path.is_empty())
            .filter(|artifact| {
                artifact.lang.and_then(|lang| address::markdown(&address::page(lang, path))).as_ref() == Some(&artifact.path)
            })
            .collect();
        own.sort_by_key(|text| &text.path);
        if own.is_empty() {
            return Err(KeepError::NoPage(wanted.clone()));
        }
        texts.extend(own);
    }
    // Nothing is written before all pages are known.
    let mut new = Vec::new();
    for text in texts {
        let (Some(date), Some((lang, path))) = (text.modified, address::split_language(&text.path)) else { continue };
        let name = version::file_of(path.trim_end_matches("index.md").trim_matches('/'), date, lang);
        let file = folder.join(&name);
        match fs::read(&file) {
            Ok(kept) if kept == text.body => {}
            Ok(_) if known == Known::Stays => return Err(KeepError::Differs(name)),
            _ => new.push((name, file, &text.body)),
        }
    }
    for (_, file, body) in &new {
        let failed = |reason| KeepError::Write(file.clone(), reason);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(file, body).map_err(failed)?;
    }
    Ok(new.into_iter().map(|(name, ..)| name).collect())
}

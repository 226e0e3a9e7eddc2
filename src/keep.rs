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
    /// A file could not be written.
    Write(PathBuf, io::Error),
}

impl std::fmt::Display for KeepError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            KeepError::NoPage(path) => write!(f, "“{path}” is not the path of a page, such as missions/undof"),
            KeepError::Write(path, reason) => write!(f, "cannot write {}: {reason}", path.display()),
        }
    }
}

impl std::error::Error for KeepError {}

/// A version that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its file under the folder of the content.
    pub file: String,
    /// Whether it said something else before: that the text of a note is mended is no harm as long as nobody has cited it.
    pub replaced: bool,
}

/// Writes the version of each page at `paths`, in each language that it is written in, into the folder of the content. Gives the files that
/// are new or changed: as long as a change note is the latest, its version is what the page says last.
pub fn keep(rendered: &Rendered<Artifact>, folder: &Path, paths: &[String]) -> Result<Vec<Kept>, KeepError> {
    let mut texts: Vec<&Artifact> = Vec::new();
    for wanted in paths {
        let path = wanted.trim_matches('/');
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
    let mut written = Vec::new();
    for text in texts {
        let (Some(date), Some((lang, path))) = (text.modified, address::split_language(&text.path)) else { continue };
        let name = version::file_of(path.trim_end_matches("index.md").trim_matches('/'), date, lang);
        let file = folder.join(&name);
        let failed = |reason| KeepError::Write(file.clone(), reason);
        let known = fs::read(&file).ok();
        if known.as_deref() == Some(&text.body) {
            continue;
        }
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::write(&file, &text.body).map_err(failed)?;
        written.push(Kept { file: name, replaced: known.is_some() });
    }
    Ok(written)
}

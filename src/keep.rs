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

/// Writes the version of each page at `paths`, in each language that it is written in, into the folder of the content. Gives the files that
/// are new or changed: as long as a change note is the latest, its version is what the page says last.
pub fn keep(rendered: &Rendered<Artifact>, folder: &Path, paths: &[String]) -> Result<Vec<String>, KeepError> {
    let mut written = Vec::new();
    for wanted in paths {
        let path = wanted.trim_matches('/');
        let mut texts: Vec<&Artifact> = rendered
            .artifacts
            .iter()
            .filter(|artifact| artifact.kind == Kind::Markdown && !path.is_empty())
            .filter(|artifact| {
                artifact.lang.and_then(|lang| address::markdown(&address::page(lang, path))).as_ref() == Some(&artifact.path)
            })
            .collect();
        texts.sort_by_key(|text| &text.path);
        if texts.is_empty() {
            return Err(KeepError::NoPage(wanted.clone()));
        }
        for text in texts {
            let (Some(lang), Some(date)) = (text.lang, text.modified) else { continue };
            let name = version::file_of(path, date, lang);
            let file = folder.join(&name);
            let failed = |reason| KeepError::Write(file.clone(), reason);
            if fs::read(&file).is_ok_and(|known| known == text.body) {
                continue;
            }
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent).map_err(failed)?;
            }
            fs::write(&file, &text.body).map_err(failed)?;
            written.push(name);
        }
    }
    Ok(written)
}

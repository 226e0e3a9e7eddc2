//! Reading the content: from the binary, or from a folder when asked.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "content/"]
struct Content;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Assets;

/// Where the content comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The content that the binary was built with.
    Embedded,
    /// A folder on the disk.
    Folder(PathBuf),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Embedded => f.write_str("the content inside the binary"),
            Source::Folder(folder) => write!(f, "the folder {}", folder.display()),
        }
    }
}

/// A file, read whole.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path under the folder it was read from, with `/`.
    pub path: Arc<str>,
    /// Its bytes, or why it could not be read.
    pub bytes: Result<Vec<u8>, Arc<str>>,
}

impl File {
    /// Its bytes; none if it could not be read.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or_default()
    }
}

/// A folder that could not be read.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    reason: std::io::Error,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for ReadError {}

/// Reads every file of the content, and hands each on as soon as it is there, from all cores: a large site never lies in memory as it was
/// written. What becomes of them is sorted by path. Hidden files and editors' backups (`~`) are passed over.
pub fn read<T: Send>(source: &Source, each: impl Fn(File) -> T + Sync + Send) -> Result<Vec<T>, ReadError> {
    match source {
        Source::Embedded => {
            let mut files = embedded::<Content>();
            files.sort_by(|a, b| a.path.cmp(&b.path));
            Ok(files.into_par_iter().map(each).collect())
        }
        Source::Folder(folder) => {
            let mut paths = Vec::new();
            walk(folder, &mut paths)?;
            let mut paths: Vec<(Arc<str>, PathBuf)> = paths.into_iter().map(|path| (under(folder, &path), path)).collect();
            paths.sort();
            let read =
                |(path, file): (Arc<str>, PathBuf)| each(File { path, bytes: whole(&file).map_err(|reason| reason.to_string().into()) });
            Ok(paths.into_par_iter().map(read).collect())
        }
    }
}

/// Everything in a file. A pipe or a device might never end.
fn whole(file: &Path) -> std::io::Result<Vec<u8>> {
    if std::fs::metadata(file)?.is_file() { std::fs::read(file) } else { Err(std::io::Error::other("it is neither a file nor a folder")) }
}

/// The static files that travel in the binary (style sheets, fonts, scripts, pictures), sorted by path.
pub fn assets() -> Vec<File> {
    let mut files = embedded::<Assets>();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn embedded<E: RustEmbed>() -> Vec<File> {
    E::iter().filter_map(|path| E::get(&path).map(|file| File { path: path.as_ref().into(), bytes: Ok(file.data.into_owned()) })).collect()
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> ReadError {
    let path = path.to_owned();
    move |reason| ReadError { path, reason }
}

/// The path of a file under a folder, with `/`.
fn under(root: &Path, path: &Path) -> Arc<str> {
    let parts: Vec<_> = path.strip_prefix(root).unwrap_or(path).iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/").into()
}

/// The paths of all files in a folder and its folders.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    for entry in std::fs::read_dir(folder).map_err(failed(folder))? {
        let entry = entry.map_err(failed(folder))?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        // Most entries say what they are; what a link leads to has to be looked up.
        let kind = entry.file_type().map_err(failed(&path))?;
        if kind.is_dir() {
            walk(&path, files)?;
        } else if kind.is_symlink() && path.is_dir() {
            let target = path.canonicalize().map_err(failed(&path))?;
            if folder.canonicalize().map_err(failed(folder))?.starts_with(target) {
                let reason = "the link leads to a folder that it lies in; take it away";
                return Err(failed(&path)(std::io::Error::new(std::io::ErrorKind::InvalidInput, reason)));
            }
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_to_a_folder_is_followed_unless_it_leads_round_in_a_circle() {
        let root = tempfile::tempdir().unwrap();
        let (content, shared) = (root.path().join("content"), root.path().join("shared"));
        std::fs::create_dir_all(content.join("missions")).unwrap();
        std::fs::create_dir_all(&shared).unwrap();
        std::fs::write(shared.join("terms.toml"), "").unwrap();
        symlink(&shared, content.join("linked")).unwrap();
        let paths = || read(&Source::Folder(content.clone()), |file| file.path.to_string());
        assert_eq!(paths().unwrap(), ["linked/terms.toml"]);
        symlink("..", content.join("missions/again")).unwrap();
        let refused = paths().unwrap_err().to_string();
        assert!(refused.ends_with("missions/again: the link leads to a folder that it lies in; take it away"), "{refused}");
    }
}

//! What is there but could not be understood. Its problems are known, so what refers to it is not called wrong too.

use std::collections::BTreeSet;

use crate::registry::Entries;

/// The ids of one kind that could not be understood.
#[derive(Debug, Default)]
pub(super) struct Unread {
    ids: BTreeSet<String>,
    /// A whole file could not be read, so nobody knows which ids it holds.
    file: bool,
}

impl Unread {
    pub(super) fn add<T>(&mut self, entries: Entries<T>) -> Vec<T> {
        self.ids.extend(entries.broken);
        self.file |= entries.unnamed;
        entries.read
    }

    pub(super) fn add_file(&mut self) {
        self.file = true;
    }

    pub(super) fn may_hold(&self, id: &str) -> bool {
        self.file || self.ids.contains(id)
    }
}

/// Everything that could not be understood.
#[derive(Debug, Default)]
pub(super) struct Broken {
    pub(super) facts: Unread,
    pub(super) sources: Unread,
    pub(super) events: Unread,
    pub(super) charts: Unread,
    /// A file of the series has a problem.
    pub(super) series: bool,
    pages: BTreeSet<String>,
    /// The paths of pages with a version that could not be understood.
    pub(super) versions: BTreeSet<String>,
}

impl Broken {
    pub(super) fn add_page(&mut self, path: &str) {
        self.pages.insert(path.to_owned());
    }

    pub(super) fn has_page(&self, path: &str) -> bool {
        self.pages.contains(path)
    }

    /// Whether a page has a version that could not be understood.
    pub(super) fn has_version(&self, path: &str) -> bool {
        self.versions.contains(path)
    }

    /// Whether a page that could not be understood may be the mission with this slug.
    pub(super) fn has_mission(&self, slug: &str) -> bool {
        self.pages.iter().any(|path| path.strip_prefix("missions/") == Some(slug))
    }
}

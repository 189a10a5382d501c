//! Where the browser of one tablet lives: its profile, and folders that nobody else uses.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The variable by which all processes of one tablet are known.
pub const MARK: &str = "ALONGSIDE_TABLET";

/// The folders of one tablet; all but a profile that was given go with it.
pub struct Home {
    folder: TempDir,
    profile: PathBuf,
}

impl Home {
    /// Fresh folders, with a certain profile or one of their own.
    pub fn new(profile: Option<PathBuf>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["home", "run", "tmp", "downloads"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let profile = profile.unwrap_or_else(|| folder.path().join("profile"));
        Self { folder, profile }
    }

    /// The folder of the profile.
    pub fn profile(&self) -> &Path {
        &self.profile
    }

    /// Where downloads go.
    pub fn downloads(&self) -> PathBuf {
        self.at("downloads")
    }

    /// What a process of this tablet has in its environment, as the system shows it.
    pub fn mark(&self) -> String {
        format!("{MARK}={}", self.folder.path().display())
    }

    /// The folder that holds the others.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A folder beside the profile: "home", "run", "tmp", "downloads".
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

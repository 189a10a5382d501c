//! Parts of unpacked hand-over files among other files: what stands in one folder with its manifest
//! belongs together.

use std::collections::BTreeSet;

use crate::format::backup;
use crate::format::reading::{MANIFEST, TRUTH};

/// The folders, each with a `/` at its end or empty, that hold a manifest and what it speaks of.
pub fn folders<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> BTreeSet<String> {
    let beside: BTreeSet<&str> = paths
        .clone()
        .filter_map(|path| {
            path.strip_suffix(TRUTH)
                .or(path.strip_suffix(backup::MEMBER))
        })
        .collect();
    paths
        .filter_map(|path| path.strip_suffix(MANIFEST))
        .filter(|folder| folder.is_empty() || (folder.ends_with('/') && beside.contains(folder)))
        .map(str::to_owned)
        .collect()
}

/// The outermost of these folders in which a path lies. A zip is never a part of a hand-over file.
pub fn folder_of<'a>(path: &str, folders: &'a BTreeSet<String>) -> Option<&'a str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_zip = name.rsplit('.').next().unwrap_or_default();
    if folders.is_empty() || is_zip.eq_ignore_ascii_case("zip") {
        return None;
    }
    let ends = path.match_indices('/').map(|(at, _)| at + 1);
    std::iter::once(0)
        .chain(ends)
        .find_map(|end| folders.get(path.get(..end)?).map(String::as_str))
}

//! What systems leave beside people's files: never anybody's work, so it is skipped and counted.

/// Folders that a system makes.
const FOLDERS: [&str; 4] = [
    "__MACOSX",
    ".Spotlight-V100",
    ".Trashes",
    "System Volume Information",
];
/// Files that a system makes.
const FILES: [&str; 4] = [".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini"];

/// Whether a system made the file at this path, parts separated by `/`.
pub fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lower = name.to_ascii_lowercase();
    name.starts_with("._")
        || FILES.contains(&lower.as_str())
        || path.split('/').any(|part| FOLDERS.contains(&part))
}

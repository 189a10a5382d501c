//! What else this app writes, and what a person may choose in its place: known by content where that
//! is possible, else by name.

use serde_json::Value;

use crate::format::handover::readme;
use crate::format::problem::{FileProblem, OtherFile};
use crate::format::reading::archive::Members;
use crate::format::reading::{MANIFEST, TRUTH};

/// The first line of a text is looked at up to so many bytes.
const LONGEST_LINE: usize = 64 << 20;

/// Why a zip without a manifest is not taken.
pub fn zip_problem(name: &str, members: &Members) -> FileProblem {
    let has = |path: &str| members.contains_key(path);
    if has(crate::format::backup::MEMBER) {
        FileProblem::IsABackup
    } else if has(TRUTH) && readme::is_of_lines(members.get("README.txt")) {
        FileProblem::Other(OtherFile::Observations)
    } else if has(TRUTH) {
        FileProblem::MissingMember(MANIFEST.to_owned())
    } else if has("tables/observations.csv") || has("observations.csv") {
        FileProblem::Other(OtherFile::Tables)
    } else if has("xl/workbook.xml") && is_ours(name) {
        FileProblem::Other(OtherFile::Workbook)
    } else {
        FileProblem::NotAHandOver
    }
}

/// Why what is no zip is not taken.
pub fn text_problem(name: &str, bytes: &[u8]) -> FileProblem {
    let lower = plain_name(name);
    if lower == MANIFEST {
        return FileProblem::Other(OtherFile::Part);
    }
    let other = first_line(bytes).and_then(|line| {
        let has = |field: &str| line.get(field).is_some();
        if has("observation") && has("revision") && has("entries") {
            Some(if lower == TRUTH {
                OtherFile::Part
            } else {
                OtherFile::Observations
            })
        } else if has("v") && (has("stream") || has("obs")) && has("seq") {
            Some(OtherFile::Copy)
        } else if has("table") && has("value") {
            Some(OtherFile::Stored)
        } else {
            None
        }
    });
    let named = || {
        let begins = |with: &str| lower.starts_with(with);
        match () {
            () if begins("alongside-tables") => Some(OtherFile::Tables),
            () if begins("alongside-observations") => Some(OtherFile::Observations),
            () if begins("alongside-copy") => Some(OtherFile::Copy),
            () if begins("alongside-stored") => Some(OtherFile::Stored),
            () => None,
        }
    };
    let problem = FileProblem::NotAZip;
    other.or_else(named).map_or(problem, FileProblem::Other)
}

fn first_line(bytes: &[u8]) -> Option<Value> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let line = bytes.split(|b| *b == b'\n').find(|line| !line.is_empty())?;
    if !line.starts_with(b"{") || line.len() > LONGEST_LINE {
        return None;
    }
    serde_json::from_slice(line).ok()
}

fn is_ours(name: &str) -> bool {
    plain_name(name).starts_with("alongside")
}

/// The name without its folder, in small letters.
fn plain_name(name: &str) -> String {
    let name = name.rsplit(['/', '>']).next().unwrap_or(name);
    name.trim().to_lowercase()
}

//! Whatever arrived, gone through once: every hand-over file in it, read or refused by name. It may
//! come packed or unpacked, under any name, in a folder, or as a zip of zips, one level deep.

use std::collections::BTreeMap;

use crate::format::line::sha256;
use crate::format::problem::{FileProblem, OtherFile};
use crate::format::reading::archive::{
    Members, Unpacked, begins_as_zip, check_size, unpack_within,
};
use crate::format::reading::check::{Bytes, read_parts};
use crate::format::reading::rescue::{Rescued, rescue, rescue_of_parts, rescued_lines};
use crate::format::reading::{HandOver, MANIFEST, other, sets, unpacked_limit};

/// What arrived.
#[derive(Clone, Debug)]
pub enum Arrived<'a> {
    /// A file.
    File(&'a [u8]),
    /// The parts of an unpacked hand-over file, by their path below its folder.
    Parts(Members),
}

/// A hand-over file that was found in what arrived, or what stands there in place of one.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name, with the name of what it lay in before it.
    pub name: String,
    /// What tells it from the others: the SHA-256 of its bytes, or of its manifest where it came
    /// unpacked.
    pub hash: String,
    /// What it holds, or why it is refused.
    pub read: Result<HandOver, FileProblem>,
    /// What could be saved of it, where it is refused.
    pub rescued: Rescued,
}

/// Goes through what arrived and gives each thing found to `each`, one after another. Answers how
/// much litter was skipped.
pub fn arrive(name: &str, arrived: Arrived<'_>, mut each: impl FnMut(Found)) -> u32 {
    match arrived {
        Arrived::File(bytes) => file(name, bytes, &mut unpacked_limit(bytes), 0, &mut each),
        Arrived::Parts(members) => {
            let came_in = Bytes {
                hash: None,
                as_made: false,
            };
            each(parts(name, &members, came_in));
            0
        }
    }
}

/// How deep a zip in a zip may lie.
const DEEPEST: u32 = 1;

fn file(name: &str, bytes: &[u8], left: &mut u64, depth: u32, each: &mut impl FnMut(Found)) -> u32 {
    match check_size(bytes).and_then(|()| unpack_within(bytes, left)) {
        Ok(unpacked) => zip(name, bytes, unpacked, left, depth, each),
        Err(FileProblem::NotAZip) => {
            each(text(name, bytes));
            0
        }
        Err(problem) => {
            each(broken(name, bytes, problem));
            0
        }
    }
}

fn zip(
    name: &str,
    bytes: &[u8],
    unpacked: Unpacked,
    left: &mut u64,
    depth: u32,
    each: &mut impl FnMut(Found),
) -> u32 {
    let mut litter = unpacked.litter;
    let hash = sha256(bytes);
    let folders = sets::folders(unpacked.members.keys().map(String::as_str));
    let mut whole: BTreeMap<&str, Members> = BTreeMap::new();
    let mut loose = Members::new();
    for (path, content) in unpacked.members {
        match sets::folder_of(&path, &folders) {
            Some(folder) => {
                let below = path.get(folder.len()..).unwrap_or_default().to_owned();
                whole.entry(folder).or_default().insert(below, content);
            }
            None => _ = loose.insert(path, content),
        }
    }
    let is_only = whole.len() == 1;
    let is_empty = whole.is_empty();
    for (folder, members) in whole {
        // One hand-over file in these bytes is these bytes; of several, none is.
        let came_in = Bytes {
            hash: is_only.then_some(hash.as_str()),
            as_made: unpacked.as_made && folder.is_empty(),
        };
        let name = if is_only {
            name.to_owned()
        } else {
            within(name, folder.trim_end_matches('/'))
        };
        each(parts(&name, &members, came_in));
    }
    let has_zips = loose.values().any(|content| begins_as_zip(content));
    if is_empty && !has_zips {
        each(without_manifest(name, hash, &loose));
    } else if is_empty && depth >= DEEPEST {
        each(refused(name, hash, FileProblem::Nested));
    } else {
        for (path, content) in loose {
            litter += file(&within(name, &path), &content, left, depth + 1, each);
        }
    }
    litter
}

fn within(outer: &str, inner: &str) -> String {
    format!("{outer} > {inner}")
}

fn refused(name: &str, hash: String, problem: FileProblem) -> Found {
    Found {
        name: name.to_owned(),
        hash,
        read: Err(problem),
        rescued: Rescued::default(),
    }
}

/// A zip that holds no manifest, and perhaps the observations all the same.
fn without_manifest(name: &str, hash: String, members: &Members) -> Found {
    let rescued = rescue_of_parts(name, &hash, members);
    Found {
        rescued,
        ..refused(name, hash, other::zip_problem(name, members))
    }
}

/// A zip that could not be unpacked.
fn broken(name: &str, bytes: &[u8], problem: FileProblem) -> Found {
    let rescued = if let FileProblem::CutShort | FileProblem::Damaged(_) = problem {
        rescue(name, bytes)
    } else {
        Rescued::default()
    };
    Found {
        rescued,
        ..refused(name, sha256(bytes), problem)
    }
}

/// What is no zip: perhaps something else that the app wrote, with whole observations in it.
fn text(name: &str, bytes: &[u8]) -> Found {
    let problem = other::text_problem(name, bytes);
    let has_lines = matches!(
        problem,
        FileProblem::Other(OtherFile::Part | OtherFile::Observations)
    );
    let rescued = Rescued {
        part_of: None,
        versions: if has_lines {
            rescued_lines(bytes)
        } else {
            Vec::new()
        },
    };
    Found {
        rescued,
        ..refused(name, sha256(bytes), problem)
    }
}

fn parts(name: &str, members: &Members, came_in: Bytes<'_>) -> Found {
    let by_manifest = || sha256(members.get(MANIFEST).map(Vec::as_slice).unwrap_or_default());
    let hash = came_in.hash.map_or_else(by_manifest, str::to_owned);
    let read = read_parts(name, members, came_in);
    let rescued = match &read {
        Err(
            FileProblem::Damaged(_)
            | FileProblem::MissingMember(_)
            | FileProblem::UnlistedMember(_)
            | FileProblem::BadLine(..)
            | FileProblem::LineFromNewer(..),
        ) => rescue_of_parts(name, &hash, members),
        Ok(_) | Err(_) => Rescued::default(),
    };
    Found {
        name: name.to_owned(),
        hash,
        read,
        rescued,
    }
}

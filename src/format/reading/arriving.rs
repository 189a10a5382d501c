//! Whatever arrived, gone through once: every hand-over file in it, read or refused by name. It may
//! come packed or unpacked, under any name, in a folder, or as a zip of zips, one level deep.

use std::borrow::Cow;
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

/// Goes through what arrived, thing by thing.
pub fn arrive<'a>(name: &str, arrived: Arrived<'a>) -> Arriving<'a> {
    let name = name.to_owned();
    let (piece, left) = match arrived {
        Arrived::File(bytes) => {
            let piece = Piece::File {
                name,
                bytes: Cow::Borrowed(bytes),
                depth: 0,
            };
            (piece, unpacked_limit(bytes))
        }
        Arrived::Parts(members) => {
            let piece = Piece::Parts {
                name,
                members,
                hash: None,
                as_made: false,
            };
            (piece, 0)
        }
    };
    Arriving {
        waiting: vec![piece],
        left,
        litter: 0,
    }
}

/// What arrived, while it is gone through.
#[derive(Debug)]
pub struct Arriving<'a> {
    /// What is still to be looked at, the next one last.
    waiting: Vec<Piece<'a>>,
    /// How much more may be unpacked, in bytes.
    left: u64,
    litter: u32,
}

#[derive(Debug)]
enum Piece<'a> {
    File {
        name: String,
        bytes: Cow<'a, [u8]>,
        depth: u32,
    },
    Parts {
        name: String,
        members: Members,
        hash: Option<String>,
        as_made: bool,
    },
}

/// How deep a zip in a zip may lie.
const DEEPEST: u32 = 1;

impl Iterator for Arriving<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while let Some(piece) = self.waiting.pop() {
            let found = match piece {
                Piece::File { name, bytes, depth } => self.file(&name, &bytes, depth),
                Piece::Parts {
                    name,
                    members,
                    hash,
                    as_made,
                } => {
                    let came_in = Bytes {
                        hash: hash.as_deref(),
                        as_made,
                    };
                    Some(parts(&name, &members, came_in))
                }
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

impl Arriving<'_> {
    /// How much litter was skipped so far.
    pub fn litter(&self) -> u32 {
        self.litter
    }

    /// What the file is; `None` where that is in what now waits.
    fn file(&mut self, name: &str, bytes: &[u8], depth: u32) -> Option<Found> {
        match check_size(bytes).and_then(|()| unpack_within(bytes, &mut self.left)) {
            Ok(unpacked) => self.zip(name, bytes, unpacked, depth),
            Err(FileProblem::NotAZip) => Some(text(name, bytes)),
            Err(problem) => Some(broken(name, bytes, problem)),
        }
    }

    fn zip(&mut self, name: &str, bytes: &[u8], unpacked: Unpacked, depth: u32) -> Option<Found> {
        self.litter += unpacked.litter;
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
        let has_zips = loose.values().any(|content| begins_as_zip(content));
        if whole.is_empty() && !has_zips {
            return Some(without_manifest(name, hash, &loose));
        }
        if whole.is_empty() && depth >= DEEPEST {
            return Some(refused(name, hash, FileProblem::Nested));
        }
        let is_only = whole.len() == 1;
        let whole = whole.into_iter().map(|(folder, members)| Piece::Parts {
            name: if is_only {
                name.to_owned()
            } else {
                within(name, folder.trim_end_matches('/'))
            },
            members,
            // One hand-over file in these bytes is these bytes; of several, none is.
            hash: is_only.then(|| hash.clone()),
            as_made: unpacked.as_made && folder.is_empty(),
        });
        let loose = loose.into_iter().map(|(path, content)| Piece::File {
            name: within(name, &path),
            bytes: Cow::Owned(content),
            depth: depth + 1,
        });
        let next: Vec<Piece<'_>> = whole.chain(loose).collect();
        self.waiting.extend(next.into_iter().rev());
        None
    }
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

//! Reading a hand-over file that came from anywhere: limits first, hashes second, content last.

pub mod archive;
pub mod arriving;
pub mod check;
pub mod litter;
pub mod other;
pub mod rescue;
pub mod sets;

pub use archive::{Members, unpack};

use crate::domain::collation::{TakenFile, Version};
use crate::domain::ids::DeviceId;
use crate::domain::observation::Observation;
use crate::format::line::LineV2;
pub use crate::format::line::Unread;
use crate::format::problem::FileProblem;
use crate::format::reading::arriving::{Arrived, arrive};

/// Largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 50 << 20;
/// Most that a file may unpack to, in bytes; with all that lies in it, where it is a zip of zips.
pub const LARGEST_UNPACKED: u64 = 400 << 20;
/// Above this size, a file may not unpack to more than so many times its own size.
const RATIO_FROM: u64 = 20 << 20;
const LARGEST_RATIO: u64 = 100;
/// Most members.
pub const MOST_MEMBERS: usize = 200;
/// The member that holds the observations.
pub const TRUTH: &str = "observations.ndjson";
/// The member that says what must be there.
pub const MANIFEST: &str = "manifest.json";

/// A hand-over file, read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// What the collation remembers of the file.
    pub taken: TakenFile,
    /// Its observations, with the text of the line each was read from.
    pub versions: Vec<(Version, String)>,
    /// The instruments in it that can be read, as they came.
    pub instruments: Vec<String>,
}

/// Reads a file in which one hand-over file is expected; of several, the first.
///
/// # Errors
/// [`FileProblem`], naming the member and line.
pub fn read(name: &str, bytes: &[u8]) -> Result<HandOver, FileProblem> {
    let first = arrive(name, Arrived::File(bytes)).next();
    first.map_or(Err(FileProblem::NotAHandOver), |found| found.read)
}

/// The parts without the folder that was put on top of them, if one was.
pub fn lifted(members: Members) -> Members {
    let folders = sets::folders(members.keys().map(String::as_str));
    let Some(folder) = folders
        .first()
        .filter(|f| folders.len() == 1 && !f.is_empty())
    else {
        return members;
    };
    let below = members.into_iter().filter_map(|(path, content)| {
        let below = path.strip_prefix(folder.as_str())?.to_owned();
        Some((below, content))
    });
    below.collect()
}

/// The most that a file of this size may unpack to, in bytes.
pub(in crate::format) fn unpacked_limit(bytes: &[u8]) -> u64 {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > RATIO_FROM / LARGEST_RATIO {
        LARGEST_UNPACKED.min(size.saturating_mul(LARGEST_RATIO))
    } else {
        RATIO_FROM
    }
}

/// Reads one line of the truth, of whatever format.
///
/// # Errors
/// What is wrong with it.
pub fn read_line(text: &str, device: &DeviceId) -> Result<(Version, LineV2), Unread> {
    let (line, former) = LineV2::read(text)?;
    let observation = line.observation().map_err(Unread::Bad)?;
    let version = Version {
        former,
        ..version(&line, observation, device)
    };
    Ok((version, line))
}

fn version(line: &LineV2, observation: Observation, device: &DeviceId) -> Version {
    Version {
        revision: line.revision.clone(),
        former: None,
        whole: line.whole.clone(),
        parent: line.parent.clone(),
        device: device.clone(),
        observation,
    }
}

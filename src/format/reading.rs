//! Reading a hand-over file that came from anywhere: limits first, hashes second, content last.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::domain::collation::{TakenFile, Version};
use crate::domain::ids::{DeviceId, FileId};
use crate::domain::observation::Observation;
use crate::format::backup;
use crate::format::line::{FORMAT, LineV1, sha256};
use crate::format::manifest::{KIND, ManifestV1, Probe};
use crate::format::problem::FileProblem;

/// Largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 50 << 20;
/// Most that a file may unpack to, in bytes.
pub const LARGEST_UNPACKED: u64 = 400 << 20;
/// Above this size, a file may not unpack to more than so many times its own size.
const RATIO_FROM: u64 = 20 << 20;
const LARGEST_RATIO: u64 = 100;
/// Most members.
pub const MOST_MEMBERS: usize = 200;
/// The member that holds the observations.
pub const TRUTH: &str = "observations.ndjson";
const MANIFEST: &str = "manifest.json";

/// A hand-over file, read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// What the collation remembers of the file.
    pub taken: TakenFile,
    /// Its observations, with the text of the line each was read from.
    pub versions: Vec<(Version, String)>,
}

/// Reads a hand-over file.
///
/// # Errors
/// [`FileProblem`], naming the member and line.
pub fn read(name: &str, bytes: &[u8]) -> Result<HandOver, FileProblem> {
    let mut members = unpack(bytes)?;
    let manifest_bytes = members.remove(MANIFEST).ok_or_else(|| not_ours(&members))?;
    let manifest = read_manifest(&manifest_bytes)?;
    check_members(&manifest, &members)?;
    let bad = |field: &str| FileProblem::BadLine(MANIFEST.to_owned(), 1, field.to_owned());
    let device = DeviceId::parse(&manifest.device).map_err(|_| bad("device"))?;
    let file = FileId::parse(&manifest.file).map_err(|_| bad("file"))?;
    let truth = members
        .get(TRUTH)
        .ok_or_else(|| FileProblem::MissingMember(TRUTH.to_owned()))?;
    let versions = read_lines(truth, &device)?;
    let observations = u32::try_from(versions.len()).unwrap_or(u32::MAX);
    if observations != manifest.counts.observations {
        return Err(FileProblem::Damaged(TRUTH.to_owned()));
    }
    let taken = TakenFile {
        hash: sha256(bytes),
        file,
        name: name.to_owned(),
        device,
        observer: manifest.observer,
        device_seq: manifest.device_seq,
        previous: manifest.previous,
        observations,
    };
    Ok(HandOver { taken, versions })
}

/// What can be saved of a file that cannot be read as a whole: every observation whose line is
/// complete and fits its own revision.
pub fn rescue(bytes: &[u8]) -> Vec<(Version, String)> {
    let mut left = unpacked_limit(bytes);
    let mut cursor = Cursor::new(bytes);
    while let Ok(Some(mut member)) = zip::read::read_zipfile_from_stream(&mut cursor) {
        let is_truth = member.name().is_ok_and(|name| name == TRUTH);
        let mut content = Vec::new();
        // A cut member ends in an error; what came before it is there.
        let outcome = (&mut member).take(left).read_to_end(&mut content);
        left -= u64::try_from(content.len()).unwrap_or(left).min(left);
        if is_truth {
            drop(outcome);
            return rescued_lines(&content);
        }
        if outcome.is_err() {
            break;
        }
    }
    Vec::new()
}

fn rescued_lines(content: &[u8]) -> Vec<(Version, String)> {
    content
        .split(|b| *b == b'\n')
        .filter_map(|line| std::str::from_utf8(line).ok())
        .filter_map(|text| {
            let line: LineV1 = serde_json::from_str(text).ok()?;
            if line.format > FORMAT {
                return None;
            }
            let device = crate::format::line::first_device(&line)?;
            Some((
                version(&line, line.observation().ok()?, &device),
                text.to_owned(),
            ))
        })
        .collect()
}

/// Unpacks a zip under the limits.
///
/// # Errors
/// [`FileProblem`] where it is no zip, cut, or breaks a limit.
pub fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, FileProblem> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if bytes.is_empty() {
        return Err(FileProblem::Empty);
    }
    if size > LARGEST_FILE {
        return Err(FileProblem::TooLarge(size, LARGEST_FILE));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(FileProblem::NotAZip);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(bytes))?;
    if archive.len() > MOST_MEMBERS || central_entries(bytes) > MOST_MEMBERS {
        return Err(FileProblem::TooManyMembers);
    }
    if let Some(name) = duplicate_name(bytes) {
        return Err(FileProblem::DuplicateName(name));
    }
    let mut members = BTreeMap::new();
    let mut left = unpacked_limit(bytes);
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).map_err(|e| named_damage(&e))?;
        let name = member.name().map_err(|e| named_damage(&e))?.into_owned();
        if member.enclosed_name().is_none() || unsafe_name(&name) {
            return Err(FileProblem::UnsafeName(name));
        }
        let mut content = Vec::new();
        // The size in the directory may lie: count while unpacking.
        let unpacked = (&mut member).take(left + 1).read_to_end(&mut content);
        let unpacked = unpacked.map_err(|_| FileProblem::Damaged(name.clone()))?;
        left = left
            .checked_sub(u64::try_from(unpacked).unwrap_or(u64::MAX))
            .ok_or(FileProblem::UnpacksTooLarge)?;
        if members.insert(name.clone(), content).is_some() {
            return Err(FileProblem::DuplicateName(name));
        }
    }
    Ok(members)
}

/// The most that a file of this size may unpack to, in bytes.
fn unpacked_limit(bytes: &[u8]) -> u64 {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > RATIO_FROM / LARGEST_RATIO {
        LARGEST_UNPACKED.min(size.saturating_mul(LARGEST_RATIO))
    } else {
        RATIO_FROM
    }
}

fn named_damage(_: &zip::result::ZipError) -> FileProblem {
    FileProblem::Damaged("the list of members".to_owned())
}

fn unsafe_name(name: &str) -> bool {
    name.starts_with('/')
        || name.contains('\\')
        || name.contains(':')
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
}

/// A zip that cannot be opened was most often cut: its list of members stands at the end.
fn broken(bytes: &[u8]) -> FileProblem {
    let tail = bytes
        .get(bytes.len().saturating_sub(66_000)..)
        .unwrap_or(bytes);
    let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06");
    let is_whole = end.is_some_and(|at| tail.len() >= at + END_RECORD);
    if is_whole {
        FileProblem::Damaged("the list of members".to_owned())
    } else {
        FileProblem::CutShort
    }
}

/// Length of the record at the end of a zip, without a comment.
const END_RECORD: usize = 22;

/// The number of members that the end of the zip speaks of, which a reader may have merged.
fn central_entries(bytes: &[u8]) -> usize {
    central_names(bytes).count()
}

fn duplicate_name(bytes: &[u8]) -> Option<String> {
    let mut seen = BTreeSet::new();

    central_names(bytes).find(|name| !seen.insert(name.to_lowercase()))
}

/// Names in the zip's central directory, read by themselves since readers keep only one of two
/// members with the same name.
fn central_names(bytes: &[u8]) -> impl Iterator<Item = String> + '_ {
    let mut rest = central_directory(bytes).unwrap_or_default();
    std::iter::from_fn(move || {
        if !rest.starts_with(b"PK\x01\x02") {
            return None;
        }
        let field = |at: usize| -> Option<usize> {
            let two: [u8; 2] = rest.get(at..at + 2)?.try_into().ok()?;
            Some(usize::from(u16::from_le_bytes(two)))
        };
        let (name, extra, comment) = (field(28)?, field(30)?, field(32)?);
        let text = String::from_utf8_lossy(rest.get(46..46 + name)?).into_owned();
        rest = rest.get(46 + name + extra + comment..)?;
        Some(text)
    })
}

fn central_directory(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let offset: [u8; 4] = bytes.get(end + 16..end + 20)?.try_into().ok()?;
    bytes.get(usize::try_from(u32::from_le_bytes(offset)).ok()?..end)
}

fn not_ours(members: &BTreeMap<String, Vec<u8>>) -> FileProblem {
    if members.contains_key(backup::MEMBER) {
        FileProblem::IsABackup
    } else {
        FileProblem::NotAHandOver
    }
}

fn read_manifest(bytes: &[u8]) -> Result<ManifestV1, FileProblem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let probe: Probe = serde_json::from_slice(bytes).map_err(|_| FileProblem::NotAHandOver)?;
    if probe.alongside == backup::KIND {
        return Err(FileProblem::IsABackup);
    }
    if probe.alongside != KIND {
        return Err(FileProblem::NotAHandOver);
    }
    if probe.format > FORMAT {
        return Err(FileProblem::FromNewer(probe.format));
    }
    serde_json::from_slice(bytes).map_err(|e| {
        let line = u32::try_from(e.line()).unwrap_or(u32::MAX);
        FileProblem::BadLine(MANIFEST.to_owned(), line, e.to_string())
    })
}

fn check_members(
    manifest: &ManifestV1,
    members: &BTreeMap<String, Vec<u8>>,
) -> Result<(), FileProblem> {
    for listed in &manifest.members {
        let bytes = members
            .get(&listed.name)
            .ok_or_else(|| FileProblem::MissingMember(listed.name.clone()))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size != listed.size || sha256(bytes) != listed.sha256 {
            return Err(FileProblem::Damaged(listed.name.clone()));
        }
    }
    let is_listed = |name: &String| manifest.members.iter().any(|m| m.name == *name);
    match members.keys().find(|name| !is_listed(name)) {
        Some(name) => Err(FileProblem::UnlistedMember(name.clone())),
        None => Ok(()),
    }
}

fn read_lines(bytes: &[u8], device: &DeviceId) -> Result<Vec<(Version, String)>, FileProblem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut versions = Vec::new();
    for (at, line) in bytes.split(|b| *b == b'\n').enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let bad = |why: String| FileProblem::BadLine(TRUTH.to_owned(), number, why);
        let text = std::str::from_utf8(line).map_err(|_| bad("not UTF-8".to_owned()))?;
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.trim().is_empty() {
            continue;
        }
        let (version, _) = read_line(text, device).map_err(bad)?;
        versions.push((version, text.to_owned()));
    }
    Ok(versions)
}

/// Reads one line of the truth.
///
/// # Errors
/// What is wrong with it.
pub fn read_line(text: &str, device: &DeviceId) -> Result<(Version, LineV1), String> {
    let line: LineV1 = serde_json::from_str(text).map_err(|e| e.to_string())?;
    if line.format > FORMAT {
        return Err(format!(
            "format {} is newer than this app reads",
            line.format
        ));
    }
    let observation = line.observation()?;
    Ok((version(&line, observation, device), line))
}

fn version(line: &LineV1, observation: Observation, device: &DeviceId) -> Version {
    Version {
        revision: line.revision.clone(),
        parent: line.parent.clone(),
        device: device.clone(),
        observation,
    }
}

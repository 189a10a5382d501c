//! Whether the parts of a hand-over file are what its manifest says, then what they say.

use std::collections::BTreeSet;

use crate::domain::collation::{Came, TakenFile, Version};
use crate::domain::ids::{DeviceId, FileId, RecipientId};
use crate::format::backup;
use crate::format::handover::instruments::{self, FOLDER};
use crate::format::handover::manifest::{KIND, ManifestV2, Probe};
use crate::format::handover::pack;
use crate::format::line::{FORMAT, sha256};
use crate::format::problem::FileProblem;
use crate::format::reading::archive::Members;
use crate::format::reading::{HandOver, MANIFEST, MOST_MEMBERS, TRUTH, Unread, read_line};
use crate::format::record::is_of_newer;

/// A manifest of as many members as are read is far shorter, in bytes.
const LARGEST_MANIFEST: usize = 1 << 20;

/// The bytes in which parts came, as far as that is known.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a> {
    /// Their SHA-256; none where the parts came unpacked.
    pub hash: Option<&'a str>,
    /// Whether they look as this app writes them.
    pub as_made: bool,
}

/// Reads the parts of one hand-over file.
///
/// # Errors
/// [`FileProblem`], naming the member and line.
pub fn read_parts(
    name: &str,
    members: &Members,
    came_in: Bytes<'_>,
) -> Result<HandOver, FileProblem> {
    let manifest_bytes = members.get(MANIFEST).ok_or(FileProblem::NotAHandOver)?;
    let manifest = read_manifest(manifest_bytes)?;
    check_members(&manifest, members)?;
    let bad = |field: &str| FileProblem::BadLine(MANIFEST.to_owned(), 1, field.to_owned());
    let device = DeviceId::parse(&manifest.device).map_err(|_| bad("device"))?;
    let file = FileId::parse(&manifest.file).map_err(|_| bad("file"))?;
    let recipient = RecipientId::parse(&manifest.recipient.id).map_err(|_| bad("recipient"))?;
    let truth = members
        .get(TRUTH)
        .ok_or_else(|| FileProblem::MissingMember(TRUTH.to_owned()))?;
    let versions = read_lines(truth, &device)?;
    let observations = u32::try_from(versions.len()).unwrap_or(u32::MAX);
    if observations != manifest.counts.observations {
        return Err(FileProblem::Damaged(TRUTH.to_owned()));
    }
    let came = Came {
        manifest: sha256(manifest_bytes),
        arrived: came_in.hash.map(str::to_owned).into_iter().collect(),
        in_part: false,
    };
    let hash = match came_in.hash {
        Some(hash) if came_in.as_made => hash.to_owned(),
        _ => made_hash(&manifest, members),
    };
    let taken = TakenFile {
        hash,
        file,
        name: name.to_owned(),
        device,
        recipient,
        observer: manifest.observer,
        device_seq: manifest.device_seq,
        previous: manifest.previous,
        observations,
        came,
    };
    let instruments = members.iter().filter(|(name, _)| name.starts_with(FOLDER));
    let instruments = instruments.filter_map(|(_, bytes)| {
        instruments::read(bytes)?;
        String::from_utf8(bytes.clone()).ok()
    });
    Ok(HandOver {
        taken,
        versions,
        instruments: instruments.collect(),
    })
}

/// The SHA-256 that the file had when this app made it, if packing is what it was: the same parts,
/// packed in the same order.
fn made_hash(manifest: &ManifestV2, members: &Members) -> String {
    let listed = manifest.members.iter().map(|m| m.name.as_str());
    let named = std::iter::once(MANIFEST)
        .chain(listed)
        .filter_map(|name| Some((name.to_owned(), members.get(name)?.clone())));
    sha256(&pack(named).unwrap_or_default())
}

pub(super) fn read_manifest(bytes: &[u8]) -> Result<ManifestV2, FileProblem> {
    if bytes.len() > LARGEST_MANIFEST {
        return Err(FileProblem::TooManyMembers);
    }
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
        if is_of_newer(&e) {
            FileProblem::LineFromNewer(MANIFEST.to_owned(), line)
        } else {
            FileProblem::BadLine(MANIFEST.to_owned(), line, e.to_string())
        }
    })
}

/// Each member is listed once and hashed once.
fn check_members(manifest: &ManifestV2, members: &Members) -> Result<(), FileProblem> {
    if manifest.members.len() > MOST_MEMBERS {
        return Err(FileProblem::TooManyMembers);
    }
    let mut names = BTreeSet::new();
    for listed in &manifest.members {
        if !names.insert(listed.name.as_str()) {
            return Err(FileProblem::DuplicateName(listed.name.clone()));
        }
    }
    for listed in &manifest.members {
        let bytes = members
            .get(&listed.name)
            .ok_or_else(|| FileProblem::MissingMember(listed.name.clone()))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size != listed.size || sha256(bytes) != listed.sha256 {
            return Err(FileProblem::Damaged(listed.name.clone()));
        }
    }
    let is_listed = |name: &&String| *name == MANIFEST || names.contains(name.as_str());
    match members.keys().find(|name| !is_listed(name)) {
        Some(name) => Err(FileProblem::UnlistedMember(name.clone())),
        None => Ok(()),
    }
}

fn read_lines(bytes: &[u8], device: &DeviceId) -> Result<Vec<(Version, String)>, FileProblem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut versions = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, line) in bytes.split(|b| *b == b'\n').enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let bad = |why: String| FileProblem::BadLine(TRUTH.to_owned(), number, why);
        let text = std::str::from_utf8(line).map_err(|_| bad("not UTF-8".to_owned()))?;
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.trim().is_empty() {
            continue;
        }
        let (version, line) = read_line(text, device).map_err(|unread| match unread {
            Unread::FromNewer => FileProblem::LineFromNewer(TRUTH.to_owned(), number),
            Unread::Bad(why) => bad(why),
        })?;
        if !seen.insert(version.observation.id().clone()) {
            return Err(bad("its observation stands in the file twice".to_owned()));
        }
        // What an earlier format said is kept as this one says it.
        let text = if version.former.is_some() {
            line.text()
        } else {
            text.to_owned()
        };
        versions.push((version, text));
    }
    Ok(versions)
}

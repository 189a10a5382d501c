//! What can be saved of a file that cannot be read as a whole: every observation whose line is
//! complete and fits its own revision, and from which file of the chain it comes.

use std::io::{Cursor, Read as _};

use memchr::memmem;

use crate::domain::collation::{Came, TakenFile, Version};
use crate::domain::ids::{DeviceId, FileId};
use crate::format::handover::manifest::ManifestV2;
use crate::format::line::{LineV2, first_device, sha256};
use crate::format::reading::archive::Members;
use crate::format::reading::{MANIFEST, TRUTH, check, unpacked_limit, version};

/// What was saved of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rescued {
    /// Which file it was, where that could still be read.
    pub part_of: Option<TakenFile>,
    /// Its whole observations, with the text of each one's line.
    pub versions: Vec<(Version, String)>,
}

/// Saves what can be saved of a zip, reading it from its beginning.
pub fn rescue(name: &str, bytes: &[u8]) -> Rescued {
    let mut left = unpacked_limit(bytes);
    let begins = memmem::find(bytes, b"PK\x03\x04").unwrap_or(0);
    let mut cursor = Cursor::new(bytes.get(begins..).unwrap_or_default());
    let mut members = Members::new();
    while let Ok(Some(mut member)) = zip::read::read_zipfile_from_stream(&mut cursor) {
        let named = member.name().map(std::borrow::Cow::into_owned);
        let last = named.as_deref().unwrap_or_default().rsplit('/').next();
        let last = last.unwrap_or_default().to_owned();
        let mut content = Vec::new();
        // A cut member ends in an error; what came before it is there.
        let outcome = (&mut member).take(left).read_to_end(&mut content);
        left -= u64::try_from(content.len()).unwrap_or(left).min(left);
        let is_truth = last == TRUTH;
        if is_truth || last == MANIFEST {
            members.entry(last).or_insert(content);
        }
        if is_truth || outcome.is_err() {
            break;
        }
    }
    rescue_of_parts(name, &sha256(bytes), &members)
}

/// Saves what can be saved of the parts of a file.
pub fn rescue_of_parts(name: &str, hash: &str, members: &Members) -> Rescued {
    let manifest = members
        .get(MANIFEST)
        .and_then(|bytes| check::read_manifest(bytes).ok());
    let truth = members.get(TRUTH).map(Vec::as_slice).unwrap_or_default();
    let versions = rescued_lines(truth);
    let observations = u32::try_from(versions.len()).unwrap_or(u32::MAX);
    Rescued {
        part_of: manifest.and_then(|m| part_of(name, hash, m, observations)),
        versions,
    }
}

fn part_of(name: &str, hash: &str, m: ManifestV2, observations: u32) -> Option<TakenFile> {
    Some(TakenFile {
        hash: hash.to_owned(),
        file: FileId::parse(&m.file).ok()?,
        name: name.to_owned(),
        device: DeviceId::parse(&m.device).ok()?,
        recipient: m.recipient.recipient()?.id,
        observer: m.observer,
        device_seq: m.device_seq,
        previous: m.previous,
        observations,
        came: Came {
            in_part: true,
            ..Came::default()
        },
    })
}

/// The lines of a text that are whole observations.
pub fn rescued_lines(content: &[u8]) -> Vec<(Version, String)> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    content
        .split(|b| *b == b'\n')
        .filter_map(|line| std::str::from_utf8(line).ok())
        .filter_map(|text| {
            let text = text.strip_suffix('\r').unwrap_or(text);
            let (line, former) = LineV2::read(text).ok()?;
            let device = first_device(&line)?;
            let is_older = former.is_some();
            let version = Version {
                former,
                ..version(&line, line.observation().ok()?, &device)
            };
            Some((
                version,
                if is_older {
                    line.text()
                } else {
                    text.to_owned()
                },
            ))
        })
        .collect()
}

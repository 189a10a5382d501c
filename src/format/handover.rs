//! Making a hand-over file: a plain zip, the same bytes for the same content.

pub mod again;
pub mod instruments;
pub mod leaving;
pub mod manifest;
pub(crate) mod readme;

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, FileId};
use crate::domain::instrument::SHIPPED;
use crate::domain::observation::Observation;
use crate::domain::recipient::Recipient;
use crate::format::exports::tables;
use crate::format::handover::leaving::Leaving;
use crate::format::handover::manifest::{CountsV1, KIND, ManifestV2, MemberV1, RecipientV2};
use crate::format::line::{FORMAT, LineV2, sha256};
use crate::format::reading::{LARGEST_FILE, unpacked_limit};

/// What a hand-over file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Its id.
    pub file: FileId,
    /// Version of the app that made it first.
    pub app: String,
    /// The device that makes it.
    pub device: DeviceId,
    /// For whom it is.
    pub recipient: Recipient,
    /// Its number in the device's chain for this recipient, from 1.
    pub device_seq: u32,
    /// SHA-256 of the file before it.
    pub previous: Option<String>,
    /// When it was made first.
    pub created_at: Moment,
    /// Who hands it over.
    pub observer: String,
}

/// An observation to hand over and the revision handed over before it.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// What leaves of the observation.
    pub leaving: Leaving<'a>,
    /// Its parent revision.
    pub parent: Option<String>,
}

impl<'a> Item<'a> {
    /// What leaves of an observation, after the revision that was handed over before.
    pub fn of(observation: &'a Observation, parent: Option<String>) -> Self {
        Self {
            leaving: Leaving::of(observation),
            parent,
        }
    }

    /// The same, for itself.
    pub fn into_owned(self) -> Item<'static> {
        Item {
            leaving: self.leaving.into_owned(),
            parent: self.parent,
        }
    }

    /// The same, of a whole that was named so when it left.
    #[must_use]
    pub fn of_whole(self, whole: Option<String>) -> Self {
        Self {
            leaving: self.leaving.of_whole(whole),
            ..self
        }
    }

    /// The observation as it is to stand in the file.
    pub fn observation(&self) -> &Observation {
        self.leaving.observation()
    }
}

/// Why a hand-over file cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotMake {
    /// Nothing was chosen.
    Nothing,
    /// A practice observation was among the chosen: its data never leaves.
    Practice,
    /// It would be larger than what is read: its size, packed or unpacked, and the limit, in bytes.
    TooLarge(u64, u64),
    /// The zip could not be written.
    Zip,
}

/// The name of a hand-over file.
pub fn file_name(cover: &Cover) -> String {
    let plain: String = cover
        .observer
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .take(40)
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|w| !w.is_empty()).collect();
    let observer = if words.is_empty() {
        "observer".to_owned()
    } else {
        words.join("-")
    };
    format!(
        "alongside_{observer}_{}_{}.zip",
        cover.created_at.date(),
        cover.file.short()
    )
}

/// Makes the file. The order of `items` does not matter. What is made can be read.
///
/// # Errors
/// [`CannotMake`], with nothing made.
pub fn make(cover: &Cover, items: &[Item<'_>]) -> Result<Vec<u8>, CannotMake> {
    if items.is_empty() {
        return Err(CannotMake::Nothing);
    }
    if items
        .iter()
        .any(|i| !i.observation().header().purpose.may_leave())
    {
        return Err(CannotMake::Practice);
    }
    let mut items: Vec<&Item<'_>> = items.iter().collect();
    items.sort_by(|a, b| a.observation().id().cmp(b.observation().id()));
    let members = members(cover, &items);
    let manifest = ManifestV2 {
        alongside: KIND.to_owned(),
        format: FORMAT,
        app: cover.app.clone(),
        file: cover.file.to_string(),
        device: cover.device.to_string(),
        recipient: RecipientV2::of(&cover.recipient),
        device_seq: cover.device_seq,
        previous: cover.previous.clone(),
        created_at: cover.created_at.to_string(),
        observer: cover.observer.clone(),
        counts: CountsV1 {
            observations: count(items.len()),
            entries: count(items.iter().map(|i| i.observation().entries().len()).sum()),
        },
        members: members
            .iter()
            .map(|(name, bytes)| member(name, bytes))
            .collect(),
    };
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(|_| CannotMake::Zip)?;
    let mut unpacked = size_of(&manifest);
    unpacked += members.iter().map(|(_, bytes)| size_of(bytes)).sum::<u64>();
    let named = std::iter::once(("manifest.json".to_owned(), manifest)).chain(members);
    let packed = pack(named).map_err(|_| CannotMake::Zip)?;
    let limits = [
        (size_of(&packed), LARGEST_FILE),
        (unpacked, unpacked_limit(&packed)),
    ];
    match limits.into_iter().find(|(size, limit)| size > limit) {
        Some((size, limit)) => Err(CannotMake::TooLarge(size, limit)),
        None => Ok(packed),
    }
}

fn size_of(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// How every member of every zip is packed: the same metadata whenever and wherever it is made.
pub(in crate::format) fn packing() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// Packs members into a zip with fixed order and metadata, so that the bytes depend on nothing else.
///
/// # Errors
/// Those of the zip writer; none arise in memory.
pub fn pack(
    members: impl IntoIterator<Item = (String, Vec<u8>)>,
) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = packing();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Every member but the manifest. The truth stands first, so that a file cut short keeps most of it.
fn members(cover: &Cover, items: &[&Item<'_>]) -> Vec<(String, Vec<u8>)> {
    let lines: Vec<LineV2> = items
        .iter()
        .map(|i| LineV2::of(&i.leaving, i.parent.clone()))
        .collect();
    let ndjson = lines.iter().fold(String::new(), |text, line| {
        format!("{text}{}\n", line.text())
    });
    let exported: Vec<tables::Exported<'_>> = items
        .iter()
        .zip(&lines)
        .map(|(i, line)| tables::Exported {
            leaving: &i.leaving,
            header: i.observation().header(),
            revision: &line.revision,
            device: cover.device.as_str(),
            // One observer's file: no lesson is in it twice.
            in_figures: i.observation().header().purpose.counts(),
        })
        .collect();
    let used: BTreeSet<&str> = items
        .iter()
        .flat_map(|i| {
            i.observation()
                .header()
                .instruments
                .iter()
                .map(String::as_str)
        })
        .collect();
    let mut members = vec![
        ("observations.ndjson".to_owned(), ndjson.into_bytes()),
        (
            "README.txt".to_owned(),
            readme::HAND_OVER.as_bytes().to_vec(),
        ),
    ];
    members.extend(
        SHIPPED
            .iter()
            .filter(|i| used.contains(&*i.id))
            .map(instruments::member),
    );
    members.extend(tables::tables(&exported, &[]).map(|(name, bytes)| (name.to_owned(), bytes)));
    members
}

fn member(name: &str, bytes: &[u8]) -> MemberV1 {
    MemberV1 {
        name: name.to_owned(),
        size: size_of(bytes),
        sha256: sha256(bytes),
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

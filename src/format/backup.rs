//! The backup: every record of this device, read or not, in one zip. Restoring is set union.

use serde::{Deserialize, Serialize};

use crate::format::handover::manifest::Probe;
use crate::format::handover::pack;
use crate::format::line::sha256;
use crate::format::problem::FileProblem;
use crate::format::reading::archive::unpack_within;
use crate::format::reading::{Members, lifted};

/// The word by which a backup says what it is.
pub const KIND: &str = "backup";
/// The member that only a backup has.
pub const MEMBER: &str = "records.ndjson";
/// The format of backups this app writes, and the newest it reads.
pub const FORMAT: u32 = 1;
/// Largest backup that is made and read, packed and unpacked, in bytes: what one is, the other is.
pub const LARGEST: u64 = 400 << 20;
/// The same, unpacked.
pub const LARGEST_UNPACKED: u64 = 1 << 30;
const COLLATION: &str = "collation.ndjson";
const UNREADABLE: &str = "unreadable.ndjson";

/// What a backup holds, as stored texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// Texts of records.
    pub records: Vec<String>,
    /// Texts of what stands in the collation: files, versions and choices.
    pub collation: Vec<String>,
    /// Texts set aside because they could not be read or contradict a record.
    pub aside: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    alongside: String,
    format: u32,
    app: String,
    created_at: String,
    records: usize,
    sha256: String,
}

/// Why a backup cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotBackUp {
    /// It would be larger than what [`read`] takes: its size and the limit, in bytes.
    TooLarge(u64, u64),
    /// The zip could not be written.
    Zip,
}

/// Makes the backup file. What is made can be read.
///
/// # Errors
/// [`CannotBackUp`], with nothing made.
pub fn make(backup: &Backup, app: &str, created_at: &str) -> Result<Vec<u8>, CannotBackUp> {
    let lines = |texts: &[String]| {
        // One line each: a stored text with line ends inside is kept as a JSON string.
        let plain = |t: &String| {
            if t.contains(['\n', '\r']) {
                serde_json::json!({ "raw": t }).to_string()
            } else {
                t.clone()
            }
        };
        texts
            .iter()
            .map(|t| plain(t) + "\n")
            .collect::<String>()
            .into_bytes()
    };
    let records = lines(&backup.records);
    let manifest = Manifest {
        alongside: KIND.to_owned(),
        format: FORMAT,
        app: app.to_owned(),
        created_at: created_at.to_owned(),
        records: backup.records.len(),
        sha256: sha256(&records),
    };
    let manifest = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    let members = [
        ("manifest.json".to_owned(), manifest),
        (MEMBER.to_owned(), records),
        (COLLATION.to_owned(), lines(&backup.collation)),
        (UNREADABLE.to_owned(), lines(&backup.aside)),
        ("README.txt".to_owned(), README.as_bytes().to_vec()),
    ];
    let unpacked: u64 = members.iter().map(|(_, bytes)| size_of(bytes)).sum();
    if unpacked > LARGEST_UNPACKED {
        return Err(CannotBackUp::TooLarge(unpacked, LARGEST_UNPACKED));
    }
    let bytes = pack(members).map_err(|_| CannotBackUp::Zip)?;
    match size_of(&bytes) {
        size if size > LARGEST => Err(CannotBackUp::TooLarge(size, LARGEST)),
        _ => Ok(bytes),
    }
}

fn size_of(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// The members of a backup, under the limits it was made with.
fn members(bytes: &[u8]) -> Result<Members, FileProblem> {
    if bytes.is_empty() {
        return Err(FileProblem::Empty);
    }
    if size_of(bytes) > LARGEST {
        return Err(FileProblem::TooLarge(size_of(bytes), LARGEST));
    }
    Ok(lifted(
        unpack_within(bytes, &mut LARGEST_UNPACKED.clone())?.members,
    ))
}

/// Reads a backup file. Single records that cannot be read are the caller's to set aside.
///
/// # Errors
/// [`FileProblem`], as for hand-over files.
pub fn read(bytes: &[u8]) -> Result<Backup, FileProblem> {
    let mut members = members(bytes)?;
    let manifest = members
        .remove("manifest.json")
        .ok_or(FileProblem::NotAHandOver)?;
    let probe: Probe = serde_json::from_slice(&manifest).map_err(|_| FileProblem::NotAHandOver)?;
    if probe.alongside != KIND {
        return Err(FileProblem::NotAHandOver);
    }
    if probe.format > FORMAT {
        return Err(FileProblem::FromNewer(probe.format));
    }
    let manifest: Manifest = serde_json::from_slice(&manifest)
        .map_err(|e| FileProblem::BadLine("manifest.json".to_owned(), 1, e.to_string()))?;
    let records = members
        .remove(MEMBER)
        .ok_or_else(|| FileProblem::MissingMember(MEMBER.to_owned()))?;
    if sha256(&records) != manifest.sha256 {
        return Err(FileProblem::Damaged(MEMBER.to_owned()));
    }
    let texts = |name: &str, bytes: &[u8]| -> Result<Vec<String>, FileProblem> {
        let text = std::str::from_utf8(bytes).map_err(|_| FileProblem::Damaged(name.to_owned()))?;
        Ok(text
            .lines()
            .filter(|l| !l.is_empty())
            .map(str::to_owned)
            .collect())
    };
    Ok(Backup {
        records: texts(MEMBER, &records)?,
        collation: texts(COLLATION, &members.remove(COLLATION).unwrap_or_default())?,
        aside: texts(UNREADABLE, &members.remove(UNREADABLE).unwrap_or_default())?,
    })
}

const README: &str = "\
This is a backup of Alongside, an app for classroom observation. Open Alongside, choose \"Settings\",
then \"Restore a backup\", and pick this file as it is. Nothing that is already there is overwritten.

The notes name people. Keep this file where only you can read it.
";

//! The backup: every record of this device, read or not, in one zip. Restoring is set union.

use serde::{Deserialize, Serialize};

use crate::format::handover::pack;
use crate::format::line::sha256;
use crate::format::manifest::Probe;
use crate::format::problem::FileProblem;
use crate::format::reading::{lifted, unpack};

/// The word by which a backup says what it is.
pub const KIND: &str = "backup";
/// The member that only a backup has.
pub const MEMBER: &str = "records.ndjson";
/// The format of backups this app writes, and the newest it reads.
pub const FORMAT: u32 = 1;
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

/// Makes the backup file.
///
/// # Errors
/// Those of the zip writer; none arise in memory.
pub fn make(
    backup: &Backup,
    app: &str,
    created_at: &str,
) -> Result<Vec<u8>, zip::result::ZipError> {
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
    pack([
        ("manifest.json".to_owned(), manifest),
        (MEMBER.to_owned(), records),
        (COLLATION.to_owned(), lines(&backup.collation)),
        (UNREADABLE.to_owned(), lines(&backup.aside)),
        ("README.txt".to_owned(), README.as_bytes().to_vec()),
    ])
}

/// Reads a backup file. Single records that cannot be read are the caller's to set aside.
///
/// # Errors
/// [`FileProblem`], as for hand-over files.
pub fn read(bytes: &[u8]) -> Result<Backup, FileProblem> {
    let mut members = lifted(unpack(bytes)?);
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

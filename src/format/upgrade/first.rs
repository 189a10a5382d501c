//! Version 1 of what is stored and travels, as 0.1.0 wrote it, and the step from it to version 2.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::gather;
use crate::domain::instrument::{self, Side};
use crate::format::handover::manifest::{CountsV1, ManifestV2, MemberV1, RecipientV2};
use crate::format::line::{AnalysisV1, EntryV2, hex};
use crate::format::record::{
    CaptureV2, CauseV1, EditionV2, HeaderV2, KeyV1, NoteV1, PlaceV2, PurposeV1, Record, Says,
    SideV1, VERSION, ValueV2, WhatV2,
};
use crate::format::stored::device::DeviceFact;

/// One record, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordV1 {
    /// Version of this record's form.
    pub v: u32,
    /// The stream: an observation id, or `device-` and a device id.
    pub obs: String,
    /// The device that wrote it.
    pub dev: String,
    /// Its number in the stream.
    pub seq: u32,
    /// Milliseconds since the observation began; 0 in a device's stream.
    pub t_ms: u64,
    /// The wall clock, RFC 3339 with offset.
    pub at: String,
    /// What it says.
    pub what: WhatV1,
}

/// What a record says, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::entry::What, documented there"
)]
pub enum WhatV1 {
    Began(HeaderV1),
    HeaderEdited(HeaderV1),
    Note(NoteV1),
    Mark {
        instrument: String,
        side: SideV1,
        code: String,
        interval: u32,
    },
    Tally {
        counter: String,
    },
    Paused,
    Resumed,
    ClockChanged {
        by_ms: i64,
    },
    ClockCorrected {
        of: KeyV1,
    },
    Away {
        from_ms: u64,
        to_ms: u64,
        cause: CauseV1,
    },
    Correction {
        of: KeyV1,
        note: NoteV1,
    },
    Retraction {
        of: KeyV1,
    },
    StruckOut {
        of: KeyV1,
        by: String,
    },
    Finished {
        length_ms: u64,
    },
    /// Only in a device's own stream.
    Device(DeviceFact),
}

/// A header, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::header::Header, documented there"
)]
pub struct HeaderV1 {
    pub observer: String,
    pub school: String,
    pub teacher: String,
    pub class: String,
    pub subject: String,
    pub focus: String,
    pub purpose: PurposeV1,
    pub instruments: Vec<String>,
    pub counters: Vec<String>,
}

/// One observation of a hand-over file, format 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineV1 {
    /// Format number.
    pub format: u32,
    /// The observation's id.
    pub observation: String,
    /// SHA-256 of its content: the id and every entry.
    pub revision: String,
    /// The revision its device had handed over before, if any.
    pub parent: Option<String>,
    /// The header as it stands; follows from the entries.
    pub header: HeaderV1,
    /// Every entry in log order.
    pub entries: Vec<EntryV1>,
    /// What analyses start from; follows from the entries.
    pub analysis: AnalysisV1,
}

/// One entry, format 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryV1 {
    /// Number in the log.
    pub seq: u32,
    /// The device that wrote it.
    pub dev: String,
    /// Milliseconds since the observation began.
    pub t_ms: u64,
    /// Wall clock, RFC 3339 with offset.
    pub at: String,
    /// What it says.
    pub what: WhatV1,
}

/// The manifest of a hand-over file, format 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ManifestV1 {
    /// What the file is: "hand-over file".
    pub alongside: String,
    /// Format number.
    pub format: u32,
    /// Version of the app that made it.
    pub app: String,
    /// The file's id; the same however often it is made again.
    pub file: String,
    /// The device that made it.
    pub device: String,
    /// Its number in the device's chain, from 1.
    pub device_seq: u32,
    /// SHA-256 of the file before it in the chain; none for the first.
    pub previous: Option<String>,
    /// When it was made, RFC 3339 with offset.
    pub created_at: String,
    /// Who hands it over.
    pub observer: String,
    /// How much it holds.
    pub counts: CountsV1,
    /// Every other member.
    pub members: Vec<MemberV1>,
}

/// A record of version 1, as version 2 says it.
pub fn record(old: RecordV1) -> Record {
    Record {
        v: VERSION,
        stream: old.obs,
        dev: old.dev,
        seq: old.seq,
        t_ms: old.t_ms,
        at: old.at,
        by: None,
        what: Says::Known(what(old.what)),
    }
}

/// What a record of version 1 says, as version 2 says it.
pub fn what(old: WhatV1) -> WhatV2 {
    match old {
        WhatV1::Began(header) => WhatV2::Began(Box::new(self::header(header))),
        WhatV1::HeaderEdited(header) => WhatV2::HeaderEdited(Box::new(self::header(header))),
        WhatV1::Note(note) => WhatV2::Note(note),
        WhatV1::Mark {
            instrument,
            side,
            code,
            interval,
        } => WhatV2::Capture(CaptureV2 {
            instrument: edition(instrument),
            item: format!("{}.{code}", Side::from(side).word()),
            place: PlaceV2::Interval(interval),
            value: ValueV2::Seen,
            evidence: Vec::new(),
        }),
        WhatV1::Tally { counter } => WhatV2::Capture(CaptureV2 {
            instrument: edition(instrument::TALLIES.to_owned()),
            item: counter,
            place: PlaceV2::Moment,
            value: ValueV2::Count(1),
            evidence: Vec::new(),
        }),
        WhatV1::Paused => WhatV2::Paused,
        WhatV1::Resumed => WhatV2::Resumed,
        WhatV1::ClockChanged { by_ms } => WhatV2::ClockChanged { by_ms },
        WhatV1::ClockCorrected { of } => WhatV2::ClockCorrected { of },
        WhatV1::Away {
            from_ms,
            to_ms,
            cause,
        } => WhatV2::Away {
            from_ms,
            to_ms,
            cause,
        },
        WhatV1::Correction { of, note } => WhatV2::Correction { of, note },
        WhatV1::Retraction { of } => WhatV2::Retraction { of },
        WhatV1::StruckOut { of, by } => WhatV2::StruckOut { of, by },
        WhatV1::Finished { length_ms } => WhatV2::Finished { length_ms },
        WhatV1::Device(fact) => WhatV2::Device(fact),
    }
}

/// Version 1 named no versions of instruments; there was one of each.
const fn edition(id: String) -> EditionV2 {
    EditionV2 { id, version: 1 }
}

/// A header of version 1, as version 2 says it.
pub fn header(old: HeaderV1) -> HeaderV2 {
    HeaderV2 {
        observer: old.observer,
        observer_id: None,
        seal: None,
        school: old.school,
        teacher: old.teacher,
        class: old.class,
        subject: old.subject,
        focus: old.focus,
        purpose: old.purpose,
        instruments: old.instruments,
        counters: old.counters,
    }
}

/// The entries of a line of format 1, as format 2 says them, where they fit the line's own revision.
///
/// # Errors
/// Where they do not: it was edited or damaged.
pub fn entries(line: &LineV1) -> Result<Vec<EntryV2>, String> {
    if revision(line) != line.revision {
        return Err("its content does not fit its revision: it was edited or damaged".to_owned());
    }
    let entries = line.entries.iter().cloned();
    let upgraded = entries.map(|old| EntryV2 {
        seq: old.seq,
        dev: old.dev,
        t_ms: old.t_ms,
        at: old.at,
        by: None,
        what: Says::Known(what(old.what)),
    });
    Ok(upgraded.collect())
}

/// The content hash as format 1 counted it: SHA-256 over the id and the entries as they were written.
fn revision(line: &LineV1) -> String {
    let mut entries: Vec<&EntryV1> = line.entries.iter().collect();
    gather::sort_by(&mut entries, |a, b| (a.seq, &a.dev).cmp(&(b.seq, &b.dev)));
    entries.dedup();
    let mut hash = Sha256::new();
    hash.update(b"alongside observation 1\n");
    hash.update(line.observation.as_bytes());
    for entry in entries {
        hash.update(b"\n");
        hash.update(serde_json::to_vec(entry).unwrap_or_default());
    }
    hex(&hash.finalize())
}

/// A manifest of format 1, as format 2 says it: what 0.1.0 handed over was for the coordinator.
pub fn manifest(old: ManifestV1) -> ManifestV2 {
    ManifestV2 {
        alongside: old.alongside,
        format: old.format,
        app: old.app,
        file: old.file,
        device: old.device,
        recipient: RecipientV2::coordinator(),
        device_seq: old.device_seq,
        previous: old.previous,
        created_at: old.created_at,
        observer: old.observer,
        counts: old.counts,
        members: old.members,
    }
}

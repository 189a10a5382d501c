//! One complete observation on one line of `observations.ndjson`: the truth of a hand-over file.
//! Version 1.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::ids::{DeviceId, ObservationId};
use crate::domain::instrument::intervals::{self, Why};
use crate::domain::observation::Observation;
use crate::domain::observation::effort;
use crate::domain::observation::entry::Entry;
use crate::format::record::{self, HeaderV1, WhatV1, header_v1, what_v1};

/// The format number of hand-over files this app writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// The longest text of a note or header field that is read, in bytes.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// One observation.
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

/// One entry.
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

/// What analyses start from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnalysisV1 {
    /// Length on the lesson clock.
    pub length_ms: u64,
    /// Length less what was not observed.
    pub observed_ms: u64,
    /// Stretches that were not observed.
    pub not_observed: Vec<StopV1>,
}

/// A stretch that was not observed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StopV1 {
    /// From, on the lesson clock.
    pub from_ms: u64,
    /// Up to.
    pub to_ms: u64,
    /// paused, hidden, asleep, closed, other screen or other lesson.
    pub why: String,
}

impl LineV1 {
    /// The line of an observation.
    pub fn of(observation: &Observation, parent: Option<String>) -> Self {
        let length_ms = observation.length_ms();
        let stops = intervals::stops(observation, length_ms);
        let not_observed = stops
            .iter()
            .map(|s| StopV1 {
                from_ms: s.from_ms,
                to_ms: s.to_ms,
                why: why_word(s.why).to_owned(),
            })
            .collect();
        let observed_ms = intervals::observed_ms(observation, length_ms);
        Self {
            format: FORMAT,
            observation: observation.id().as_str().to_owned(),
            revision: revision(observation),
            parent,
            header: header_v1(observation.header()),
            entries: observation.entries().iter().map(entry_v1).collect(),
            analysis: AnalysisV1 {
                length_ms,
                observed_ms,
                not_observed,
            },
        }
    }

    /// The observation on this line, checked against its own revision.
    ///
    /// # Errors
    /// What is wrong with it, naming the entry.
    pub fn observation(&self) -> Result<Observation, String> {
        let id =
            ObservationId::parse(&self.observation).map_err(|e| format!("observation: {e}"))?;
        let mut entries = Vec::with_capacity(self.entries.len());
        for e in &self.entries {
            check_texts(&e.what).map_err(|why| format!("entry {}: {why}", e.seq))?;
            let entry = record::entry(&e.dev, e.seq, e.t_ms, &e.at, &e.what);
            entries.push(entry.map_err(|why| format!("entry {}: {why}", e.seq))?);
        }
        let (observation, differing) = Observation::from_entries(id, entries);
        if let Some(entry) = differing.first() {
            return Err(format!(
                "entry {} stands twice with different content",
                entry.key.seq
            ));
        }
        if revision(&observation) == self.revision {
            Ok(observation)
        } else {
            Err("its content does not fit its revision: it was edited or damaged".to_owned())
        }
    }

    /// The observation on a line of text, checked against its own revision.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Observation, String> {
        let line: Self = serde_json::from_str(text).map_err(|e| e.to_string())?;
        line.observation()
    }

    /// The text of the line, without the line end. The same observation gives the same text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The word for a reason in files.
pub const fn why_word(why: Why) -> &'static str {
    match why {
        Why::Paused => "paused",
        Why::Away(cause) => cause.word(),
    }
}

fn entry_v1(e: &Entry) -> EntryV1 {
    EntryV1 {
        seq: e.key.seq,
        dev: e.key.dev.as_str().to_owned(),
        t_ms: e.t_ms,
        at: e.at.to_string(),
        what: what_v1(&e.what),
    }
}

/// The content hash of an observation: SHA-256 over its id and its entries as they are written.
pub fn revision(observation: &Observation) -> String {
    let mut hash = Sha256::new();
    hash.update(b"alongside observation 1\n");
    hash.update(observation.id().as_str().as_bytes());
    for entry in observation.entries() {
        hash.update(b"\n");
        hash.update(serde_json::to_vec(&entry_v1(entry)).unwrap_or_default());
    }
    hex(&hash.finalize())
}

/// The observation as it stood when it had so many entries; `None` where fewer are there.
pub fn at_length(observation: &Observation, entries: u32) -> Option<Observation> {
    let entries = usize::try_from(entries).ok()?;
    let part = observation.entries().get(..entries)?;
    Some(Observation::from_entries(observation.id().clone(), part.iter().cloned()).0)
}

/// SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    effort::spend(bytes.len());
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _always_ok = write!(text, "{byte:02x}");
    }
    text
}

/// The device of a version, when a line is read outside its file.
pub fn first_device(line: &LineV1) -> Option<DeviceId> {
    line.entries
        .first()
        .and_then(|e| DeviceId::parse(&e.dev).ok())
}

fn check_texts(what: &WhatV1) -> Result<(), String> {
    let texts: Vec<&str> = match what {
        WhatV1::Note(n) | WhatV1::Correction { note: n, .. } => vec![&n.text],
        WhatV1::Began(h) | WhatV1::HeaderEdited(h) => {
            let mut all = vec![
                h.observer.as_str(),
                &h.school,
                &h.teacher,
                &h.class,
                &h.subject,
                &h.focus,
            ];
            all.extend(h.counters.iter().chain(&h.instruments).map(String::as_str));
            all
        }
        WhatV1::Tally { counter } => vec![counter],
        WhatV1::StruckOut { by, .. } => vec![by],
        WhatV1::Mark {
            instrument, code, ..
        } => vec![instrument, code],
        _ => Vec::new(),
    };
    match texts.iter().find(|t| t.len() > LONGEST_TEXT) {
        Some(text) => Err(format!(
            "a text of {} bytes; the limit is {LONGEST_TEXT}",
            text.len()
        )),
        None => Ok(()),
    }
}

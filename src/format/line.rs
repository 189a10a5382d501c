//! One complete observation on one line of `observations.ndjson`: the truth of a hand-over file.
//! Format 2.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::ids::{DeviceId, EntryKey, ObservationId};
use crate::domain::instrument::intervals::{self, Why};
use crate::domain::observation::Observation;
use crate::domain::observation::effort;
use crate::domain::observation::entry::{Entry, What};
use crate::domain::observation::words;
use crate::format::handover::leaving::Leaving;
use crate::format::record::{
    self, HeaderV2, Placed, Says, WhatV2, header_v2, is_of_newer, what_v2,
};
use crate::format::upgrade::first;

/// The format number of hand-over files this app writes, and the newest it reads.
pub const FORMAT: u32 = 2;

/// The longest text of a note or header field that is read, in bytes.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// One observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LineV2 {
    /// Format number.
    pub format: u32,
    /// The observation's id.
    pub observation: String,
    /// SHA-256 of what left of it: the id and every entry.
    pub revision: String,
    /// Names the whole that it came from, which may hold words that did not leave; none where the observation
    /// began before format 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<String>,
    /// The revision its device had handed over before, if any.
    pub parent: Option<String>,
    /// The header as it stands; follows from the entries.
    pub header: HeaderV2,
    /// Every entry in log order.
    pub entries: Vec<EntryV2>,
    /// What analyses start from; follows from the entries.
    pub analysis: AnalysisV1,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryV2 {
    /// Number in the log.
    pub seq: u32,
    /// The device that wrote it.
    pub dev: String,
    /// Milliseconds since the observation began.
    pub t_ms: u64,
    /// Wall clock, RFC 3339 with offset.
    pub at: String,
    /// The person whose entry it is; none stands for the observer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What it says.
    pub what: Says,
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

impl LineV2 {
    /// The line of what leaves of an observation.
    pub fn of(leaving: &Leaving<'_>, parent: Option<String>) -> Self {
        let observation = leaving.observation();
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
            whole: leaving.whole().map(str::to_owned),
            parent,
            header: header_v2(observation.header()),
            entries: observation.entries().iter().map(entry_v2).collect(),
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
        let observation = self.unchecked()?;
        if revision(&observation) == self.revision {
            Ok(observation)
        } else {
            Err(EDITED.to_owned())
        }
    }

    fn unchecked(&self) -> Result<Observation, String> {
        let id =
            ObservationId::parse(&self.observation).map_err(|e| format!("observation: {e}"))?;
        let mut entries = Vec::with_capacity(self.entries.len());
        for e in &self.entries {
            check_texts(&e.what).map_err(|why| format!("entry {}: {why}", e.seq))?;
            let placed = Placed {
                dev: &e.dev,
                seq: e.seq,
                t_ms: e.t_ms,
                at: &e.at,
                by: e.by.as_deref(),
            };
            let entry = record::entry(&placed, &e.what);
            entries.push(entry.map_err(|why| format!("entry {}: {why}", e.seq))?);
        }
        let (observation, differing) = Observation::from_entries(id, entries);
        if let Some(entry) = differing.first() {
            return Err(format!(
                "entry {} stands twice with different content",
                entry.key.seq
            ));
        }
        Ok(observation)
    }

    /// The line of a text, whatever format it has, and the revision that an earlier format gave it.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn read(text: &str) -> Result<(Self, Option<String>), Unread> {
        match serde_json::from_str::<Self>(text) {
            Ok(line) if line.format == FORMAT => Ok((line, None)),
            Ok(line) if line.format == 1 => line.upgraded().map_err(Unread::Bad),
            Ok(_) => Err(Unread::FromNewer),
            Err(error) => match serde_json::from_str::<Probe>(text) {
                Ok(Probe { format }) if format > FORMAT => Err(Unread::FromNewer),
                _ if is_of_newer(&error) => Err(Unread::FromNewer),
                _ => Err(Unread::Bad(error.to_string())),
            },
        }
    }

    /// A line of format 1 that fits its revision, as format 2 says it, and that revision.
    fn upgraded(mut self) -> Result<(Self, Option<String>), String> {
        if first::revision(&self.observation, &self.entries) != self.revision {
            return Err(EDITED.to_owned());
        }
        self.format = FORMAT;
        let entries = self.entries.into_iter();
        self.entries = entries
            .map(|entry| EntryV2 {
                what: first::says(entry.what),
                ..entry
            })
            .collect();
        let now = revision(&self.unchecked()?);
        let former = std::mem::replace(&mut self.revision, now);
        Ok((self, Some(former)))
    }

    /// The observation on a line of text, checked against its own revision.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Observation, String> {
        let (line, _) = Self::read(text).map_err(|unread| match unread {
            Unread::FromNewer => "written by a newer version".to_owned(),
            Unread::Bad(why) => why,
        })?;
        line.observation()
    }

    /// The text of the line, without the line end. The same observation gives the same text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

const EDITED: &str = "its content does not fit its revision: it was edited or damaged";

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A newer version of the app wrote it.
    FromNewer,
    /// What is wrong with it.
    Bad(String),
}

/// What a line of every format says of itself.
#[derive(Deserialize)]
struct Probe {
    format: u32,
}

/// The word for a reason in files.
pub const fn why_word(why: Why) -> &'static str {
    match why {
        Why::Paused => "paused",
        Why::Away(cause) => cause.word(),
    }
}

fn entry_v2(e: &Entry) -> EntryV2 {
    EntryV2 {
        seq: e.key.seq,
        dev: e.key.dev.as_str().to_owned(),
        t_ms: e.t_ms,
        at: e.at.to_string(),
        by: e.by.as_ref().map(ToString::to_string),
        what: what_v2(&e.what),
    }
}

/// The content hash of an observation: SHA-256 over its id and its entries as they are written.
pub fn revision(observation: &Observation) -> String {
    let mut hash = Sha256::new();
    hash.update(b"alongside observation 2\n");
    hash.update(observation.id().as_str().as_bytes());
    for entry in observation.entries() {
        hash.update(b"\n");
        hash.update(serde_json::to_vec(&entry_v2(entry)).unwrap_or_default());
    }
    hex(&hash.finalize())
}

/// Names a whole observation, so that a part of it can be told to come from it later, entry by entry, and
/// nobody can guess the rest from the name: SHA-256 over the id and, for each entry, SHA-256 of a salt of its
/// own and the entry. The salt follows from the seal, the device and the number. `None` without a seal.
pub fn whole(observation: &Observation) -> Option<String> {
    let seal = observation.header().seal.as_deref()?;
    let mut hash = Sha256::new();
    hash.update(b"alongside whole 2\n");
    hash.update(observation.id().as_str().as_bytes());
    for entry in observation.entries() {
        let mut salted = Sha256::new();
        salted.update(salt(seal, &entry.key));
        salted.update(serde_json::to_vec(&entry_v2(&unsealed(entry))).unwrap_or_default());
        hash.update(salted.finalize());
    }
    Some(hex(&hash.finalize()))
}

/// The seal is in every salt and in no entry, so that a header can be shown to belong without it.
fn unsealed(entry: &Entry) -> Entry {
    let what = match &entry.what {
        What::Began(header) => What::Began(words::unsealed(header)),
        What::HeaderEdited(header) => What::HeaderEdited(words::unsealed(header)),
        What::Note(_)
        | What::Capture(_)
        | What::Paused
        | What::Resumed
        | What::ClockChanged { .. }
        | What::ClockCorrected { .. }
        | What::Away { .. }
        | What::Correction { .. }
        | What::Retraction { .. }
        | What::StruckOut { .. }
        | What::Finished { .. }
        | What::Unknown(_) => entry.what.clone(),
    };
    Entry {
        what,
        ..entry.clone()
    }
}

fn salt(seal: &str, key: &EntryKey) -> [u8; 32] {
    let text = format!("alongside salt 2\n{seal}\n{}\n{}", key.dev, key.seq);
    Sha256::digest(text.as_bytes()).into()
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

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _always_ok = write!(text, "{byte:02x}");
    }
    text
}

/// The device of a version, when a line is read outside its file.
pub fn first_device(line: &LineV2) -> Option<DeviceId> {
    line.entries
        .first()
        .and_then(|e| DeviceId::parse(&e.dev).ok())
}

fn check_texts(says: &Says) -> Result<(), String> {
    let texts = match says {
        Says::Known(what) => texts_of(what),
        Says::Unknown(unknown) => vec![unknown.json.as_str()],
    };
    match texts.iter().find(|t| t.len() > LONGEST_TEXT) {
        Some(text) => Err(format!(
            "a text of {} bytes; the limit is {LONGEST_TEXT}",
            text.len()
        )),
        None => Ok(()),
    }
}

fn texts_of(what: &WhatV2) -> Vec<&str> {
    match what {
        WhatV2::Note(n) | WhatV2::Correction { note: n, .. } => vec![&n.text],
        WhatV2::Began(h) | WhatV2::HeaderEdited(h) => {
            let mut all = vec![
                h.observer.as_str(),
                &h.school,
                &h.teacher,
                &h.class,
                &h.subject,
                &h.focus,
            ];
            all.extend(h.counters.iter().chain(&h.instruments).map(String::as_str));
            all.extend(h.seal.as_deref());
            all
        }
        WhatV2::Capture(capture) => vec![&capture.instrument.id, &capture.item],
        WhatV2::StruckOut { by, .. } => vec![by],
        WhatV2::Paused
        | WhatV2::Resumed
        | WhatV2::ClockChanged { .. }
        | WhatV2::ClockCorrected { .. }
        | WhatV2::Away { .. }
        | WhatV2::Retraction { .. }
        | WhatV2::Finished { .. }
        | WhatV2::Device(_) => Vec::new(),
    }
}

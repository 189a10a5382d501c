//! `instruments/*.json`: every instrument used, so that a file can be read without the app, and its codes have
//! names in an app that does not know them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::instrument::{Code, Instrument, Text};
use crate::format::line::LONGEST_TEXT;

/// An instrument as it travels. Fields that a newer version adds are passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct InstrumentV1 {
    /// Stable id.
    pub id: String,
    /// Version of its meaning.
    pub version: u32,
    /// Name.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Where it comes from.
    pub citation: String,
    /// Under which terms.
    pub licence: String,
    /// Length of an interval in milliseconds; 0 where there is none.
    pub interval_ms: u64,
    /// Its codes.
    pub codes: Vec<CodeV1>,
}

/// A code as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CodeV1 {
    /// student or instructor; empty where the instrument has no sides.
    pub side: String,
    /// Published letters.
    pub code: String,
    /// Short caption.
    pub caption: String,
    /// When to mark it.
    pub description: String,
    /// Collapsed group.
    pub group: String,
}

/// Where instruments stand in a hand-over file.
pub const FOLDER: &str = "instruments/";
/// Most codes that are read of an instrument.
const MOST_CODES: usize = 1_000;
/// The longest instrument that is read, in bytes.
const LONGEST: usize = 1 << 20;

impl InstrumentV1 {
    /// The travelling form of an instrument.
    pub fn of(instrument: &Instrument) -> Self {
        let codes = instrument.codes.iter().map(|c| CodeV1 {
            side: c.side.to_string(),
            code: c.letters.to_string(),
            caption: c.caption.to_string(),
            description: c.description.to_string(),
            group: c.group.to_string(),
        });
        Self {
            id: instrument.id.to_string(),
            version: instrument.version,
            title: instrument.title.to_string(),
            purpose: instrument.purpose.to_string(),
            citation: instrument.citation.to_string(),
            licence: instrument.licence.to_string(),
            interval_ms: instrument.interval_ms,
            codes: codes.collect(),
        }
    }

    /// The bytes of the member, and the text of a pack.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    fn instrument(self) -> Instrument {
        let codes = self.codes.into_iter().map(|c| Code {
            side: text(c.side),
            letters: text(c.code),
            caption: text(c.caption),
            description: text(c.description),
            group: text(c.group),
        });
        Instrument {
            id: text(self.id),
            version: self.version,
            title: text(self.title),
            purpose: text(self.purpose),
            citation: text(self.citation),
            licence: text(self.licence),
            interval_ms: self.interval_ms,
            codes: codes.collect(),
        }
    }
}

fn text(came: String) -> Text {
    Cow::Owned(came)
}

/// Reads a member; `None` where it cannot be used: then its codes are shown as they are.
pub fn read(bytes: &[u8]) -> Option<Instrument> {
    if bytes.len() > LONGEST {
        return None;
    }
    let read: InstrumentV1 = serde_json::from_slice(bytes).ok()?;
    let texts = [
        &read.id,
        &read.title,
        &read.purpose,
        &read.citation,
        &read.licence,
    ];
    let is_short = |text: &&String| text.len() <= LONGEST_TEXT;
    let fits = read.codes.len() <= MOST_CODES && texts.iter().all(is_short);
    fits.then(|| read.instrument())
}

/// The member's name and bytes for an instrument.
pub fn member(instrument: &Instrument) -> (String, Vec<u8>) {
    let bytes = InstrumentV1::of(instrument).text().into_bytes();
    (format!("{FOLDER}{}.json", instrument.id), bytes)
}

//! `instruments/*.json`: every instrument used, so that a file can be read without the app, and its codes have
//! names in an app that does not know them.

use serde::{Deserialize, Serialize};

use crate::domain::instrument::{self, Instrument};
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
            side: c.side.word().to_owned(),
            code: c.letters.to_owned(),
            caption: c.caption.to_owned(),
            description: c.description.to_owned(),
            group: c.group.to_owned(),
        });
        Self {
            id: instrument.id.to_owned(),
            version: instrument.version,
            title: instrument.title.to_owned(),
            purpose: instrument.purpose.to_owned(),
            citation: instrument.citation.to_owned(),
            licence: instrument.licence.to_owned(),
            interval_ms: instrument.interval_ms,
            codes: codes.collect(),
        }
    }

    /// Reads a member; `None` where it cannot be used: then its codes are shown as they are.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > LONGEST {
            return None;
        }
        let read: Self = serde_json::from_slice(bytes).ok()?;
        let texts = [
            &read.id,
            &read.title,
            &read.purpose,
            &read.citation,
            &read.licence,
        ];
        let is_short = |text: &&String| text.len() <= LONGEST_TEXT;
        let fits = read.codes.len() <= MOST_CODES && texts.iter().all(is_short);
        fits.then_some(read)
    }

    /// Whether this version of the app knows it, and says itself what its codes mean.
    pub fn is_shipped(&self) -> bool {
        let shipped = instrument::find(&self.id);
        shipped.is_some_and(|i| i.version == self.version)
    }

    /// The text that is stored, and the bytes of the member.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl CodeV1 {
    /// The item in which it is captured: `student.Lec`, or the code where there are no sides.
    pub fn item(&self) -> String {
        if self.side.is_empty() {
            self.code.clone()
        } else {
            format!("{}.{}", self.side, self.code)
        }
    }
}

/// The member's name and bytes for an instrument.
pub fn member(instrument: &Instrument) -> (String, Vec<u8>) {
    let bytes = InstrumentV1::of(instrument).text().into_bytes();
    (format!("{FOLDER}{}.json", instrument.id), bytes)
}

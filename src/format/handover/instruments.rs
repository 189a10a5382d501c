//! `instruments/*.json`: every instrument used, so that a file can be read without the app.

use serde::Serialize;

use crate::domain::instrument::Instrument;

/// An instrument as it travels.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct InstrumentV1 {
    /// Stable id.
    pub id: &'static str,
    /// Version of its meaning.
    pub version: u32,
    /// Name.
    pub title: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Where it comes from.
    pub citation: &'static str,
    /// Under which terms.
    pub licence: &'static str,
    /// Length of an interval in milliseconds; 0 where there is none.
    pub interval_ms: u64,
    /// Its codes.
    pub codes: Vec<CodeV1>,
}

/// A code as it travels.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CodeV1 {
    /// student or instructor.
    pub side: &'static str,
    /// Published letters.
    pub code: &'static str,
    /// Short caption.
    pub caption: &'static str,
    /// When to mark it.
    pub description: &'static str,
    /// Collapsed group.
    pub group: &'static str,
}

/// The member's name and bytes for an instrument.
pub fn member(instrument: &Instrument) -> (String, Vec<u8>) {
    let codes = instrument.codes.iter().map(|c| CodeV1 {
        side: c.side.word(),
        code: c.letters,
        caption: c.caption,
        description: c.description,
        group: c.group,
    });
    let travelling = InstrumentV1 {
        id: instrument.id,
        version: instrument.version,
        title: instrument.title,
        purpose: instrument.purpose,
        citation: instrument.citation,
        licence: instrument.licence,
        interval_ms: instrument.interval_ms,
        codes: codes.collect(),
    };
    let bytes = serde_json::to_vec_pretty(&travelling).unwrap_or_default();
    (format!("instruments/{}.json", instrument.id), bytes)
}

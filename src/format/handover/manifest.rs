//! `manifest.json`: what a hand-over file is and what must be in it.

use serde::{Deserialize, Serialize};

/// The word by which a hand-over file says what it is.
pub const KIND: &str = "hand-over file";

/// The manifest, format 1.
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

/// How much a hand-over file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CountsV1 {
    /// Observations.
    pub observations: u32,
    /// Entries of all observations together.
    pub entries: u32,
}

/// One member of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MemberV1 {
    /// Its name in the file.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// What every format says of itself.
#[derive(Clone, Debug, Deserialize)]
pub struct Probe {
    /// What the file is.
    pub alongside: String,
    /// Its format number.
    pub format: u32,
}

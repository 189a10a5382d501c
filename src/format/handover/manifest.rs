//! `manifest.json`: what a hand-over file is and what must be in it.

use serde::{Deserialize, Serialize};

use crate::domain::ids::RecipientId;
use crate::domain::recipient::Recipient;

/// The word by which a hand-over file says what it is.
pub const KIND: &str = "hand-over file";

/// The manifest, format 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ManifestV2 {
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
    /// For whom it is; format 1 did not say, and it was for the coordinator.
    #[serde(default = "RecipientV2::coordinator")]
    pub recipient: RecipientV2,
    /// Its number in the device's chain for this recipient, from 1.
    pub device_seq: u32,
    /// SHA-256 of the file before it in this chain; none for the first.
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

/// For whom a hand-over file is, format 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecipientV2 {
    /// Opaque, the same in every file for them.
    pub id: String,
    /// As the observer knows them.
    pub name: String,
}

impl RecipientV2 {
    /// Whoever collates, where nobody else was named.
    pub fn coordinator() -> Self {
        Self::of(&Recipient::coordinator())
    }

    /// Whether it is for them, and need not be said.
    pub fn is_coordinator(&self) -> bool {
        *self == Self::coordinator()
    }

    /// The recipient; `None` where the id is none.
    pub fn recipient(&self) -> Option<Recipient> {
        Some(Recipient {
            id: RecipientId::parse(&self.id).ok()?,
            name: self.name.clone(),
        })
    }

    /// The travelling form of a recipient.
    pub fn of(recipient: &Recipient) -> Self {
        Self {
            id: recipient.id.to_string(),
            name: recipient.name.clone(),
        }
    }
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

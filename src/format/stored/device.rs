//! The device's own stream: hand-overs made and delivered, and what the observer set. The same kind
//! of record as an observation's, so that recovery and backup treat it alike.

use serde::{Deserialize, Serialize};

use crate::domain::ids::RecipientId;
use crate::format::handover::manifest::RecipientV2;

/// Something the device must remember.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DeviceFact {
    /// A hand-over file was made. With this it can be made again, byte for byte.
    HandOverMade(HandOverMade),
    /// A hand-over file left the app, as version 0.1.0 wrote it: it told the observer that this counts
    /// as handed over, so it does.
    HandOverDelivered {
        /// The file.
        file: String,
        /// How.
        by: Delivery,
    },
    /// An observation was removed from this tablet for good. What other stores still have of it is not
    /// brought back.
    ObservationRemoved {
        /// The observation.
        observation: String,
    },
    /// A backup brought these observations; they are handed over only when somebody asks for it.
    Restored {
        /// The observations.
        observations: Vec<String>,
    },
    /// A hand-over file was offered to the share sheet, for download, or to the folder. It may have left
    /// from now on; whether it arrived is not known yet.
    HandOverOffered {
        /// The file.
        file: String,
        /// By which way.
        by: Delivery,
    },
    /// An offered file arrived.
    HandOverArrived {
        /// The file.
        file: String,
        /// How that is known.
        how: Arrival,
    },
    /// The offer came to nothing, or a person took it back.
    HandOverTakenBack {
        /// The file.
        file: String,
        /// Whether it may have left all the same: then its number is never given again.
        may_have_left: bool,
    },
    /// This stream goes on from another one of the same tablet: it took a new identity.
    IdentityTaken {
        /// The device that the tablet was before.
        before: String,
    },
    /// A person who observes with this tablet, by the name that they gave first.
    PersonMet {
        /// The person.
        person: String,
        /// The name.
        name: String,
    },
    /// What the start screen offers the next time.
    Remembered {
        /// The observer's name.
        observer: String,
        /// The school.
        school: String,
    },
}

/// How a hand-over file left the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// The share sheet took it.
    Shared,
    /// The observer downloaded it.
    Downloaded,
    /// It was written to the chosen folder, read back and compared.
    WrittenToFolder,
}

/// How it is known that a hand-over file arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// A person said so.
    Said,
    /// It was read back from the folder and is the same.
    ReadBack,
}

/// The highest number that this device may have given to a file for one recipient. It is kept beside the database, so
/// that a database that goes back to an earlier state does not give the number again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The device.
    pub device: String,
    /// For whom the file is.
    #[serde(default = "coordinator", skip_serializing_if = "is_coordinator")]
    pub recipient: String,
    /// The number.
    pub number: u32,
    /// SHA-256 of the file that bears it.
    pub sha256: String,
}

/// All that a hand-over file is made from, besides the observations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HandOverMade {
    /// The file's id.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Version of the app that made it first.
    pub app: String,
    /// For whom it is.
    #[serde(
        default = "RecipientV2::coordinator",
        skip_serializing_if = "RecipientV2::is_coordinator"
    )]
    pub recipient: RecipientV2,
    /// Who hands it over.
    pub observer: String,
    /// Its number in the device's chain for this recipient, from 1.
    pub device_seq: u32,
    /// SHA-256 of the file before it in the chain.
    pub previous: Option<String>,
    /// When it was made, RFC 3339 with offset.
    pub created_at: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its observations as they stood then.
    pub observations: Vec<HandedOver>,
}

/// One observation in a hand-over file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HandedOver {
    /// The observation.
    pub observation: String,
    /// Its content hash.
    pub revision: String,
    /// What named the whole that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<String>,
    /// The revision this device had handed over before.
    pub parent: Option<String>,
    /// How many entries it had: the first so many in log order.
    pub entries: u32,
}

/// For whom a hand-over is where it is not said: what 0.1.0 handed over was for the coordinator.
pub fn coordinator() -> String {
    RecipientId::coordinator().to_string()
}

/// Whether it is for the coordinator, so that it need not be said.
pub fn is_coordinator(recipient: &str) -> bool {
    recipient == RecipientId::coordinator().as_str()
}

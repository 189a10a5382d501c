//! Streams: what a record belongs to.

use crate::domain::ids::{CollationId, DeviceId, ObservationId, PersonId};

/// What the records of one stream are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stream {
    /// An observation: its log. The name is its id.
    Observation(ObservationId),
    /// A device: what it handed over, and what was set on it. `device-` and its id.
    Device(DeviceId),
    /// A person. `~person.` and the id.
    Person(PersonId),
    /// A collation: what was decided in it. `~collation.` and the id.
    Collation(CollationId),
    /// Something that only a newer version knows; kept, and shown nowhere.
    Other(String),
}

/// Before the id of a device.
const DEVICE: &str = "device-";
/// Before every other kind of stream: it sorts after all ids, so that a store can leave these out by their
/// place.
const BEYOND: char = '~';
const PERSON: &str = "~person.";
const COLLATION: &str = "~collation.";

impl Stream {
    /// The stream of this name.
    pub fn of(name: &str) -> Self {
        let known = if let Some(id) = name.strip_prefix(DEVICE) {
            DeviceId::parse(id).map(Self::Device)
        } else if let Some(id) = name.strip_prefix(PERSON) {
            PersonId::parse(id).map(Self::Person)
        } else if let Some(id) = name.strip_prefix(COLLATION) {
            CollationId::parse(id).map(Self::Collation)
        } else {
            ObservationId::parse(name).map(Self::Observation)
        };
        known.unwrap_or_else(|_| Self::Other(name.to_owned()))
    }

    /// Its name.
    pub fn name(&self) -> String {
        match self {
            Self::Observation(id) => id.to_string(),
            Self::Device(id) => format!("{DEVICE}{id}"),
            Self::Person(id) => format!("{PERSON}{id}"),
            Self::Collation(id) => format!("{COLLATION}{id}"),
            Self::Other(name) => name.clone(),
        }
    }

    /// Whether the stream of this name is an observation.
    pub fn is_observation(name: &str) -> bool {
        !name.starts_with(DEVICE) && !name.starts_with(BEYOND)
    }

    /// Whether it is neither an observation nor a device.
    pub fn is_beyond(name: &str) -> bool {
        name.starts_with(BEYOND)
    }
}

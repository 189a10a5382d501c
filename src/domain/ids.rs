//! Names of things that travel: opaque, checked once, cheap to copy.

use std::fmt;
use std::sync::Arc;

/// Why a text is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an identifier is 1 to 64 letters, digits, '-' or '_'")
    }
}

fn checked(text: &str) -> Result<Arc<str>, NotAnId> {
    let fits = (1..=64).contains(&text.len());
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits && plain {
        Ok(Arc::from(text))
    } else {
        Err(NotAnId)
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Reads an identifier: 1 to 64 ASCII letters, digits, `-` or `_`.
            ///
            /// # Errors
            /// [`NotAnId`] for anything else, so that an id is always safe in a path or a file name.
            pub fn parse(text: &str) -> Result<Self, NotAnId> {
                checked(text).map(Self)
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The first eight characters, for file names and short display.
            pub fn short(&self) -> &str {
                self.0.get(..8).unwrap_or(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// One observation, for its whole life and on every device.
    ObservationId
);
id!(
    /// One installation of the app: a browser profile on one tablet.
    DeviceId
);
id!(
    /// One hand-over file, however often it is made again.
    FileId
);

id!(
    /// One person, wherever they write.
    PersonId
);
id!(
    /// One coordinator's merged set.
    CollationId
);
id!(
    /// For whom a hand-over is.
    RecipientId
);

impl RecipientId {
    /// Of whoever collates, where nobody else was named.
    pub fn coordinator() -> Self {
        Self(Arc::from("coordinator"))
    }
}

impl DeviceId {
    /// The id that these random bytes make: a UUID of version 4 (RFC 9562).
    pub fn of_random(bytes: [u8; 16]) -> Self {
        let fixed =
            (u128::from_be_bytes(bytes) & !(0xf << 76) & !(0x3 << 62)) | (4 << 76) | (2 << 62);
        let digits = format!("{fixed:032x}");
        let parts =
            [0..8, 8..12, 12..16, 16..20, 20..32].map(|at| digits.get(at).unwrap_or_default());
        Self(Arc::from(parts.join("-")))
    }
}

/// The place of one entry in the log of an observation. Ordered by number first, so that what was
/// written later stands later also when a draft went on on a second tablet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// Number in the log, from 0; one more than the highest the writer had seen.
    pub seq: u32,
    /// The device that wrote it.
    pub dev: DeviceId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_id_is_a_uuid_of_version_4_that_can_be_read_again() {
        for (bytes, uuid) in [
            ([0x00; 16], "00000000-0000-4000-8000-000000000000"),
            ([0xff; 16], "ffffffff-ffff-4fff-bfff-ffffffffffff"),
        ] {
            let id = DeviceId::of_random(bytes);
            assert_eq!(id.as_str(), uuid);
            assert_eq!(DeviceId::parse(uuid), Ok(id));
        }
    }
}

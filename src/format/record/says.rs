//! What a record says: a kind that this version knows, or one that a newer one wrote. That is kept to the
//! letter, and travels on.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{WhatV2, is_of_newer};
pub use crate::domain::observation::entry::Unknown;

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A kind that this version knows.
    Known(WhatV2),
    /// A kind that it does not know, or a capture of a sort that it does not know.
    Unknown(Unknown),
}

impl Serialize for Says {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(what) => what.serialize(serializer),
            Self::Unknown(unknown) => {
                let raw = RawValue::from_string(unknown.json.clone());
                raw.map_err(serde::ser::Error::custom)?
                    .serialize(serializer)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Says {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        match serde_json::from_str(raw) {
            Ok(what) => Ok(Self::Known(what)),
            Err(error) if is_of_newer(&error) && may_be_passed_over(&kind(raw)) => {
                let unknown = Unknown {
                    kind: kind(raw),
                    json: raw.to_owned(),
                };
                Ok(Self::Unknown(unknown))
            }
            // In its own words, so that it is known to be from a newer version where it is.
            Err(error) => Err(serde::de::Error::custom(error)),
        }
    }
}

/// The kinds of this version that the rest of the log hangs on. Of these a newer form cannot be passed over: who
/// may see a lesson, how long it was, or which words stand would be told wrongly.
const HUNG_ON: [&str; 13] = [
    "began",
    "header_edited",
    "note",
    "paused",
    "resumed",
    "clock_changed",
    "clock_corrected",
    "away",
    "correction",
    "retraction",
    "struck_out",
    "finished",
    "device",
];

fn may_be_passed_over(kind: &str) -> bool {
    !HUNG_ON.contains(&kind)
}

/// The word by which it names itself: `"waved"`, `{"waved": …}`.
fn kind(json: &str) -> String {
    let rest = json.trim_start_matches(['{', ' ', '\n', '\r', '\t']);
    let word = rest.strip_prefix('"').and_then(|r| r.split('"').next());
    word.unwrap_or_default()
        .chars()
        .take(LONGEST_KIND)
        .collect()
}

/// No kind has a longer name.
const LONGEST_KIND: usize = 40;

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Says {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        WhatV2::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        WhatV2::json_schema(generator)
    }
}

//! Forms that have not changed since the version in whose name they stand: a note is a `NoteV1` still.

use serde::{Deserialize, Serialize};

use crate::domain::instrument::Side;
use crate::domain::observation::entry::{AwayCause, NoteKind, Speaker};
use crate::domain::observation::header::Purpose;

/// A note, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::entry::Note, documented there"
)]
pub struct NoteV1 {
    pub kind: KindV1,
    pub speaker: Option<SpeakerV1>,
    pub text: String,
}

/// The key of an entry, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields are those of domain::ids::EntryKey, documented there"
)]
pub struct KeyV1 {
    pub dev: String,
    pub seq: u32,
}

/// Writes an enum of the domain and its twin in files, with the conversions between them.
macro_rules! twin {
    ($twin:ident, $domain:ident, $doc:literal, $($variant:ident),+) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[expect(missing_docs, reason = "the variants are those of the domain type")]
        pub enum $twin { $($variant),+ }

        impl From<$domain> for $twin {
            fn from(value: $domain) -> Self {
                match value { $($domain::$variant => Self::$variant),+ }
            }
        }

        impl From<$twin> for $domain {
            fn from(value: $twin) -> Self {
                match value { $($twin::$variant => Self::$variant),+ }
            }
        }
    };
}

twin!(SideV1, Side, "A side, version 1.", Student, Instructor);
twin!(
    KindV1,
    NoteKind,
    "A kind of note, version 1.",
    Evidence,
    Inference,
    Question
);
twin!(
    SpeakerV1,
    Speaker,
    "A speaker, version 1.",
    Teacher,
    Student,
    Students
);
twin!(
    CauseV1,
    AwayCause,
    "Why the app was away, version 1.",
    Hidden,
    Asleep,
    Closed,
    OtherScreen,
    OtherLesson
);
twin!(
    PurposeV1,
    Purpose,
    "A purpose, version 1.",
    Learning,
    Coaching,
    PeerReview,
    Calibration,
    Research,
    Practice
);

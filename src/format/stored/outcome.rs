//! What became of a file, as the log of the collation is stored: apart from what worker and page say to each
//! other, which may change.

use serde::{Deserialize, Serialize};

use crate::format::problem::{FileProblem, OtherFile};

/// How a file fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as in app::desk::work::FileOutcome")]
pub struct FileOutcomeV1 {
    pub name: String,
    pub hash: String,
    pub what: OutcomeV1,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as in app::desk::work::Outcome")]
pub enum OutcomeV1 {
    TakenIn(TallyV1),
    AlreadyHere,
    Refused(ProblemV1, u32),
}

/// How its observations fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as in app::desk::work::Tally")]
pub struct TallyV1 {
    pub accepted: u32,
    pub already_here: u32,
    pub newer: u32,
    pub older: u32,
    pub conflict: u32,
    pub unknown_instrument: u32,
    #[serde(default)]
    pub in_part: bool,
    #[serde(default)]
    pub completes: bool,
    #[serde(default)]
    pub removed: u32,
}

/// Why it was not taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as in format::problem::FileProblem")]
pub enum ProblemV1 {
    Empty,
    TooLarge(u64, u64),
    Unread(String),
    BrokeDown,
    NotAZip,
    NotAHandOver,
    IsABackup,
    Other(OtherFileV1),
    Nested,
    Locked(String),
    Packing(String, String),
    CutShort,
    FromNewer(u32),
    LineFromNewer(String, u32),
    TooManyMembers,
    UnpacksTooLarge,
    UnsafeName(String),
    DuplicateName(String),
    MissingMember(String),
    UnlistedMember(String),
    Damaged(String),
    BadLine(String, u32, String),
}

/// What else it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as in format::problem::OtherFile")]
pub enum OtherFileV1 {
    Tables,
    Workbook,
    Observations,
    Copy,
    Stored,
    Part,
}

/// From one form into the other, variant by variant: one that is missing in either does not compile.
macro_rules! both_ways {
    ($now:ident, $stored:ident: $($name:ident $(($($part:ident),+))?),+ $(,)?) => {
        impl From<$now> for $stored {
            fn from(now: $now) -> Self {
                match now {
                    $($now::$name $(($($part),+))? => Self::$name $(($($part.into()),+))?,)+
                }
            }
        }

        impl From<$stored> for $now {
            fn from(stored: $stored) -> Self {
                match stored {
                    $($stored::$name $(($($part),+))? => Self::$name $(($($part.into()),+))?,)+
                }
            }
        }
    };
}

both_ways!(
    OtherFile, OtherFileV1: Tables, Workbook, Observations, Copy, Stored, Part
);
both_ways!(
    FileProblem, ProblemV1:
    Empty,
    TooLarge(size, limit),
    Unread(words),
    BrokeDown,
    NotAZip,
    NotAHandOver,
    IsABackup,
    Other(other),
    Nested,
    Locked(member),
    Packing(member, method),
    CutShort,
    FromNewer(format),
    LineFromNewer(member, line),
    TooManyMembers,
    UnpacksTooLarge,
    UnsafeName(name),
    DuplicateName(name),
    MissingMember(name),
    UnlistedMember(name),
    Damaged(name),
    BadLine(member, line, why),
);

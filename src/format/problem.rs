//! What can be wrong with a file that somebody chose. Each names the place; the remedy stands in
//! `ui/text`, one for each.

/// Why a file was not taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum FileProblem {
    /// It holds no byte.
    Empty,
    /// It is larger than is read, in bytes, with the limit.
    TooLarge(u64, u64),
    /// The browser could not read it: in the cloud, moved, in use. In the browser's words.
    Unread(String),
    /// Reading it broke the worker down.
    BrokeDown,
    /// It is no zip.
    NotAZip,
    /// It is a zip but no hand-over file.
    NotAHandOver,
    /// It is a backup, which "Restore a backup" takes.
    IsABackup,
    /// It is something else that this app wrote.
    Other(OtherFile),
    /// A zip in a zip in a zip.
    Nested,
    /// A member is locked with a password.
    Locked(String),
    /// A member is packed by a method that is not read: member, method.
    Packing(String, String),
    /// Its end is missing.
    CutShort,
    /// Its format number is above the newest this app reads.
    FromNewer(u32),
    /// A line of a member says something that only a newer version knows: member, line from 1.
    LineFromNewer(String, u32),
    /// It has more members than any hand-over file.
    TooManyMembers,
    /// It unpacks to more than is read: a zip bomb, or no hand-over file.
    UnpacksTooLarge,
    /// A member's name points outside the file.
    UnsafeName(String),
    /// Two members have one name.
    DuplicateName(String),
    /// A member of the manifest is not there.
    MissingMember(String),
    /// A member that the manifest does not list.
    UnlistedMember(String),
    /// A member is not what the manifest says: damaged or edited.
    Damaged(String),
    /// A line of a member cannot be read: member, line from 1, why.
    BadLine(String, u32, String),
}

/// What this app writes besides hand-over files and backups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum OtherFile {
    /// The tables of a collation.
    Tables,
    /// The workbook of a collation.
    Workbook,
    /// A collation, one observation a line.
    Observations,
    /// Records that were not saved when they were copied out.
    Copy,
    /// Everything in the database as it stood.
    Stored,
    /// One part of a hand-over file that somebody unpacked.
    Part,
}

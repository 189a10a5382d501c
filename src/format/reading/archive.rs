//! A zip as any program writes it: its list of members, and each of them unpacked under limits. Read
//! by our own hands, so that no byte of a hostile file is looked at more often than it should be and
//! whatever is refused is refused by its name.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use flate2::read::DeflateDecoder;
use memchr::memmem;

use crate::domain::observation::effort;
use crate::format::problem::FileProblem;
use crate::format::reading::litter::is_litter;
use crate::format::reading::{LARGEST_FILE, MOST_MEMBERS, unpacked_limit};

/// Members by name.
pub type Members = BTreeMap<String, Vec<u8>>;

/// The members of a zip, unpacked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// What a person put in.
    pub members: Members,
    /// How many members a system left in it.
    pub litter: u32,
    /// Whether the zip looks, byte for byte in all but the packed content, as this app writes it.
    pub as_made: bool,
}

/// Begins each member.
const LOCAL: &[u8] = b"PK\x03\x04";
/// Begins each line of the list of members.
const LISTED: &[u8] = b"PK\x01\x02";
/// Begins the record at the end.
const END: &[u8] = b"PK\x05\x06";
/// Begins the longer record at the end that some programs add, and what points to it.
const LONG_END: &[u8] = b"PK\x06\x06";
const LONG_POINTER: &[u8] = b"PK\x06\x07";
const END_LENGTH: usize = 22;
const LONG_END_LENGTH: usize = 56;
const LONG_POINTER_LENGTH: usize = 20;
const LISTED_LENGTH: usize = 46;
const LOCAL_LENGTH: usize = 30;
/// So many records that look like the end are tried, from the back.
const MOST_ENDS: usize = 16;
/// More lines than this are not even counted.
const MOST_LISTED: usize = 4_000;
/// A longer name is none of ours.
const LONGEST_NAME: usize = 1_000;

/// A line of the list of members.
struct Listed {
    name: String,
    is_locked: bool,
    method: u16,
    crc: u32,
    packed: u64,
    at: u64,
    /// Whether time, rights and the rest are those that this app writes.
    as_made: bool,
}

/// The list of members and where it stands.
struct Directory {
    listed: Vec<Listed>,
    /// So many bytes stand before the zip.
    before: usize,
    as_made: bool,
}

/// Unpacks a zip under the limits.
///
/// # Errors
/// [`FileProblem`] where it is no zip, cut, or breaks a limit.
pub fn unpack(bytes: &[u8]) -> Result<Members, FileProblem> {
    check_size(bytes)?;
    Ok(unpack_within(bytes, &mut unpacked_limit(bytes))?.members)
}

/// Whether a hand-over file may have this size.
///
/// # Errors
/// [`FileProblem::TooLarge`].
pub fn check_size(bytes: &[u8]) -> Result<(), FileProblem> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST_FILE {
        return Err(FileProblem::TooLarge(size, LARGEST_FILE));
    }
    Ok(())
}

/// Unpacks a zip; `left` is how many bytes it may unpack to, and then what is left of that.
///
/// # Errors
/// [`FileProblem`] where it is no zip, cut, or breaks a limit.
pub fn unpack_within(bytes: &[u8], left: &mut u64) -> Result<Unpacked, FileProblem> {
    if bytes.is_empty() {
        return Err(FileProblem::Empty);
    }
    let directory = directory(bytes)?;
    let mut unpacked = Unpacked {
        as_made: directory.as_made,
        ..Unpacked::default()
    };
    let wanted = wanted(directory.listed, &mut unpacked)?;
    for listed in wanted {
        let content = content(bytes, directory.before, &listed, left)?;
        unpacked.members.insert(listed.name, content);
    }
    Ok(unpacked)
}

/// Whether these bytes begin as a zip does.
pub fn begins_as_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL)
}

/// The lines that are neither folders nor litter; every name is checked before anything is unpacked.
fn wanted(listed: Vec<Listed>, unpacked: &mut Unpacked) -> Result<Vec<Listed>, FileProblem> {
    let mut seen = BTreeSet::new();
    let mut wanted = Vec::new();
    for one in listed {
        if one.name.ends_with('/') {
            unpacked.as_made = false;
            continue;
        }
        if is_litter(&one.name) {
            unpacked.as_made = false;
            unpacked.litter += 1;
            continue;
        }
        if is_unsafe(&one.name) {
            return Err(FileProblem::UnsafeName(one.name));
        }
        if !seen.insert(one.name.clone()) {
            return Err(FileProblem::DuplicateName(one.name));
        }
        if one.is_locked {
            return Err(FileProblem::Locked(one.name));
        }
        unpacked.as_made &= one.as_made;
        wanted.push(one);
        if wanted.len() > MOST_MEMBERS {
            return Err(FileProblem::TooManyMembers);
        }
    }
    Ok(wanted)
}

/// Whether a name points outside the folder that the zip would be unpacked to.
fn is_unsafe(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive
        || name.is_empty()
        || name.len() > LONGEST_NAME
        || name.starts_with('/')
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
}

fn content(
    bytes: &[u8],
    before: usize,
    listed: &Listed,
    left: &mut u64,
) -> Result<Vec<u8>, FileProblem> {
    let damaged = || FileProblem::Damaged(listed.name.clone());
    let packed = packed(bytes, before, listed).ok_or_else(damaged)?;
    let mut content = Vec::new();
    match listed.method {
        0 if u64::try_from(packed.len()).unwrap_or(u64::MAX) > *left => {
            return Err(FileProblem::UnpacksTooLarge);
        }
        0 => content.extend_from_slice(packed),
        8 => {
            // The size in the list may lie: count while unpacking.
            let mut unpacking = DeflateDecoder::new(packed).take(left.saturating_add(1));
            unpacking.read_to_end(&mut content).map_err(|_| damaged())?;
        }
        method => {
            return Err(FileProblem::Packing(
                listed.name.clone(),
                method_name(method),
            ));
        }
    }
    effort::spend(content.len());
    *left = left
        .checked_sub(u64::try_from(content.len()).unwrap_or(u64::MAX))
        .ok_or(FileProblem::UnpacksTooLarge)?;
    if crc32fast::hash(&content) == listed.crc {
        Ok(content)
    } else {
        Err(damaged())
    }
}

fn method_name(method: u16) -> String {
    match method {
        9 => "Deflate64".to_owned(),
        12 => "bzip2".to_owned(),
        14 => "LZMA".to_owned(),
        93 => "Zstandard".to_owned(),
        95 => "xz".to_owned(),
        98 => "PPMd".to_owned(),
        other => format!("method {other}"),
    }
}

fn packed<'a>(bytes: &'a [u8], before: usize, listed: &Listed) -> Option<&'a [u8]> {
    let at = before.checked_add(usize::try_from(listed.at).ok()?)?;
    let local = bytes.get(at..)?;
    if !local.starts_with(LOCAL) {
        return None;
    }
    let skip = LOCAL_LENGTH + usize::from(two(local, 26)?) + usize::from(two(local, 28)?);
    local
        .get(skip..)?
        .get(..usize::try_from(listed.packed).ok()?)
}

/// The list of members. It stands before the record at the end, wherever in the bytes that is.
fn directory(bytes: &[u8]) -> Result<Directory, FileProblem> {
    let mut has_end = false;
    for end in memmem::rfind_iter(bytes, END).take(MOST_ENDS) {
        has_end |= end + END_LENGTH <= bytes.len();
        if let Some(found) = directory_at(bytes, end) {
            return found;
        }
    }
    // Most often it was cut: its list of members stands at the end.
    if !begins_as_zip(bytes) {
        Err(FileProblem::NotAZip)
    } else if has_end {
        Err(FileProblem::Damaged("the list of members".to_owned()))
    } else {
        Err(FileProblem::CutShort)
    }
}

/// The list before a record at the end; `None` where that is no such record.
fn directory_at(bytes: &[u8], end: usize) -> Option<Result<Directory, FileProblem>> {
    let record = bytes.get(end..)?.get(..END_LENGTH)?;
    let short = (
        u64::from(two(record, 10)?),
        u64::from(four(record, 12)?),
        u64::from(four(record, 16)?),
        end,
    );
    let long = long_end(bytes, end);
    let (count, size, offset, list_end) = long.unwrap_or(short);
    let from = list_end.checked_sub(usize::try_from(size).ok()?)?;
    let before = from.checked_sub(usize::try_from(offset).ok()?)?;
    let list = bytes.get(from..list_end)?;
    if !list.starts_with(LISTED) && !list.is_empty() {
        return None;
    }
    let mut directory = Directory {
        listed: Vec::new(),
        before,
        as_made: before == 0 && long.is_none() && end + END_LENGTH == bytes.len(),
    };
    let mut rest = list;
    while !rest.is_empty() {
        if directory.listed.len() >= MOST_LISTED {
            return Some(Err(FileProblem::TooManyMembers));
        }
        let Some((one, after)) = listed(rest) else {
            return Some(Err(damaged_list()));
        };
        directory.listed.push(one);
        rest = after;
    }
    let counted = u64::try_from(directory.listed.len()).unwrap_or(u64::MAX);
    // The short record counts to 65,535 only.
    if counted == count || counted % 65_536 == count {
        Some(Ok(directory))
    } else {
        Some(Err(damaged_list()))
    }
}

fn damaged_list() -> FileProblem {
    FileProblem::Damaged("the list of members".to_owned())
}

/// What the longer record says: count, size and offset of the list, and where the list ends.
fn long_end(bytes: &[u8], end: usize) -> Option<(u64, u64, u64, usize)> {
    let pointer = end.checked_sub(LONG_POINTER_LENGTH)?;
    if !bytes.get(pointer..)?.starts_with(LONG_POINTER) {
        return None;
    }
    let at = pointer.checked_sub(LONG_END_LENGTH)?;
    let record = bytes.get(at..)?;
    if !record.starts_with(LONG_END) {
        return None;
    }
    Some((
        eight(record, 32)?,
        eight(record, 40)?,
        eight(record, 48)?,
        at,
    ))
}

/// The first line of the list, and the rest of it.
fn listed(list: &[u8]) -> Option<(Listed, &[u8])> {
    effort::spend(1);
    if !list.starts_with(LISTED) {
        return None;
    }
    let name_length = usize::from(two(list, 28)?);
    let extra_length = usize::from(two(list, 30)?);
    let comment_length = usize::from(two(list, 32)?);
    let after_name = LISTED_LENGTH + name_length;
    let name = String::from_utf8_lossy(list.get(LISTED_LENGTH..after_name)?).replace('\\', "/");
    let extra = list.get(after_name..after_name + extra_length)?;
    let mut listed = Listed {
        name,
        is_locked: two(list, 8)? & 1 == 1,
        method: two(list, 10)?,
        crc: four(list, 16)?,
        packed: u64::from(four(list, 20)?),
        at: u64::from(four(list, 42)?),
        as_made: is_as_made(list)? && extra.is_empty() && comment_length == 0,
    };
    // What does not fit stands in an extra field, in this order, only the ones that do not fit.
    let mut long = long_fields(extra).into_iter();
    if four(list, 24)? == u32::MAX {
        long.next();
    }
    if listed.packed == u64::from(u32::MAX) {
        listed.packed = long.next()?;
    }
    if listed.at == u64::from(u32::MAX) {
        listed.at = long.next()?;
    }
    let rest = list.get(after_name + extra_length + comment_length..)?;
    Some((listed, rest))
}

/// Packed by deflate, without a time of its own, with the rights that this app gives.
fn is_as_made(list: &[u8]) -> Option<bool> {
    const NO_TIME: u32 = 0x0021_0000;
    const RIGHTS: u32 = 0o100_644 << 16;
    Some(two(list, 10)? == 8 && four(list, 12)? == NO_TIME && four(list, 38)? == RIGHTS)
}

fn long_fields(mut extra: &[u8]) -> Vec<u64> {
    while let (Some(kind), Some(length)) = (two(extra, 0), two(extra, 2)) {
        let end = 4 + usize::from(length);
        let Some(field) = extra.get(4..end) else {
            break;
        };
        if kind == 1 {
            return (0..field.len() / 8)
                .filter_map(|n| eight(field, n * 8))
                .collect();
        }
        extra = extra.get(end..).unwrap_or_default();
    }
    Vec::new()
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

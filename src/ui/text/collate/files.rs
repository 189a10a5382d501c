//! What came of files: taken in, refused and why, missing.

use crate::app::view::collate::{FileProblem, Gap, OtherFile, Tally};
use crate::ui::text::collate::{number, observations};
use crate::ui::text::common as t;

/// The same content was here.
pub const ALREADY_HERE: &str = "Already here, nothing changed";

/// How the observations of a file fared.
pub fn taken_in(tally: &Tally) -> String {
    let mut parts = Vec::new();
    if tally.accepted > 0 {
        parts.push(format!("Accepted {}", observations(tally.accepted)));
    }
    if tally.newer > 0 {
        parts.push(format!(
            "Newer revision of {}; the history is kept",
            observations(tally.newer)
        ));
    }
    if tally.older > 0 {
        parts.push(format!(
            "Older revision of {}; what is here stays, the history is kept",
            observations(tally.older)
        ));
    }
    if tally.conflict > 0 {
        let comes = if tally.conflict == 1 { "comes" } else { "come" };
        parts.push(format!(
            "Conflict: {} {comes} in two versions",
            observations(tally.conflict)
        ));
    }
    if tally.removed > 0 {
        parts.push(stays_out(tally.removed));
    }
    match (tally.already_here, parts.is_empty()) {
        (0, true) => parts.push("Whole, but it holds no observation".to_owned()),
        (0, false) => {}
        (_, true) => parts.push(ALREADY_HERE.to_owned()),
        (n, false) => parts.push(format!("{} already here", observations(n))),
    }
    if tally.in_part {
        parts.push("Rescued in part: the rest of the file is still to come".to_owned());
    }
    if tally.completes {
        parts.push(
            "The file is whole now; before, only what could be rescued of it was here".to_owned(),
        );
    }
    if tally.unknown_instrument > 0 {
        let n = observations(tally.unknown_instrument);
        parts.push(format!(
            "{n} with an instrument this version does not know, kept whole"
        ));
    }
    parts.join(". ")
}

/// Lessons of a file that a person removed, and how they come back.
fn stays_out(n: u32) -> String {
    let (stays, was, them) = if n == 1 {
        ("stays", "it was", "it")
    } else {
        ("stay", "they were", "them")
    };
    format!(
        "{} {stays} out, since {was} removed from this collation. To have {them} back, choose \u{201c}Let it come \
         back\u{201d} under \u{201c}Removed lessons\u{201d}, then choose this file again",
        observations(n)
    )
}

/// `Rescue 4 observations`.
pub fn rescue(n: u32) -> String {
    format!("Rescue {}", observations(n))
}

/// What can be rescued of a damaged file.
pub fn rescuable(n: u32) -> String {
    format!("{} in it can be rescued whole.", observations(n))
}

/// What is wrong with a file, and what to do.
pub fn problem(problem: &FileProblem) -> (String, String) {
    let words = |what: &str, remedy: &str| (what.to_owned(), remedy.to_owned());
    match problem {
        FileProblem::Empty => words(
            "The file is empty.",
            "It was not copied to its end. Ask for it again.",
        ),
        FileProblem::TooLarge(size, limit) => (
            format!(
                "The file is too large: {}, and at most {} is read.",
                t::bytes(*size),
                t::bytes(*limit)
            ),
            "Ask for several smaller hand-over files.".to_owned(),
        ),
        FileProblem::Unread(why) => (
            format!("This device could not read the file just now ({why})."),
            "It may still be in the cloud, have been moved or renamed, or be open elsewhere. Make it available on \
             this device, close it elsewhere, then choose it again. Nothing is wrong with the file itself as far as \
             is known."
                .to_owned(),
        ),
        FileProblem::BrokeDown => words(
            "Reading this file broke off: this device may be short of memory, or the file may be harmful.",
            "The other files were read all the same. Load the page again and choose this one by itself.",
        ),
        FileProblem::NotAZip => words(
            "Not a hand-over file.",
            "A hand-over file is a zip with a name like alongside_Ruth_2026-11-22_1a2b3c4d.zip.",
        ),
        FileProblem::NotAHandOver => words(
            "A zip, but it holds no hand-over file.",
            "A hand-over file holds \u{201c}manifest.json\u{201d} and \u{201c}observations.ndjson\u{201d}.",
        ),
        FileProblem::Other(other) => other_file(*other),
        FileProblem::Nested => words(
            "A zip in a zip in a zip.",
            "Zips in one zip are read; here they lie deeper. Unpack the outer one and drop what is in it here.",
        ),
        FileProblem::Locked(name) => (
            format!("\u{201c}{name}\u{201d} in it is locked with a password."),
            "Unpack it with the password, then drop the folder here.".to_owned(),
        ),
        FileProblem::Packing(name, method) => (
            format!("\u{201c}{name}\u{201d} in it is packed by {method}, which is not read here."),
            "Unpack it on this device, then drop the folder here.".to_owned(),
        ),
        FileProblem::IsABackup => words(
            "This is a backup, not a hand-over file.",
            "\u{201c}Restore a backup\u{201d} in Settings takes it.",
        ),
        FileProblem::CutShort => words(
            "Cut short: the end of the file is missing.",
            ASK_AGAIN,
        ),
        FileProblem::FromNewer(format) => (
            format!("From a newer version of Alongside (format {format})."),
            "Update Alongside, then choose it again.".to_owned(),
        ),
        FileProblem::LineFromNewer(name, line) => (
            format!("Line {line} of \u{201c}{name}\u{201d} was made by a newer version of Alongside."),
            "Update Alongside, then choose it again.".to_owned(),
        ),
        FileProblem::TooManyMembers => words(
            "It holds more than 200 parts, far more than any hand-over file.",
            UNPACK_FIRST,
        ),
        FileProblem::UnpacksTooLarge => words(
            "It unpacks to far more than any hand-over file holds.",
            UNPACK_FIRST,
        ),
        FileProblem::UnsafeName(name) => (
            format!("A part of it is named \u{201c}{name}\u{201d}, which points outside the file."),
            ASK_SENDER.to_owned(),
        ),
        FileProblem::DuplicateName(name) => (
            format!("Two parts of it are named \u{201c}{name}\u{201d}."),
            ASK_SENDER.to_owned(),
        ),
        FileProblem::MissingMember(name) => (
            format!("A part is missing: \u{201c}{name}\u{201d}."),
            ASK_AGAIN.to_owned(),
        ),
        FileProblem::UnlistedMember(name) => (
            format!("It holds a part that does not belong to it: \u{201c}{name}\u{201d}."),
            ASK_AGAIN.to_owned(),
        ),
        FileProblem::Damaged(name) => (
            format!("Damaged or edited: \u{201c}{name}\u{201d} is not what was handed over."),
            ASK_AGAIN.to_owned(),
        ),
        FileProblem::BadLine(name, line, why) => (
            format!("Line {line} of \u{201c}{name}\u{201d} cannot be read: {why}."),
            ASK_AGAIN.to_owned(),
        ),
    }
}

/// What else the app writes, and what takes it.
fn other_file(other: OtherFile) -> (String, String) {
    let (what, remedy) = match other {
        OtherFile::Tables => (
            "These are tables exported from a collation.",
            "A spreadsheet opens them. To collate, choose the hand-over files they were made of.",
        ),
        OtherFile::Workbook => (
            "This is a workbook exported from a collation.",
            "A spreadsheet opens it. To collate, choose the hand-over files it was made of.",
        ),
        OtherFile::Observations => (
            "These are observations exported from a collation.",
            "They are meant for other programs. To collate, choose the hand-over files they were made of.",
        ),
        OtherFile::Copy => (
            "This is a copy of entries that had not been saved on a tablet.",
            "Keep it. On that tablet, open Alongside and see what was recovered; what is still missing can be read \
             in this file with any editor.",
        ),
        OtherFile::Stored => (
            "This is everything a tablet had stored, as it stood.",
            "It is kept for whoever helps with that tablet. To collate, hand the observations over from there, or \
             make a backup there.",
        ),
        OtherFile::Part => (
            "This is one part of a hand-over file that was unpacked.",
            "Choose or drop the whole folder it lies in.",
        ),
    };
    (what.to_owned(), remedy.to_owned())
}

const UNPACK_FIRST: &str = "Nothing was taken from it. If somebody packed a whole folder of hand-over files into it, unpack it and drop the \
     folder here; else ask the sender how it was made.";

const ASK_SENDER: &str = "Nothing was taken from it. Ask the sender how it was made.";

const ASK_AGAIN: &str = "Ask for it: \u{201c}Make again\u{201d} on that tablet makes it again, or, where that cannot be, a new file with \
     the same lessons under a new number.";

const ASK_AGAIN_FOR_MORE: &str = "Ask for them: \u{201c}Make again\u{201d} on that tablet makes each of them again, or, where that cannot be, a new \
     file with the same lessons under a new number.";

/// Heading of what is wrong with a chain.
pub fn gap(gap: &Gap) -> String {
    let owner = owner(gap);
    if !gap.shared.is_empty() {
        SHARED_IDENTITY.to_owned()
    } else if gap.missing.is_empty() && !gap.in_part.is_empty() {
        let is = if gap.in_part.len() == 1 { "is" } else { "are" };
        format!(
            "{} of {owner} {is} here only in part.",
            t::count(gap.in_part.len(), "file", "files")
        )
    } else if gap.missing.is_empty() {
        format!("A file of {owner} does not continue the one before it.")
    } else {
        let is = if gap.missing.len() == 1 { "is" } else { "are" };
        format!(
            "{} of {owner} {is} missing.",
            t::count(gap.missing.len(), "file", "files")
        )
    }
}

/// Two tablets have the same device id.
const SHARED_IDENTITY: &str = "Two tablets share an identity.";

/// Which files show it, and what to do on the tablets.
fn shared(gap: &Gap) -> String {
    let files = gap.shared.first().into_iter().flat_map(|s| &s.files);
    let named: Vec<String> = files
        .map(|(observer, file)| format!("{} ({file})", t::named(observer)))
        .collect();
    let mut numbers_shared: Vec<u32> = gap.shared.iter().map(|s| s.number).collect();
    numbers_shared.dedup();
    format!(
        "{} of tablet {} came as different files: {}. All of them are taken in. It happens when one tablet is \
         copied to another. On each of the two tablets choose Settings, \u{201c}New identity for this tablet\u{201d}.",
        numbers(&numbers_shared),
        gap.device,
        named.join(" and ")
    )
}

fn owner(gap: &Gap) -> String {
    if gap.observer.trim().is_empty() {
        format!("tablet {}", gap.device)
    } else {
        format!("{}\u{2019}s tablet ({})", gap.observer, gap.device)
    }
}

/// What to do about it.
pub fn gap_remedy(gap: &Gap) -> String {
    let mut parts = Vec::new();
    if !gap.shared.is_empty() {
        parts.push(shared(gap));
    }
    if !gap.missing.is_empty() {
        parts.push(format!(
            "{}. {} What was in {} may be here in a later file; the number stays listed all the same.",
            numbers(&gap.missing),
            ask_for(gap.missing.len()),
            if gap.missing.len() == 1 { "it" } else { "them" }
        ));
    }
    if !gap.in_part.is_empty() {
        parts.push(format!(
            "{}: only what could be rescued is here. {}",
            numbers(&gap.in_part),
            ask_for(gap.in_part.len())
        ));
    }
    if !gap.broken.is_empty() {
        parts.push(format!(
            "{}: the file before is not the one that was handed over first. {}",
            numbers(&gap.broken),
            ask_for(1)
        ));
    }
    parts.join(" ")
}

/// How so many files come to be made again: of words struck out since, no file can be made as it left.
fn ask_for(n: usize) -> &'static str {
    if n == 1 {
        ASK_AGAIN
    } else {
        ASK_AGAIN_FOR_MORE
    }
}

fn numbers(all: &[u32]) -> String {
    const MOST: usize = 12;
    let listed: Vec<String> = all.iter().take(MOST).map(ToString::to_string).collect();
    let word = if all.len() == 1 { "Number" } else { "Numbers" };
    match (listed.as_slice(), all.len().saturating_sub(MOST)) {
        ([most @ .., last], 0) if !most.is_empty() => {
            format!("{word} {} and {last}", most.join(", "))
        }
        (listed, 0) => format!("{word} {}", listed.concat()),
        (listed, more) => format!("{word} {} and {more} more", listed.join(", ")),
    }
}

/// Stored texts could not be read.
pub fn unreadable(n: u32) -> String {
    format!(
        "{} of the collation could not be read. Nothing was erased; a backup in Settings exports them.",
        t::count(number(n), "record", "records")
    )
}

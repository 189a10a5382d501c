//! What came of files: taken in, refused and why, missing.

use crate::app::view::collate::{FileProblem, Gap, Tally};
use crate::ui::text::collate::{number, observations};
use crate::ui::text::common as t;

/// The same bytes were here.
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
        let (stays, was) = if tally.removed == 1 {
            ("stays", "it was")
        } else {
            ("stay", "they were")
        };
        parts.push(format!(
            "{} {stays} out, since {was} removed from this collation",
            observations(tally.removed)
        ));
    }
    match (tally.already_here, parts.is_empty()) {
        (0, true) => parts.push("Whole, but it holds no observation".to_owned()),
        (0, false) => {}
        (_, true) => parts.push(ALREADY_HERE.to_owned()),
        (n, false) => parts.push(format!("{} already here", observations(n))),
    }
    if tally.unknown_instrument > 0 {
        let n = observations(tally.unknown_instrument);
        parts.push(format!(
            "{n} with an instrument this version does not know, kept whole"
        ));
    }
    parts.join(". ")
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
        FileProblem::NotAZip => words(
            "Not a hand-over file.",
            "A hand-over file is a .zip whose name begins with \u{201c}alongside\u{201d}.",
        ),
        FileProblem::NotAHandOver => words(
            "A zip, but not a hand-over file.",
            "Choose the file as it was handed over, without unpacking or packing it again.",
        ),
        FileProblem::IsABackup => words(
            "This is a backup, not a hand-over file.",
            "\u{201c}Restore a backup\u{201d} in Settings takes it.",
        ),
        FileProblem::CutShort => words(
            "Cut short: the end of the file is missing.",
            "Ask for the file again; it can be made again at any time.",
        ),
        FileProblem::FromNewer(format) => (
            format!("From a newer version of Alongside (format {format})."),
            "Update Alongside, then choose it again.".to_owned(),
        ),
        FileProblem::TooManyMembers => words(
            "It holds far more parts than any hand-over file.",
            ASK_SENDER,
        ),
        FileProblem::UnpacksTooLarge => words(
            "It unpacks to far more than any hand-over file holds.",
            ASK_SENDER,
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

const ASK_SENDER: &str = "Nothing was taken from it. Ask the sender how it was made.";

const ASK_AGAIN: &str = "Ask for the file again; it can be made again at any time.";

/// Heading of what is wrong with a chain.
pub fn gap(gap: &Gap) -> String {
    let owner = owner(gap);
    if !gap.shared.is_empty() {
        SHARED_IDENTITY.to_owned()
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
        "{} of tablet {} came as different files: {}. Nothing is lost and all of them are taken in. It happens when one tablet is \
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
        let them = if gap.missing.len() == 1 { "It" } else { "They" };
        parts.push(format!(
            "{}. {them} can be made again from \u{201c}Earlier hand-overs\u{201d} on that tablet.",
            numbers(&gap.missing)
        ));
    }
    if !gap.broken.is_empty() {
        parts.push(format!(
            "{}: the file before is not the one that was handed over first. Ask for that one to be made again.",
            numbers(&gap.broken)
        ));
    }
    parts.join(" ")
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

//! What came of files: taken in, refused and why, missing.

use crate::app::view::collate::{FileProblem, Gap, OtherFile, Tally};
use crate::ui::text::common as t;
use crate::words::collate as say;
use crate::words::problem as wrong;

/// How the observations of a file fared.
pub fn taken_in(tally: &Tally) -> String {
    let some = |n: u32, words: fn(u32) -> String| (n > 0).then(|| words(n));
    let counted = [
        some(tally.accepted, say::accepted),
        some(tally.newer, say::newer),
        some(tally.older, say::older),
        some(tally.conflict, say::conflict),
        some(tally.removed, say::stays_out),
    ];
    let mut parts: Vec<String> = counted.into_iter().flatten().collect();
    match (tally.already_here, parts.is_empty()) {
        (0, true) => parts.push(say::holds_nothing().to_owned()),
        (0, false) => {}
        (_, true) => parts.push(say::already_here().to_owned()),
        (n, false) => parts.push(say::some_here(n)),
    }
    if tally.in_part {
        parts.push(say::in_part().to_owned());
    }
    if tally.completes {
        parts.push(say::completed().to_owned());
    }
    if tally.unknown_instrument > 0 {
        parts.push(say::unknown_instrument(tally.unknown_instrument));
    }
    parts.join(say::full_stop())
}

/// What is wrong with a file, and what to do.
pub fn problem(problem: &FileProblem) -> (String, String) {
    let words = |what: &str, remedy: &str| (what.to_owned(), remedy.to_owned());
    let told = |what: String, remedy: &str| (what, remedy.to_owned());
    match problem {
        FileProblem::Empty => words(wrong::empty(), wrong::empty_do()),
        FileProblem::TooLarge(size, limit) => told(
            wrong::too_large(&t::bytes(*size), &t::bytes(*limit)),
            wrong::too_large_do(),
        ),
        FileProblem::Unread(why) => told(wrong::unread(why), wrong::unread_do()),
        FileProblem::BrokeDown => words(wrong::broke_down(), wrong::broke_down_do()),
        FileProblem::NotAZip => words(wrong::not_a_zip(), wrong::not_a_zip_do()),
        FileProblem::NotAHandOver => words(wrong::not_a_hand_over(), wrong::not_a_hand_over_do()),
        FileProblem::Other(other) => other_file(*other),
        FileProblem::Nested => words(wrong::nested(), wrong::nested_do()),
        FileProblem::Locked(name) => told(wrong::locked(name), wrong::locked_do()),
        FileProblem::Packing(name, method) => {
            told(wrong::packing(name, method), wrong::packing_do())
        }
        FileProblem::IsABackup => words(wrong::is_a_backup(), wrong::is_a_backup_do()),
        FileProblem::CutShort => words(wrong::cut_short(), wrong::ask_again()),
        FileProblem::FromNewer(format) => told(wrong::from_newer(*format), wrong::update()),
        FileProblem::LineFromNewer(name, line) => {
            told(wrong::line_from_newer(*line, name), wrong::update())
        }
        FileProblem::TooManyMembers => words(wrong::too_many_members(), wrong::unpack_first()),
        FileProblem::UnpacksTooLarge => words(wrong::unpacks_too_large(), wrong::unpack_first()),
        FileProblem::UnsafeName(name) => told(wrong::unsafe_name(name), wrong::ask_sender()),
        FileProblem::DuplicateName(name) => told(wrong::duplicate_name(name), wrong::ask_sender()),
        FileProblem::MissingMember(name) => told(wrong::missing_member(name), wrong::ask_again()),
        FileProblem::UnlistedMember(name) => told(wrong::unlisted_member(name), wrong::ask_again()),
        FileProblem::Damaged(name) => told(wrong::damaged(name), wrong::ask_again()),
        FileProblem::BadLine(name, line, why) => {
            told(wrong::bad_line(*line, name, why), wrong::ask_again())
        }
    }
}

/// What else the app writes, and what takes it.
fn other_file(other: OtherFile) -> (String, String) {
    let (what, remedy) = match other {
        OtherFile::Tables => (wrong::tables(), wrong::tables_do()),
        OtherFile::Workbook => (wrong::workbook(), wrong::workbook_do()),
        OtherFile::Observations => (wrong::observations(), wrong::observations_do()),
        OtherFile::Copy => (wrong::copy(), wrong::copy_do()),
        OtherFile::Stored => (wrong::stored(), wrong::stored_do()),
        OtherFile::Part => (wrong::part(), wrong::part_do()),
    };
    (what.to_owned(), remedy.to_owned())
}

/// Heading of what is wrong with a chain.
pub fn gap(gap: &Gap) -> String {
    let owner = owner(gap);
    if !gap.shared.is_empty() {
        say::gap_shared().to_owned()
    } else if gap.missing.is_empty() && !gap.in_part.is_empty() {
        say::gap_in_part(gap.in_part.len(), &owner)
    } else if gap.missing.is_empty() {
        say::gap_broken(&owner)
    } else {
        say::gap_missing(gap.missing.len(), &owner)
    }
}

fn owner(gap: &Gap) -> String {
    if gap.observer.trim().is_empty() {
        say::tablet(&gap.device)
    } else {
        say::tablet_of(&gap.observer, &gap.device)
    }
}

/// What to do about it.
pub fn gap_remedy(gap: &Gap) -> String {
    let mut parts = Vec::new();
    if !gap.shared.is_empty() {
        parts.push(shared(gap));
    }
    if let [_] = gap.missing.as_slice() {
        parts.push(say::gap_missing_one_do(
            &numbers(&gap.missing),
            wrong::ask_again(),
        ));
    } else if !gap.missing.is_empty() {
        parts.push(say::gap_missing_several_do(
            &numbers(&gap.missing),
            say::ask_for_more(),
        ));
    }
    if !gap.in_part.is_empty() {
        parts.push(say::gap_in_part_do(
            &numbers(&gap.in_part),
            ask_for(gap.in_part.len()),
        ));
    }
    if !gap.broken.is_empty() {
        parts.push(say::gap_broken_do(
            &numbers(&gap.broken),
            wrong::ask_again(),
        ));
    }
    parts.join(" ")
}

/// Which files show that two tablets have one identity, and what to do on them.
fn shared(gap: &Gap) -> String {
    let files = gap.shared.first().into_iter().flat_map(|s| &s.files);
    let each = files.map(|(observer, file)| say::file_of(&t::named(observer), file));
    let named = each.reduce(|most, last| t::and(&most, &last));
    let mut shared: Vec<u32> = gap.shared.iter().map(|s| s.number).collect();
    shared.dedup();
    say::gap_shared_do(&numbers(&shared), &gap.device, &named.unwrap_or_default())
}

/// How so many files come to be made again: of words struck out since, no file can be made as it left.
fn ask_for(n: usize) -> &'static str {
    if n == 1 {
        wrong::ask_again()
    } else {
        say::ask_for_more()
    }
}

fn numbers(all: &[u32]) -> String {
    const MOST: usize = 12;
    let listed: Vec<String> = all.iter().take(MOST).map(ToString::to_string).collect();
    match (listed.as_slice(), all.len().saturating_sub(MOST)) {
        ([one], _) => say::number_one(one),
        (several, 0) => say::numbers(&t::listed_and(several)),
        (several, more) => say::numbers_more(&t::listed(several), more),
    }
}

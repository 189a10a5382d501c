//! Words for what a coordinator decides: who is one person, and which lesson goes.

use crate::app::view::collate::{NamePair, Who};
use crate::ui::text::collate::log_when;
use crate::ui::text::common as t;

/// Heading of the names.
pub const NAMES: &str = "Names that may be one person";
/// What they are about.
pub const NAMES_WHY: &str = "Joined names count as one in rows, filters, figures and tables, in the spelling that has its accents; of two \
     such, in the more frequent one. What was handed over stays as it was written, and you \
     can undo it at any time.";
/// Heading of what is not decided.
pub const NAMES_ASKED: &str = "Not decided yet";
/// They are one.
pub const JOIN: &str = "Join";
/// They are two.
pub const KEEP_APART: &str = "Keep apart";
/// Takes the decision back.
pub const UNDO_NAMES: &str = "Undo";
/// What was decided.
pub const TOGETHER: &str = "Joined as one person";
/// What was decided.
pub const APART: &str = "Kept apart";

/// `Mr Rai and Rai`.
pub fn pair(pair: &NamePair) -> String {
    let [(one, ..), (other, ..)] = &pair.names;
    format!("{one} and {other}")
}

/// `Teacher, Hillside Primary: Mr Rai 3, Rai 1`.
pub fn pair_of(pair: &NamePair) -> String {
    match (pair.who, pair.school.is_empty()) {
        (Who::Observer, _) => "Observers".to_owned(),
        (Who::Teacher, true) => "Teachers, no school given".to_owned(),
        (Who::Teacher, false) => format!("Teachers at {}", pair.school),
    }
}

/// `Mr Rai: 3 observations`.
pub fn name_counted(name: &str, n: u32) -> String {
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    format!("{name}: {}", t::count(n, "observation", "observations"))
}

/// Opens the dialog.
pub const REMOVE_LESSON: &str = "Remove this lesson";
/// Its heading.
pub const REMOVE_LESSON_TITLE: &str = "Remove this lesson from the collation?";
/// First words.
pub const REMOVE_LESSON_LEAD: &str = "This removes from the collation on this device, for good:";
/// What stays.
pub const REMOVE_LESSON_STAYS: &str = "The hand-over files themselves and the observer\u{2019}s tablet keep theirs, and so do exports and backups made \
     before. The log keeps the names of the files and of who handed them over. Choosing a file again does not bring the lesson back, \
     unless you first choose \u{201c}Let it come back\u{201d} under \u{201c}Removed lessons\u{201d}.";
/// Does it.
pub const REMOVE_LESSON_NOW: &str = "Remove lesson";
/// Leaves the dialog.
pub const KEEP_LESSON: &str = "Keep it";
/// It is done.
pub const LESSON_REMOVED: &str = "The lesson was removed: no word of it is left in the collation, its search and its exports. It stays out when its \
     file is chosen again.";
/// It may come back.
pub const LESSON_BACK: &str = "The lesson may come back. Choose its hand-over file again.";
/// Heading of the removed lessons.
pub const REMOVED_LESSONS: &str = "Removed lessons";
/// What they are.
pub const REMOVED_LESSONS_WHY: &str = "They stay out when their files are chosen again. Nothing of them is kept but their number and when they were \
     removed.";
/// Why a removed lesson has no name.
pub const REMOVED_NO_NAME: &str = "Without a name on purpose: of a removed lesson no word stays here, not even whose it was. Exports made before hold \
     it under this number.";
/// Lets a lesson in again.
pub const BRING_BACK: &str = "Let it come back";
/// The same, for who cannot see which row it stands in.
pub const BRING_BACK_NAME: &str = "Let it come back: lesson";

/// `Lesson 0001c2d3, removed Sun 22 Nov 2026, 10:42`.
pub fn removed_at(id: &str, at: &str) -> String {
    let id: String = id.chars().take(8).collect();
    format!("Lesson {id}, removed {}", log_when(at))
}

/// `3 versions of it`.
pub fn removed_versions(n: usize) -> String {
    t::count(n, "version of it", "versions of it")
}

/// `112 entries with all their words`.
pub fn removed_entries(n: usize) -> String {
    t::count(n, "entry with its words", "entries with all their words")
}

/// The choice between versions.
pub fn removed_choices(n: usize) -> String {
    t::count(
        n,
        "choice you made between versions",
        "choices you made between versions",
    )
}

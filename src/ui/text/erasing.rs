//! What goes for good, and what has left already: said before it is done, and told when it is proved.

use crate::app::view::erasing::Left;
use crate::domain::calendar::Moment;
use crate::ui::text::common as t;

/// The act on an entry.
pub const STRIKE_OUT: &str = "Strike out for good";
/// Heading of its question.
pub const STRIKE_OUT_TITLE: &str = "Strike out these words for good?";
/// What goes.
pub const STRIKE_OUT_WHAT: &str = "The words of this note, and every earlier wording of it, are removed from all copies on this tablet, from the \
     search and from every later file. That there was a note, when, and that you struck it out, stays. Nobody can bring the words back. \
     If the collation on this tablet holds the lesson, it is taken out there: collate a new hand-over file of it to have it back without them.";
/// The act itself.
pub const STRIKE_OUT_NOW: &str = "Strike out";
/// What withdrawing does.
pub const WITHDRAW_WHY: &str = "Withdraw: it counts no more and its words leave in no hand-over file, but they stay on this tablet and can be brought back. \
     Strike out: the words are gone for good.";
/// Tag of a note whose words are gone.
pub const STRUCK: &str = "Struck out";
/// They were struck out.
pub const STRUCK_OUT: &str = "The words are gone from every copy on this tablet.";
/// The act on an observation.
pub const REMOVE: &str = "Remove observation";
/// Heading of its question.
pub const REMOVE_TITLE: &str = "Remove this observation from this tablet?";
/// What the question begins with.
pub const REMOVE_LEAD: &str =
    "This goes for good, from every copy on this tablet, and cannot be undone:";
/// The act itself.
pub const REMOVE_NOW: &str = "Remove it now";
/// Leaves the question.
pub const KEEP: &str = "Keep it";
/// It was removed.
pub const REMOVED: &str = "The observation is gone from every copy on this tablet.";
/// Backups are not touched.
pub const BACKUPS: &str = "Backups you made before still hold it; delete those files yourself.";

/// What goes with an observation.
pub fn goes(entries: usize) -> String {
    format!(
        "{}, its figures, the note being typed, and the lesson in the collation on this tablet",
        t::count(entries, "entry", "entries")
    )
}

/// Who struck the words out and when.
pub fn struck_by(who: &str, at: Moment) -> String {
    format!(
        "Words struck out for good by {}, {}, {}",
        t::named(who),
        t::date(at),
        t::wall(at)
    )
}

/// What has left already.
pub fn left(left: &[Left]) -> String {
    if left.is_empty() {
        return "It has not left this tablet in any hand-over file.".to_owned();
    }
    let each: Vec<String> = left
        .iter()
        .map(|l| {
            let at =
                l.at.map(|at| format!(" of {}", t::date(at)))
                    .unwrap_or_default();
            format!("hand-over {}{at}", l.number)
        })
        .collect();
    format!(
        "It has already left in {}. What others have they keep: ask them to remove it too.",
        each.join(", ")
    )
}

/// Something is not gone yet.
pub fn not_erased(what: &str, remedy: &str) -> String {
    format!("Not everything is erased yet; it is tried again by itself. {what} {remedy}")
}

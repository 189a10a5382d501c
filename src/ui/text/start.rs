//! Words of the screen that starts an observation.

use crate::domain::calendar::Moment;
use crate::domain::observation::header::Purpose;
use crate::ui::text::common as t;

/// Heading.
pub const TITLE: &str = "Start observation";
/// Names the group of fields.
pub const WHO: &str = "Who and where";
/// Field.
pub const OBSERVER: &str = "Your name";
/// Field.
pub const SCHOOL: &str = "School";
/// Field.
pub const TEACHER: &str = "Teacher";
/// Field.
pub const CLASS: &str = "Class";
/// Field.
pub const SUBJECT: &str = "Subject";
/// Field.
pub const FOCUS: &str = "Focus";
/// In the empty focus field.
pub const FOCUS_PLACEHOLDER: &str = "What you two agreed to look at";
/// Below the focus field.
pub const FOCUS_HINT: &str = "Kept in sight while you observe.";
/// The teacher is missing.
pub const TEACHER_MISSING: &str =
    "Write the teacher\u{2019}s name, or any name the two of you use.";
/// Group of choices.
pub const PURPOSE: &str = "Purpose";
/// Group of choices.
pub const INSTRUMENTS: &str = "Instruments";
/// Instruments and what they do.
pub const SCRIPT: (&str, &str) = ("Script", "Timed notes. Always on.");
/// Instruments and what they do.
pub const COPUS: (&str, &str) = ("COPUS", "25 codes, every two minutes.");
/// Instruments and what they do.
pub const TALLIES: (&str, &str) = ("Tallies", "Counters with a rate.");
/// Fold with the counters.
pub const COUNTERS: &str = "Counters";
/// Adds a counter.
pub const ADD_COUNTER: &str = "Add counter";
/// The form was filled in before, and is again.
pub const IS_BACK: &str = "What you had filled in is back.";
/// Empties it.
pub const CLEAR: &str = "Clear";
/// Why the tablet asks who observes.
pub const STILL_WHY: &str =
    "The name on this tablet stands on the lesson and on its hand-over file.";
/// The lesson does not begin before it is answered.
pub const STILL_FIRST: &str = "Say first whose lesson this is.";
/// The other answer.
pub const SOMEBODY_ELSE: &str = "Somebody else";
/// Starts the clock.
pub const BEGIN: &str = "Begin";
/// Beside it.
pub const BEGIN_HINT: &str = "The clock starts when you tap.";
/// The tablet's clock cannot be right.
pub fn clock_doubt(now: Moment) -> String {
    format!(
        "This tablet says it is {}, {}. That cannot be: it is earlier than what is stored here.",
        t::date(now),
        t::wall(now)
    )
}
/// What to do about it.
pub const CLOCK_DO: &str = "Set the date and time of the tablet first. You can also begin now and put the times right in the review: \
     they are moved with the clock.";
/// Another tab has the pen.
pub const CANNOT: &str = "Another tab is writing. Take over there first.";

/// `Still Ada?`
pub fn still(name: &str) -> String {
    format!("Still {name}?")
}

/// `Yes, Ada`.
pub fn yes(name: &str) -> String {
    format!("Yes, {name}")
}

/// Label of one counter's field.
pub fn counter(number: usize) -> String {
    format!("Counter {number}")
}

/// Removes a counter.
pub fn remove_counter(name: &str) -> String {
    format!("Remove counter {name}")
}

/// What a purpose means.
pub const fn purpose_hint(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Learning => "Both look, both learn. Nothing is rated.",
        Purpose::Coaching => "For a conversation about an agreed focus.",
        Purpose::PeerReview => "Colleague to colleague, in turns.",
        Purpose::Calibration => "Two observers, one lesson, compared afterwards.",
        Purpose::Research => "For a study, under its consent rules.",
        Purpose::Practice => "Try it out. Never leaves in a hand-over file.",
    }
}

//! Words about instruments and codes.

use crate::domain::instrument::Side;
use crate::domain::observation::entry::CodeKey;
use crate::words::instrument as say;

/// The name of a side's group.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Student => say::students(),
        Side::Instructor => say::instructors(),
    }
}

/// A caption as it stands on the button of its code: where a word is wider than a button, a hyphen parts it.
pub fn caption(caption: &str) -> String {
    caption.replace("Administration", "Adminis\u{ad}tration")
}

/// The accessible name of a code: "Student SQ".
pub fn code(code: &CodeKey) -> String {
    code_name(code.side, &code.letters)
}

/// The accessible name of a code: "Instructor Lec".
pub fn code_name(side: Side, letters: &str) -> String {
    match side {
        Side::Student => say::student_code(letters),
        Side::Instructor => say::instructor_code(letters),
    }
}

/// The side in the name of a code.
pub fn side_word(side: Side) -> &'static str {
    match side {
        Side::Student => say::student(),
        Side::Instructor => say::instructor(),
    }
}

/// An item of an instrument that does not ship with this app: `Hands up (Sweep)`.
pub fn item(item: &str, instrument: &str) -> String {
    say::item(item, instrument)
}

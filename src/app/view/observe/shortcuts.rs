//! What a key means on the observing screen. A key that types something where the keyboard's focus is
//! types it: no shortcut eats a letter.

/// A key that went down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one key held down, or one fact about where the focus is"
)]
pub struct Press {
    /// What the key gives with what is held down: `s`, `ß`, `Enter`, `Dead`.
    pub key: String,
    /// The place of the key on the keyboard: `KeyS`.
    pub code: String,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// Ctrl.
    pub ctrl: bool,
    /// Cmd on a Mac.
    pub meta: bool,
    /// Shift.
    pub shift: bool,
    /// Whether `AltGr` is held down, which some systems report as Ctrl and Alt.
    pub alt_graph: bool,
    /// Whether an input method has the key (`isComposing`, or `keyCode` 229).
    pub composing: bool,
    /// Whether the focus is in a field that takes letters.
    pub in_field: bool,
    /// Whether that field has been typed in since it was emptied by a commit: then its own undo has
    /// something to give back.
    pub edited: bool,
}

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The kind of the note: evidence, inference, question, from 0.
    Kind(usize),
    /// Who speaks: T, S, Ss, from 0.
    Speaker(usize),
    /// Takes the last entry back.
    Undo,
    /// Brings it again.
    Redo,
    /// Pauses or resumes.
    PauseOrResume,
    /// Dims the screen or not.
    Dim,
    /// To the note field.
    ToNote,
    /// Out of the note field; its words stay.
    LeaveNote,
    /// To the codes.
    ToCodes,
    /// To the counters.
    ToCounters,
    /// To the timeline.
    ToTimeline,
    /// To the review.
    ToReview,
    /// Shows the shortcuts.
    Shortcuts,
}

/// What this key means, if anything.
pub fn meaning(press: &Press) -> Option<Act> {
    if press.composing {
        return None;
    }
    if press.key == "Escape" && press.in_field {
        return Some(Act::LeaveNote);
    }
    let command = (press.ctrl || press.meta) && !press.alt && !press.alt_graph;
    if command {
        // While there is something in the field to undo, undo and redo are the field's.
        return history(press).filter(|_| !(press.in_field && press.edited));
    }
    if press.key == "?" && !press.in_field {
        return Some(Act::Shortcuts);
    }
    if !press.alt || press.ctrl || press.meta || press.alt_graph {
        return None;
    }
    // Option+S types "ß" and Option+1 "¡" on a Mac: in a field that is what they do.
    let plain = plain(press)?;
    if press.in_field && press.key.to_lowercase() != plain.to_string() {
        return None;
    }
    with_alt(plain, press.shift)
}

fn history(press: &Press) -> Option<Act> {
    match (press.key.to_lowercase().as_str(), press.shift) {
        ("z", false) => Some(Act::Undo),
        ("z", true) | ("y", false) => Some(Act::Redo),
        _ => None,
    }
}

/// The letter or digit of the key without anything held down: what it gives, else what stands at its
/// place on most keyboards.
fn plain(press: &Press) -> Option<char> {
    let mut given = press.key.chars();
    if let (Some(c), None) = (given.next(), given.next())
        && c.is_ascii_alphanumeric()
    {
        return Some(c.to_ascii_lowercase());
    }
    let place = press.code.strip_prefix("Key");
    let place = place.or_else(|| press.code.strip_prefix("Digit"))?;
    place.chars().next().map(|c| c.to_ascii_lowercase())
}

fn with_alt(plain: char, shift: bool) -> Option<Act> {
    Some(match (plain, shift) {
        ('1', _) => Act::Kind(0),
        ('2', _) => Act::Kind(1),
        ('3', _) => Act::Kind(2),
        ('t', _) => Act::Speaker(0),
        ('s', false) => Act::Speaker(1),
        ('s', true) => Act::Speaker(2),
        ('p', _) => Act::PauseOrResume,
        ('d', _) => Act::Dim,
        ('n', _) => Act::ToNote,
        ('c', _) => Act::ToCodes,
        ('u', _) => Act::ToCounters,
        ('l', _) => Act::ToTimeline,
        ('r', _) => Act::ToReview,
        _ => return None,
    })
}

/// Whether this key, pressed in the note field, adds the note.
pub fn commits(press: &Press) -> bool {
    press.key == "Enter" && !press.shift && !press.composing
}

/// Whether this key, pressed in a field of the start form, goes on to the next field.
pub fn goes_on(press: &Press) -> bool {
    press.key == "Enter" && !press.composing
}

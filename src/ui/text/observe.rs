//! Words of the observing screen.

use crate::app::page::standing::Awake;
use crate::app::view::timeline::{Line, LineWhat};
use crate::domain::observation::entry::Speaker;
use crate::ui::text::common as t;
use crate::ui::text::{erasing, instrument};

/// Leaves the screen; the observation goes on.
pub const BACK: &str = "Back to Observations";
/// Name of the clock.
pub const CLOCK: &str = "Elapsed time";
/// Name of the toolbar.
pub const TOOLBAR: &str = "Observation";
/// Buttons.
pub const PAUSE: &str = "Pause";
/// Buttons.
pub const RESUME: &str = "Resume";
/// Buttons.
pub const DIM: &str = "Dim";
/// Buttons.
pub const UNDO: &str = "Undo";
/// Buttons.
pub const REVIEW: &str = "Review";
/// Panels.
pub const SCRIPT: &str = "Script";
/// Panels.
pub const COPUS: &str = "COPUS";
/// Panels.
pub const TALLIES: &str = "Tallies";
/// Panels.
pub const TIMELINE: &str = "Timeline";
/// Panels as a group.
pub const PANELS: &str = "Panels";
/// The field.
pub const NOTE: &str = "Note";
/// In the empty field.
pub const NOTE_PLACEHOLDER: &str = "What is said and done";
/// Commits the note.
pub const ADD_NOTE: &str = "Add note";
/// Group of kinds.
pub const KIND: &str = "Kind";
/// Group of speakers.
pub const SPEAKER: &str = "Speaker";
/// Name of the list.
pub const ENTRIES: &str = "Entries, newest first";
/// Opens the shortcuts.
pub const SHORTCUTS: &str = "Keyboard shortcuts";
/// Opens the descriptions.
pub const CODES: &str = "What the codes mean";
/// First words of the descriptions.
pub const CODES_LEAD: &str = "Mark every code you see in the two minutes, as many as apply. COPUS describes; it does not rate. \
     A long press on a code shows what it means.";
/// Names the strip.
pub const INTERVALS: &str = "Intervals, newest first";
/// Names the progress bar.
pub const THIS_INTERVAL: &str = "This interval";
/// An earlier interval is being marked.
pub const MARKING_LATE: &str = "marking late";
/// Adds a counter.
pub const ADD_COUNTER: &str = "Add counter";
/// Field of the new counter's name.
pub const NEW_COUNTER: &str = "New counter";
/// Nothing is in the timeline yet.
pub const EMPTY: &str = "Every note, mark and count appears here with its time.";
/// Everything is left out by the choices above the timeline.
pub const NOTHING_LEFT: &str = "No entry fits these choices.";
/// The observation is being read.
pub const OPENING: &str = "Opening\u{2026}";
/// Nothing is at this address.
pub const NOT_FOUND: &str = "This observation is not on this tablet.";
/// What to do then.
pub const NOT_FOUND_DO: &str = "It may have been made on another tablet. Collate its hand-over file, or restore a backup in Settings.";
/// It is here and could not be read.
pub const NOT_READ: &str = "This observation is here, but could not be read just now.";
/// The observation is finished already.
pub const IS_FINISHED: &str =
    "This observation is finished. You can read and correct it in the review.";
/// Saving.
pub const SAVING: &str = "Saving\u{2026}";
/// Saved.
pub const SAVED: &str = "Saved";
/// Not saved.
pub const NOT_SAVED: &str = "NOT saved \u{2013} keep this page open";
/// Exports what is not saved.
pub const SHARE_COPY: &str = "Share a copy";
/// Open elsewhere: heading.
pub const ELSEWHERE: &str = "This observation is open elsewhere";
/// Open elsewhere: what it means.
pub const ELSEWHERE_WHY: &str = "Another tab or window of this browser is writing. One tab writes at a time, so that no entry is written twice. \
     The other tab will stop writing and say so.";

/// Heading for screen readers.
pub fn title(teacher: &str) -> String {
    format!("Observing {}", t::named(teacher))
}

/// `Interval 12 · 22:00–24:00`, from an index that begins with 0.
pub fn interval(index: u32, length_s: u64) -> String {
    let from = u64::from(index) * length_s * 1_000;
    format!(
        "Interval {} \u{b7} {}\u{2013}{}",
        index + 1,
        t::elapsed(from),
        t::elapsed(from + length_s * 1_000)
    )
}

/// `46 s left`.
pub fn left(seconds: u64) -> String {
    format!("{seconds} s left")
}

/// `Back to 12`.
pub fn back_to(index: u32) -> String {
    format!("Back to {}", index + 1)
}

/// The accessible name of an interval on the strip.
pub fn strip_cell(index: u32, observed: bool, marked: bool) -> String {
    let state = match (observed, marked) {
        (false, _) => ", not observed",
        (true, false) => ", nothing marked",
        (true, true) => "",
    };
    format!("Interval {}{state}", index + 1)
}

/// `0.61/min`.
pub fn rate(per_minute: Option<f64>) -> String {
    per_minute
        .map(|r| format!("{r:.2}/min"))
        .unwrap_or_default()
}

/// Takes one count back.
pub fn take_back(counter: &str) -> String {
    format!("{counter}: take one back")
}

/// `begun 23:02`.
pub fn begun(t_ms: u64) -> String {
    format!("begun {}", t::elapsed(t_ms))
}

/// `112 entries`.
pub fn entries(n: usize) -> String {
    t::count(n, "entry", "entries")
}

/// The text of a row that is no note.
pub fn line(line: &Line) -> String {
    match &line.what {
        LineWhat::Began => "Observation began".to_owned(),
        LineWhat::HeaderEdited => "Teacher, class or other details changed".to_owned(),
        LineWhat::Note(note) => match &line.struck {
            Some((by, at)) => erasing::struck_by(by, *at),
            None => note.text.clone(),
        },
        LineWhat::Mark(code, interval) => {
            format!("{}, interval {}", instrument::code(code), interval + 1)
        }
        LineWhat::Tally(counter) => format!("Tally: {counter}"),
        LineWhat::Item(item, of) => instrument::item(item, of),
        LineWhat::Unknown(kind) => t::newer_kind(kind),
        LineWhat::Paused => "Paused".to_owned(),
        LineWhat::Resumed => "Resumed".to_owned(),
        LineWhat::ClockChanged(by_ms) => {
            let by = t::exact_length(by_ms.unsigned_abs());
            let way = if *by_ms < 0 { "back" } else { "forward" };
            format!("The tablet\u{2019}s clock was set {way} by {by}; the lesson clock went on")
        }
        LineWhat::Away(ms, cause) => format!(
            "Not observed for {}: {}",
            t::exact_length(*ms),
            t::away(*cause)
        ),
        LineWhat::Finished => "Observation finished".to_owned(),
    }
}

/// The speaker that a key stands for.
pub const fn speaker_name(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Teacher => "Teacher",
        Speaker::Student => "One student",
        Speaker::Students => "Several students",
    }
}

/// A counter of this name is there already.
pub const SAME_COUNTER: &str = "There is a counter of this name already.";
/// Tags of rows.
pub const CORRECTED: &str = "Corrected";
/// Tags of rows.
pub const WITHDRAWN: &str = "Withdrawn";
/// Tags of rows.
pub const LATE: &str = "Late";

/// Heading of the entry dialog.
pub fn entry_title(line: &Line) -> String {
    let which = match (&line.struck, line.withdrawn) {
        (Some(_), _) => "Struck-out entry",
        (None, true) => "Withdrawn entry",
        (None, false) => "Entry",
    };
    format!("{which} at {}", t::elapsed(line.t_ms))
}

/// Entry dialog: the words.
pub const TEXT: &str = "Text";
/// Entry dialog: earlier words.
pub const EARLIER: &str = "Earlier wording, kept";
/// Entry dialog: withdraws.
pub const WITHDRAW: &str = "Withdraw";
/// Entry dialog: brings back.
pub const RESTORE: &str = "Restore";
/// Entry dialog: corrects.
pub const SAVE_CORRECTION: &str = "Save correction";
/// Entry dialog: what withdrawing means.
pub const WITHDRAWN_WHY: &str = "It stays in the record as withdrawn and counts in no figure.";
/// Entry dialog: what a change of the clock means for the times before it.
pub fn clock_offer(by_ms: i64) -> String {
    let by = t::exact_length(by_ms.unsigned_abs());
    let way = if by_ms < 0 { "earlier" } else { "later" };
    format!(
        "Was the clock wrong until then? Then the times of day written before it can be put right, {by} {way}. \
         Times within the lesson stay as they are."
    )
}
/// Entry dialog: the times before were put right.
pub const CLOCK_TAKEN: &str = "The times of day before it were put right.";
/// Entry dialog: puts them right.
pub const TAKE_CLOCK: &str = "Put earlier times right";
/// Brings back what was undone.
pub const REDO: &str = "Redo";

/// `number 104`.
pub fn number(seq: u32) -> String {
    format!("number {seq}")
}

/// In the head while the screen is not kept awake.
pub const MAY_SLEEP: &str = "Screen may sleep";

/// Why the screen is not kept awake, and what to do.
pub const fn may_sleep(awake: Awake) -> &'static str {
    match awake {
        Awake::Impossible => {
            "This browser cannot keep the screen awake. Set the tablet\u{2019}s own screen lock to a longer time, or touch the screen now and then."
        }
        Awake::Released => {
            "The tablet no longer keeps the screen awake; a low battery may be why. Plug it in, or touch the screen now and then."
        }
        _ => {
            "The tablet will not keep the screen awake; a low battery or power saving may be why. Plug it in, or touch the screen now and then."
        }
    }
}

/// A correction that was being written when the page went.
pub fn correction_kept(elapsed: &str) -> String {
    format!("An unsaved correction of the note at {elapsed} is back.")
}
/// Opens it.
pub const OPEN_CORRECTION: &str = "Open the correction";
/// In the dialog.
pub const CORRECTION_BACK: &str = "Your unsaved correction is back in the field.";
/// A counter's name that was being written when the page went.
pub const COUNTER_BACK: &str = "What you had typed is back.";

/// Below the shortcuts.
pub const KEYS_HINT: &str = "Where Alt or Option types a letter in the note field, the letter is typed: press Esc first, then the shortcut. \
     Arrow keys move among codes and entries; Enter opens an entry.";

/// The shortcuts: what, and the keys.
pub const KEYS: [(&str, &[&str]); 19] = [
    ("Add note", &["Enter"]),
    ("New line in the note", &["Shift", "Enter"]),
    ("Evidence", &["Alt", "1"]),
    ("Inference", &["Alt", "2"]),
    ("Question", &["Alt", "3"]),
    ("Teacher speaks (T)", &["Alt", "T"]),
    ("A student speaks (S)", &["Alt", "S"]),
    ("Students speak (Ss)", &["Alt", "Shift", "S"]),
    ("Undo", &["Ctrl", "Z"]),
    ("Redo", &["Ctrl", "Shift", "Z"]),
    ("Pause or resume", &["Alt", "P"]),
    ("Dim", &["Alt", "D"]),
    ("Go to the note", &["Alt", "N"]),
    ("Leave the note; its words stay", &["Esc"]),
    ("Go to the codes", &["Alt", "C"]),
    ("Go to the counters", &["Alt", "U"]),
    ("Go to the timeline", &["Alt", "L"]),
    ("Review", &["Alt", "R"]),
    ("These shortcuts", &["?"]),
];

/// In the head while the observation is paused.
pub const PAUSED: &str = "Paused: not observed";
/// In the head of a practice.
pub const PRACTICE: &str = "Practice: never handed over";
/// Opens an observation that another tab writes, to be read.
pub const READ_IT: &str = "Read it here";

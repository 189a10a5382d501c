//! Words of the observing screen.

pub use crate::words::observe::*;

use crate::app::page::standing::Awake;
use crate::app::view::timeline::{Line, LineWhat};
use crate::domain::observation::entry::Speaker;
use crate::ui::text::common as t;
use crate::ui::text::{erasing, instrument};
use crate::words::numbers;
use crate::words::observe as say;

/// Heading for screen readers.
pub fn title(teacher: &str) -> String {
    say::title(&t::named(teacher))
}

/// `Interval 12 · 22:00–24:00`, from an index that begins with 0.
pub fn interval(index: u32, length_s: u64) -> String {
    let from = u64::from(index) * length_s * 1_000;
    let to = from + length_s * 1_000;
    say::interval(index + 1, &t::elapsed(from), &t::elapsed(to))
}

/// `Back to 12`.
pub fn back_to(index: u32) -> String {
    say::back_to(index + 1)
}

/// The accessible name of an interval on the strip.
pub fn strip_cell(index: u32, observed: bool, marked: bool) -> String {
    match (observed, marked) {
        (false, _) => say::cell_not_observed(index + 1),
        (true, false) => say::cell_not_marked(index + 1),
        (true, true) => say::cell(index + 1),
    }
}

/// `0.61/min`.
pub fn rate(per_minute: Option<f64>) -> String {
    per_minute
        .map(|r| say::rate(&numbers::decimal(r, 2)))
        .unwrap_or_default()
}

/// `begun 23:02`.
pub fn begun(t_ms: u64) -> String {
    say::begun(&t::elapsed(t_ms))
}

/// The text of a row that is no note.
pub fn line(line: &Line) -> String {
    match &line.what {
        LineWhat::Began => say::row_began().to_owned(),
        LineWhat::HeaderEdited => say::row_header().to_owned(),
        LineWhat::Note(note) => match &line.struck {
            Some((by, at)) => erasing::struck_by(by, *at),
            None => note.text.clone(),
        },
        LineWhat::Mark(code, interval) => say::row_mark(&instrument::code(code), interval + 1),
        LineWhat::Tally(counter) => say::row_tally(&instrument::counter(counter)),
        LineWhat::Item(item, of) => instrument::item(item, of),
        LineWhat::Unknown(kind) => t::newer_kind(kind),
        LineWhat::Paused => say::row_paused().to_owned(),
        LineWhat::Resumed => say::row_resumed().to_owned(),
        LineWhat::ClockChanged(by_ms) => {
            let by = t::exact_length(by_ms.unsigned_abs());
            if *by_ms < 0 {
                say::row_clock_back(&by)
            } else {
                say::row_clock_forward(&by)
            }
        }
        LineWhat::Away(ms, cause) => say::row_away(&t::exact_length(*ms), t::away(*cause)),
        LineWhat::Finished => say::row_finished().to_owned(),
    }
}

/// The speaker that a key stands for.
pub fn speaker_name(speaker: Speaker) -> &'static str {
    match speaker {
        Speaker::Teacher => say::speaker_teacher(),
        Speaker::Student => say::speaker_student(),
        Speaker::Students => say::speaker_students(),
    }
}

/// Heading of the entry dialog.
pub fn entry_title(line: &Line) -> String {
    let at = t::elapsed(line.t_ms);
    match (&line.struck, line.withdrawn) {
        (Some(_), _) => say::entry_struck_at(&at),
        (None, true) => say::entry_withdrawn_at(&at),
        (None, false) => say::entry_at(&at),
    }
}

/// Entry dialog: what a change of the clock means for the times before it.
pub fn clock_offer(by_ms: i64) -> String {
    let by = t::exact_length(by_ms.unsigned_abs());
    if by_ms < 0 {
        say::clock_offer_earlier(&by)
    } else {
        say::clock_offer_later(&by)
    }
}

/// Why the screen is not kept awake, and what to do.
pub fn may_sleep_why(awake: Awake) -> &'static str {
    match awake {
        Awake::Impossible => say::awake_impossible(),
        Awake::Released => say::awake_released(),
        Awake::Unasked | Awake::Held | Awake::Refused => say::awake_refused(),
    }
}

/// The shortcuts: what, and the keys.
pub fn keys() -> [(&'static str, &'static [&'static str]); 19] {
    [
        (say::add_note(), &["Enter"]),
        (say::key_new_line(), &["Shift", "Enter"]),
        (t::evidence(), &["Alt", "1"]),
        (t::inference(), &["Alt", "2"]),
        (t::question(), &["Alt", "3"]),
        (say::key_teacher(), &["Alt", "T"]),
        (say::key_student(), &["Alt", "S"]),
        (say::key_students(), &["Alt", "Shift", "S"]),
        (say::undo(), &["Ctrl", "Z"]),
        (say::redo(), &["Ctrl", "Shift", "Z"]),
        (say::key_pause(), &["Alt", "P"]),
        (say::dim(), &["Alt", "D"]),
        (say::key_note(), &["Alt", "N"]),
        (say::key_leave(), &["Esc"]),
        (say::key_codes(), &["Alt", "C"]),
        (say::key_counters(), &["Alt", "U"]),
        (say::key_timeline(), &["Alt", "L"]),
        (say::review(), &["Alt", "R"]),
        (say::key_these(), &["?"]),
    ]
}

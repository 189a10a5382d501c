//! Words and formats used on more than one screen.

use crate::app::page::route::Route;
use crate::domain::calendar::Moment;
use crate::domain::observation::entry::{AwayCause, NoteKind};
use crate::domain::observation::header::Purpose;
use crate::domain::observation::summary::Life;

/// The name of the app.
pub const APP: &str = "Alongside";
/// Navigation.
pub const NAV: &str = "Main";
/// Screen names in the navigation.
pub const OBSERVATIONS: &str = "Observations";
/// Screen names in the navigation.
pub const HAND_OVER: &str = "Hand over";
/// Before the number beside it, for whoever reads by ear.
pub const WAITING: &str = "waiting";
/// Screen names in the navigation.
pub const COLLATE: &str = "Collate";
/// Screen names in the navigation.
pub const SETTINGS: &str = "Settings";
/// Closes a dialog.
pub const CLOSE: &str = "Close";
/// Leaves a dialog without doing anything.
pub const CANCEL: &str = "Cancel";

/// `23:14` or `1:02:09`, minutes and seconds of the lesson.
pub fn elapsed(t_ms: u64) -> String {
    let s = t_ms / 1_000;
    let (h, m, s) = (s / 3_600, s / 60 % 60, s % 60);
    if h > 0 {
        format!("{h}:{m:02}:{s:02}")
    } else {
        format!("{m:02}:{s:02}")
    }
}

/// `34 min`, `1 h 5 min`, `40 s`: a length in words.
pub fn length(ms: u64) -> String {
    let s = ms / 1_000;
    match (s / 3_600, s / 60 % 60, s % 60) {
        (0, 0, s) => format!("{s} s"),
        (0, m, _) => format!("{m} min"),
        (h, 0, _) => format!("{h} h"),
        (h, m, _) => format!("{h} h {m} min"),
    }
}

/// `32 min 20 s`: a length to the second.
pub fn exact_length(ms: u64) -> String {
    let s = ms / 1_000;
    match (s / 60, s % 60) {
        (0, s) => format!("{s} s"),
        (m, 0) => format!("{m} min"),
        (m, s) => format!("{m} min {s} s"),
    }
}

/// `10:42`, the wall clock.
pub fn wall(at: Moment) -> String {
    at.time_of_day().chars().take(5).collect()
}

/// `10:42:07`, the wall clock to the second.
pub fn wall_seconds(at: Moment) -> String {
    at.time_of_day()
}

/// `Thu 19 Nov 2026`.
pub fn date(at: Moment) -> String {
    at.day_in_words()
}

/// `today`, `yesterday`, or the date, inside a sentence.
pub fn day(at: Moment, now: Moment) -> String {
    let yesterday = now.plus_ms(-86_400_000);
    if at.date() == now.date() {
        "today".to_owned()
    } else if at.date() == yesterday.date() {
        "yesterday".to_owned()
    } else {
        date(at)
    }
}

/// `1 entry`, `112 entries`: a number with its word.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{} {many}", thousands(n))
    }
}

/// `12,345`.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `148 KB`, `2.1 GB`.
pub fn bytes(n: u64) -> String {
    #[expect(
        clippy::cast_precision_loss,
        clippy::as_conversions,
        reason = "shown with one decimal"
    )]
    let f = n as f64;
    if n < 1_000 {
        format!("{n} bytes")
    } else if n < 1_000_000 {
        format!("{:.0} KB", f / 1e3)
    } else if n < 1_000_000_000 {
        format!("{:.1} MB", f / 1e6)
    } else {
        format!("{:.1} GB", f / 1e9)
    }
}

/// `63 %`.
pub fn percent(fraction: f64) -> String {
    format!("{:.0} %", fraction * 100.0)
}

/// The word for where an observation is in its life.
pub const fn life(life: Life) -> &'static str {
    match life {
        Life::Draft => "Draft",
        Life::Finished => "Finished",
        Life::Offered => "Offered",
        Life::HandedOver => "Handed over",
        Life::Received => "Received",
    }
}

/// The word for a purpose.
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Learning => "Learning",
        Purpose::Coaching => "Coaching",
        Purpose::PeerReview => "Peer review",
        Purpose::Calibration => "Calibration",
        Purpose::Research => "Research",
        Purpose::Practice => "Practice",
    }
}

/// The word for a kind of note.
pub const fn note_kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Evidence => "Evidence",
        NoteKind::Inference => "Inference",
        NoteKind::Question => "Question",
    }
}

/// Why the app could not see the lesson.
pub const fn away(cause: AwayCause) -> &'static str {
    match cause {
        AwayCause::Hidden => "another app or tab in front, or the screen locked",
        AwayCause::Asleep => "tablet asleep, or its clock was set forward",
        AwayCause::Closed => "app closed",
        AwayCause::OtherScreen => "another screen of the app in front",
        AwayCause::OtherLesson => "another lesson observed",
    }
}

/// A name, or what stands where there is none.
pub fn named(name: &str) -> String {
    if name.trim().is_empty() {
        "No name".to_owned()
    } else {
        name.to_owned()
    }
}

/// The title of the page in the browser's tab.
pub fn page_title(route: &Route) -> String {
    let screen = match route {
        Route::Home => OBSERVATIONS,
        Route::Start => "Start observation",
        Route::Observe(_) => "Observing",
        Route::Review(_) => "Review",
        Route::HandOver => HAND_OVER,
        Route::Collate | Route::Collated(_) => COLLATE,
        Route::Settings => SETTINGS,
    };
    format!("{screen} \u{b7} {APP}")
}

/// An entry of a kind that only a newer version of the app knows, by its word.
pub fn newer_kind(kind: &str) -> String {
    format!("Written by a newer Alongside ({kind}); kept, and shown there")
}

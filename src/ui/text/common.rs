//! Words and formats used on more than one screen.

pub use crate::words::common::*;

use crate::app::page::route::Route;
use crate::domain::calendar::Moment;
use crate::domain::observation::entry::{AwayCause, NoteKind};
use crate::domain::observation::header::Purpose;
use crate::domain::observation::summary::Life;
use crate::words::common as say;
use crate::words::numbers;

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
        (0, 0, s) => say::seconds(s),
        (0, m, _) => say::minutes(m),
        (h, 0, _) => say::hours(h),
        (h, m, _) => say::hours_minutes(h, m),
    }
}

/// `32 min 20 s`: a length to the second.
pub fn exact_length(ms: u64) -> String {
    let s = ms / 1_000;
    match (s / 60, s % 60) {
        (0, s) => say::seconds(s),
        (m, 0) => say::minutes(m),
        (m, s) => say::minutes_seconds(m, s),
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
    let day = at.local().date();
    let weekday = match day.weekday().to_monday_one_offset() {
        1 => say::monday(),
        2 => say::tuesday(),
        3 => say::wednesday(),
        4 => say::thursday(),
        5 => say::friday(),
        6 => say::saturday(),
        _ => say::sunday(),
    };
    let number = |n: i16| u32::from(n.unsigned_abs());
    say::date(
        weekday,
        number(day.day().into()),
        month(day.month()),
        number(day.year()),
    )
}

fn month(number: i8) -> &'static str {
    match number {
        1 => say::january(),
        2 => say::february(),
        3 => say::march(),
        4 => say::april(),
        5 => say::may(),
        6 => say::june(),
        7 => say::july(),
        8 => say::august(),
        9 => say::september(),
        10 => say::october(),
        11 => say::november(),
        _ => say::december(),
    }
}

/// `Mon 16 Nov 2026, 12:04`.
pub fn moment(at: Moment) -> String {
    say::date_time(&date(at), &wall(at))
}

/// `today`, `yesterday`, or the date, inside a sentence.
pub fn day(at: Moment, now: Moment) -> String {
    let yesterday = now.plus_ms(-86_400_000);
    if at.date() == now.date() {
        say::today().to_owned()
    } else if at.date() == yesterday.date() {
        say::yesterday().to_owned()
    } else {
        date(at)
    }
}

/// `12,345`.
pub fn thousands(n: usize) -> String {
    numbers::grouped(u64::try_from(n).unwrap_or(u64::MAX))
}

/// `3, 4, 9`.
pub fn listed<T: AsRef<str>>(things: &[T]) -> String {
    let mut out = String::new();
    for (at, thing) in things.iter().enumerate() {
        if at > 0 {
            out.push_str(say::comma());
        }
        out.push_str(thing.as_ref());
    }
    out
}

/// `3, 4 and 9`.
pub fn listed_and(things: &[String]) -> String {
    match things {
        [most @ .., last] if !most.is_empty() => say::and(&listed(most), last),
        few => few.concat(),
    }
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
        say::bytes(&n.to_string())
    } else if n < 1_000_000 {
        say::kilobytes(&format!("{:.0}", f / 1e3))
    } else if n < 1_000_000_000 {
        say::megabytes(&numbers::decimal(f / 1e6, 1))
    } else {
        say::gigabytes(&numbers::decimal(f / 1e9, 1))
    }
}

/// `63 %`.
pub fn percent(fraction: f64) -> String {
    say::percent(&format!("{:.0}", fraction * 100.0))
}

/// The word for where an observation is in its life.
pub fn life(life: Life) -> &'static str {
    match life {
        Life::Draft => say::life_draft(),
        Life::Finished => say::life_finished(),
        Life::Offered => say::life_offered(),
        Life::HandedOver => say::life_handed_over(),
        Life::Received => say::life_received(),
    }
}

/// The word for a purpose.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Learning => say::purpose_learning(),
        Purpose::Coaching => say::purpose_coaching(),
        Purpose::PeerReview => say::purpose_peer_review(),
        Purpose::Calibration => say::purpose_calibration(),
        Purpose::Research => say::purpose_research(),
        Purpose::Practice => say::purpose_practice(),
    }
}

/// The word for a kind of note.
pub fn note_kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Evidence => say::evidence(),
        NoteKind::Inference => say::inference(),
        NoteKind::Question => say::question(),
    }
}

/// Why the app could not see the lesson.
pub fn away(cause: AwayCause) -> &'static str {
    match cause {
        AwayCause::Hidden => say::away_hidden(),
        AwayCause::Asleep => say::away_asleep(),
        AwayCause::Closed => say::away_closed(),
        AwayCause::OtherScreen => say::away_other_screen(),
        AwayCause::OtherLesson => say::away_other_lesson(),
    }
}

/// A name, or what stands where there is none.
pub fn named(name: &str) -> String {
    if name.trim().is_empty() {
        say::no_name().to_owned()
    } else {
        name.to_owned()
    }
}

/// `Ms Amina Okello, 4B`: a lesson by its teacher and its class, where it has one.
pub fn lesson(teacher: &str, class: &str) -> String {
    let teacher = named(teacher);
    if class.trim().is_empty() {
        teacher
    } else {
        say::teacher_class(&teacher, class)
    }
}

/// The title of the page in the browser's tab.
pub fn page_title(route: &Route) -> String {
    say::page_title(match route {
        Route::Home => say::observations(),
        Route::Start => say::title_start(),
        Route::Observe(_) => say::title_observing(),
        Route::Review(_) => say::title_review(),
        Route::HandOver => say::hand_over(),
        Route::Collate | Route::Collated(_) => say::collate(),
        Route::Settings => say::settings(),
    })
}

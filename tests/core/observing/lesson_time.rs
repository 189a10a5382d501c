//! What is lesson time and what is not: one rule for hidden, asleep, killed, left for another screen,
//! paused, and a clock that stood still; and each stretch counted once.

use alongside::app::event::{Observing, OnPage, Reviewing};
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::app::view::{observe, review};
use alongside::domain::instrument::Side;
use alongside::domain::instrument::intervals::{self, Why};
use alongside::domain::observation::entry::{AwayCause, What};
use alongside::format::handover::leaving::Leaving;
use alongside::format::line::LineV2;

use crate::support::logs::{key, observation, withdrawn};
use crate::world::{MORNING_MS, Tablet, add_note, begun, code, header};

const HOUR_MS: u64 = 3_600_000;

fn to_review(t: &mut Tablet) {
    let id = t.open_id();
    t.happens(OnPage::RouteEntered(Route::Review(id)));
}

fn to_observing(t: &mut Tablet) {
    let id = t.open_id();
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
}

/// One minute, locked at the bell, and opened again so much later to be reviewed and finished.
fn locked_at_the_bell(later: impl FnOnce(&mut Tablet)) -> Tablet {
    let mut t = begun();
    t.wait(60_000);
    later(&mut t);
    t.wait(4_000);
    to_review(&mut t);
    t.wait(30_000);
    let shown = review::head(t.look()).unwrap().length_ms;
    t.happens(Reviewing::FinishPressed);
    assert_eq!(shown, t.open().length_ms(), "as the review had said");
    t
}

fn is_a_minute_long(t: &Tablet, how: &str) {
    let o = t.open();
    assert_eq!(o.length_ms(), 60_000, "{how}");
    let line = LineV2::of(&Leaving::of(o), None);
    assert_eq!(line.analysis.length_ms, 60_000, "{how}");
    assert_eq!(line.analysis.observed_ms, 60_000, "{how}");
    assert!(line.analysis.not_observed.is_empty(), "{how}");
    let all = intervals::intervals(o, o.length_ms());
    assert_eq!(all.len(), 1, "{how}");
    assert_eq!((all[0].to_ms, all[0].not_observed), (60_000, None), "{how}");
    let finished = o
        .entries()
        .iter()
        .rfind(|e| matches!(e.what, What::Finished { .. }));
    assert_eq!(finished.unwrap().t_ms, 60_000, "{how}");
}

#[test]
fn a_lesson_locked_at_the_bell_is_as_long_as_it_was_watched() {
    for hours in [1, 2, 16] {
        let t = locked_at_the_bell(|t| {
            t.happens(OnPage::BecameHidden);
            t.pass(hours * HOUR_MS);
            t.happens(OnPage::BecameVisible);
        });
        is_a_minute_long(&t, &format!("hidden for {hours} h"));

        let t = locked_at_the_bell(|t| {
            t.happens(OnPage::BecameHidden);
            // The monotonic clock stands still in sleep.
            t.wall_ms += i64::try_from(hours * HOUR_MS).unwrap();
            t.happens(OnPage::BecameVisible);
        });
        is_a_minute_long(&t, &format!("asleep for {hours} h"));

        let t = locked_at_the_bell(|t| t.pass(hours * HOUR_MS));
        is_a_minute_long(&t, &format!("no tick for {hours} h"));

        let t = locked_at_the_bell(|t| {
            let id = t.open_id();
            t.die_and_restart(i64::try_from(hours * HOUR_MS).unwrap());
            t.happens(OnPage::RouteEntered(Route::Observe(id)));
        });
        is_a_minute_long(&t, &format!("killed for {hours} h"));

        let t = locked_at_the_bell(|t| {
            to_review(t);
            t.pass(hours * HOUR_MS);
            to_observing(t);
        });
        is_a_minute_long(&t, &format!("on another screen for {hours} h"));

        let t = locked_at_the_bell(|t| {
            t.happens(Observing::PausePressed);
            t.wait(hours * HOUR_MS / 60);
        });
        is_a_minute_long(&t, &format!("paused for {hours} min"));
    }
}

#[test]
fn a_lesson_left_open_over_night_stands_still_and_says_so_and_can_go_on() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(OnPage::BecameHidden);
    t.pass(16 * HOUR_MS);
    t.happens(OnPage::BecameVisible);
    assert!(t.model.notices.contains(&Notice::LeftOpen));
    t.wait(10_000);
    assert_eq!(observe::seconds(t.look()), 60, "it stands still");
    t.happens(Observing::ResumePressed);
    t.wait(30_000);
    assert_eq!(observe::seconds(t.look()), 90);
    assert!(!t.model.notices.contains(&Notice::LeftOpen));
}

#[test]
fn what_was_captured_after_an_absence_brings_the_absence_back_into_the_lesson() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(OnPage::BecameHidden);
    t.pass(400_000);
    t.happens(OnPage::BecameVisible);
    add_note(&mut t, "They had gone on without me");
    t.wait(5_000);
    to_review(&mut t);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 465_000);
    assert_eq!(intervals::observed_ms(t.open(), 465_000), 65_000);
}

#[test]
fn a_lesson_watched_on_after_an_absence_is_a_lesson_though_nothing_was_captured() {
    let mut t = begun();
    t.wait(60_000);
    t.happens(OnPage::BecameHidden);
    t.pass(20_000);
    t.happens(OnPage::BecameVisible);
    t.wait(40_000);
    to_review(&mut t);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 120_000);
    assert_eq!(intervals::observed_ms(t.open(), 120_000), 100_000);
}

#[test]
fn reading_back_is_no_lesson_time_when_the_lesson_is_reopened_and_goes_on() {
    let mut t = begun();
    t.wait(120_000);
    to_review(&mut t);
    t.wait(600_000);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 120_000);
    t.pass(3_600_000);
    t.happens(Reviewing::ReopenPressed);
    to_observing(&mut t);
    t.wait(1_000);
    t.happens(Observing::ResumePressed);
    t.wait(5_000);
    assert_eq!(observe::seconds(t.look()), 125, "2:05 and not 12:05");
    let now_ms = t.wall_ms;
    add_note(&mut t, "Afterwards");
    let note = t.open().entries().last().unwrap();
    assert_eq!((note.t_ms, note.at.epoch_ms()), (125_000, now_ms));
    t.wait(1_000);
    to_review(&mut t);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(t.open().length_ms(), 126_000);
}

#[test]
fn a_pause_and_an_absence_over_the_same_seconds_count_once() {
    let mut t = begun();
    t.wait(117_000);
    t.happens(Observing::PausePressed);
    t.happens(OnPage::BecameHidden);
    t.pass(20_000);
    t.happens(OnPage::BecameVisible);
    t.happens(Observing::ResumePressed);
    t.wait(103_000);
    let stops = intervals::stops(t.open(), 240_000);
    assert_eq!(stops.len(), 1, "{stops:?}");
    assert_eq!(
        (stops[0].from_ms, stops[0].to_ms, stops[0].why),
        (117_000, 137_000, Why::Paused)
    );
    let all = intervals::intervals(t.open(), 240_000);
    assert_eq!(
        all[0].not_observed, None,
        "only 3 s of the first were missed"
    );
    assert_eq!(all[1].not_observed, Some(Why::Paused));
    let cells = observe::strip_cells(t.look(), 90);
    assert!(cells.iter().find(|c| c.index == 0).unwrap().observed);
    assert_eq!(intervals::observed_ms(t.open(), 240_000), 220_000);
}

#[test]
fn stretches_with_several_reasons_never_add_up_to_more_than_the_lesson() {
    let mut t = begun();
    t.wait(10_000);
    to_review(&mut t);
    t.happens(OnPage::BecameHidden);
    t.pass(50_000);
    t.happens(OnPage::BecameVisible);
    t.wait(10_000);
    to_observing(&mut t);
    add_note(&mut t, "Back");
    t.wait(10_000);
    let until = 80_000;
    let stops = intervals::stops(t.open(), until);
    let lost: u64 = stops.iter().map(intervals::Stop::length_ms).sum();
    assert_eq!(lost, 60_000, "{stops:?}");
    assert!(
        stops
            .windows(2)
            .all(|pair| pair[0].to_ms <= pair[1].from_ms),
        "{stops:?}"
    );
    let why: Vec<Why> = stops.iter().map(|s| s.why).collect();
    assert_eq!(
        why,
        [
            Why::Away(AwayCause::Hidden),
            Why::Away(AwayCause::OtherScreen)
        ]
    );
}

#[test]
fn what_is_counted_during_a_pause_is_kept_and_shown_and_enters_no_rate() {
    let mut t = begun();
    t.wait(30_000);
    t.happens(Observing::TallyTapped("Praise".to_owned()));
    t.happens(Observing::PausePressed);
    t.wait(30_000);
    t.happens(Observing::TallyTapped("Praise".to_owned()));
    t.happens(Observing::TallyTapped("Praise".to_owned()));
    t.happens(Observing::ResumePressed);
    t.wait(30_000);
    t.happens(Observing::TallyTapped("Praise".to_owned()));
    let praise = observe::tallies(t.look())
        .into_iter()
        .find(|t| t.name == "Praise")
        .unwrap();
    assert_eq!(praise.count, 4);
    assert!(
        (praise.per_minute.unwrap() - 2.0).abs() < 1e-9,
        "two in one minute: {praise:?}"
    );
    t.happens(Observing::TallyTakenBack("Praise".to_owned()));
    let praise = observe::tallies(t.look())
        .into_iter()
        .find(|t| t.name == "Praise")
        .unwrap();
    assert!(
        (praise.per_minute.unwrap() - 1.0).abs() < 1e-9,
        "{praise:?}"
    );
}

#[test]
fn an_absence_names_its_true_cause() {
    let cause = |t: &Tablet| {
        let away = t
            .open()
            .entries()
            .iter()
            .rfind(|e| matches!(e.what, What::Away { .. }));
        match away.map(|e| &e.what) {
            Some(What::Away { cause, .. }) => Some(*cause),
            _ => None,
        }
    };
    let mut t = begun();
    t.wait(60_000);
    let first = t.open_id();
    t.happens(OnPage::RouteEntered(Route::Home));
    t.happens(OnPage::RouteEntered(Route::Start));
    t.happens(Observing::BeginPressed(header("Ruth", "Dan", "5C")));
    t.wait(300_000);
    t.happens(OnPage::RouteEntered(Route::Observe(first.clone())));
    assert_eq!(
        cause(&t),
        Some(AwayCause::OtherLesson),
        "the app was open all the time"
    );

    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Settings));
    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Observe(first.clone())));
    assert_eq!(cause(&t), Some(AwayCause::OtherScreen));

    t.die_and_restart(60_000);
    t.happens(OnPage::RouteEntered(Route::Observe(first)));
    assert_eq!(cause(&t), Some(AwayCause::Closed));
}

#[test]
fn a_lesson_begun_on_a_tablet_of_1970_gets_its_true_start_from_the_change_of_the_clock() {
    let mut t = begun();
    let true_start = t.wall_ms;
    let decades = 1_790_000_000_000;
    t.wall_ms -= decades;
    t.switch_on();
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    t.wait(60_000);
    add_note(&mut t, "Before");
    t.wall_ms += decades;
    t.wait(60_000);
    add_note(&mut t, "After");
    let change = t
        .open()
        .entries()
        .iter()
        .find(|e| matches!(e.what, What::ClockChanged { .. }));
    let of = change.unwrap().key.clone();
    assert!(t.open().begun_at().unwrap().epoch_ms() < true_start - decades + 60_000);
    t.happens(Reviewing::ClockCorrectionTaken(of));
    let about = |ms: i64, wanted: i64| (ms - wanted).abs() < 2_000;
    assert!(about(t.open().begun_at().unwrap().epoch_ms(), true_start));
    let row = t
        .model
        .shelf
        .get(&t.open_id())
        .unwrap()
        .summary
        .begun_at
        .unwrap();
    assert!(about(row.epoch_ms(), true_start), "in the list: {row}");
    let lines = alongside::app::view::timeline::window(t.open(), 0, 10);
    let times: Vec<i64> = lines.iter().map(|l| l.at.epoch_ms() - true_start).collect();
    assert!(
        times.iter().all(|ms| (0..130_000).contains(ms)),
        "{times:?}"
    );
    t.happens(Observing::UndoPressed);
    assert!(
        !about(t.open().begun_at().unwrap().epoch_ms(), true_start),
        "it can be undone"
    );
}

#[test]
fn marks_made_before_and_after_a_stop_stay_where_they_were() {
    let mut t = begun();
    let lec = code(Side::Instructor, "Lec");
    t.happens(Observing::CodeTapped(lec.clone()));
    t.wait(30_000);
    t.happens(Observing::PausePressed);
    t.wait(150_000);
    t.happens(Observing::ResumePressed);
    t.happens(Observing::CodeTapped(lec));
    let all = intervals::intervals(t.open(), 240_000);
    assert_eq!(
        all.iter().map(|i| i.marks.len()).collect::<Vec<_>>(),
        [1, 1]
    );
}

#[test]
fn a_clock_put_right_twice_stays_right_when_one_of_the_two_is_taken_back() {
    let hour = 3_600_000;
    let log = |taken_back: &[u32]| {
        let mut log = vec![
            (60, What::ClockChanged { by_ms: hour }),
            (70, What::ClockCorrected { of: key(1) }),
            (80, What::ClockCorrected { of: key(1) }),
        ];
        log.extend(taken_back.iter().map(|of| (90, withdrawn(*of))));
        let begun = observation("lesson", log).begun_at().unwrap();
        begun.epoch_ms() - MORNING_MS
    };
    assert_eq!(log(&[]), hour);
    assert_eq!(log(&[2]), hour);
    assert_eq!(log(&[3]), hour);
    assert_eq!(log(&[2, 3]), 0);
}

//! A lesson that runs while its observer is elsewhere in the app: its clock, the reason it was away, and
//! what is said of it.

use alongside::app::event::{Observing, OnPage, Reviewing, TakingOut};
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::app::told::Restored;
use alongside::app::view::everywhere::running;
use alongside::app::view::observe;
use alongside::domain::ids::ObservationId;
use alongside::domain::observation::entry::{AwayCause, Note, What};

use crate::handing_over::files::finished;
use crate::world::{Tablet, add_note, header};

/// A tablet with a finished lesson, and another one that runs.
fn with_two() -> (Tablet, ObservationId, ObservationId) {
    let mut t = Tablet::new("tablet-1");
    let read = finished(&mut t, "Jonas", "note");
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    let running = t.open_id();
    (t, read, running)
}

fn afterthought(t: &mut Tablet, words: &str) {
    t.happens(Reviewing::AfterNoteAdded(Note {
        text: words.to_owned(),
        ..Note::default()
    }));
}

fn causes(t: &Tablet) -> Vec<AwayCause> {
    let entries = t.open().entries().iter();
    entries
        .filter_map(|e| {
            if let What::Away { cause, .. } = e.what {
                Some(cause)
            } else {
                None
            }
        })
        .collect()
}

#[test]
fn an_afterthought_to_a_running_lesson_costs_its_clock_no_minute() {
    let (mut t, read, running) = with_two();
    t.wait(1_200_000);
    t.happens(OnPage::RouteEntered(Route::Review(running.clone())));
    t.wait(600_000);
    afterthought(&mut t, "One more thing");
    t.happens(OnPage::RouteEntered(Route::Review(read)));
    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Observe(running)));
    assert_eq!(observe::seconds(t.look()), 1_860);
}

#[test]
fn the_clock_is_right_after_a_reload_behind_an_afterthought_too() {
    let (mut t, _, running) = with_two();
    t.wait(1_200_000);
    t.happens(OnPage::RouteEntered(Route::Review(running.clone())));
    t.wait(600_000);
    afterthought(&mut t, "One more thing");
    t.die_and_restart(60_000);
    t.happens(OnPage::RouteEntered(Route::Observe(running)));
    assert_eq!(observe::seconds(t.look()), 1_860);
}

#[test]
fn an_afterthought_to_a_lesson_left_open_yesterday_does_not_make_it_run_again() {
    let (mut t, _, running) = with_two();
    t.wait(1_200_000);
    t.die_and_restart(20 * 3_600_000);
    t.happens(OnPage::RouteEntered(Route::Review(running.clone())));
    afterthought(&mut t, "One more thing");
    t.die_and_restart(600_000);
    t.happens(OnPage::RouteEntered(Route::Observe(running)));
    assert!(!t.model.is_observing());
    assert_eq!(t.open().length_ms(), 1_200_000);
}

#[test]
fn the_reason_of_an_absence_is_true_when_a_lesson_was_read_begun_or_brought_by_a_backup() {
    let (mut t, read, running) = with_two();
    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Review(read)));
    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Observe(running.clone())));
    assert_eq!(causes(&t), [AwayCause::OtherScreen]);
    t.wait(60_000);
    t.happens(Observing::BeginPressed(header("Ruth", "Brigit", "2A")));
    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Observe(running.clone())));
    assert_eq!(causes(&t)[1..], [AwayCause::OtherLesson]);
    t.wait(60_000);
    t.happens(OnPage::RouteEntered(Route::Settings));
    t.wait(30_000);
    t.happens(TakingOut::BackupRestored(Ok(Restored::default())));
    t.wait(30_000);
    t.happens(OnPage::RouteEntered(Route::Observe(running)));
    assert_eq!(causes(&t)[2..], [AwayCause::OtherScreen]);
}

#[test]
fn a_lesson_left_open_is_told_once_and_no_more_when_it_is_finished() {
    let (mut t, read, running) = with_two();
    add_note(&mut t, "The bell");
    t.wait(60_000);
    t.die_and_restart(20 * 3_600_000);
    for _ in 0..3 {
        t.happens(OnPage::RouteEntered(Route::Review(read.clone())));
        t.happens(OnPage::RouteEntered(Route::Review(running.clone())));
    }
    let told = |t: &Tablet| {
        let all = t.model.notices.iter();
        all.filter(|n| **n == Notice::LeftOpen).count()
    };
    assert_eq!(told(&t), 1);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(told(&t), 0);
}

#[test]
fn a_lesson_is_not_observed_only_after_the_last_act_before_the_app_died() {
    let (mut t, _, running) = with_two();
    t.wait(61_000);
    t.happens(Observing::TallyTapped("Praise".into()));
    t.wait(2_000);
    t.happens(Observing::UndoPressed);
    t.wait(1_000);
    t.happens(Observing::NoteTyped("She as".into()));
    let typed_at = 64_000;
    t.die_and_restart(120_000);
    t.happens(OnPage::RouteEntered(Route::Observe(running)));
    let away = t.open().entries().iter().find_map(|e| {
        if let What::Away { from_ms, to_ms, .. } = e.what {
            Some((from_ms, to_ms))
        } else {
            None
        }
    });
    assert_eq!(away, Some((typed_at, typed_at + 120_000)));
}

#[test]
fn the_list_leads_back_to_a_lesson_that_the_app_was_closed_over() {
    let (mut t, _, running) = with_two();
    t.wait(61_000);
    t.die_and_restart(120_000);
    t.happens(OnPage::RouteEntered(Route::Home));
    let found = running::running(t.look()).unwrap();
    assert_eq!((found.id, found.runs), (running.clone(), false));
    t.happens(OnPage::RouteEntered(Route::Observe(running)));
    t.happens(OnPage::RouteEntered(Route::Home));
    assert!(running::running(t.look()).unwrap().runs);
    t.die_and_restart(20 * 3_600_000);
    t.happens(OnPage::RouteEntered(Route::Home));
    assert_eq!(
        running::running(t.look()),
        None,
        "yesterday's lesson is over"
    );
}

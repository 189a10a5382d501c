//! Before a lesson begins: whose name stands on it.

use alongside::app::event::{Observing, OnPage, Reviewing};
use alongside::app::page::route::Route;
use alongside::app::view::start::{self, Missing, clock_doubt, missing, still};

use crate::world::{Tablet, header};

const DAY_MS: i64 = 24 * 3_600_000;

fn observed_by(tablet: &mut Tablet, observer: &str) {
    tablet.happens(Observing::BeginPressed(header(observer, "Amina", "4B")));
    tablet.wait(60_000);
    tablet.happens(Reviewing::FinishPressed);
    tablet.happens(OnPage::RouteEntered(Route::Start));
}

#[test]
fn a_clock_older_than_the_app_or_than_the_last_lesson_is_doubted_before_the_lesson_begins() {
    let mut t = Tablet::new("tablet-1");
    let now_ms = t.model.now.wall.epoch_ms();
    assert_eq!(clock_doubt(t.look()), None, "nothing is known");
    t.model.built_ms = now_ms + 300_000;
    assert_eq!(clock_doubt(t.look()), None, "five minutes are no doubt");
    t.model.built_ms = now_ms + 300_001;
    assert_eq!(clock_doubt(t.look()), Some(t.model.now.wall));
    t.model.built_ms = 0;
    observed_by(&mut t, "Ada");
    assert_eq!(clock_doubt(t.look()), None);
    t.model.now.wall = t.model.now.wall.plus_ms(-DAY_MS);
    assert_eq!(clock_doubt(t.look()), Some(t.model.now.wall));
}

#[test]
fn a_new_tablet_asks_nobody_whether_they_are_still_somebody() {
    let mut t = Tablet::new("tablet-1");
    assert_eq!(still(t.look()), None);
    t.happens(Reviewing::RememberPressed {
        observer: "Ada".into(),
        school: String::new(),
    });
    assert_eq!(
        still(t.look()),
        None,
        "a name from the settings, no lesson yet"
    );
}

#[test]
fn the_next_lesson_of_the_same_day_by_the_only_observer_begins_without_a_question() {
    let mut t = Tablet::new("tablet-1");
    observed_by(&mut t, "Ada");
    observed_by(&mut t, " ada ");
    assert_eq!(still(t.look()), None, "one person, two spellings");
}

#[test]
fn a_day_later_the_tablet_asks_whether_it_is_still_ada() {
    let mut t = Tablet::new("tablet-1");
    observed_by(&mut t, "Ada");
    t.die_and_restart(DAY_MS);
    assert_eq!(still(t.look()).as_deref(), Some("Ada"));
}

#[test]
fn a_tablet_that_two_observers_used_asks_each_time() {
    let mut t = Tablet::new("tablet-1");
    observed_by(&mut t, "Ada");
    observed_by(&mut t, "Dan");
    assert_eq!(still(t.look()).as_deref(), Some("Dan"));
    observed_by(&mut t, "Ada");
    assert_eq!(still(t.look()).as_deref(), Some("Ada"));
}

#[test]
fn a_name_kept_in_the_settings_after_another_observed_is_asked_about() {
    let mut t = Tablet::new("tablet-1");
    observed_by(&mut t, "Ada");
    t.happens(Reviewing::RememberPressed {
        observer: "Dan".into(),
        school: String::new(),
    });
    assert_eq!(still(t.look()).as_deref(), Some("Dan"));
}

#[test]
fn a_lesson_begins_with_a_teacher_and_an_answer_and_asks_for_the_teacher_first() {
    let nobody = header("Ada", " ", "4B");
    assert_eq!(missing(&nobody, true), Some(Missing::Teacher));
    let somebody = header("Ada", "Amina", "");
    assert_eq!(missing(&somebody, true), Some(Missing::Answer));
    assert_eq!(missing(&somebody, false), None);
}

#[test]
fn instruments_stand_in_the_order_of_the_app_however_they_are_chosen() {
    let mut form = header("Ada", "Amina", "4B");
    start::toggle(&mut form, "copus");
    assert_eq!(form.instruments, ["script", "tallies"]);
    start::toggle(&mut form, "copus");
    assert_eq!(form.instruments, ["script", "copus", "tallies"]);
}

#[test]
fn earlier_values_are_offered_once_each_the_latest_first() {
    let mut t = Tablet::new("tablet-1");
    for (observer, teacher) in [("Ada", "Amina"), ("Dan", "Bela"), ("Ada", "Amina")] {
        t.happens(Observing::BeginPressed(header(observer, teacher, "")));
        t.wait(60_000);
        t.happens(Reviewing::FinishPressed);
    }
    let [teacher, class, _, _, observer, _] = start::earlier(t.look());
    assert_eq!(teacher, ["Amina", "Bela"]);
    assert_eq!(observer, ["Ada", "Dan"]);
    assert_eq!(class, Vec::<String>::new());
}

#[test]
fn a_new_form_holds_what_is_remembered_and_every_instrument() {
    let mut t = Tablet::new("tablet-1");
    t.happens(Reviewing::RememberPressed {
        observer: "Ada".into(),
        school: "Hillside".into(),
    });
    let form = start::fresh(t.look());
    assert_eq!(
        (form.texts.observer.as_str(), form.texts.school.as_str()),
        ("Ada", "Hillside")
    );
    assert_eq!(form.instruments, ["script", "copus", "tallies"]);
    assert!(form.texts.teacher.is_empty());
}

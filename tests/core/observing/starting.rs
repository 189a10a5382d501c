//! Before a lesson begins: whose name stands on it.

use alongside::app::event::{Observing, OnPage, Reviewing};
use alongside::app::page::route::Route;
use alongside::app::view::start::{clock_doubt, still};

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

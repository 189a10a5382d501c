//! The list of observations: where a row leads, what stands above it, and what is said to be at risk.

use alongside::app::collating::searching::Scope;
use alongside::app::event::{Collating, Observing, OnPage, Reviewing};
use alongside::app::page::route::Route;
use alongside::app::page::standing::Pen;
use alongside::app::told::Sharing;
use alongside::app::view::everywhere::{self, Elsewhere, Update};
use alongside::app::view::home::{self, First, LIVES, Way};
use alongside::domain::observation::header::Purpose;
use alongside::domain::observation::summary::Life;

use crate::handing_over::files::finished;
use crate::world::{Tablet, begun, header};

fn at_home() -> Tablet {
    let mut t = begun();
    t.happens(OnPage::RouteEntered(Route::Home));
    t
}

#[test]
fn a_draft_leads_to_its_lesson_and_what_is_finished_to_its_review() {
    let mut t = Tablet::new("tablet-1");
    let read = finished(&mut t, "Jonas", "note");
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    let draft = t.open_id();
    let list = home::list(t.look(), 60);
    let routes = |life| {
        let at = LIVES.iter().position(|each| *each == life).unwrap();
        let rows = list.sections[at].rows.iter();
        rows.map(home::ListRow::to).collect::<Vec<_>>()
    };
    assert_eq!(routes(Life::Draft), [Route::Observe(draft)]);
    assert_eq!(routes(Life::Finished), [Route::Review(read)]);
    assert!(routes(Life::Received).is_empty());
}

#[test]
fn a_draft_has_no_length_yet_and_whose_lesson_it_is_is_said_where_several_observe() {
    let mut t = begun();
    let row =
        |t: &Tablet, section: usize| home::list(t.look(), 60).sections[section].rows[0].clone();
    assert_eq!(row(&t, 0).length_ms, None);
    assert_eq!(row(&t, 0).observer, None, "one observer");
    assert_eq!(row(&t, 0).about, ["4B", "Science", "Hillside Primary"]);
    t.wait(60_000);
    t.happens(Reviewing::FinishPressed);
    assert!(row(&t, 1).length_ms.is_some());
    t.happens(Observing::BeginPressed(header("Dan", "Bela", "")));
    assert_eq!(row(&t, 1).observer.as_deref(), Some("Ruth"));
    assert_eq!(row(&t, 0).about, ["Science", "Hillside Primary"]);
}

#[test]
fn a_practice_is_called_one_in_the_list() {
    let mut t = Tablet::new("tablet-1");
    let mut practice = header("Ruth", "Amina", "4B");
    practice.purpose = Purpose::Practice;
    t.happens(Observing::BeginPressed(practice));
    let list = home::list(t.look(), 60);
    assert_eq!(list.sections[0].rows[0].practice, Some(Purpose::Practice));
}

#[test]
fn the_list_shows_so_many_rows_and_says_how_many_there_are() {
    let mut t = Tablet::new("tablet-1");
    for _ in 0..3 {
        finished(&mut t, "Jonas", "note");
    }
    let few = home::list(t.look(), 2);
    assert!(few.has_more);
    assert_eq!((few.sections[1].rows.len(), few.sections[1].total), (2, 3));
    assert!(!home::list(t.look(), 3).has_more);
}

#[test]
fn that_nothing_fits_a_search_is_said_when_the_notes_were_looked_through() {
    let mut t = at_home();
    t.holds_searches = true;
    t.happens(Collating::SearchTyped(Scope::Shelf, "zebra".to_owned()));
    assert!(!home::list(t.look(), 60).is_empty, "still looking");
    t.happens(Collating::NotesSearched(
        Scope::Shelf,
        "zebra".to_owned(),
        Some(Vec::new()),
    ));
    assert!(home::list(t.look(), 60).is_empty);
}

#[test]
fn beside_a_lesson_that_runs_another_one_is_not_what_is_looked_for_first() {
    let mut t = Tablet::new("tablet-1");
    assert_eq!(home::first(t.look()), First::Begin);
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    assert_eq!(home::first(t.look()), First::GoBack);
    t.happens(Reviewing::FinishPressed);
    assert_eq!(home::first(t.look()), First::Start);
}

#[test]
fn what_the_browser_may_throw_away_is_at_risk_once_there_is_something() {
    let mut t = Tablet::new("tablet-1");
    t.model.health.get_or_insert_default().persisted = Some(false);
    assert!(!home::danger(t.look()).at_risk, "nothing is kept");
    t.happens(Observing::BeginPressed(header("Ruth", "Amina", "4B")));
    assert!(home::danger(t.look()).at_risk);
    t.model.health.get_or_insert_default().persisted = None;
    assert!(!home::danger(t.look()).at_risk, "not asked yet");
    t.model.health.get_or_insert_default().persisted = Some(true);
    assert!(!home::danger(t.look()).at_risk);
}

#[test]
fn what_waits_promises_no_way_that_does_not_work_here() {
    let mut t = Tablet::new("tablet-1");
    assert_eq!(home::waiting(t.look()), None);
    let id = finished(&mut t, "Jonas", "note");
    let way = |t: &Tablet| home::waiting(t.look()).unwrap().way;
    t.model.site.can.can_share = Sharing::Nothing;
    assert_eq!(way(&t), Way::DownloadFirst);
    t.model.site.can.can_share = Sharing::Zip;
    assert_eq!(way(&t), Way::MakeFirst);
    t.model.site.online = false;
    assert_eq!(way(&t), Way::Later(0));
    assert_eq!(home::outbox(t.look()), [id]);
}

#[test]
fn a_newer_version_comes_over_no_lesson_and_not_from_a_tab_that_only_reads() {
    let mut t = at_home();
    assert_eq!(everywhere::update(t.look()), None);
    t.model.site.update_waits = true;
    let can_come = |t: &Tablet| everywhere::update(t.look());
    assert_eq!(can_come(&t), Some(Update { can_come: false }), "a lesson");
    t.happens(Reviewing::FinishPressed);
    assert_eq!(can_come(&t), Some(Update { can_come: true }));
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    assert_eq!(can_come(&t), Some(Update { can_come: false }), "it reads");
}

#[test]
fn a_tab_without_the_pen_says_where_it_is_and_whether_it_was_asked_for() {
    let mut t = at_home();
    assert_eq!(everywhere::elsewhere(t.look()), None);
    assert!(!everywhere::reads_only(t.look()));
    t.happens(OnPage::PenChanged(Pen::Elsewhere));
    let elsewhere = |t: &Tablet| everywhere::elsewhere(t.look());
    assert_eq!(elsewhere(&t), Some(Elsewhere { is_asked: false }));
    t.happens(OnPage::PenChanged(Pen::Asking));
    assert_eq!(elsewhere(&t), Some(Elsewhere { is_asked: true }));
    assert!(everywhere::reads_only(t.look()));
}

//! What an event costs in a long lesson: it makes anew what it changed and nothing else, and that costs
//! the same after 3,000 entries as after 30. Counted in allocations on this thread, not timed.

use std::cell::Cell;

use alongside::app::event::{Observing, OnPage};
use alongside::app::model::look::Look;
use alongside::app::model::slices::{Slice, Slices};
use alongside::app::update::update;
use alongside::app::view::everywhere;
use alongside::app::view::observe as view;
use alongside::app::view::timeline;
use alongside::domain::instrument::Side;

use crate::world::{Tablet, begun, code};

/// Rows that a tablet holds in the page.
const WINDOW: usize = 56;

type Read = fn(Look<'_>);

/// What was made is of no matter here.
fn made<T>(_: T) {}

/// The views of the observing screen.
const VIEWS: &[(&str, Read)] = &[
    ("seconds", |m| made(view::seconds(m))),
    ("is_paused", |m| made(view::is_paused(m))),
    ("lesson", |m| made(view::lesson(m))),
    ("acts", |m| made(view::acts(m))),
    ("aimed", |m| made(view::aimed(m))),
    ("strip", |m| made(view::strip(m))),
    ("strip_cells", |m| made(view::strip_cells(m, 90))),
    ("pressed", |m| made(view::pressed(m))),
    ("tallies", |m| made(view::tallies(m))),
    ("said", |m| made(view::said(m))),
    ("saved", |m| made(everywhere::saved(m))),
    ("note", |m| made(view::note(m))),
    ("timeline", |m| made(timeline::in_sight(m, 0, WINDOW))),
];

/// A screen that holds its views, and what each of them looked at.
struct Screen(Vec<Slices>);

impl Screen {
    fn of(tablet: &Tablet) -> Self {
        let looked = VIEWS.iter().map(|(_, read)| looked_at(tablet, *read));
        Self(looked.collect())
    }

    /// Makes anew what shows something that has changed; its names.
    fn follows(&mut self, tablet: &Tablet, changed: Slices) -> Vec<&'static str> {
        let mut anew = Vec::with_capacity(VIEWS.len());
        for ((name, read), looked) in VIEWS.iter().zip(&mut self.0) {
            if looked.meets(changed) {
                *looked = looked_at(tablet, *read);
                anew.push(*name);
            }
        }
        anew
    }
}

fn looked_at(tablet: &Tablet, read: Read) -> Slices {
    let looked = Cell::new(Slices::default());
    let note = |slice: Slice| looked.set(looked.get().with(slice));
    read(Look::new(&tablet.model, &note));
    looked.get()
}

/// What is made anew for an event, and how many allocations that and the event itself take.
fn cost(
    tablet: &mut Tablet,
    screen: &mut Screen,
    event: impl Into<alongside::app::event::Event>,
) -> (Vec<&'static str>, u64) {
    let stamp = tablet.stamp();
    let event = event.into();
    let mut anew = Vec::new();
    let counted = allocation_counter::measure(|| {
        let done = update(&mut tablet.model, stamp, event);
        anew = screen.follows(tablet, done.changed);
    });
    (anew, counted.count_total)
}

/// A lesson of so many notes in fifty minutes, all of it stored.
fn lesson(notes: u32) -> Tablet {
    let mut t = begun();
    for n in 0..notes {
        t.pass(3_000_000 / u64::from(notes));
        let words = format!("She asks for the {n}th time");
        t.happens(Observing::NoteCommitted(words));
    }
    t.happens(Observing::CodeTapped(code(Side::Student, "L")));
    t.happens(Observing::TallyTapped("Praise".to_owned()));
    t.wait(30_000);
    t
}

/// What happens on a screen: what was made anew, and in how many allocations.
type Happens<'a> = dyn Fn(&mut Tablet, &mut Screen) -> (Vec<&'static str>, u64) + 'a;

fn in_both(event: &Happens<'_>) -> Vec<&'static str> {
    let of = |notes| {
        let mut tablet = lesson(notes);
        let mut screen = Screen::of(&tablet);
        // The first of its kind may make room for those to come.
        event(&mut tablet, &mut screen);
        event(&mut tablet, &mut screen)
    };
    let ((few, of_few), (many, of_many)) = (of(30), of(3_000));
    assert_eq!(few, many);
    assert!(
        of_many * 10 <= of_few * 12,
        "{of_many} allocations after 3,000 entries, {of_few} after 30"
    );
    many
}

#[test]
fn a_key_makes_the_note_anew_and_costs_the_same_after_3000_entries() {
    let anew = in_both(&|t, screen| {
        cost(
            t,
            screen,
            Observing::NoteTyped("He answers at len".to_owned()),
        )
    });
    assert_eq!(anew, ["note"]);
}

#[test]
fn a_tap_makes_anew_what_shows_the_log_and_costs_the_same_after_3000_entries() {
    let sides = Cell::new(0);
    let anew = in_both(&|t, screen| {
        t.pass(100);
        let letters = ["AnQ", "SQ"][sides.get() % 2];
        sides.set(sides.get() + 1);
        cost(
            t,
            screen,
            Observing::CodeTapped(code(Side::Student, letters)),
        )
    });
    for still in ["seconds", "lesson", "note"] {
        assert!(!anew.contains(&still), "{still} in {anew:?}");
    }
    for must in ["pressed", "strip_cells", "timeline", "acts", "saved"] {
        assert!(anew.contains(&must), "{must} is not in {anew:?}");
    }
}

#[test]
fn a_tick_makes_anew_what_shows_the_time_and_costs_the_same_after_3000_entries() {
    let anew = in_both(&|t, screen| {
        t.pass(1_000);
        cost(t, screen, OnPage::Ticked)
    });
    assert_eq!(anew, ["seconds", "strip", "tallies", "saved"]);
}

#[test]
fn an_answer_of_the_store_makes_nothing_anew_but_whether_all_is_saved() {
    let mut t = lesson(30);
    let mut screen = Screen::of(&t);
    let (anew, _) = cost(
        &mut t,
        &mut screen,
        alongside::app::event::Keeping::WordsKept(Ok(())),
    );
    assert_eq!(anew, ["saved"]);
}

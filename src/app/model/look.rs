//! How views see the state: each thing that they look at is noted by its slice, so that they are made anew
//! when that has changed and at no other time.

use crate::app::collating::searching::Search;
use crate::app::event::Stamp;
use crate::app::handing_over::ledger::Ledger;
use crate::app::keeping::saving::Saving;
use crate::app::keeping::shelf::Shelf;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::model::slices::{PACE_MS, Slice};
use crate::app::model::{CollateState, HandOverState, Model, NoteField, Open, Site, Stage};
use crate::app::observing::{Cue, aimed_at};
use crate::app::page::notices::Notice;
use crate::app::page::route::Route;
use crate::app::page::standing::{Awake, Pen};
use crate::app::told::{Health, OutFile};
use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, ObservationId};
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;
use crate::domain::observation::header::Header;

/// The state, and who is told what is looked at.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    model: &'a Model,
    noted: &'a dyn Fn(Slice),
}

impl std::fmt::Debug for Look<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Look")
    }
}

impl<'a> Look<'a> {
    /// A look at the state; `noted` is told of each slice that is looked at, perhaps several times.
    pub const fn new(model: &'a Model, noted: &'a dyn Fn(Slice)) -> Self {
        Self { model, noted }
    }

    /// A look that nobody is told of: at how things stand at this moment.
    pub const fn once(model: &'a Model) -> Self {
        Self {
            model,
            noted: &|_| {},
        }
    }

    fn at(self, slice: Slice) -> &'a Model {
        (self.noted)(slice);
        self.model
    }

    /// How far the app has come.
    pub fn stage(self) -> &'a Stage {
        &self.at(Slice::Page).stage
    }

    /// The screen.
    pub fn route(self) -> &'a Route {
        &self.at(Slice::Page).route
    }

    /// Whether this tab may write.
    pub fn pen(self) -> Pen {
        *self.at(Slice::Page).pen
    }

    /// An observation that is being read from the store.
    pub fn reading(self) -> Option<&'a ObservationId> {
        self.at(Slice::Page).reading.as_ref()
    }

    /// The observation that could not be read, and why.
    pub fn unread(self) -> Option<&'a (ObservationId, StoreTrouble)> {
        self.at(Slice::Page).unread.as_ref()
    }

    /// What must be said once, the gravest first.
    pub fn notice(self) -> Option<&'a Notice> {
        self.at(Slice::Page).shown_notice()
    }

    /// Whether the screen is kept awake.
    pub fn awake(self) -> Awake {
        *self.at(Slice::Page).awake
    }

    /// The network, the version and the installation.
    pub fn site(self) -> Site {
        *self.at(Slice::Page).site
    }

    /// This installation.
    pub fn device(self) -> Option<&'a DeviceId> {
        self.at(Slice::Tablet).device.as_ref()
    }

    /// How the stores are.
    pub fn health(self) -> Option<&'a Health> {
        self.at(Slice::Tablet).health.as_ref()
    }

    /// Stores that did not answer at the start.
    pub fn failing(self) -> &'a [StoreTrouble] {
        &self.at(Slice::Tablet).failing
    }

    /// A backup or an export that waits for a tap, and how sharing it ended.
    pub fn out_file(self) -> Option<&'a (OutFile, Option<ShareOutcome>)> {
        self.at(Slice::Tablet).out_file.as_ref()
    }

    /// When the app's files were built, milliseconds since 1970; it does not change.
    pub const fn built_ms(self) -> i64 {
        self.model.built_ms
    }

    /// The queue before the store.
    pub fn saving(self) -> &'a Saving {
        &self.at(Slice::Saving).saving
    }

    /// The list of observations.
    pub fn shelf(self) -> &'a Shelf {
        &self.at(Slice::Shelf).shelf
    }

    /// The search in the list.
    pub fn search(self) -> &'a Search {
        &self.at(Slice::Search).search
    }

    /// What was handed over.
    pub fn ledger(self) -> &'a Ledger {
        &self.at(Slice::Ledger).ledger
    }

    /// The hand-over screen.
    pub fn hand_over(self) -> &'a HandOverState {
        &self.at(Slice::HandOver).hand_over
    }

    /// The collate screen.
    pub fn collate(self) -> &'a CollateState {
        &self.at(Slice::Collate).collate
    }

    /// What was just done in class.
    pub fn cue(self) -> Option<&'a Cue> {
        self.at(Slice::Cue).cue.as_ref()
    }

    /// The last time anything happened; right to the second.
    pub fn now(self) -> &'a Stamp {
        &self.at(Slice::Second).now
    }

    /// The wall clock, of which nothing but the day may be used.
    pub fn day(self) -> Moment {
        self.at(Slice::Day).now.wall
    }

    /// The observation that is open. Whether there is one is noted, and nothing of it.
    pub fn open(self) -> Option<LookOpen<'a>> {
        let open = self.at(Slice::Standing).open.as_ref()?;
        Some(LookOpen { open, look: self })
    }

    /// Whether an observation is running now.
    pub fn is_observing(self) -> bool {
        self.open().is_some_and(LookOpen::runs)
    }
}

/// A look at the observation that is open.
#[derive(Clone, Copy, Debug)]
pub struct LookOpen<'a> {
    open: &'a Open,
    look: Look<'a>,
}

impl<'a> LookOpen<'a> {
    fn at(self, slice: Slice) -> &'a Open {
        (self.look.noted)(slice);
        self.open
    }

    /// It.
    pub fn observation(self) -> &'a Observation {
        &self.at(Slice::Log).observation
    }

    /// Its id.
    pub fn id(self) -> &'a ObservationId {
        self.at(Slice::Standing).observation.id()
    }

    /// Its header.
    pub fn header(self) -> &'a Header {
        self.at(Slice::Header).observation.header()
    }

    /// Whether its clock runs.
    pub fn runs(self) -> bool {
        self.at(Slice::Standing).clock.is_some()
    }

    /// Whether its screen was left while the clock runs.
    pub fn is_left(self) -> bool {
        self.at(Slice::Standing).left_at.is_some()
    }

    /// Whether it was read back and compared after finishing.
    pub fn proved(self) -> Option<bool> {
        self.at(Slice::Standing).proved
    }

    /// Texts of its log that could not be read.
    pub fn unreadable(self) -> usize {
        self.at(Slice::Standing).unreadable
    }

    /// The lesson time now; right to the second.
    pub fn t_ms(self) -> u64 {
        self.at(Slice::LessonSecond).t_ms()
    }

    /// The lesson time at the pace of figures, in whole steps of it.
    pub fn paced_ms(self) -> u64 {
        self.at(Slice::LessonPace).t_ms() / PACE_MS * PACE_MS
    }

    /// The interval that runs, from 0.
    pub fn interval(self) -> u32 {
        let open = self.at(Slice::LessonInterval);
        intervals::interval_at(&open.observation, open.t_ms())
    }

    /// The interval that taps go to, from 0.
    pub fn aimed_at(self) -> u32 {
        self.at(Slice::LessonInterval);
        aimed_at(self.at(Slice::Aim))
    }

    /// Lesson time at which it would end if it were finished now.
    pub fn ends_at(self) -> u64 {
        if self.runs() && !self.is_left() {
            self.at(Slice::LessonSecond);
        }
        self.at(Slice::Log).ends_at()
    }

    /// The note being typed.
    pub fn note(self) -> &'a NoteField {
        &self.at(Slice::Note).note
    }

    /// Whether there is something that "Undo" takes back.
    pub fn can_undo(self) -> bool {
        !self.at(Slice::Undo).undo.is_empty()
    }

    /// Whether there is something that "Redo" brings back.
    pub fn can_redo(self) -> bool {
        !self.at(Slice::Undo).redo.is_empty()
    }
}

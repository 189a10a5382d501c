//! Trigger: files are chosen to collate. Outcome: for each file what became of it, in plain words,
//! and a merged set that stays.

pub mod batch;
pub mod effect;
pub mod event;
pub(in crate::app) mod offered;
pub mod searching;
pub mod taking_out;
pub mod wording;

use std::sync::Arc;

use crate::app::desk::work::{CollationView, Figures, FileOutcome, Filters, Looked, Outcome};
use crate::app::effect::{Collate, Effect, Page};
use crate::app::event::{Collating, Deciding};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::{CollateState, Model};
use crate::app::page::notices::Notice;
use crate::app::page::route::Route;
use crate::app::page::standing::Pen;
use crate::domain::calendar::Moment;
use crate::domain::collation::Choice;
use crate::domain::ids::ObservationId;
use crate::format::stored::CollatedV1;

/// Looked at again within this time is the same visit.
const VISIT_MS: i64 = 3_600_000;
/// A visit that goes on is written down again after this time.
const VISIT_GOES_ON_MS: i64 = 300_000;

/// How the files that were chosen last fared, by count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    /// What was looked at, skipped and left out.
    pub looked: Looked,
    /// Hand-over files taken in.
    pub taken: usize,
    /// Hand-over files that were here already.
    pub already_here: usize,
    /// Hand-over files of which nothing came, since lessons in them were removed.
    pub kept_out: usize,
    /// Files that were refused, each with its reason.
    pub refused: usize,
}

impl Fared {
    /// Files of which is told what became of them: those in a zip count each.
    pub const fn found(&self) -> usize {
        let here = self.taken.saturating_add(self.already_here);
        here.saturating_add(self.kept_out)
            .saturating_add(self.refused)
    }

    fn number(&mut self, what: &Outcome) -> &mut usize {
        match what {
            Outcome::TakenIn(tally) if tally.keeps_out() => &mut self.kept_out,
            Outcome::TakenIn(_) => &mut self.taken,
            Outcome::AlreadyHere => &mut self.already_here,
            Outcome::Refused(..) => &mut self.refused,
        }
    }
}

/// What is read and looked at.
pub(super) fn handle(model: &mut Model, event: Collating) -> Vec<Effect> {
    let now = model.now.wall;
    if is_act(&event) {
        act_begins(model);
    }
    let desk = &mut model.collate;
    match event {
        Collating::SearchTyped(scope, query) => return searching::typed(model, scope, query),
        Collating::NotesSearched(scope, query, hits) => {
            searching::found(model, scope, &query, hits);
        }
        Collating::CollationRead(view) => return read(model, *view),
        Collating::FilesOffered(tickets, looked) => {
            return offered::to_collate(model, &tickets, looked);
        }
        Collating::FilesBegun(count) => {
            desk.outcomes.clear();
            desk.fared = Fared::default();
            desk.cancelled = false;
            desk.trouble = None;
            desk.progress = Some((count, 0));
        }
        Collating::FilesLooked(looked) => {
            desk.fared.looked = looked;
            if let Some(progress) = desk.progress.as_mut() {
                *progress = (looked.found, looked.done);
            }
        }
        Collating::FileDone(outcome) => {
            let is_one_of_many = desk.progress.is_some();
            file_done(desk, outcome.clone());
            let log = Effect::Collate(Collate::LogFile(now, outcome));
            let read = (!is_one_of_many).then_some(Effect::Collate(Collate::ReadCollation));
            return std::iter::once(log).chain(read).collect();
        }
        Collating::FilesDone { cancelled } => {
            desk.progress = None;
            desk.cancelled = cancelled;
            return vec![Effect::Collate(Collate::ReadCollation)];
        }
        Collating::CancelPressed => return vec![Effect::Collate(Collate::CancelFiles)],
        Collating::VersionsRead(versions) => desk.versions = Some(Arc::from(versions)),
        Collating::FiltersChanged(filters) => {
            desk.filters = filters;
            return count_again(desk);
        }
        Collating::FiguresRead(figures) => {
            if figures.filters == desk.filters {
                desk.figures = Some(Arc::from(figures));
            }
        }
        Collating::ExportPressed(kind) => {
            desk.exporting = true;
            return vec![Effect::Collate(Collate::Export(kind, desk.filters.clone()))];
        }
        Collating::WorkFailed(why) => failed(desk, why),
    }
    Vec::new()
}

/// What was under way is not, and why.
fn failed(desk: &mut CollateState, why: StoreTrouble) {
    desk.exporting = false;
    desk.progress = None;
    desk.unproved = None;
    desk.trouble = Some(why);
}

/// What a coordinator decides.
pub(super) fn decide(model: &mut Model, event: Deciding) -> Vec<Effect> {
    let now = model.now.wall;
    if !matches!(event, Deciding::CollationRemoved) {
        act_begins(model);
    }
    let desk = &mut model.collate;
    match event {
        Deciding::VersionChosen(id, revision) => {
            let among = desk
                .versions
                .iter()
                .flat_map(|v| &v.heads)
                .map(|h| h.revision.clone())
                .collect();
            let choice = Choice {
                chosen: revision,
                among,
                at: now,
            };
            let decision = CollatedV1::choice(&id, &choice);
            desk.unproved = Some(Notice::VersionChosen(id));
            vec![decided(desk, now, decision)]
        }
        Deciding::NamesDecided([one, other], verdict) => {
            let decision = CollatedV1::Names {
                one,
                other,
                verdict,
                at: now.to_string(),
            };
            vec![decided(desk, now, decision)]
        }
        Deciding::LessonRemoved(id) => remove(model, &id),
        Deciding::LessonBroughtBack(id) => {
            let decision = removal(&id, false, now);
            desk.unproved = Some(Notice::LessonBack(id));
            vec![decided(desk, now, decision)]
        }
        Deciding::RescuePressed(hash) => vec![Effect::Collate(Collate::Rescue(hash))],
        Deciding::CollationRemoved => {
            desk.outcomes.clear();
            desk.fared = Fared::default();
            desk.versions = None;
            desk.filters = Filters::default();
            desk.figures = None;
            desk.unproved = Some(Notice::CollationRemoved);
            model.notices.retain(Notice::lasts);
            vec![Effect::Collate(Collate::RemoveCollation)]
        }
    }
}

/// Whether a person did it, and was not only told something.
const fn is_act(event: &Collating) -> bool {
    matches!(
        event,
        Collating::SearchTyped(..)
            | Collating::FilesOffered(..)
            | Collating::FiltersChanged(_)
            | Collating::ExportPressed(_)
    )
}

/// What was told of the act before was read by now: it does not stand over what comes next.
pub(super) fn act_begins(model: &mut Model) {
    let is_of_act = |notice: &Notice| {
        matches!(
            notice,
            Notice::Exported
                | Notice::VersionChosen(_)
                | Notice::LessonRemoved(_)
                | Notice::LessonBack(_)
                | Notice::CollationRemoved
        )
    };
    model.notices.retain(|notice| !is_of_act(notice));
}

/// While files are read each has a line of its own; later, a rescue stands in its place.
fn file_done(desk: &mut CollateState, outcome: FileOutcome) {
    let is_it = |o: &&mut FileOutcome| {
        !o.hash.is_empty() && (&o.hash, &o.name) == (&outcome.hash, &outcome.name)
    };
    let is_reading = desk.progress.is_some();
    let refused = desk.outcomes.iter_mut().find(|o| !is_reading && is_it(o));
    *desk.fared.number(&outcome.what) += 1;
    match refused {
        Some(refused) => {
            let before = desk.fared.number(&refused.what);
            *before = before.saturating_sub(1);
            *refused = outcome;
        }
        None => desk.outcomes.push(outcome),
    }
}

/// The collation as it stands: what was to be proved by it is told, and the figures follow.
fn read(model: &mut Model, view: CollationView) -> Vec<Effect> {
    let desk = &mut model.collate;
    // A read that was under way before the removal proves nothing.
    let proved = |notice: &mut Notice| match notice {
        Notice::CollationRemoved => view.rows.is_empty(),
        Notice::LessonRemoved(id) => view.removed.iter().any(|r| r.id == id.as_str()),
        Notice::LessonBack(id) => view.removed.iter().all(|r| r.id != id.as_str()),
        Notice::VersionChosen(id) => {
            let mut rows = view.rows.iter();
            rows.any(|r| r.id == id.as_str() && !r.conflict)
        }
        // Told without a proof from here.
        Notice::Recovered(_)
        | Notice::Missing(_)
        | Notice::Gone(_)
        | Notice::Aside(_)
        | Notice::NoteKept
        | Notice::WentOn(_)
        | Notice::LeftOpen
        | Notice::NoPen
        | Notice::Restored(_)
        | Notice::RestoreFailed(_)
        | Notice::BackupFailed(_)
        | Notice::BackedUp(_)
        | Notice::Exported
        | Notice::NoteSplit(_)
        | Notice::NotProved
        | Notice::MaySleep(_)
        | Notice::StruckOut
        | Notice::ObservationRemoved
        | Notice::NotErased(_)
        | Notice::PartMissing
        | Notice::NewIdentity(_) => true,
    };
    model.notices.extend(desk.unproved.take_if(proved));
    desk.view = Some(Arc::from(view));
    let mut effects = count_again(desk);
    match &*model.route {
        Route::Collated(id) => effects.push(Effect::Collate(Collate::ReadVersions(id.clone()))),
        Route::Collate => effects.extend(looked_at(model)),
        Route::Home
        | Route::Start
        | Route::Observe(_)
        | Route::Review(_)
        | Route::HandOver
        | Route::Settings => {}
    }
    effects
}

/// The figures of everything come with the collation; those of a part are counted by the worker.
fn count_again(desk: &mut CollateState) -> Vec<Effect> {
    let Some(view) = desk.view.as_ref() else {
        return Vec::new();
    };
    if desk.filters.on() > 0 {
        return vec![Effect::Collate(Collate::ReadFigures(desk.filters.clone()))];
    }
    let settled = view.rows.iter().filter(|r| !r.conflict).count();
    desk.figures = Some(Arc::new(Figures {
        filters: Filters::default(),
        groups: view.groups.clone(),
        lessons: view.lessons,
        observations: u32::try_from(settled).unwrap_or(u32::MAX),
        over: view.over,
    }));
    Vec::new()
}

/// The coordinator looks at the collation: remembered, so that what came since can be told.
pub(super) fn looked_at(model: &Model) -> Option<Effect> {
    let view = model.collate.view.as_ref()?;
    let visit =
        visit(view, model.now.wall).map(|visit| Effect::Collate(Collate::KeepDecision(visit)));
    visit.filter(|_| model.pen == Pen::Ours)
}

/// What is to be remembered of this visit; `None` where it is remembered.
fn visit(view: &CollationView, now: Moment) -> Option<CollatedV1> {
    if view.rows.is_empty() {
        return None;
    }
    let at = view
        .visit
        .at
        .as_deref()
        .and_then(|at| Moment::parse(at).ok());
    let since = at.map_or(i64::MAX, |at| now.epoch_ms().saturating_sub(at.epoch_ms()));
    let before = if since.saturating_abs() > VISIT_MS {
        view.visit.at.clone()
    } else if since.saturating_abs() > VISIT_GOES_ON_MS {
        view.visit.before.clone()
    } else {
        return None;
    };
    Some(CollatedV1::Visit {
        at: now.to_string(),
        before,
    })
}

/// A decision to be kept, later than what was decided of the same thing before: that may be stamped with
/// a clock that ran ahead and was put right since.
fn decided(desk: &CollateState, now: Moment, mut decision: CollatedV1) -> Effect {
    if let Some((what, at)) = decision.decision() {
        let held = desk.view.as_ref().and_then(|view| view.decided.get(&what));
        let held = held.and_then(|at| Moment::parse(at).ok());
        *at = held
            .map_or(now, |held| now.max(held.plus_ms(1)))
            .to_string();
    }
    Effect::Collate(Collate::KeepDecision(decision))
}

fn removal(id: &ObservationId, is_out: bool, at: Moment) -> CollatedV1 {
    CollatedV1::Removal {
        observation: id.to_string(),
        is_out,
        at: at.to_string(),
    }
}

/// A lesson goes with all its versions; no word of it stays here either.
fn remove(model: &mut Model, id: &ObservationId) -> Vec<Effect> {
    let now = model.now.wall;
    let desk = &mut model.collate;
    desk.versions = None;
    desk.search.forget(id.as_str());
    desk.unproved = Some(Notice::LessonRemoved(id.clone()));
    let keep = decided(desk, now, removal(id, true, now));
    vec![keep, Effect::Page(Page::Go(Route::Collate))]
}

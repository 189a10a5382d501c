//! Trigger: files are chosen to collate. Outcome: for each file what became of it, in plain words,
//! and a merged set that stays.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::app::model::{Model, Notice};
use crate::domain::collation::Choice;
use crate::format::stored::CollatedV1;
use crate::format::work::{FileOutcome, Looked, Outcome};

/// How the files that were chosen last fared, by count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    /// What was looked at, skipped and left out.
    pub looked: Looked,
    /// Hand-over files taken in.
    pub taken: usize,
    /// Hand-over files that were here already.
    pub already_here: usize,
    /// Files that were refused, each with its reason.
    pub refused: usize,
}

impl Fared {
    fn number(&mut self, what: &Outcome) -> &mut usize {
        match what {
            Outcome::TakenIn(_) => &mut self.taken,
            Outcome::AlreadyHere => &mut self.already_here,
            Outcome::Refused(..) => &mut self.refused,
        }
    }
}

/// Everything about collating.
pub(super) fn handle(model: &mut Model, event: Event) -> Vec<Effect> {
    let desk = &mut model.collate;
    match event {
        Event::CollationRead(view) => {
            // A read that was under way before the removal proves nothing.
            let is_gone = view.rows.is_empty();
            let proved = |notice: &mut Notice| *notice != Notice::CollationRemoved || is_gone;
            model.notices.extend(desk.unproved.take_if(proved));
            desk.view = Some(Arc::from(view));
            match &model.route {
                crate::app::route::Route::Collated(id) => {
                    return vec![Effect::ReadVersions(id.clone())];
                }
                _ => return Vec::new(),
            }
        }
        Event::FilesChosen(count) => {
            desk.outcomes.clear();
            desk.fared = Fared::default();
            desk.cancelled = false;
            desk.trouble = None;
            desk.progress = Some((count, 0));
        }
        Event::FilesLooked(looked) => {
            desk.fared.looked = looked;
            if let Some(progress) = desk.progress.as_mut() {
                *progress = (looked.found, looked.done);
            }
        }
        // While files are read each has a line of its own; later, a rescue stands in its place.
        Event::FileDone(outcome) => {
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
        Event::FilesDone { cancelled } => {
            desk.progress = None;
            desk.cancelled = cancelled;
        }
        Event::CancelPressed => return vec![Effect::CancelFiles],
        Event::VersionsRead(versions) => desk.versions = Some(Arc::from(versions)),
        Event::VersionChosen(id, revision) => {
            let among = desk
                .versions
                .iter()
                .flat_map(|v| &v.heads)
                .map(|h| h.revision.clone())
                .collect();
            let choice = Choice {
                chosen: revision,
                among,
                at: model.now.wall,
            };
            desk.unproved = Some(Notice::VersionChosen);
            return vec![Effect::KeepChoice(CollatedV1::choice(&id, &choice))];
        }
        Event::ExportPressed(kind) => {
            desk.exporting = true;
            return vec![Effect::Export(kind)];
        }
        Event::RescuePressed(hash) => return vec![Effect::Rescue(hash)],
        Event::CollationRemoved => {
            desk.outcomes.clear();
            desk.fared = Fared::default();
            desk.versions = None;
            desk.unproved = Some(Notice::CollationRemoved);
            model.notices.retain(Notice::lasts);
            return vec![Effect::RemoveCollation];
        }
        Event::WorkFailed(why) => {
            desk.exporting = false;
            desk.progress = None;
            desk.unproved = None;
            desk.trouble = Some(why);
        }
        _ => {}
    }
    Vec::new()
}

//! Trigger: files are chosen to collate. Outcome: for each file what became of it, in plain words,
//! and a merged set that stays.

use std::sync::Arc;

use crate::app::effect::Effect;
use crate::app::event::Event;
use crate::app::model::{Model, Notice};
use crate::domain::collation::Choice;
use crate::format::stored::CollatedV1;

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
            desk.cancelled = false;
            desk.trouble = None;
            desk.progress = Some((count, 0));
        }
        Event::FileDone(outcome) => {
            if let Some((_, done)) = desk.progress.as_mut() {
                *done += 1;
            }
            desk.outcomes.retain(|o| {
                o.hash.is_empty() || (&o.hash, &o.name) != (&outcome.hash, &outcome.name)
            });
            desk.outcomes.push(outcome);
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

//! Undo and redo: both add to the log, and both say what they did.

use super::cue::{self, CueWhat};
use super::log;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::domain::observation::entry::What;

/// Takes back what was done last and still counts.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    while let Some(of) = open.undo.pop() {
        let Some(at) = open.observation.position(&of) else {
            continue;
        };
        let what = open.observation.entries().get(at).map(|e| &e.what);
        // While the clock stands still, a pause taken back would leave it neither running nor paused.
        let holds_clock =
            open.clock.is_none() && matches!(what, Some(What::Paused | What::Resumed));
        if open.observation.fold().counts(at) && !holds_clock {
            let effects = log(model, What::Retraction { of: of.clone() });
            let open = model.open.as_mut();
            if let Some(open) = open.filter(|_| !effects.is_empty()) {
                let last = open.observation.entries().last();
                open.redo.extend(last.map(|e| e.key.clone()));
                cue::say(model, CueWhat::Undone(of));
            }
            return effects;
        }
    }
    Vec::new()
}

/// Does again what was undone last, as long as nothing else was done since.
pub(super) fn redo(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    while let Some(of) = open.redo.pop() {
        let entry = open.observation.entry(&of);
        let Some(What::Retraction { of: undone }) = entry.map(|e| e.what.clone()) else {
            continue;
        };
        let at = open.observation.position(&of);
        if at.is_some_and(|at| open.observation.fold().counts(at)) {
            open.undo.push(undone.clone());
            let effects = log(model, What::Retraction { of });
            cue::say(model, CueWhat::Redone(undone));
            return effects;
        }
    }
    Vec::new()
}

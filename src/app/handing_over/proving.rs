//! What is known of offered files: offered at, arrived, taken back; and which bytes are kept until then.

use crate::app::effect::{Deliver, Effect, Store};
use crate::app::handing_over::ledger::Sent;
use crate::app::keeping::device_log;
use crate::app::model::Model;
use crate::domain::ids::FileId;
use crate::format::stored::device::{Arrival, Delivery, DeviceFact};

/// After so long without an answer of the share sheet the observer is asked.
const LONGEST_SHARE_MS: u64 = 20_000;

/// Most bytes kept of files that left.
pub const MOST_KEPT: u64 = 50 * 1024 * 1024;

/// A file is offered: that is kept first, with its number, and then its bytes.
pub(super) fn offered(model: &mut Model, file: &FileId, by: Delivery) -> Vec<Effect> {
    let mut effects = device_log::keep(
        model,
        DeviceFact::HandOverOffered {
            file: file.to_string(),
            by,
        },
    );
    effects.push(Effect::Store(Store::KeepGiven(model.ledger.all_given())));
    effects.push(Effect::Deliver(Deliver::KeepSent(
        file.clone(),
        model.ledger.may_go(),
        model.ledger.names(),
    )));
    model.hand_over.not_yet.remove(file);
    refresh(model);
    effects
}

/// Nothing left: as if it had not been offered, its number included.
pub(super) fn came_to_nothing(model: &mut Model, file: &FileId) -> Vec<Effect> {
    let mut effects = device_log::keep(
        model,
        DeviceFact::HandOverTakenBack {
            file: file.to_string(),
            may_have_left: false,
        },
    );
    effects.push(Effect::Store(Store::KeepGiven(model.ledger.all_given())));
    refresh(model);
    effects
}

/// It arrived, and how that is known.
pub(super) fn arrived(model: &mut Model, file: &FileId, how: Arrival) -> Vec<Effect> {
    let effects = device_log::keep(
        model,
        DeviceFact::HandOverArrived {
            file: file.to_string(),
            how,
        },
    );
    refresh(model);
    effects
}

/// "Take back": its observations wait again. It may have left all the same, so its number stays given.
pub(super) fn taken_back(model: &mut Model, file: &FileId) -> Vec<Effect> {
    if !is_unanswered(model, file) {
        return Vec::new();
    }
    let effects = device_log::keep(
        model,
        DeviceFact::HandOverTakenBack {
            file: file.to_string(),
            may_have_left: true,
        },
    );
    refresh(model);
    effects
}

/// Whether it waits for somebody to say that it arrived.
pub(super) fn is_unanswered(model: &Model, file: &FileId) -> bool {
    let sent = model.ledger.file(file.as_str());
    sent.is_some_and(Sent::is_unanswered)
}

/// Looks again at where each observation is in its life.
pub(super) fn refresh(model: &mut Model) {
    let Model { shelf, ledger, .. } = model;
    shelf.refresh(ledger);
}

/// A share sheet that says nothing for so long is not waited for: the observer is asked.
pub(in crate::app) fn ticked(model: &mut Model) {
    let now = model.now.mono_ms;
    let is_over = |since: u64| now.saturating_sub(since) >= LONGEST_SHARE_MS;
    model
        .hand_over
        .sharing
        .take_if(|(_, since)| is_over(*since));
}

/// Which kept files must go so that one of this size fits in, of those that may go, the first first;
/// `None` where it cannot fit. `kept` says what is kept, with the size of each.
pub fn make_room(
    kept: &[(String, u64)],
    new: (&str, u64),
    may_go: &[String],
    most: u64,
) -> Option<Vec<String>> {
    let others = kept.iter().filter(|(file, _)| file != new.0);
    let mut total = others.fold(new.1, |sum, (_, size)| sum.saturating_add(*size));
    let mut gone = Vec::new();
    for file in may_go.iter().filter(|f| *f != new.0) {
        if total <= most {
            break;
        }
        if let Some((_, size)) = kept.iter().find(|(kept, _)| kept == file) {
            total = total.saturating_sub(*size);
            gone.push(file.clone());
        }
    }
    (total <= most).then_some(gone)
}

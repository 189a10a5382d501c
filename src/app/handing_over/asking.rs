//! Which observations are to be handed over, and whose: one list for each observer.

use std::collections::{BTreeMap, BTreeSet};

use super::{folder, making};
use crate::app::effect::{Effect, Store};
use crate::app::model::Model;
use crate::app::page::route::Route;
use crate::app::page::standing::Pen;
use crate::app::told::Sharing;
use crate::domain::collation::names;
use crate::domain::gather;
use crate::domain::ids::ObservationId;
use crate::domain::observation::summary::Life;

/// Why files are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Somebody pressed the button.
    Asked,
    /// They go into the folder.
    Folder,
    /// So that one tap can share them.
    Prepared,
}

/// Makes files of these observations, one for each observer.
pub(super) fn request(model: &mut Model, ids: &[ObservationId], why: Why) -> Vec<Effect> {
    let groups = by_observer(model, ids);
    if groups.is_empty() || model.hand_over.busy || model.device.is_none() {
        return Vec::new();
    }
    let mut effects = making::begin(model);
    let desk = &mut model.hand_over;
    desk.for_folder = why == Why::Folder;
    desk.prepared = why == Why::Prepared;
    desk.to_make = groups.into();
    effects.push(Effect::Store(Store::Flush));
    effects.extend(making::next(model));
    effects
}

/// Those that may leave, one list for each observer, in the order of their names. Names that differ in
/// spelling only are one observer.
pub(super) fn by_observer(model: &Model, ids: &[ObservationId]) -> Vec<Vec<ObservationId>> {
    let mut groups: BTreeMap<String, BTreeSet<ObservationId>> = BTreeMap::new();
    let rows = ids.iter().filter_map(|id| model.shelf.get(id));
    for row in rows.filter(|r| r.life != Life::Draft && r.summary.purpose.may_leave()) {
        let observer = names::fold(&names::clean(&row.summary.texts.observer));
        let group = groups.entry(observer).or_default();
        group.insert(row.summary.id.clone());
    }
    let lists = groups.into_values();
    lists.map(|group| group.into_iter().collect()).collect()
}

/// The network came or went: the folder is tried again at once.
pub(in crate::app) fn online_changed(model: &mut Model) -> Vec<Effect> {
    let now = model.now.mono_ms;
    if let Some(retry) = model.hand_over.folder_retry.as_mut() {
        retry.due_mono_ms = retry.due_mono_ms.min(now);
    }
    maybe_to_folder(model)
}

/// With a folder chosen, what waits goes there by itself: online, and never during an observation.
/// What failed is tried again when it is due.
pub(in crate::app) fn maybe_to_folder(model: &mut Model) -> Vec<Effect> {
    let desk = &model.hand_over;
    let free = !desk.busy && desk.folder.is_some() && model.erasing.is_empty();
    if !free || !model.site.online || model.pen != Pen::Ours || model.is_observing() {
        return Vec::new();
    }
    match desk.folder_retry {
        Some(retry) if retry.due_mono_ms > model.now.mono_ms => return Vec::new(),
        Some(_) => return folder::try_again(model),
        None if desk.trouble.is_some() => return Vec::new(),
        None => {}
    }
    if desk.prepared {
        let mut effects = making::put_down(model);
        effects.extend(into_folder(model));
        return effects;
    }
    if desk.ready.is_empty() {
        into_folder(model)
    } else {
        Vec::new()
    }
}

/// What was on its way to the folder when the app stopped comes first, then what waits.
pub(super) fn into_folder(model: &mut Model) -> Vec<Effect> {
    if let Some(file) = model.ledger.for_folder().map(|s| s.made.clone()) {
        return making::again_for_folder(model, &file);
    }
    let waiting = own_waiting(model);
    request(model, &waiting, Why::Folder)
}

/// What may leave by itself: never what a backup brought, which may be a colleague's.
fn own_waiting(model: &Model) -> Vec<ObservationId> {
    let waiting = model.outbox().iter();
    waiting
        .filter(|id| !model.ledger.was_restored(id))
        .cloned()
        .collect()
}

/// Files can be shared only inside a tap, so they must be there before it: when the list is shown
/// online, what waits is made ready, and one tap shares it.
pub(in crate::app) fn maybe_prepare(model: &mut Model) -> Vec<Effect> {
    let desk = &model.hand_over;
    // What is being erased must not be in a file that is made meanwhile.
    let free = !desk.busy && desk.trouble.is_none() && desk.folder.is_none();
    let free = free && model.erasing.is_empty();
    let wanted =
        model.route == Route::Home && model.site.online && model.site.can.can_share == Sharing::Zip;
    if !free || !wanted || model.pen != Pen::Ours || model.is_observing() {
        return Vec::new();
    }
    let waiting = own_waiting(model);
    if waiting.is_empty() || are_ready(model, &waiting) {
        return Vec::new();
    }
    request(model, &waiting, Why::Prepared)
}

/// Whether the ready files hold just these, as they stand.
fn are_ready(model: &Model, waiting: &[ObservationId]) -> bool {
    let ready = model.hand_over.ready.iter();
    let files = ready.filter_map(|r| model.ledger.made(r.file.as_str()));
    let entries = gather::map(
        files
            .flat_map(|made| &made.observations)
            .map(|o| (o.observation.as_str(), o.entries)),
    );
    let holds = |id: &ObservationId| {
        let now = model.shelf.get(id).map(|r| r.summary.entries);
        entries.get(id.as_str()).copied() == now && now.is_some()
    };
    entries.len() == waiting.len() && waiting.iter().all(holds)
}

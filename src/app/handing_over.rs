//! Trigger: hand over. Outcome: a file that is ready, shared, downloaded or in the folder; and only
//! then observations that count as handed over.

use std::collections::BTreeMap;

use crate::app::effect::{Effect, Plan, PlanItem};
use crate::app::event::{Event, MadeFile, Pen};
use crate::app::model::{Model, ReadyFile};
use crate::app::route::Route;
use crate::app::trouble::ShareOutcome;
use crate::domain::calendar::Moment;
use crate::domain::ids::{FileId, ObservationId};
use crate::domain::summary::Life;
use crate::format::device::{Delivery, DeviceFact, HandOverMade, HandedOver};
use crate::format::handover::{Cover, file_name};

/// The version written into files.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Everything about handing over.
pub(super) fn handle(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::HandOverRequested(ids) => request(model, &ids, Why::Asked),
        Event::MakeAgainPressed(file) => make_again(model, &file),
        Event::HandOverMade(made) => file_made(model, *made),
        Event::HandOverFailed(why) => {
            model.hand_over.busy = false;
            model.hand_over.for_folder = false;
            model.hand_over.trouble = Some(why);
            Vec::new()
        }
        Event::SharePressed => ready(model, Effect::Share),
        Event::DownloadPressed => ready(model, Effect::Download),
        Event::ShareFinished(file, outcome) => {
            let shared = outcome == ShareOutcome::Shared;
            model.hand_over.outcome = Some(outcome);
            if shared {
                delivered(model, &file, Delivery::Shared)
            } else {
                Vec::new()
            }
        }
        Event::DownloadStarted(file) => delivered(model, &file, Delivery::Downloaded),
        Event::FolderWritten(file, Ok(())) => delivered(model, &file, Delivery::WrittenToFolder),
        Event::FolderWritten(_, Err(why)) => {
            model.hand_over.trouble = Some(why);
            Vec::new()
        }
        Event::FolderWritePressed => {
            model.hand_over.trouble = None;
            ready(model, |file, name| Effect::WriteToFolder(file, name, true))
        }
        Event::FolderAsked => vec![Effect::AskForFolder],
        Event::FolderForgotten => vec![Effect::ForgetFolder],
        Event::FolderChanged(name) => {
            model.hand_over.folder = name;
            model.hand_over.trouble = None;
            maybe_to_folder(model)
        }
        Event::HandOverClosed => {
            model.hand_over.outcome = None;
            let ready = model.hand_over.ready.take();
            ready
                .map(|r| Effect::DropFile(r.file))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// With a folder chosen, what waits goes there by itself: online, and never during an observation.
pub(super) fn maybe_to_folder(model: &mut Model) -> Vec<Effect> {
    let desk = &model.hand_over;
    let free =
        !desk.busy && desk.ready.is_none() && desk.trouble.is_none() && desk.folder.is_some();
    if !free || !model.online || model.pen != Pen::Ours || model.is_observing() {
        return Vec::new();
    }
    let waiting = own_waiting(model);
    if waiting.is_empty() {
        Vec::new()
    } else {
        request(model, &waiting, Why::Folder)
    }
}

/// What may leave by itself: never what a backup brought, which may be a colleague's.
fn own_waiting(model: &Model) -> Vec<ObservationId> {
    let waiting = model.outbox().iter();
    waiting
        .filter(|id| !model.ledger.was_restored(id))
        .cloned()
        .collect()
}

/// Files can be shared only inside a tap, so the file must be there before it: when the list is shown
/// online, what waits is made ready, and one tap shares it.
pub(super) fn maybe_prepare(model: &mut Model) -> Vec<Effect> {
    let desk = &model.hand_over;
    let free = !desk.busy && desk.trouble.is_none() && desk.folder.is_none();
    let wanted = model.route == Route::Home && model.online && model.health.can_share;
    if !free || !wanted || model.pen != Pen::Ours || model.is_observing() {
        return Vec::new();
    }
    let waiting = own_waiting(model);
    if waiting.is_empty() || is_ready(model, &waiting) {
        return Vec::new();
    }
    request(model, &waiting, Why::Prepared)
}

/// Whether the ready file holds just these, as they stand.
fn is_ready(model: &Model, waiting: &[ObservationId]) -> bool {
    let Some(ready) = &model.hand_over.ready else {
        return false;
    };
    let Some(made) = model.ledger.made(ready.file.as_str()) else {
        return false;
    };
    let in_file = made.observations.iter();
    let entries: BTreeMap<&str, u32> = in_file
        .map(|o| (o.observation.as_str(), o.entries))
        .collect();
    let holds = |id: &ObservationId| {
        let now = model.shelf.get(id).map(|r| r.summary.entries);
        entries.get(id.as_str()).copied() == now && now.is_some()
    };
    made.observations.len() == waiting.len() && waiting.iter().all(holds)
}

/// Why a file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// Somebody pressed the button.
    Asked,
    /// It goes into the folder.
    Folder,
    /// So that one tap can share it.
    Prepared,
}

fn request(model: &mut Model, ids: &[ObservationId], why: Why) -> Vec<Effect> {
    let (Some(device), Ok(fresh)) = (model.device.clone(), FileId::parse(&model.now.fresh)) else {
        return Vec::new();
    };
    let mut items: Vec<PlanItem> = ids
        .iter()
        .filter_map(|id| model.shelf.get(id))
        .filter(|r| r.life != Life::Draft && r.summary.purpose.may_leave())
        .map(|r| PlanItem {
            id: r.summary.id.clone(),
            entries: r.summary.entries,
            parent: model.ledger.parent(&r.summary.id, r.summary.entries),
        })
        .collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    items.dedup_by(|a, b| a.id == b.id);
    if items.is_empty() || model.hand_over.busy {
        return Vec::new();
    }
    let old = model
        .hand_over
        .ready
        .take()
        .map(|r| Effect::DropFile(r.file));
    model.hand_over.for_folder = why == Why::Folder;
    let mut effects: Vec<Effect> = old.into_iter().collect();
    // The same choice, made and never sent, is offered again: a new file would leave a gap in the chain.
    if let Some(made) = model
        .ledger
        .undelivered()
        .filter(|m| same_items(m, &items))
        .cloned()
    {
        effects.extend(plan_again(model, &made));
        mark_prepared(model, why);
        return effects;
    }
    let (device_seq, previous) = model.ledger.next_in_chain();
    let observer = observer_of(model, ids);
    let cover = Cover {
        file: fresh,
        app: APP_VERSION.to_owned(),
        device,
        device_seq,
        previous,
        created_at: model.now.wall,
        observer,
    };
    effects.extend(start(
        model,
        Plan {
            name: file_name(&cover),
            cover,
            items,
        },
    ));
    mark_prepared(model, why);
    effects
}

fn mark_prepared(model: &mut Model, why: Why) {
    if let Some(ready) = model.hand_over.ready.as_mut() {
        ready.prepared = why == Why::Prepared;
    }
}

fn observer_of(model: &Model, ids: &[ObservationId]) -> String {
    let remembered = model.ledger.remembered().0;
    let first = ids
        .iter()
        .filter_map(|id| model.shelf.get(id))
        .map(|r| r.summary.observer.as_str());
    let named = first
        .chain(std::iter::once(remembered))
        .find(|name| !name.is_empty());
    named.unwrap_or_default().to_owned()
}

fn same_items(made: &HandOverMade, items: &[PlanItem]) -> bool {
    made.observations.len() == items.len()
        && items.iter().all(|i| {
            made.observations
                .iter()
                .any(|o| o.observation == i.id.as_str() && o.entries == i.entries)
        })
}

fn make_again(model: &mut Model, file: &FileId) -> Vec<Effect> {
    let Some(made) = model.ledger.made(file.as_str()).cloned() else {
        return Vec::new();
    };
    if model.hand_over.busy {
        return Vec::new();
    }
    model.hand_over.for_folder = false;
    let old = model
        .hand_over
        .ready
        .take()
        .map(|r| Effect::DropFile(r.file));
    old.into_iter().chain(plan_again(model, &made)).collect()
}

fn plan_again(model: &mut Model, made: &HandOverMade) -> Vec<Effect> {
    let maker = model.ledger.made_by(&made.file);
    let (Some(device), Ok(file), Ok(created_at)) = (
        maker.or(model.device.as_ref()).cloned(),
        FileId::parse(&made.file),
        Moment::parse(&made.created_at),
    ) else {
        return Vec::new();
    };
    let items = made.observations.iter().filter_map(|o| {
        let id = ObservationId::parse(&o.observation).ok()?;
        Some(PlanItem {
            id,
            entries: o.entries,
            parent: o.parent.clone(),
        })
    });
    let plan = Plan {
        name: made.name.clone(),
        items: items.collect(),
        cover: Cover {
            file,
            app: made.app.clone(),
            device,
            device_seq: made.device_seq,
            previous: made.previous.clone(),
            created_at,
            observer: made.observer.clone(),
        },
    };
    start(model, plan)
}

fn start(model: &mut Model, plan: Plan) -> Vec<Effect> {
    model.hand_over.busy = true;
    model.hand_over.trouble = None;
    model.hand_over.outcome = None;
    model.hand_over.ready = Some(ReadyFile {
        file: plan.cover.file.clone(),
        name: plan.name.clone(),
        size: 0,
        observations: plan.items.len(),
        can_share: false,
        same_bytes: true,
        prepared: false,
    });
    model.hand_over.making = Some(plan.clone());
    vec![Effect::Flush, Effect::MakeHandOver(Box::new(plan))]
}

fn file_made(model: &mut Model, made: MadeFile) -> Vec<Effect> {
    let Some(plan) = model
        .hand_over
        .making
        .take_if(|p| p.cover.file == made.file)
    else {
        return Vec::new();
    };
    model.hand_over.busy = false;
    let known = model
        .ledger
        .made(made.file.as_str())
        .map(|m| m.sha256.clone());
    if let Some(ready) = model.hand_over.ready.as_mut() {
        ready.size = made.size;
        ready.can_share = made.can_share;
        ready.same_bytes = known.as_ref().is_none_or(|hash| *hash == made.sha256);
    }
    let mut effects = Vec::new();
    // A file that never left and has other bytes now (an instrument was worded anew, say) counts as
    // it is now, or the next file would name a predecessor that nobody has.
    let replaces = model.ledger.undelivered().is_some_and(|last| {
        last.file == made.file.as_str() && known.as_ref().is_some_and(|hash| *hash != made.sha256)
    });
    if known.is_none() || replaces {
        effects.extend(keep_fact(
            model,
            DeviceFact::HandOverMade(fact(&plan, &made)),
        ));
    }
    // A lesson that began meanwhile comes first; the file waits, ready.
    if std::mem::take(&mut model.hand_over.for_folder) && !model.is_observing() {
        effects.push(Effect::WriteToFolder(made.file.clone(), plan.name, false));
    }
    effects
}

fn fact(plan: &Plan, made: &MadeFile) -> HandOverMade {
    let revision = |id: &ObservationId| {
        made.revisions
            .iter()
            .find(|(i, _)| i == id)
            .map(|(_, r)| r.clone())
            .unwrap_or_default()
    };
    HandOverMade {
        file: made.file.to_string(),
        name: plan.name.clone(),
        app: plan.cover.app.clone(),
        observer: plan.cover.observer.clone(),
        device_seq: plan.cover.device_seq,
        previous: plan.cover.previous.clone(),
        created_at: plan.cover.created_at.to_string(),
        sha256: made.sha256.clone(),
        observations: plan
            .items
            .iter()
            .map(|i| HandedOver {
                observation: i.id.to_string(),
                revision: revision(&i.id),
                parent: i.parent.clone(),
                entries: i.entries,
            })
            .collect(),
    }
}

fn ready(model: &Model, effect: impl FnOnce(FileId, String) -> Effect) -> Vec<Effect> {
    let ready = model
        .hand_over
        .ready
        .as_ref()
        .filter(|_| !model.hand_over.busy);
    ready
        .map(|r| effect(r.file.clone(), r.name.clone()))
        .into_iter()
        .collect()
}

fn delivered(model: &mut Model, file: &FileId, by: Delivery) -> Vec<Effect> {
    let mut effects = keep_fact(
        model,
        DeviceFact::HandOverDelivered {
            file: file.to_string(),
            by,
        },
    );
    let Model { shelf, ledger, .. } = model;
    shelf.refresh(ledger);
    if by == Delivery::WrittenToFolder {
        model.hand_over.ready = None;
        effects.push(Effect::DropFile(file.clone()));
    }
    effects
}

fn keep_fact(model: &mut Model, fact: DeviceFact) -> Vec<Effect> {
    let Some(device) = model.device.clone().filter(|_| model.pen == Pen::Ours) else {
        return Vec::new();
    };
    let record = model.ledger.record(&device, fact, &model.now);
    model.ledger.take(&record);
    let now = model.now.clone();
    model.saving.queue(vec![record], None, &now)
}

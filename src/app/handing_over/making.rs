//! Files are made one after another, so that number and predecessor follow. A file that may have left
//! is only ever made again as it left: from its kept bytes, else from the entries that its revisions
//! name; where that cannot be, a new file with a new number stands in its place.

use super::destination::Destination;
use super::{asking, delivering, folder};
use crate::app::effect::{Deliver, Effect, FilePlan, PlanItem, Store};
use crate::app::handing_over::APP_VERSION;
use crate::app::handing_over::ledger::Sent;
use crate::app::keeping::device_log;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::{Model, ReadyFile};
use crate::app::told::MadeFile;
use crate::domain::calendar::Moment;
use crate::domain::collation::names;
use crate::domain::ids::{FileId, ObservationId};
use crate::format::handover::manifest::RecipientV2;
use crate::format::handover::{Cover, file_name};
use crate::format::stored::device::{DeviceFact, HandOverMade, HandedOver};

/// Lets go of what is ready or in the making.
pub(in crate::app) fn put_down(model: &mut Model) -> Vec<Effect> {
    let desk = &mut model.hand_over;
    desk.busy = false;
    desk.making = None;
    desk.to_make.clear();
    desk.prepared = false;
    desk.for_folder = false;
    desk.instead = false;
    desk.together = false;
    let ready = std::mem::take(&mut desk.ready).into_iter();
    ready
        .map(|r| Effect::Deliver(Deliver::DropFile(r.file)))
        .collect()
}

/// A fresh start, with nothing ready and nothing said about files before.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let effects = put_down(model);
    let desk = &mut model.hand_over;
    desk.busy = true;
    desk.trouble = None;
    desk.outcome = None;
    effects
}

/// Makes the next file, or goes on with what is ready when there is none to make.
pub(super) fn next(model: &mut Model) -> Vec<Effect> {
    let Some(group) = model.hand_over.to_make.pop_front() else {
        model.hand_over.busy = false;
        // A lesson that began meanwhile comes first; the files wait, ready.
        if model.hand_over.for_folder && !model.is_observing() {
            return delivering::deliver(model, Destination::Folder, false);
        }
        return Vec::new();
    };
    let items = items(model, &group);
    let position = position(model);
    // The same choice that may be offered again keeps its file: a new one would leave a gap.
    let same = model.ledger.again(&model.recipient.id, &position, |made| {
        same_items(made, &items)
    });
    if let Some(sent) = same.filter(|_| !model.hand_over.instead).cloned() {
        return start_again(model, &sent);
    }
    let (Some(device), Ok(file)) = (model.device.clone(), FileId::parse(&model.now.fresh)) else {
        return failed(model, StoreTrouble::NotHere);
    };
    let (device_seq, previous) = position;
    let cover = Cover {
        file,
        app: APP_VERSION.to_owned(),
        device,
        recipient: model.recipient.clone(),
        device_seq,
        previous,
        created_at: model.now.wall,
        observer: observer_of(model, &group),
    };
    let plan = FilePlan {
        name: file_name(&cover),
        cover,
        items,
    };
    model.hand_over.making = Some(plan.clone());
    vec![Effect::Deliver(Deliver::MakeHandOver(Box::new(plan)))]
}

/// The number and the predecessor of the next file: those that are ready come before it.
fn position(model: &Model) -> (u32, Option<String>) {
    let mut position = model.ledger.next_in_chain(&model.recipient.id);
    for ready in &model.hand_over.ready {
        let made = model.ledger.made(ready.file.as_str());
        if made.is_some_and(|m| m.device_seq == position.0)
            && let Some(after) = model.ledger.next_after(ready.file.as_str())
        {
            position = after;
        }
    }
    position
}

fn items(model: &Model, ids: &[ObservationId]) -> Vec<PlanItem> {
    let rows = ids.iter().filter_map(|id| model.shelf.get(id));
    rows.map(|r| PlanItem {
        id: r.summary.id.clone(),
        entries: r.summary.entries,
        parent: model.ledger.parent(&r.summary.id, r.summary.entries),
        revision: None,
        whole: None,
    })
    .collect()
}

/// The observer of a list, as the newest of their observations spells the name.
fn observer_of(model: &Model, ids: &[ObservationId]) -> String {
    let rows = ids.iter().filter_map(|id| model.shelf.get(id));
    let newest = rows.max_by_key(|r| r.summary.begun_at);
    newest.map_or_else(String::new, |r| names::clean(&r.summary.texts.observer))
}

fn same_items(made: &HandOverMade, items: &[PlanItem]) -> bool {
    made.observations.len() == items.len()
        && items.iter().all(|i| {
            made.observations
                .iter()
                .any(|o| o.observation == i.id.as_str() && o.entries == i.entries)
        })
}

/// "Make again".
pub(super) fn again(model: &mut Model, file: &FileId) -> Vec<Effect> {
    let Some(sent) = model.ledger.file(file.as_str()).cloned() else {
        return Vec::new();
    };
    if model.hand_over.busy {
        return Vec::new();
    }
    let mut effects = begin(model);
    effects.push(Effect::Store(Store::Flush));
    effects.extend(start_again(model, &sent));
    effects
}

/// A file that was on its way to the folder when the app stopped goes there now.
pub(super) fn again_for_folder(model: &mut Model, made: &HandOverMade) -> Vec<Effect> {
    let Ok(file) = FileId::parse(&made.file) else {
        return Vec::new();
    };
    let effects = again(model, &file);
    model.hand_over.for_folder = model.hand_over.busy;
    effects
}

fn start_again(model: &mut Model, sent: &Sent) -> Vec<Effect> {
    let Some(plan) = plan_of(sent) else {
        return failed(model, StoreTrouble::NotHere);
    };
    model.hand_over.making = Some(plan.clone());
    let plan = Box::new(plan);
    if sent.may_have_left() {
        vec![Effect::Deliver(Deliver::TakeKept(
            plan,
            sent.made.sha256.clone(),
        ))]
    } else {
        vec![Effect::Deliver(Deliver::MakeHandOver(plan))]
    }
}

fn plan_of(sent: &Sent) -> Option<FilePlan> {
    let made = &sent.made;
    let is_fixed = sent.may_have_left();
    let items = made.observations.iter().filter_map(|o| {
        Some(PlanItem {
            id: ObservationId::parse(&o.observation).ok()?,
            entries: o.entries,
            parent: o.parent.clone(),
            revision: is_fixed.then(|| o.revision.clone()),
            whole: o.whole.clone().filter(|_| is_fixed),
        })
    });
    Some(FilePlan {
        name: made.name.clone(),
        items: items.collect(),
        cover: Cover {
            file: FileId::parse(&made.file).ok()?,
            app: made.app.clone(),
            device: sent.by.clone(),
            recipient: made.recipient.recipient()?,
            device_seq: made.device_seq,
            previous: made.previous.clone(),
            created_at: Moment::parse(&made.created_at).ok()?,
            observer: made.observer.clone(),
        },
    })
}

/// The bytes are not kept: the file is made from its observations.
pub(super) fn not_kept(model: &Model, file: &FileId) -> Vec<Effect> {
    let making = model.hand_over.making.as_ref();
    let plan = making.filter(|p| p.cover.file == *file).cloned();
    plan.map(|plan| Effect::Deliver(Deliver::MakeHandOver(Box::new(plan))))
        .into_iter()
        .collect()
}

/// What left cannot be put together again: a new file stands in its place.
pub(super) fn not_as_it_left(model: &mut Model, file: &FileId) -> Vec<Effect> {
    let plan = model
        .hand_over
        .making
        .take_if(|plan| plan.cover.file == *file);
    plan.map_or_else(Vec::new, |plan| instead(model, &plan))
}

fn instead(model: &mut Model, plan: &FilePlan) -> Vec<Effect> {
    let ids: Vec<ObservationId> = plan.items.iter().map(|i| i.id.clone()).collect();
    let groups = asking::by_observer(model, &ids);
    let sent = model.ledger.file(plan.cover.file.as_str());
    let waited = sent.is_some_and(Sent::waits_for_folder);
    // It will never reach the folder: the new one goes there.
    let mut effects = if waited {
        folder::take_back(model, &plan.cover.file)
    } else {
        Vec::new()
    };
    if groups.is_empty() && waited && !effects.is_empty() {
        // Nothing of it is left to hand over (removed, or open again): the next file has its turn.
        effects.extend(put_down(model));
        effects.extend(asking::into_folder(model));
        return effects;
    }
    if groups.is_empty() {
        effects.extend(failed(model, StoreTrouble::NotHere));
        return effects;
    }
    let desk = &mut model.hand_over;
    desk.instead = true;
    for group in groups.into_iter().rev() {
        desk.to_make.push_front(group);
    }
    effects.extend(next(model));
    effects
}

/// A file was made.
pub(super) fn made(model: &mut Model, made: MadeFile) -> Vec<Effect> {
    let Some(plan) = model
        .hand_over
        .making
        .take_if(|p| p.cover.file == made.file)
    else {
        return Vec::new();
    };
    let known = model.ledger.file(made.file.as_str());
    let differs = known.is_some_and(|sent| sent.made.sha256 != made.sha256);
    if differs && known.is_some_and(Sent::may_have_left) {
        return instead(model, &plan);
    }
    let mut effects = Vec::new();
    // A file that never left and has other bytes now (an instrument was worded anew, say) counts as
    // it is now, or the next file would name a predecessor that nobody has.
    if known.is_none() || differs {
        effects.extend(device_log::keep(
            model,
            DeviceFact::HandOverMade(fact(&plan, &made)),
        ));
    }
    let desk = &mut *model.hand_over;
    desk.together = made.together;
    desk.ready.push(ReadyFile {
        file: made.file,
        name: plan.name,
        size: made.size,
        observations: plan.items.len(),
        can_share: made.can_share,
        instead: desk.instead,
    });
    effects.extend(next(model));
    effects
}

/// A file could not be made. What is ready stays ready, unless it waits for the folder: then all of it
/// is made again when that is due.
pub(super) fn failed(model: &mut Model, why: StoreTrouble) -> Vec<Effect> {
    let desk = &mut model.hand_over;
    desk.busy = false;
    desk.making = None;
    desk.to_make.clear();
    desk.trouble = Some(why);
    if !desk.for_folder {
        return Vec::new();
    }
    folder::failed(model);
    put_down(model)
}

fn fact(plan: &FilePlan, made: &MadeFile) -> HandOverMade {
    let named = |id: &ObservationId| {
        let mut named = made.revisions.iter();
        let found = named.find(|(i, ..)| i == id);
        found.map_or_else(Default::default, |(_, revision, whole)| {
            (revision.clone(), whole.clone())
        })
    };
    HandOverMade {
        file: made.file.to_string(),
        name: plan.name.clone(),
        app: plan.cover.app.clone(),
        recipient: RecipientV2::of(&plan.cover.recipient),
        observer: plan.cover.observer.clone(),
        device_seq: plan.cover.device_seq,
        previous: plan.cover.previous.clone(),
        created_at: plan.cover.created_at.to_string(),
        sha256: made.sha256.clone(),
        observations: plan
            .items
            .iter()
            .map(|i| {
                let (revision, whole) = named(&i.id);
                HandedOver {
                    observation: i.id.to_string(),
                    revision,
                    whole,
                    parent: i.parent.clone(),
                    entries: i.entries,
                }
            })
            .collect(),
    }
}

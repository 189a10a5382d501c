//! Trigger: launch, or a take-over from another tab. Outcome: ready, or told why not. Nothing is
//! written before everything has been read.

use crate::app::collating::searching::Search;
use crate::app::collating::{offered, taking_out};
use crate::app::effect::{Collate, Effect, Page, Store, TakeOut};
use crate::app::event::{Collating, Event, Keeping, OnPage, TakingOut};
use crate::app::handing_over::ledger::Ledger;
use crate::app::keeping::device_log;
use crate::app::keeping::erasing::{self, Erasure};
use crate::app::keeping::shelf::Shelf;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::{Model, Stage};
use crate::app::page::languages;
use crate::app::page::notices::Notice;
use crate::app::page::route::Route;
use crate::app::page::standing::Pen;
use crate::app::told::Opened;
use crate::app::{collating, handing_over, observing};
use crate::domain::gather;
use crate::domain::ids::ObservationId;
use crate::domain::observation::entry::AwayCause;
use crate::domain::observation::summary::Summary;
use crate::format::record::{Record, Stream};
use crate::format::stored::device::DeviceFact;

/// What the runtime asks first.
pub fn first_effects() -> Vec<Effect> {
    vec![Effect::Store(Store::OpenStores)]
}

/// Events that come before everything was read: what is only remembered, and the opening itself.
pub(super) fn before_ready(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::OnPage(event) => on_page(model, event),
        Event::Keeping(event) => kept(model, event),
        Event::TakingOut(TakingOut::StoredPressed) => vec![Effect::TakeOut(TakeOut::ExportStored)],
        Event::TakingOut(TakingOut::StoredFailed(why)) => {
            model.say(Notice::BackupFailed(why));
            Vec::new()
        }
        Event::TakingOut(
            event @ (TakingOut::FileMade(_)
            | TakingOut::FileShared
            | TakingOut::FileShareEnded(_)
            | TakingOut::FileClosed),
        ) => taking_out::handle(model, event),
        // Nothing is taken in before everything has been read.
        Event::TakingOut(TakingOut::BackupOffered(tickets))
        | Event::Collating(Collating::FilesOffered(tickets, _)) => offered::let_go(&tickets),
        Event::TakingOut(
            TakingOut::BackupPressed
            | TakingOut::BackupFailed(_)
            | TakingOut::RestoreBegins(_)
            | TakingOut::BackupRestored(_),
        )
        | Event::Observing(_)
        | Event::Reviewing(_)
        | Event::HandingOver(_)
        | Event::Delivering(_)
        | Event::Collating(_)
        | Event::Deciding(_) => Vec::new(),
    }
}

fn on_page(model: &mut Model, event: OnPage) -> Vec<Effect> {
    match event {
        OnPage::RouteEntered(route) => *model.route = route,
        OnPage::OnlineChanged(online) => model.site.online = online,
        OnPage::AbilitiesKnown(can) => model.site.can = can,
        OnPage::OfflineChanged(offline) => model.site.offline = offline,
        OnPage::UpdateWaits(waits) => model.site.update_waits = waits,
        OnPage::InstallOffered(offered) => model.site.install_offered = offered,
        OnPage::PartMissing(is) => model.part_missing(is),
        OnPage::NoticeClosed => model.close_notice(),
        OnPage::UpdatePressed => return vec![Effect::Page(Page::ApplyUpdate)],
        OnPage::TakeOverPressed => return vec![Effect::Page(Page::AskForPen)],
        OnPage::LanguageChosen(tag) => return languages::chosen(model, tag),
        OnPage::Ticked
        | OnPage::BecameHidden
        | OnPage::BecameVisible
        | OnPage::AwakeChanged(_)
        | OnPage::PenChanged(_)
        | OnPage::InstallPressed => {}
    }
    Vec::new()
}

fn kept(model: &mut Model, event: Keeping) -> Vec<Effect> {
    match event {
        Keeping::StoresOpened(opened) => return ready(model, *opened),
        Keeping::StoresRefused(why) => *model.stage = Stage::Refused(why),
        Keeping::HealthRead(health) => *model.health = Some(health),
        Keeping::ObservationRead(_)
        | Keeping::ObservationUnread(..)
        | Keeping::ReadAgainPressed
        | Keeping::BatchWritten(_)
        | Keeping::RecordsDiffered(_)
        | Keeping::WriteFailed(_)
        | Keeping::WordsKept(_)
        | Keeping::RetryDue
        | Keeping::StoreWentUnder
        | Keeping::ReadBack { .. }
        | Keeping::Erased(_)
        | Keeping::PersistPressed
        | Keeping::CopyPressed => {}
    }
    Vec::new()
}

/// The stores cannot be used when they were to be opened once more: after a take-over, or a backup was
/// restored.
pub(super) fn refused_again(model: &mut Model, why: StoreTrouble) -> Vec<Effect> {
    *model.failing = vec![why];
    // An observation that cannot be read is not "opening" for ever.
    *model.reading = None;
    Vec::new()
}

pub(super) fn ready(model: &mut Model, opened: Opened) -> Vec<Effect> {
    let (mut ledger, unreadable) = Ledger::read(&opened.device_records, &opened.device);
    ledger.know_given(opened.given);
    // What is still on its way to the store counts too, or its numbers would be given twice.
    let own = Stream::Device(opened.device.clone()).name();
    for record in model.saving.unconfirmed() {
        if record.stream == own {
            ledger.take(&record);
        }
    }
    let had_pen = model.stage == Stage::Ready && model.pen == Pen::Ours;
    if !had_pen || opened.pen != Pen::Ours {
        forget_collation(model);
    }
    let gone = gone_since(model, &opened.summaries);
    *model.stage = Stage::Ready;
    *model.device = Some(opened.device);
    *model.pen = opened.pen;
    model.built_ms = opened.built_ms;
    *model.shelf = Shelf::of(opened.summaries, &ledger);
    for summary in model.saving.touched() {
        model.shelf.put(summary.clone(), &ledger);
    }
    *model.ledger = ledger;
    *model.failing = opened.failing;
    let recovered = opened.recovered;
    if recovered.records > 0 {
        model.say(Notice::Recovered(recovered.clone()));
    }
    if gone > 0 {
        model.say(Notice::Gone(gone));
    }
    if recovered.missing > 0 {
        model.say(Notice::Missing(recovered.missing));
    }
    if recovered.aside + unreadable > 0 {
        model
            .notices
            .push(Notice::Aside(recovered.aside + unreadable));
    }
    // What was open is read again where another tab may have gone on with it, or a store gave
    // something back. Otherwise it stays: no tap may be lost to a second look at the stores.
    if !had_pen || model.pen != Pen::Ours || recovered.records > 0 {
        model.open = None;
        *model.reading = None;
    }
    let mut effects = model.saving.leave(opened.left);
    effects.push(Effect::Store(Store::ReadHealth));
    effects.extend(erasing::go_on(model, opened.erasing));
    effects.extend(route_entered(model, model.route.clone()));
    effects
}

/// The store went under the running app: the lesson in memory is written again at once, whole.
pub(super) fn write_all_again(model: &mut Model) -> Vec<Effect> {
    if model.pen != Pen::Ours {
        return Vec::new();
    }
    model.look_what_is_gone = true;
    forget_collation(model);
    let open = model.open.as_ref().map(|o| &*o.observation);
    let records = open.into_iter().flat_map(|o| {
        let id = o.id();
        o.entries().iter().map(move |e| Record::of(id, e))
    });
    let records: Vec<Record> = model.ledger.records().chain(records).collect();
    let now = model.now.clone();
    let mut effects = model.saving.write_again(records, open, &now);
    effects.extend(observing::keep_typed(model));
    if model.saving.is_done() {
        effects.extend(look_what_is_gone(model));
    }
    effects
}

/// Once all that was in memory is written again: what the store lost besides.
pub(super) fn look_what_is_gone(model: &mut Model) -> Vec<Effect> {
    let is_due = model.look_what_is_gone && model.saving.is_done();
    is_due
        .then_some(Effect::Store(Store::OpenStores))
        .into_iter()
        .collect()
}

/// How many observations of the list are no longer there, after the store went under the running app.
fn gone_since(model: &mut Model, now: &[Summary]) -> usize {
    if !std::mem::take(&mut model.look_what_is_gone) {
        return 0;
    }
    let there = gather::set(now.iter().map(|s| &s.id));
    let rows = model.shelf.rows();
    rows.filter(|r| !there.contains(&r.summary.id)).count()
}

/// The pen changed hands, or a store: nothing read of the collation before is believed.
pub(super) fn forget_collation(model: &mut Model) {
    model.collate.view = None;
    model.collate.versions = None;
    model.collate.search = Search::default();
}

/// What a backup brings is handed over only when somebody asks for it: it may be a colleague's. Kept
/// before it is here, so that it is known whatever happens meanwhile.
pub(super) fn remember_restored(model: &mut Model, brought: &[ObservationId]) -> Vec<Effect> {
    if brought.is_empty() {
        return Vec::new();
    }
    let observations = brought.iter().map(ToString::to_string).collect();
    device_log::keep(model, DeviceFact::Restored { observations })
}

/// A backup brought things that screens may have read before.
pub(super) fn forget_read(model: &mut Model) -> Vec<Effect> {
    observing::left_running(model, AwayCause::OtherScreen);
    model.open = None;
    *model.reading = None;
    model.collate.view = None;
    model.collate.versions = None;
    route_entered(model, model.route.clone())
}

/// Another tab or program wrote other records under the same keys: what is stored stands, ours are
/// kept aside, and the screen shows what is stored.
pub(super) fn read_again(model: &mut Model, aside: usize) -> Vec<Effect> {
    model.say(Notice::Aside(aside));
    observing::left_running(model, AwayCause::OtherScreen);
    model.open = None;
    *model.reading = None;
    let mut effects = vec![Effect::Store(Store::ReadHealth)];
    effects.extend(route_entered(model, model.route.clone()));
    effects
}

/// The user reached a screen: what it needs is read.
pub(super) fn route_entered(model: &mut Model, route: Route) -> Vec<Effect> {
    let left_home = model.route != route;
    let mut effects = Vec::new();
    if left_home && model.pen == Pen::Ours {
        effects.extend(leave(model, &route));
    }
    if left_home {
        model.notices.retain(Notice::lasts);
    }
    *model.route = route;
    match &*model.route {
        Route::Observe(id) | Route::Review(id) => {
            let is_open = model
                .open
                .as_ref()
                .is_some_and(|o| o.observation.id() == id);
            // What is being removed is not opened again, though a store has it still.
            let is_going = model.erasing.contains(&Erasure::Observation(id.clone()));
            if !is_open && !is_going && model.reading.as_ref() != Some(id) {
                *model.unread = None;
                *model.reading = Some(id.clone());
                effects.extend([
                    Effect::Store(Store::Flush),
                    Effect::Store(Store::ReadObservation(
                        id.clone(),
                        model.saving.texts_of(id),
                    )),
                ]);
            }
        }
        Route::Collate if model.collate.view.is_none() => {
            effects.push(Effect::Collate(Collate::ReadCollation));
        }
        Route::Collated(id) => {
            model.collate.versions = None;
            if model.collate.view.is_none() {
                effects.push(Effect::Collate(Collate::ReadCollation));
            }
            effects.push(Effect::Collate(Collate::ReadVersions(id.clone())));
        }
        Route::Settings | Route::HandOver => effects.push(Effect::Store(Store::ReadHealth)),
        Route::Home => effects.extend(handing_over::maybe_prepare(model)),
        Route::Collate => effects.extend(collating::looked_at(model)),
        Route::Start => {}
    }
    if left_home && model.pen == Pen::Ours {
        effects.push(Effect::Page(Page::StayAwake(
            model.is_observing() && matches!(*model.route, Route::Observe(_)),
        )));
    }
    effects
}

/// The clock knows whether anybody watches: only the observing screen shows the lesson.
fn leave(model: &mut Model, to: &Route) -> Vec<Effect> {
    let open = model.open.as_ref().map(|o| o.observation.id().clone());
    let shows = |route: &Route| matches!(route, Route::Observe(id) if Some(id) == open.as_ref());
    match (shows(&model.route), shows(to)) {
        (true, false) => observing::left(model),
        (false, true) => observing::came_back(model),
        _ => Vec::new(),
    }
}

//! The one match: hands each event to its workflow.

use crate::app::collating::taking_out;
use crate::app::effect::{Effect, Page, Store};
use crate::app::event::{Event, Keeping, OnPage, Stamp};
use crate::app::keeping::erasing;
use crate::app::model::slices::{Slices, Stand};
use crate::app::model::{Model, Stage};
use crate::app::page::languages;
use crate::app::page::notices;
use crate::app::page::notices::Notice;
use crate::app::page::standing::Pen;
use crate::app::{collating, handing_over, observing, reviewing, starting};

/// What follows from an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// What is to be done.
    pub effects: Vec<Effect>,
    /// What of the state has changed: whatever shows none of it stays as it is.
    pub changed: Slices,
}

/// Takes an event into account and says what is to be done, and what has changed.
pub fn update(model: &mut Model, at: Stamp, event: Event) -> Done {
    let before = Stand::of(model);
    model.now = at;
    let effects = effects_of(model, event);
    let changed = Stand::of(model).since(&before);
    Done { effects, changed }
}

fn effects_of(model: &mut Model, event: Event) -> Vec<Effect> {
    if model.stage != Stage::Ready {
        return starting::before_ready(model, event);
    }
    let mut effects = observing::read_clock(model);
    effects.extend(if event.needs_pen() && model.pen != Pen::Ours {
        has_no_pen(model)
    } else {
        handle(model, event)
    });
    effects
}

fn handle(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::OnPage(event) => on_page(model, event),
        Event::Keeping(event) => kept(model, event),
        Event::Observing(event) => observing::handle(model, event),
        Event::Reviewing(event) => reviewing::handle(model, event),
        Event::HandingOver(event) => handing_over::handle(model, event),
        Event::Delivering(event) => handing_over::delivered(model, event),
        Event::Collating(event) => collating::handle(model, event),
        Event::Deciding(event) => collating::decide(model, event),
        Event::TakingOut(event) => taking_out::handle(model, event),
    }
}

fn on_page(model: &mut Model, event: OnPage) -> Vec<Effect> {
    match event {
        OnPage::RouteEntered(route) => starting::route_entered(model, route),
        OnPage::Ticked => {
            handing_over::ticked(model);
            observing::ticked(model)
        }
        OnPage::BecameHidden => observing::hidden(model),
        OnPage::BecameVisible => observing::visible(model),
        OnPage::OnlineChanged(online) => {
            model.site.online = online;
            let mut effects = handing_over::online_changed(model);
            effects.extend(handing_over::maybe_prepare(model));
            effects
        }
        OnPage::AbilitiesKnown(can) if model.site.can == can => Vec::new(),
        OnPage::AbilitiesKnown(can) => {
            model.site.can = can;
            handing_over::maybe_prepare(model)
        }
        OnPage::OfflineChanged(offline) => set(|| model.site.offline = offline),
        OnPage::PartMissing(is) => set(|| model.part_missing(is)),
        OnPage::UpdateWaits(waits) => set(|| model.site.update_waits = waits),
        OnPage::InstallOffered(offered) => set(|| model.site.install_offered = offered),
        OnPage::PenChanged(pen) => pen_changed(model, pen),
        OnPage::TakeOverPressed => {
            *model.pen = Pen::Asking;
            vec![Effect::Page(Page::AskForPen)]
        }
        OnPage::NoticeClosed if matches!(model.shown_notice(), Some(Notice::Missing(_))) => {
            model.close_notice();
            vec![Effect::Store(Store::AcceptMissing)]
        }
        OnPage::NoticeClosed => set(|| model.close_notice()),
        OnPage::AwakeChanged(awake) => set(|| notices::awake_changed(model, awake)),
        OnPage::InstallPressed => vec![Effect::Page(Page::Install)],
        OnPage::LanguageChosen(tag) => languages::chosen(model, tag),
        // Another tab may be observing; the new version would end it there.
        OnPage::UpdatePressed if model.is_observing() || model.pen != Pen::Ours => Vec::new(),
        OnPage::UpdatePressed => vec![Effect::Store(Store::Flush), Effect::Page(Page::ApplyUpdate)],
    }
}

fn kept(model: &mut Model, event: Keeping) -> Vec<Effect> {
    match event {
        Keeping::StoresOpened(opened) => starting::ready(model, *opened),
        Keeping::StoresRefused(why) => starting::refused_again(model, why),
        Keeping::Erased(done) => erasing::erased(model, done),
        Keeping::HealthRead(health) => set(|| *model.health = Some(health)),
        Keeping::ObservationRead(read) => observing::opened(model, *read),
        Keeping::ObservationUnread(id, why) => set(|| {
            model.reading.take_if(|reading| *reading == id);
            *model.unread = Some((id, why));
        }),
        Keeping::ReadAgainPressed => {
            *model.unread = None;
            starting::route_entered(model, model.route.clone())
        }
        Keeping::BatchWritten(upto) => {
            let now = model.now.clone();
            let mut effects = model.saving.confirmed(upto, &now);
            effects.extend(reviewing::ask_for_proof(model));
            effects.extend(starting::look_what_is_gone(model));
            effects
        }
        Keeping::StoreWentUnder => starting::write_all_again(model),
        Keeping::RecordsDiffered(count) => starting::read_again(model, count),
        Keeping::WriteFailed(why) => model.saving.failed(why),
        Keeping::RetryDue => {
            let mut effects = model.saving.retry();
            effects.extend(reviewing::ask_for_proof(model));
            effects.extend(erasing::again(model));
            effects
        }
        Keeping::WordsKept(kept) => model.saving.words_kept(kept),
        Keeping::ReadBack { id, found } => reviewing::read_back(model, &id, found),
        Keeping::PersistPressed => vec![Effect::Store(Store::AskToPersist)],
        Keeping::CopyPressed => vec![Effect::Page(Page::OfferCopy(model.saving.unconfirmed()))],
    }
}

/// The one gate: what changes records or anything else that is stored needs the pen.
fn has_no_pen(model: &mut Model) -> Vec<Effect> {
    if !model.notices.contains(&Notice::NoPen) {
        model.say(Notice::NoPen);
    }
    Vec::new()
}

fn pen_changed(model: &mut Model, pen: Pen) -> Vec<Effect> {
    let had = *model.pen;
    *model.pen = pen;
    if (had == Pen::Ours) != (pen == Pen::Ours) {
        starting::forget_collation(model);
    }
    match pen {
        Pen::Elsewhere if had == Pen::Ours => {
            if let Some(open) = model.open.as_mut() {
                open.clock = None;
                open.left_at = None;
            }
            // Whoever has the pen reads what is not proved gone, and goes on with it.
            model.erasing.clear();
            // A file that leaves now would be the other tab's to remember.
            let dropped = handing_over::put_down(model);
            let effects = [
                Effect::Store(Store::Flush),
                Effect::Page(Page::StayAwake(false)),
            ];
            effects.into_iter().chain(dropped).collect()
        }
        Pen::Ours | Pen::Elsewhere | Pen::Asking => Vec::new(),
    }
}

fn set(change: impl FnOnce()) -> Vec<Effect> {
    change();
    Vec::new()
}

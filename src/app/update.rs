//! The one match: hands each event to its workflow.

use crate::app::collating::{searching, taking_out};
use crate::app::effect::Effect;
use crate::app::event::{Event, Pen, Stamp};
use crate::app::keeping::erasing;
use crate::app::model::{Model, Stage};
use crate::app::page::notices;
use crate::app::page::notices::Notice;
use crate::app::reviewing::afterthought;
use crate::app::{collating, handing_over, observing, reviewing, starting};

/// Takes an event into account and says what is to be done.
pub fn update(model: &mut Model, at: Stamp, event: Event) -> Vec<Effect> {
    model.now = at;
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

/// What a key in the note field may change of what is shown outside the field: whether there are
/// words and since when, and what the clock brought to light meanwhile.
pub fn shown_while_typing(model: &Model) -> (Option<u64>, usize, usize) {
    let open = model.open.as_ref();
    (
        open.and_then(|o| o.note.first_t_ms),
        open.map_or(0, |o| o.observation.entries().len()),
        model.notices.len(),
    )
}

fn handle(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::StoresOpened(_) | Event::StoresRefused(_) => starting::reopened(model, event),
        Event::RouteEntered(route) => starting::route_entered(model, route),
        Event::Ticked => {
            handing_over::ticked(model);
            observing::ticked(model)
        }
        Event::BecameHidden => observing::hidden(model),
        Event::BecameVisible => observing::visible(model),
        Event::OnlineChanged(online) => {
            model.site.online = online;
            let mut effects = handing_over::online_changed(model);
            effects.extend(handing_over::maybe_prepare(model));
            effects
        }
        Event::OfflineChanged(offline) => set(|| model.site.offline = offline),
        Event::PartMissing(is) => set(|| model.part_missing(is)),
        Event::UpdateWaits(waits) => set(|| model.site.update_waits = waits),
        Event::InstallOffered(offered) => set(|| model.site.install_offered = offered),
        Event::HealthRead(health) => {
            model.health = health;
            handing_over::maybe_prepare(model)
        }
        Event::ObservationRead(read) => observing::opened(model, *read),
        Event::ObservationUnread(id, why) => set(|| {
            model.reading.take_if(|reading| *reading == id);
            model.unread = Some((id, why));
        }),
        Event::ReadAgainPressed => {
            model.unread = None;
            starting::route_entered(model, model.route.clone())
        }
        Event::BatchWritten(upto) => {
            let now = model.now.clone();
            let mut effects = model.saving.confirmed(upto, &now);
            effects.extend(reviewing::ask_for_proof(model));
            effects.extend(starting::look_what_is_gone(model));
            effects
        }
        Event::StoreWentUnder => starting::write_all_again(model),
        Event::RecordsDiffered(count) => starting::read_again(model, count),
        Event::WriteFailed(why) => model.saving.failed(why),
        Event::RetryDue => {
            let mut effects = model.saving.retry();
            effects.extend(reviewing::ask_for_proof(model));
            effects.extend(erasing::again(model));
            effects
        }
        Event::WordsKept(kept) => model.saving.words_kept(kept),
        Event::ReadBack { id, found } => reviewing::read_back(model, &id, found),
        Event::PenChanged(pen) => pen_changed(model, pen),
        Event::TakeOverPressed => {
            model.pen = Pen::Asking;
            vec![Effect::AskForPen]
        }
        Event::NoticeClosed if matches!(model.shown_notice(), Some(Notice::Missing(_))) => {
            model.close_notice();
            vec![Effect::AcceptMissing]
        }
        Event::NoticeClosed => set(|| model.close_notice()),
        Event::AwakeChanged(awake) => set(|| notices::awake_changed(model, awake)),
        Event::InstallPressed => vec![Effect::Install],
        Event::PersistPressed => vec![Effect::AskToPersist],
        // Another tab may be observing; the new version would end it there.
        Event::UpdatePressed if model.is_observing() || model.pen != Pen::Ours => Vec::new(),
        Event::UpdatePressed => vec![Effect::Flush, Effect::ApplyUpdate],
        Event::CopyPressed => vec![Effect::OfferCopy(model.saving.unconfirmed())],
        Event::BackupPressed => {
            vec![Effect::Flush, Effect::Backup(model.saving.unconfirmed())]
        }
        Event::BackupFailed(why) => set(|| model.say(Notice::BackupFailed(why))),
        Event::RestoreBegins(brought) => starting::remember_restored(model, &brought),
        Event::BackupRestored(Ok(restored)) => {
            let is_old =
                |n: &Notice| matches!(n, Notice::RestoreFailed(_) | Notice::BackupFailed(_));
            model.notices.retain(|n| !is_old(n));
            model.say(Notice::Restored(restored));
            starting::forget_read(model)
        }
        Event::FileMade(file) => taking_out::made(model, file),
        Event::StoredPressed | Event::StoredFailed(_) => Vec::new(),
        Event::FileShared => vec![Effect::ShareFile],
        Event::FileShareEnded(outcome) => taking_out::share_ended(model, outcome),
        Event::FileClosed => taking_out::closed(model),
        Event::BackupRestored(Err(why)) => set(|| model.say(Notice::RestoreFailed(why))),

        Event::SearchTyped(place, query) => {
            collating::act_begins(model);
            searching::typed(model, place, query)
        }
        Event::NotesSearched(place, query, hits) => {
            set(|| searching::found(model, place, &query, hits))
        }

        Event::HandOverMade(_)
        | Event::HandOverFailed(_)
        | Event::SharePressed
        | Event::ShareFinished(..)
        | Event::DownloadPressed
        | Event::DownloadStarted(_)
        | Event::DownloadFailed(..)
        | Event::NotYetPressed(_)
        | Event::FileNotKept(_)
        | Event::NotAsItLeft(_)
        | Event::OwnFileMet(..)
        | Event::FolderChanged(_)
        | Event::FolderAsked
        | Event::FolderWritePressed
        | Event::FolderForgotten
        | Event::FolderWritten(..)
        | Event::HandOverClosed
        | Event::HandOverRequested(_)
        | Event::MakeAgainPressed(_)
        | Event::ArrivedPressed(_)
        | Event::TakenBackPressed(_)
        | Event::NewIdentityPressed => handing_over::handle(model, event),

        Event::CollationRead(_)
        | Event::FilesChosen(_)
        | Event::FileDone(_)
        | Event::FilesLooked(_)
        | Event::FilesDone { .. }
        | Event::CancelPressed
        | Event::VersionsRead(_)
        | Event::VersionChosen(..)
        | Event::FiltersChanged(_)
        | Event::FiguresRead(_)
        | Event::ExportPressed(_)
        | Event::RescuePressed(_)
        | Event::CollationRemoved
        | Event::NamesDecided(..)
        | Event::LessonRemoved(_)
        | Event::LessonBroughtBack(_)
        | Event::WorkFailed(_) => collating::handle(model, event),

        Event::StrikeOutPressed(_) | Event::RemoveObservationPressed(_) | Event::Erased(_) => {
            erasing::handle(model, event)
        }

        Event::NoteCorrected(..)
        | Event::EntryWithdrawn(_)
        | Event::EntryRestored(_)
        | Event::HeaderEdited(_)
        | Event::ClockCorrectionTaken(_)
        | Event::FinishPressed
        | Event::ReopenPressed
        | Event::RememberPressed { .. } => reviewing::handle(model, event),

        Event::BeginPressed(_)
        | Event::NoteTyped(_)
        | Event::NoteCommitted(_)
        | Event::KindChosen(_)
        | Event::SpeakerChosen(_)
        | Event::CodePressed(_)
        | Event::CodeTapped(_)
        | Event::IntervalChosen(_)
        | Event::TallyTapped(_)
        | Event::TallyTakenBack(_)
        | Event::CounterAdded(_)
        | Event::PausePressed
        | Event::ResumePressed
        | Event::UndoPressed
        | Event::RedoPressed => observing::handle(model, event),

        Event::AfterNoteAdded(note) => afterthought::note_added(model, note),
        Event::CellTapped(code, interval) => afterthought::cell_tapped(model, code, interval),
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
    let had = model.pen;
    model.pen = pen;
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
            let effects = [Effect::Flush, Effect::StayAwake(false)];
            effects.into_iter().chain(dropped).collect()
        }
        Pen::Ours | Pen::Elsewhere | Pen::Asking => Vec::new(),
    }
}

fn set(change: impl FnOnce()) -> Vec<Effect> {
    change();
    Vec::new()
}

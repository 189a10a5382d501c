//! What is done with files: a part of the app that comes when it is first needed, for class needs none of
//! it. Where it is split off is said in `main.rs`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::app::collating::searching::Scope;
use crate::app::effect::{Collate, Deliver, TakeOut};
use crate::app::event::OnPage;
use crate::platform::browser::clock;
use crate::platform::collating::{self, deciding, note_search, taking};
use crate::platform::destinations::{self, folder, making, sent};
use crate::platform::files::arrivals::arrivals;
use crate::platform::recovery::{backup, restoring, stored_export};
use crate::platform::shared::Shared;

/// How long after a try that failed the part is asked for again: at first, and at the most.
const AGAIN_MS: u32 = 3_000;
const AGAIN_AT_MOST_MS: u32 = 30_000;
/// A part that is so long on its way is told to be missing; it may come all the same.
const LATE_MS: u32 = 15_000;
/// Where the page always has something to do, the part is fetched after so long.
const IDLE_MS: u32 = 5_000;

/// The part is asked for; `false` where it did not come.
pub type Loading = Pin<Box<dyn Future<Output = bool>>>;

/// Gets the part, and does in it what waits.
pub type Load = fn(Job) -> Loading;

/// The part, how to get it, and what waits for it, in its order.
#[derive(Debug)]
pub(crate) struct Part {
    load: Load,
    waiting: RefCell<VecDeque<What>>,
    is_asking: Cell<bool>,
}

impl Part {
    /// Not asked for yet.
    pub(crate) fn new(load: Load) -> Self {
        Self {
            load,
            waiting: RefCell::default(),
            is_asking: Cell::default(),
        }
    }
}

#[derive(Debug)]
pub(crate) enum What {
    /// Something to hand over.
    Deliver(Deliver),
    /// Something of the desk or the searches.
    Collate(Collate),
    /// A backup or an export.
    TakeOut(TakeOut),
}

/// What is to be done in the part: all that waits. Each is done once, however often the part is asked for.
#[derive(Clone, Debug)]
pub struct Job(Rc<Shared>);

impl Job {
    /// Does it as soon as the part is there; at once, in the task of the tap, where it is there already.
    /// Until then the part is asked for again, and the app is told.
    pub(crate) fn start(shared: &Rc<Shared>, what: What) {
        {
            let mut waiting = shared.part.waiting.borrow_mut();
            if let Some(scope) = searched(&what) {
                // Only the words that were typed last are looked for.
                waiting.retain(|other| searched(other) != Some(scope));
            }
            waiting.push_back(what);
        }
        if !shared.part.is_asking.replace(true) {
            shared.later(|shared| async move {
                ask(&shared).await;
                shared.part.is_asking.set(false);
            });
        }
    }

    /// Does it. Only the part itself calls this, or all of it would be in the first load.
    pub fn run(self) {
        let Self(shared) = self;
        // Free again for what comes while this is done.
        shared.part.is_asking.set(false);
        loop {
            let next = shared.part.waiting.borrow_mut().pop_front();
            match next {
                Some(What::Deliver(effect)) => deliver(&shared, effect),
                Some(What::Collate(effect)) => collate(&shared, effect),
                Some(What::TakeOut(effect)) => take_out(&shared, effect),
                None => return,
            }
        }
    }
}

fn searched(what: &What) -> Option<Scope> {
    if let What::Collate(Collate::Find(scope, ..)) = what {
        Some(*scope)
    } else {
        None
    }
}

/// Asks for the part until it comes.
async fn ask(shared: &Rc<Shared>) {
    let mut pause = AGAIN_MS;
    let mut is_missing = false;
    loop {
        let mut loading = pin!((shared.part.load)(Job(Rc::clone(shared))));
        // Not given up, for a load under way must not be dropped.
        let came = if let Some(came) = clock::within(LATE_MS, &mut loading).await {
            came
        } else {
            tell_missing(shared, &mut is_missing);
            loading.await
        };
        if came {
            break;
        }
        tell_missing(shared, &mut is_missing);
        clock::sleep(pause).await;
        pause = (pause * 2).min(AGAIN_AT_MOST_MS);
    }
    if is_missing {
        shared.send(OnPage::PartMissing(false));
    }
}

fn tell_missing(shared: &Rc<Shared>, is_missing: &mut bool) {
    if !std::mem::replace(is_missing, true) {
        shared.send(OnPage::PartMissing(true));
    }
}

/// Gets the part once the page has nothing else to do, so that the first tap that needs it need not wait.
pub(crate) async fn fetch_when_idle(shared: &Rc<Shared>) {
    clock::idle(IDLE_MS).await;
    // Not there: it is asked for again when it is needed, and then the user is told.
    let _came = (shared.part.load)(Job(Rc::clone(shared))).await;
}

/// Something on its way; `None` where the part that it needs did not come.
pub type Coming<T> = Pin<Box<dyn Future<Output = Option<T>>>>;

/// Asks for something that needs the part, and hands it over; `None` each time it did not come or is late. Asks
/// again as long as the answer is that it is wanted.
pub fn bring<T: 'static>(get: Box<dyn Fn() -> Coming<T>>, here: Box<dyn Fn(Option<T>) -> bool>) {
    spawn_local(async move {
        let mut pause = AGAIN_MS;
        loop {
            let mut coming = get();
            let came = if let Some(came) = clock::within(LATE_MS, &mut coming).await {
                came
            } else {
                here(None);
                // Not given up, for a load under way must not be dropped.
                coming.await
            };
            if !here(came) {
                return;
            }
            clock::sleep(pause).await;
            pause = (pause * 2).min(AGAIN_AT_MOST_MS);
        }
    });
}

/// Handing over.
fn deliver(shared: &Rc<Shared>, effect: Deliver) {
    match effect {
        Deliver::MakeHandOver(plan) => {
            shared.later(|s| async move { making::make(&s, *plan).await });
        }
        Deliver::TakeKept(plan, hash) => {
            shared.later(|s| async move { sent::take(&s, *plan, hash).await });
        }
        Deliver::KeepSent(file, may_go, known) => sent::keep(shared, &file, may_go, known),
        Deliver::Deliver { files, to, by_tap } => {
            destinations::deliver(shared, files, to, by_tap);
        }
        Deliver::AskForFolder => folder::choose(shared),
        Deliver::ForgetFolder => shared.later(|s| async move { folder::forget(&s).await }),
        Deliver::DropFile(file) => shared.ready_files.drop_file(&file),
    }
}

/// The desk and the searches.
fn collate(shared: &Rc<Shared>, effect: Collate) {
    match effect {
        Collate::Find(scope, query, among) => note_search::find(
            shared,
            note_search::Wanted {
                scope,
                query,
                among,
            },
        ),
        Collate::ReadCollation => shared.later(|s| async move { collating::read(&s).await }),
        Collate::TakeFiles(tickets, looked) => {
            let (arrivals, looked) = arrivals(shared.offered.take(&tickets), looked);
            shared.later(move |s| async move { taking::take_files(&s, arrivals, looked).await });
        }
        Collate::CancelFiles => taking::cancel(shared),
        Collate::ReadVersions(id) => {
            shared.later(|s| async move { collating::read_versions(&s, id).await });
        }
        Collate::KeepDecision(decision) => {
            shared.later(|s| async move { deciding::decide(&s, decision).await });
        }
        Collate::LogFile(at, outcome) => {
            shared.later(move |s| async move { deciding::log_file(&s, at, outcome).await });
        }
        Collate::ReadFigures(filters) => {
            shared.later(|s| async move { deciding::read_figures(&s, filters).await });
        }
        Collate::Export(kind, filters) => {
            shared.later(move |s| async move { collating::export(&s, kind, filters).await });
        }
        Collate::Rescue(hash) => {
            shared.later(|s| async move { taking::rescue(&s, hash).await });
        }
        Collate::RemoveCollation => {
            shared.later(|s| async move { collating::remove(&s).await });
        }
    }
}

/// Backups and exports.
fn take_out(shared: &Rc<Shared>, effect: TakeOut) {
    match effect {
        TakeOut::Backup(unconfirmed) => {
            shared.later(|s| async move { backup::make(&s, unconfirmed).await });
        }
        TakeOut::ExportStored => {
            shared.later(|s| async move { stored_export::make(&s).await });
        }
        TakeOut::Restore(ticket) => {
            if let Some(backup) = shared.offered.take(&[ticket]).pop() {
                shared.later(|s| async move { restoring::restore(&s, backup.file).await });
            }
        }
        TakeOut::ShareFile => shared.out_files.share(),
        TakeOut::DropOutFile => shared.out_files.drop_file(),
    }
}

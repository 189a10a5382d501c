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
use crate::platform::adapters::Adapters;
use crate::platform::browser::clock;
use crate::platform::collating::{self, deciding, note_search, taking};
use crate::platform::destinations::{self, folder, making, sent};
use crate::platform::files::arrivals::arrivals;
use crate::platform::recovery::{backup, restoring, stored_export};

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
pub struct Job(Rc<Adapters>);

impl Job {
    /// Does it as soon as the part is there; at once, in the task of the tap, where it is there already.
    /// Until then the part is asked for again, and the app is told.
    pub(crate) fn start(adapters: &Rc<Adapters>, what: What) {
        {
            let mut waiting = adapters.part.waiting.borrow_mut();
            if let Some(scope) = searched(&what) {
                // Only the words that were typed last are looked for.
                waiting.retain(|other| searched(other) != Some(scope));
            }
            waiting.push_back(what);
        }
        if !adapters.part.is_asking.replace(true) {
            adapters.later(|adapters| async move {
                ask(&adapters).await;
                adapters.part.is_asking.set(false);
            });
        }
    }

    /// Does it. Only the part itself calls this, or all of it would be in the first load.
    pub fn run(self) {
        let Self(adapters) = self;
        // Free again for what comes while this is done.
        adapters.part.is_asking.set(false);
        loop {
            let next = adapters.part.waiting.borrow_mut().pop_front();
            match next {
                Some(What::Deliver(effect)) => deliver(&adapters, effect),
                Some(What::Collate(effect)) => collate(&adapters, effect),
                Some(What::TakeOut(effect)) => take_out(&adapters, effect),
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
async fn ask(adapters: &Rc<Adapters>) {
    let mut pause = AGAIN_MS;
    let mut is_missing = false;
    loop {
        let mut loading = pin!((adapters.part.load)(Job(Rc::clone(adapters))));
        // Not given up, for a load under way must not be dropped.
        let came = if let Some(came) = clock::within(LATE_MS, &mut loading).await {
            came
        } else {
            tell_missing(adapters, &mut is_missing);
            loading.await
        };
        if came {
            break;
        }
        tell_missing(adapters, &mut is_missing);
        clock::sleep(pause).await;
        pause = (pause * 2).min(AGAIN_AT_MOST_MS);
    }
    if is_missing {
        adapters.send(OnPage::PartMissing(false));
    }
}

fn tell_missing(adapters: &Rc<Adapters>, is_missing: &mut bool) {
    if !std::mem::replace(is_missing, true) {
        adapters.send(OnPage::PartMissing(true));
    }
}

/// Gets the part once the page has nothing else to do, so that the first tap that needs it need not wait.
pub(crate) async fn fetch_when_idle(adapters: &Rc<Adapters>) {
    clock::idle(IDLE_MS).await;
    // Not there: it is asked for again when it is needed, and then the user is told.
    let _came = (adapters.part.load)(Job(Rc::clone(adapters))).await;
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
fn deliver(adapters: &Rc<Adapters>, effect: Deliver) {
    match effect {
        Deliver::MakeHandOver(plan) => {
            adapters.later(|s| async move { making::make(&s, *plan).await });
        }
        Deliver::TakeKept(plan, hash) => {
            adapters.later(|s| async move { sent::take(&s, *plan, hash).await });
        }
        Deliver::KeepSent(file, may_go, known) => sent::keep(adapters, &file, may_go, known),
        Deliver::Deliver { files, to, by_tap } => {
            destinations::deliver(adapters, files, to, by_tap);
        }
        Deliver::AskForFolder => folder::choose(adapters),
        Deliver::ForgetFolder => adapters.later(|s| async move { folder::forget(&s).await }),
        Deliver::DropFile(file) => adapters.ready_files.drop_file(&file),
    }
}

/// The desk and the searches.
fn collate(adapters: &Rc<Adapters>, effect: Collate) {
    match effect {
        Collate::Find(scope, query, among) => note_search::find(
            adapters,
            note_search::Wanted {
                scope,
                query,
                among,
            },
        ),
        Collate::ReadCollation => adapters.later(|s| async move { collating::read(&s).await }),
        Collate::TakeFiles(tickets, looked) => {
            let (arrivals, looked) = arrivals(adapters.offered.take(&tickets), looked);
            adapters.later(move |s| async move { taking::take_files(&s, arrivals, looked).await });
        }
        Collate::CancelFiles => taking::cancel(adapters),
        Collate::ReadVersions(id) => {
            adapters.later(|s| async move { collating::read_versions(&s, id).await });
        }
        Collate::KeepDecision(decision) => {
            adapters.later(|s| async move { deciding::decide(&s, decision).await });
        }
        Collate::LogFile(at, outcome) => {
            adapters.later(move |s| async move { deciding::log_file(&s, at, outcome).await });
        }
        Collate::ReadFigures(filters) => {
            adapters.later(|s| async move { deciding::read_figures(&s, filters).await });
        }
        Collate::Export(kind, filters) => {
            adapters.later(move |s| async move { collating::export(&s, kind, filters).await });
        }
        Collate::Rescue(hash) => {
            adapters.later(|s| async move { taking::rescue(&s, hash).await });
        }
        Collate::RemoveCollation => {
            adapters.later(|s| async move { collating::remove(&s).await });
        }
    }
}

/// Backups and exports.
fn take_out(adapters: &Rc<Adapters>, effect: TakeOut) {
    match effect {
        TakeOut::Backup(unconfirmed) => {
            adapters.later(|s| async move { backup::make(&s, unconfirmed).await });
        }
        TakeOut::ExportStored => {
            adapters.later(|s| async move { stored_export::make(&s).await });
        }
        TakeOut::Restore(ticket) => {
            if let Some(backup) = adapters.offered.take(&[ticket]).pop() {
                adapters.later(|s| async move { restoring::restore(&s, backup.file).await });
            }
        }
        TakeOut::ShareFile => adapters.out_files.share(),
        TakeOut::DropOutFile => adapters.out_files.drop_file(),
    }
}

//! What is done with files: a part of the app that comes when it is first needed, for class needs none of
//! it. Where it is split off is said in `main.rs`.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use crate::app::effect::Effect;
use crate::app::event::OnPage;
use crate::format::work::Looked;
use crate::platform::browser::clock;
use crate::platform::collating::{self, deciding, finding, taking};
use crate::platform::destinations::{folder, handing_over, sent};
use crate::platform::files::arrivals::{Chosen, arrivals};
use crate::platform::files::out_file;
use crate::platform::recovery::{backup, restoring, stored_export};
use crate::platform::shared::Shared;

/// How long after a try that failed the part is asked for again.
const AGAIN_MS: u32 = 3_000;
/// Where the page always has something to do, the part is fetched after so long.
const IDLE_MS: u32 = 5_000;

/// The part is asked for; `false` where it did not come.
pub type Loading = Pin<Box<dyn Future<Output = bool>>>;

/// Gets the part, and does this job in it.
pub type Load = fn(Job) -> Loading;

/// Something to do in the part. It is done once, however often it is asked for.
#[derive(Clone, Debug)]
pub struct Job {
    shared: Rc<Shared>,
    what: Rc<RefCell<Option<What>>>,
}

#[derive(Debug)]
pub(crate) enum What {
    /// Nothing: the part is fetched before it is needed.
    Fetch,
    /// An effect about files.
    Effect(Box<Effect>),
    /// Files that the user chose or dropped, what for, and what was seen on the way to them.
    Files(String, Vec<Chosen>, Looked),
}

impl Job {
    fn new(shared: &Rc<Shared>, what: What) -> Self {
        Self {
            shared: Rc::clone(shared),
            what: Rc::new(RefCell::new(Some(what))),
        }
    }

    /// Does it as soon as the part is there. Until then it is tried again, and the app is told.
    pub(crate) fn start(shared: &Rc<Shared>, what: What) {
        let job = Self::new(shared, what);
        shared.later(|shared| async move {
            if (shared.load)(job.clone()).await {
                return;
            }
            shared.send(OnPage::PartMissing(true));
            while !(shared.load)(job.clone()).await {
                clock::sleep(AGAIN_MS).await;
            }
            shared.send(OnPage::PartMissing(false));
        });
    }

    /// Does it. Only the part itself calls this, or all of it would be in the first load.
    pub fn run(self) {
        let what = self.what.borrow_mut().take();
        match what {
            Some(What::Effect(effect)) => run(&self.shared, *effect),
            Some(What::Files(use_of_it, files, looked)) => {
                take(&self.shared, &use_of_it, files, looked);
            }
            Some(What::Fetch) | None => {}
        }
    }
}

/// Gets the part once the page has nothing else to do, so that the first tap that needs it need not wait.
pub(crate) async fn fetch_when_idle(shared: &Rc<Shared>) {
    clock::idle(IDLE_MS).await;
    let job = Job::new(shared, What::Fetch);
    // Not there: it is asked for again when it is needed, and then the user is told.
    let _came = (shared.load)(job).await;
}

/// The effects about files, which `Platform::run` lists by name.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a new effect must be named in `Platform::run`"
)]
fn run(shared: &Rc<Shared>, effect: Effect) {
    match effect {
        Effect::MakeHandOver(plan) => {
            shared.later(|s| async move { handing_over::make(&s, *plan).await });
        }
        Effect::TakeKept(plan, hash) => {
            shared.later(|s| async move { sent::take(&s, *plan, hash).await });
        }
        Effect::KeepSent(file, may_go, known) => sent::keep(shared, &file, may_go, known),
        Effect::Share(files) => handing_over::share(shared, files),
        Effect::Download(file, name) => handing_over::download(shared, file, &name),
        Effect::AskForFolder => folder::choose(shared),
        Effect::ForgetFolder => shared.later(|s| async move { folder::forget(&s).await }),
        Effect::WriteToFolder(file, name, by_tap) => {
            shared.later(|s| async move { folder::write(&s, file, name, by_tap).await });
        }
        Effect::DropFile(file) => handing_over::drop_file(shared, &file),
        Effect::Find(place, query, among) => finding::find(
            shared,
            finding::Wanted {
                place,
                query,
                among,
            },
        ),
        Effect::ReadCollation => shared.later(|s| async move { collating::read(&s).await }),
        Effect::CancelFiles => taking::cancel(shared),
        Effect::ReadVersions(id) => {
            shared.later(|s| async move { collating::read_versions(&s, id).await });
        }
        Effect::KeepDecision(decision) => {
            shared.later(|s| async move { deciding::decide(&s, decision).await });
        }
        Effect::LogFile(at, outcome) => {
            shared.later(move |s| async move { deciding::log_file(&s, at, outcome).await });
        }
        Effect::ReadFigures(filters) => {
            shared.later(|s| async move { deciding::read_figures(&s, filters).await });
        }
        Effect::Export(kind, filters) => {
            shared.later(move |s| async move { collating::export(&s, kind, filters).await });
        }
        Effect::Rescue(hash) => {
            shared.later(|s| async move { taking::rescue(&s, hash).await });
        }
        Effect::RemoveCollation => {
            shared.later(|s| async move { collating::remove(&s).await });
        }
        Effect::Backup(unconfirmed) => {
            shared.later(|s| async move { backup::make(&s, unconfirmed).await });
        }
        Effect::ExportStored => {
            shared.later(|s| async move { stored_export::make(&s).await });
        }
        Effect::ShareFile => out_file::share(shared),
        Effect::DropOutFile => out_file::drop_file(shared),
        _ => {}
    }
}

fn take(shared: &Rc<Shared>, use_of_it: &str, files: Vec<Chosen>, looked: Looked) {
    match use_of_it {
        "collate" if !files.is_empty() || looked != Looked::default() => {
            let (arrivals, looked) = arrivals(files, looked);
            shared.later(move |shared| async move {
                taking::take_files(&shared, arrivals, looked).await;
            });
        }
        "restore" => {
            if let Some(Chosen { file, .. }) = files.into_iter().next() {
                shared.later(|shared| async move { restoring::restore(&shared, file).await });
            }
        }
        _ => {}
    }
}

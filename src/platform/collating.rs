//! The collation as it is stored and as the worker has it: loaded, read, chosen in, exported, removed.

pub(crate) mod deciding;
pub(crate) mod note_search;
pub(crate) mod taking;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::desk::work::{Answer, CollationView, ExportKind, FileOutcome, Filters, Job};
use crate::app::event::{Collating, Event, TakingOut};
use crate::app::keeping::stores::collated::{self, TABLES};
use crate::app::keeping::stores::ports::{DatabasePort as _, Stores as _, TransactionPort as _};
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::app::told::OutKind;
use crate::domain::ids::ObservationId;
use crate::platform::adapters::Adapters;
use crate::platform::browser::clock;
use crate::platform::files::arrivals::Arrival;

/// The collation, as far as the page knows it.
#[derive(Debug, Default)]
pub(crate) struct OnDesk {
    pub(super) is_taking: Cell<bool>,
    pub(super) is_cancelled: Cell<bool>,
    /// Which start of the worker has the stored collation on its desk.
    loaded: Cell<Option<u32>>,
    /// Whether the worker is at a file of which nothing is stored yet.
    pub(super) in_worker: Cell<bool>,
    /// What became of files and is not written down yet.
    pub(super) to_log: RefCell<Vec<(String, FileOutcome)>>,
    pub(super) is_logging: Cell<bool>,
    /// What was refused but can be rescued, by the hash of its outcome.
    pub(super) refused: RefCell<BTreeMap<String, Arrival>>,
}

impl OnDesk {
    /// What is stored is no longer what the worker has.
    pub(super) fn forget_loaded(&self) {
        self.loaded.set(None);
    }
}

/// Whether the worker has the collation on its desk.
pub(super) fn is_loaded(adapters: &Adapters) -> bool {
    adapters.collating.loaded.get() == Some(adapters.desk.starts())
}

/// Puts the stored collation on the worker's desk, unless it is there.
pub(super) async fn load(adapters: &Rc<Adapters>) -> Result<(), StoreTrouble> {
    if is_loaded(adapters) {
        return Ok(());
    }
    // Where the page cannot open the database, the worker need not try.
    adapters.database().await?;
    let loaded = adapters.desk.ask(&Job::LoadCollation, None).await?;
    adapters.collating.loaded.set(Some(adapters.desk.starts()));
    if let Answer::CollationLoaded(gone, struck) = loaded.answer
        && !(gone.is_empty() && struck.is_empty())
        && adapters.may_write()
    {
        // A backup brought back what a person had removed, or struck out.
        let database = adapters.database().await?;
        let transaction = database.writing(&TABLES)?;
        for id in &gone {
            collated::erase(&transaction, id)?;
        }
        collated::drop_versions(&transaction, &struck)?;
        transaction.complete().await?;
    }
    Ok(())
}

pub(super) async fn ask(adapters: &Rc<Adapters>, job: &Job) -> Result<Answer, StoreTrouble> {
    load(adapters).await?;
    Ok(adapters.desk.ask(job, None).await?.answer)
}

async fn view(adapters: &Rc<Adapters>) -> Result<Box<CollationView>, StoreTrouble> {
    collation(ask(adapters, &Job::View).await?)
}

pub(super) fn collation(answer: Answer) -> Result<Box<CollationView>, StoreTrouble> {
    if let Answer::Collation(view) = answer {
        Ok(view)
    } else {
        Err(unexpected())
    }
}

pub(super) fn unexpected() -> StoreTrouble {
    StoreTrouble::Own(Failure::WorkerOdd)
}

pub(super) fn tell(adapters: &Adapters, event: Result<Event, StoreTrouble>) {
    adapters.send(event.unwrap_or_else(|why| Collating::WorkFailed(why).into()));
}

/// Reads the collation.
pub(super) async fn read(adapters: &Rc<Adapters>) {
    tell(
        adapters,
        view(adapters)
            .await
            .map(|view| Event::from(Collating::CollationRead(view))),
    );
}

/// Reads the versions of one observation.
pub(super) async fn read_versions(adapters: &Rc<Adapters>, id: ObservationId) {
    let event = match ask(adapters, &Job::Versions(id.to_string())).await {
        Ok(Answer::Versions(versions)) => Ok(Event::Collating(Collating::VersionsRead(versions))),
        Ok(_) => Err(unexpected()),
        Err(trouble) => Err(trouble),
    };
    tell(adapters, event);
}

/// Stores texts of the collation, and stores versions no longer, in one stroke.
pub(super) async fn keep(
    adapters: &Rc<Adapters>,
    texts: &[String],
    gone: &[(String, String)],
) -> Result<(), StoreTrouble> {
    if !adapters.may_write() {
        return Err(StoreTrouble::TakenOver);
    }
    if texts.is_empty() && gone.is_empty() {
        return Ok(());
    }
    let database = adapters.database().await?;
    collated::keep(&*database, texts, gone).await
}

/// Makes an export of what fits the filters and offers it for download.
pub(super) async fn export(adapters: &Rc<Adapters>, kind: ExportKind, filters: Filters) {
    let date = clock::moment().date();
    let part = if filters.on() > 0 { "-filtered" } else { "" };
    let name = match kind {
        ExportKind::Tables => format!("alongside-tables{part}_{date}.zip"),
        ExportKind::Ndjson => format!("alongside-observations{part}_{date}.zip"),
        ExportKind::Workbook => format!("alongside-workbook{part}_{date}.xlsx"),
    };
    let exported = async {
        load(adapters).await?;
        let reply = adapters.desk.ask(&Job::Export(kind, filters), None).await?;
        // No export is without bytes: one that is was not made.
        let made = reply.file.filter(|file| file.size() > 0.0);
        let file = made.ok_or_else(unexpected)?;
        adapters
            .out_files
            .offer(OutKind::Export, &name, &file)
            .map(|file| Event::from(TakingOut::FileMade(file)))
    };
    tell(adapters, exported.await);
}

/// Removes the collation, here and from the worker.
pub(super) async fn remove(adapters: &Rc<Adapters>) {
    let removed = async {
        if !adapters.may_write() {
            return Err(StoreTrouble::TakenOver);
        }
        let database = adapters.database().await?;
        let transaction = database.writing(&TABLES)?;
        for table in TABLES {
            transaction.clear(table)?;
        }
        transaction.complete().await?;
        adapters.collating.refused.borrow_mut().clear();
        adapters.collating.forget_loaded();
        view(adapters)
            .await
            .map(|view| Event::from(Collating::CollationRead(view)))
    };
    tell(adapters, removed.await);
}

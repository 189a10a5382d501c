//! Collating: files go to the worker one after another; what it makes of each is stored in one
//! transaction before it is told.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::File;

use crate::app::event::{Event, OutKind};
use crate::app::trouble::StoreTrouble;
use crate::domain::ids::ObservationId;
use crate::format::keys::Table;
use crate::format::problem::FileProblem;
use crate::format::reading::LARGEST_FILE;
use crate::format::stored::CollatedV1;
use crate::format::work::{Answer, CollationView, ExportKind, FileOutcome, Job, Outcome};
use crate::platform::indexed::Database;
use crate::platform::indexed_keys::{Key, Range};
use crate::platform::indexed_transaction::Transaction;
use crate::platform::shared::Shared;
use crate::platform::{blobs, clock, error, identity, indexed_records, js, out_file};

/// The tables of the collation.
/// In the order in which they are put back on the desk.
pub(super) const TABLES: [Table; 3] = [Table::Files, Table::Versions, Table::Choices];

/// Texts of the collation read at once.
const AT_ONCE: u32 = 250;

/// The collation, as far as the page knows it.
#[derive(Debug, Default)]
pub(super) struct Collating {
    is_taking: Cell<bool>,
    is_cancelled: Cell<bool>,
    /// Which start of the worker has the stored collation on its desk.
    loaded: Cell<Option<u32>>,
    /// Files that were refused but can be rescued, by hash.
    refused: RefCell<BTreeMap<String, File>>,
}

impl Collating {
    /// The rest of the chosen files is left.
    pub(super) fn cancel(&self) {
        self.is_cancelled.set(true);
    }

    /// What is stored is no longer what the worker has.
    pub(super) fn forget_loaded(&self) {
        self.loaded.set(None);
    }
}

/// Puts the stored collation on the worker's desk, unless it is there.
pub(super) async fn load(shared: &Rc<Shared>) -> Result<(), StoreTrouble> {
    if shared.collating.loaded.get() == Some(shared.worker.starts()) {
        return Ok(());
    }
    // Where the page cannot open the database, the worker need not try.
    shared.database().await?;
    shared.worker.ask(&Job::LoadCollation, None).await?;
    shared.collating.loaded.set(Some(shared.worker.starts()));
    Ok(())
}

/// Every text of the collation.
pub(super) async fn read_stored(database: &Database) -> Result<Vec<String>, StoreTrouble> {
    let mut texts = Vec::new();
    for table in TABLES {
        texts.extend(indexed_records::read_table(database, table).await?);
    }
    Ok(texts)
}

/// Every text of the collation, some at a time, choices last.
pub(super) async fn read_each(
    database: &Database,
    mut take: impl FnMut(Vec<String>),
) -> Result<(), StoreTrouble> {
    for table in TABLES {
        let mut range = Range::All;
        loop {
            let transaction = database.reading(&[table])?;
            let mut some = transaction.texts(table, &range, AT_ONCE).await?;
            let is_end = some.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
            let last = some.last().and_then(|text| place(text));
            if !is_end && last.is_none() {
                // A text of a newer form stands last, so there is no key to go on from.
                let transaction = database.reading(&[table])?;
                some = transaction.texts(table, &range, u32::MAX).await?;
            }
            take(some);
            match last {
                Some((_, key)) if !is_end => range = Range::AfterKey(key),
                _ => break,
            }
        }
    }
    Ok(())
}

async fn ask(shared: &Rc<Shared>, job: &Job) -> Result<Answer, StoreTrouble> {
    load(shared).await?;
    Ok(shared.worker.ask(job, None).await?.answer)
}

async fn view(shared: &Rc<Shared>) -> Result<Box<CollationView>, StoreTrouble> {
    collation(ask(shared, &Job::View).await?)
}

fn collation(answer: Answer) -> Result<Box<CollationView>, StoreTrouble> {
    if let Answer::Collation(view) = answer {
        Ok(view)
    } else {
        Err(unexpected())
    }
}

fn unexpected() -> StoreTrouble {
    error::other("the worker answered something else")
}

fn tell(shared: &Shared, event: Result<Event, StoreTrouble>) {
    shared.send(event.unwrap_or_else(Event::WorkFailed));
}

/// Reads the collation.
pub(super) async fn read(shared: &Rc<Shared>) {
    tell(shared, view(shared).await.map(Event::CollationRead));
}

/// Reads the versions of one observation.
pub(super) async fn read_versions(shared: &Rc<Shared>, id: ObservationId) {
    let event = match ask(shared, &Job::Versions(id.to_string())).await {
        Ok(Answer::Versions(versions)) => Ok(Event::VersionsRead(versions)),
        Ok(_) => Err(unexpected()),
        Err(trouble) => Err(trouble),
    };
    tell(shared, event);
}

/// Takes files in, one after another.
pub(super) async fn take_files(shared: &Rc<Shared>, files: Vec<File>) {
    if !shared.may_write() {
        return shared.send(Event::WorkFailed(StoreTrouble::TakenOver));
    }
    while shared.collating.is_taking.get() {
        clock::sleep(100).await;
    }
    shared.collating.is_taking.set(true);
    shared.collating.is_cancelled.set(false);
    shared.send(Event::FilesChosen(files.len()));
    let taken = take_each(shared, files).await;
    shared.collating.is_taking.set(false);
    match taken {
        Ok(cancelled) => shared.send(Event::FilesDone { cancelled }),
        Err(trouble) => shared.send(Event::WorkFailed(trouble)),
    }
    read(shared).await;
}

async fn take_each(shared: &Rc<Shared>, files: Vec<File>) -> Result<bool, StoreTrouble> {
    for file in files {
        if shared.collating.is_cancelled.get() {
            return Ok(true);
        }
        let outcome = take_file(shared, &file).await?;
        if matches!(outcome.what, Outcome::Refused(_, rescuable) if rescuable > 0) {
            shared
                .collating
                .refused
                .borrow_mut()
                .insert(outcome.hash.clone(), file);
        }
        shared.send(Event::FileDone(outcome));
    }
    Ok(false)
}

async fn take_file(shared: &Rc<Shared>, file: &File) -> Result<FileOutcome, StoreTrouble> {
    let name = file.name();
    let refused = |problem| FileOutcome {
        name: file.name(),
        hash: String::new(),
        what: Outcome::Refused(problem, 0),
    };
    let size = js::whole(file.size());
    if size > LARGEST_FILE {
        return Ok(refused(FileProblem::TooLarge(size, LARGEST_FILE)));
    }
    // Moved or removed since it was chosen.
    let Ok(bytes) = blobs::bytes(file).await else {
        return Ok(refused(FileProblem::Damaged(name)));
    };
    load(shared).await?;
    let job = Job::TakeFile { name: name.clone() };
    match shared.worker.ask(&job, Some(bytes)).await {
        Ok(reply) => stored(shared, reply.answer).await,
        // The worker broke down over it, and starts anew; the other files are not to suffer.
        Err(StoreTrouble::Other(_)) => {
            shared.collating.forget_loaded();
            Ok(refused(FileProblem::Damaged(name)))
        }
        Err(trouble) => Err(trouble),
    }
}

/// What the worker made of a file is stored, then told.
async fn stored(shared: &Rc<Shared>, answer: Answer) -> Result<FileOutcome, StoreTrouble> {
    let Answer::File { outcome, store } = answer else {
        return Err(unexpected());
    };
    if let Err(trouble) = keep(shared, &store).await {
        // The worker has it, the store has not: it begins again with what is stored.
        shared.collating.forget_loaded();
        return Err(trouble);
    }
    identity::meet(shared, &store);
    Ok(outcome)
}

async fn keep(shared: &Rc<Shared>, texts: &[String]) -> Result<(), StoreTrouble> {
    if texts.is_empty() {
        return Ok(());
    }
    let database = shared.database().await?;
    let transaction = database.writing(&TABLES)?;
    put(&transaction, texts)?;
    transaction.complete().await
}

/// Puts texts of the collation where they belong; the ones that belong nowhere.
pub(super) fn put(
    transaction: &Transaction,
    texts: &[String],
) -> Result<Vec<String>, StoreTrouble> {
    let mut strange = Vec::new();
    for text in texts {
        match place(text) {
            Some((table, key)) => transaction.put(table, &key, text)?,
            None => strange.push(text.clone()),
        }
    }
    Ok(strange)
}

/// What names a line of a hand-over file.
#[derive(serde::Deserialize)]
struct Named {
    observation: String,
    revision: String,
}

fn place(text: &str) -> Option<(Table, Key)> {
    Some(match serde_json::from_str(text).ok()? {
        CollatedV1::File { hash, .. } => (Table::Files, Key::Name(hash)),
        CollatedV1::Version { line, .. } => {
            let named: Named = serde_json::from_str(&line).ok()?;
            (
                Table::Versions,
                Key::Pair(named.observation, named.revision),
            )
        }
        CollatedV1::Choice {
            observation, at, ..
        } => (Table::Choices, Key::Pair(observation, at)),
    })
}

/// Takes in what can be saved of a file that was refused.
pub(super) async fn rescue(shared: &Rc<Shared>, hash: String) {
    let file = shared.collating.refused.borrow().get(&hash).cloned();
    let Some(file) = file else {
        return shared.send(Event::WorkFailed(error::other("choose the file again")));
    };
    let rescued = async {
        let bytes = blobs::bytes(&file).await?;
        load(shared).await?;
        let reply = shared
            .worker
            .ask(&Job::Rescue { name: file.name() }, Some(bytes))
            .await?;
        stored(shared, reply.answer).await
    };
    let event = rescued.await.map(Event::FileDone);
    shared.collating.refused.borrow_mut().remove(&hash);
    tell(shared, event);
    read(shared).await;
}

/// Keeps a choice between versions.
pub(super) async fn choose(shared: &Rc<Shared>, choice: CollatedV1) {
    let text = choice.text();
    let chosen = async {
        load(shared).await?;
        keep(shared, std::slice::from_ref(&text)).await?;
        let answer = ask(shared, &Job::Choose(text.clone())).await?;
        collation(answer).map(Event::CollationRead)
    };
    tell(shared, chosen.await);
}

/// Makes an export and offers it for download.
pub(super) async fn export(shared: &Rc<Shared>, kind: ExportKind) {
    let date = clock::moment().date();
    let name = match kind {
        ExportKind::Tables => format!("alongside-tables_{date}.zip"),
        ExportKind::Ndjson => format!("alongside-observations_{date}.ndjson"),
    };
    let exported = async {
        load(shared).await?;
        let reply = shared.worker.ask(&Job::Export(kind), None).await?;
        let bytes = reply.bytes.ok_or_else(unexpected)?;
        out_file::offer(shared, OutKind::Export, &name, &bytes).map(Event::FileMade)
    };
    tell(shared, exported.await);
}

/// Removes the collation, here and from the worker.
pub(super) async fn remove(shared: &Rc<Shared>) {
    let removed = async {
        let database = shared.database().await?;
        let transaction = database.writing(&TABLES)?;
        for table in TABLES {
            transaction.clear(table)?;
        }
        transaction.complete().await?;
        shared.collating.refused.borrow_mut().clear();
        shared.collating.forget_loaded();
        view(shared).await.map(Event::CollationRead)
    };
    tell(shared, removed.await);
}

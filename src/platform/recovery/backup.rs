//! Backups: everything there is goes into one file, which says by count what it holds. A store that
//! cannot be read is told, and the others are used; a backup of nothing is none.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::app::event::TakingOut;
use crate::app::keeping::recovery;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::{Holds, OutFile, OutKind};
use crate::format::record::Record;
use crate::format::record::Stream;
use crate::format::stored::keys::Table;
use crate::format::work::Job;
use crate::platform::browser::{clock, error};
use crate::platform::collating;
use crate::platform::files::out_file;
use crate::platform::page::dom;
use crate::platform::shared::Shared;
use crate::platform::stores::{indexed_records, local};

/// Makes a backup of all stores and of what no store has yet, and offers it.
pub(crate) async fn make(shared: &Rc<Shared>, unconfirmed: Vec<Record>) {
    shared.saving.idle().await;
    let event = made(shared, unconfirmed).await;
    shared.send(event.map_or_else(TakingOut::BackupFailed, TakingOut::FileMade));
}

/// What goes into a backup, as texts.
#[derive(Default)]
struct Texts {
    records: Vec<String>,
    collation: Vec<String>,
    aside: Vec<String>,
}

async fn made(shared: &Rc<Shared>, unconfirmed: Vec<Record>) -> Result<OutFile, StoreTrouble> {
    let now = clock::moment();
    let (mut texts, trouble) = match stored(shared).await {
        Ok(texts) => (texts, None),
        // What the other stores have is better than no backup, and is told as what it is.
        Err(trouble) => (spare(shared).await, Some(trouble)),
    };
    texts.records.extend(shared.instead.all_now());
    texts.records.extend(local::pending());
    texts.records.extend(unconfirmed.iter().map(Record::text));
    let mut seen = BTreeSet::new();
    texts.records.retain(|text| seen.insert(text.clone()));
    let holds = holds(&texts, trouble.is_some());
    if let Some(trouble) = trouble.filter(|_| holds.observations == 0) {
        return Err(trouble);
    }
    let job = Job::Backup {
        records: texts.records,
        collation: texts.collation,
        aside: texts.aside,
        app: dom::version(),
        created_at: now.to_string(),
    };
    let reply = shared.worker.ask(&job, None).await?;
    let bytes = reply
        .bytes
        .ok_or_else(|| error::other("the worker made no file"))?;
    let name = format!("alongside-backup_{}.zip", now.date());
    let file = out_file::offer(shared, OutKind::Backup, &name, &bytes)?;
    Ok(OutFile {
        holds: Some(holds),
        ..file
    })
}

fn holds(texts: &Texts, without_database: bool) -> Holds {
    let streams = texts
        .records
        .iter()
        .filter_map(|t| recovery::key_of_text(t));
    let streams: BTreeSet<String> = streams.map(|key| key.stream).collect();
    Holds {
        observations: streams.iter().filter(|s| Stream::is_observation(s)).count(),
        records: texts.records.len(),
        collated: texts.collation.len(),
        without_database,
    }
}

async fn stored(shared: &Rc<Shared>) -> Result<Texts, StoreTrouble> {
    let database = shared.database().await?;
    Ok(Texts {
        records: indexed_records::read_all(&database).await?,
        collation: collating::read_stored(&database).await?,
        aside: indexed_records::read_table(&database, Table::Aside).await?,
    })
}

/// What the journal has; a browser without one has nothing more.
async fn spare(shared: &Rc<Shared>) -> Texts {
    let read = shared.journal.read(0).await.unwrap_or_default();
    Texts {
        records: read.texts,
        aside: read.damaged,
        collation: Vec::new(),
    }
}

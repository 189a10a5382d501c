//! Searching in notes: the worker holds the texts, and gets those it lacks before it looks. Only the
//! newest query counts.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::app::collating::searching::Scope;
use crate::app::desk::work::{Answer, Hit, Job};
use crate::app::event::Collating;
use crate::app::keeping::recovery::RecordKey;
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::stores::records;
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::ids::ObservationId;
use crate::format::query::Query;
use crate::platform::adapters::Adapters;
use crate::platform::collating;
use crate::platform::stores::indexed::Database;

/// From so many observations on, all records are read in one go.
const MANY: usize = 100;

/// A search that was asked for.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) scope: Scope,
    pub(crate) query: Query,
    /// The observations to look through, and how many entries each has.
    pub(crate) among: Vec<(ObservationId, u32)>,
}

/// What the page knows of the worker's texts.
#[derive(Debug, Default)]
pub(crate) struct NoteSearch {
    wanted: RefCell<Option<Wanted>>,
    is_busy: Cell<bool>,
    /// How many entries of each observation the worker has.
    given: RefCell<BTreeMap<String, u32>>,
    /// Which start of the worker that was.
    given_to: Cell<Option<u32>>,
}

/// Looks, as soon as an earlier look is over.
pub(crate) fn find(adapters: &Rc<Adapters>, wanted: Wanted) {
    *adapters.note_search.wanted.borrow_mut() = Some(wanted);
    if adapters.note_search.is_busy.replace(true) {
        return;
    }
    adapters.later(|adapters| async move {
        while let Some(wanted) = adapters.note_search.take() {
            let hits = look(&adapters, &wanted).await.ok();
            adapters.send(Collating::NotesSearched(
                wanted.scope,
                wanted.query.text,
                hits,
            ));
        }
        adapters.note_search.is_busy.set(false);
    });
}

impl NoteSearch {
    /// What is stored may be something else now: the worker gets it anew.
    pub(crate) fn forget_given(&self) {
        self.given.borrow_mut().clear();
    }

    fn take(&self) -> Option<Wanted> {
        self.wanted.borrow_mut().take()
    }

    /// The observations of which the worker lacks something.
    fn lacking(&self, start: u32, among: &[(ObservationId, u32)]) -> BTreeMap<String, u32> {
        if self.given_to.replace(Some(start)) != Some(start) {
            self.given.borrow_mut().clear();
        }
        let given = self.given.borrow();
        let lacks = |(id, entries): &&(ObservationId, u32)| given.get(id.as_str()) != Some(entries);
        let lacking = among.iter().filter(lacks);
        lacking.map(|(id, n)| (id.to_string(), *n)).collect()
    }
}

async fn look(adapters: &Rc<Adapters>, wanted: &Wanted) -> Result<Vec<Hit>, StoreTrouble> {
    let query = wanted.query.clone();
    let (worker, job) = match wanted.scope {
        Scope::Shelf => {
            give(adapters, &wanted.among).await?;
            (&adapters.worker, Job::Find(query))
        }
        Scope::Collation => {
            collating::load(adapters).await?;
            (&adapters.desk, Job::FindCollated(query))
        }
    };
    if let Answer::Found(hits) = worker.ask(&job, None).await?.answer {
        Ok(hits)
    } else {
        Err(StoreTrouble::Own(Failure::WorkerOdd))
    }
}

/// Gives the worker the texts it lacks.
async fn give(adapters: &Rc<Adapters>, among: &[(ObservationId, u32)]) -> Result<(), StoreTrouble> {
    let lacking = adapters
        .note_search
        .lacking(adapters.worker.starts(), among);
    if lacking.is_empty() {
        return Ok(());
    }
    let database = adapters.database().await?;
    if lacking.len() < MANY {
        let mut streams = Vec::new();
        for id in lacking.keys() {
            streams.push((id.clone(), records::read_stream(&*database, id).await?));
        }
        give_streams(adapters, streams).await?;
    } else {
        give_all(adapters, &database, &lacking.keys().cloned().collect()).await?;
    }
    adapters.note_search.given.borrow_mut().extend(lacking);
    // The worker may have been started by the first of these jobs.
    adapters
        .note_search
        .given_to
        .set(Some(adapters.worker.starts()));
    Ok(())
}

/// All records in the order of their keys, so that those of one observation come together.
async fn give_all(
    adapters: &Rc<Adapters>,
    database: &Database,
    lacking: &BTreeSet<String>,
) -> Result<(), StoreTrouble> {
    let mut last: Option<RecordKey> = None;
    let mut unfinished: Option<(String, Vec<String>)> = None;
    loop {
        let some = records::read_some(database, last).await?;
        last = some.last().and_then(|text| RecordKey::of_text(text));
        let mut streams: Vec<(String, Vec<String>)> = unfinished.take().into_iter().collect();
        for text in some {
            let Some(key) = RecordKey::of_text(&text).filter(|k| lacking.contains(&k.stream))
            else {
                continue;
            };
            match streams
                .last_mut()
                .filter(|(stream, _)| *stream == key.stream)
            {
                Some((_, texts)) => texts.push(text),
                None => streams.push((key.stream, vec![text])),
            }
        }
        if last.is_some() {
            unfinished = streams.pop();
        }
        give_streams(adapters, streams).await?;
        if last.is_none() {
            return Ok(());
        }
    }
}

async fn give_streams(
    adapters: &Rc<Adapters>,
    streams: Vec<(String, Vec<String>)>,
) -> Result<(), StoreTrouble> {
    if !streams.is_empty() {
        adapters.worker.ask(&Job::GiveNotes(streams), None).await?;
    }
    Ok(())
}

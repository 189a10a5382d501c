//! The page's side of the journal: the same records once more, in a file of its own, kept by a
//! worker. It never holds a write up; what it could not take is tried again with the next.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::app::keeping::recovery::RecordKey;
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::journal_jobs::{JournalAnswer, JournalJob, Stretch};
use crate::platform::browser::{clock, error};
use crate::platform::worker::worker_client::Client;

/// Longest wait for one answer of the journal.
const LIMIT_MS: u32 = 5_000;
/// Most texts that wait for a journal that does not answer; the database has them all the same.
const MOST_WAITING: usize = 5_000;

/// The journal, as far as the page knows it.
#[derive(Debug)]
pub(crate) struct Journal {
    client: Client,
    works: Cell<bool>,
    length: Cell<u64>,
    is_busy: Cell<bool>,
    waiting: RefCell<Vec<String>>,
    unconfirmed: RefCell<BTreeSet<RecordKey>>,
    compared: Cell<bool>,
    answered: Cell<bool>,
}

impl Journal {
    /// A journal that is opened when it is first needed.
    pub(crate) fn new() -> Self {
        Self {
            client: Client::new("journal"),
            works: Cell::new(false),
            length: Cell::new(0),
            is_busy: Cell::new(false),
            waiting: RefCell::default(),
            unconfirmed: RefCell::default(),
            compared: Cell::new(false),
            answered: Cell::new(false),
        }
    }

    /// Whether the last thing asked of it was done.
    pub(crate) fn works(&self) -> bool {
        self.works.get()
    }

    /// Appends texts when the worker comes to it. A text that is there already and only waits for
    /// the database is not appended again.
    pub(crate) fn append(self: &Rc<Self>, texts: &[String]) {
        {
            let mut unconfirmed = self.unconfirmed.borrow_mut();
            let mut waiting = self.waiting.borrow_mut();
            let is_new =
                |t: &&String| RecordKey::of_text(t).is_none_or(|key| unconfirmed.insert(key));
            waiting.extend(texts.iter().filter(is_new).cloned());
            let too_many = waiting.len().saturating_sub(MOST_WAITING);
            waiting.drain(..too_many);
        }
        if !self.is_busy.replace(true) {
            spawn_local(Rc::clone(self).work());
        }
    }

    async fn work(self: Rc<Self>) {
        loop {
            let texts = std::mem::take(&mut *self.waiting.borrow_mut());
            if texts.is_empty() {
                break;
            }
            let Ok(JournalAnswer::Length(length)) =
                self.ask(&JournalJob::Append(texts.clone())).await
            else {
                // In front of what came meanwhile, to be tried with the next record.
                self.waiting.borrow_mut().splice(0..0, texts);
                break;
            };
            self.length.set(length);
        }
        self.is_busy.set(false);
    }

    /// The database has these records.
    pub(crate) fn confirmed(&self, keys: &[RecordKey]) {
        let mut unconfirmed = self.unconfirmed.borrow_mut();
        for key in keys {
            unconfirmed.remove(key);
        }
    }

    /// It was compared with the database up to here.
    pub(crate) fn compared_to(&self, length: u64) {
        self.length.set(self.length.get().max(length));
        self.compared.set(true);
    }

    /// Whether it was compared since it was opened.
    pub(crate) fn is_compared(&self) -> bool {
        self.compared.get()
    }

    /// Its length, as far as it was read or written.
    pub(crate) fn length(&self) -> u64 {
        self.length.get()
    }

    /// Appends what the database has already.
    pub(crate) async fn copy(&self, texts: Vec<String>) -> Result<(), StoreTrouble> {
        if texts.is_empty() {
            return Ok(());
        }
        if let JournalAnswer::Length(length) = self.ask(&JournalJob::Append(texts)).await? {
            self.length.set(length);
        }
        Ok(())
    }

    /// Up to where everything in it is in the database too, when that can be said.
    pub(crate) fn checkpoint(&self) -> Option<u64> {
        let is_level = self.unconfirmed.borrow().is_empty() && self.waiting.borrow().is_empty();
        let can_say = is_level && !self.is_busy.get() && self.compared.get() && self.works.get();
        can_say.then(|| self.length.get())
    }

    /// Waits until nothing waits for it, or it does not answer.
    pub(crate) async fn idle(&self) {
        for _ in 0..LIMIT_MS / 50 {
            if !self.is_busy.get() {
                return;
            }
            clock::sleep(50).await;
        }
    }

    /// Waits until it is known whether it works.
    pub(crate) async fn first_answer(&self, limit_ms: u32) {
        for _ in 0..limit_ms / 100 {
            if self.answered.get() {
                return;
            }
            clock::sleep(100).await;
        }
    }

    /// Reads it from here to its end.
    pub(crate) async fn read(&self, from: u64) -> Result<Stretch, StoreTrouble> {
        let mut read = Stretch {
            length: from,
            ..Stretch::default()
        };
        loop {
            let part = self.read_part(read.length).await?;
            let is_end = part.length <= read.length;
            read.length = part.length;
            read.texts.extend(part.texts);
            read.damaged.extend(part.damaged);
            if is_end {
                return Ok(read);
            }
        }
    }

    /// Reads some of it from here, up to the length that is answered; no more is there when that does
    /// not grow.
    pub(crate) async fn read_part(&self, from: u64) -> Result<Stretch, StoreTrouble> {
        match self.ask(&JournalJob::Read(from)).await? {
            JournalAnswer::Read(stretch) => Ok(stretch),
            JournalAnswer::Length(_) | JournalAnswer::Closed => {
                Err(error::other("the journal answered something else"))
            }
        }
    }

    /// Lets go of the file, so that another tab can have it.
    pub(crate) async fn close(&self) {
        self.idle().await;
        // A worker that does not answer is ended below all the same.
        let _closed = self.ask(&JournalJob::Close).await;
        self.stop();
    }

    /// Ends the worker at once.
    pub(crate) fn stop(&self) {
        self.client.stop();
        self.works.set(false);
        self.compared.set(false);
    }

    /// Has a job done that only the journal's worker can do.
    pub(crate) async fn do_job(&self, job: &JournalJob) -> Result<JournalAnswer, StoreTrouble> {
        let answer = self.ask(job).await?;
        if let JournalAnswer::Length(length) = answer {
            self.length.set(length);
        }
        Ok(answer)
    }

    async fn ask(&self, job: &JournalJob) -> Result<JournalAnswer, StoreTrouble> {
        let asked = clock::within(LIMIT_MS, self.client.ask(job, None)).await;
        let answer = asked
            .unwrap_or(Err(StoreTrouble::NoAnswer))
            .map(|reply| reply.answer);
        self.works.set(answer.is_ok());
        self.answered.set(true);
        answer
    }
}

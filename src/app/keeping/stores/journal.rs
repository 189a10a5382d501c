//! The page's side of the journal: the same records once more, in a file of its own, kept by a
//! worker. It never holds a write up; what it could not take is tried again with the next.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use crate::app::keeping::erasing::is_meant;
use crate::app::keeping::stores::ports::{Clock, JournalPort};
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::format::stored::journal;
use crate::format::stored::journal_jobs::{Blot, JournalAnswer, JournalJob, Place, Stretch};

/// Longest wait for an answer of the journal.
pub const LIMIT_MS: u32 = 5_000;
/// Most texts that wait for a journal that does not answer; the database has them all the same.
const MOST_WAITING: usize = 5_000;

/// The journal, as far as the page knows it.
#[derive(Debug)]
pub struct Journal<P> {
    port: P,
    works: Cell<bool>,
    end: Cell<Place>,
    is_busy: Cell<bool>,
    waiting: RefCell<Vec<String>>,
    compared: Cell<bool>,
    answered: Cell<bool>,
}

impl<P: JournalPort> Journal<P> {
    /// A journal that is opened when it is first needed.
    pub fn new(port: P) -> Self {
        Self {
            port,
            works: Cell::new(false),
            end: Cell::default(),
            is_busy: Cell::new(false),
            waiting: RefCell::default(),
            compared: Cell::new(false),
            answered: Cell::new(false),
        }
    }

    /// Whether the last thing asked of it was done.
    pub fn works(&self) -> bool {
        self.works.get()
    }

    /// Appends texts when the worker comes to it; the work to be done for that, unless it is under way.
    #[must_use]
    pub fn append(self: &Rc<Self>, texts: &[String]) -> Option<impl Future<Output = ()> + use<P>> {
        {
            let mut waiting = self.waiting.borrow_mut();
            waiting.extend(texts.iter().cloned());
            let too_many = waiting.len().saturating_sub(MOST_WAITING);
            waiting.drain(..too_many);
        }
        (!self.is_busy.replace(true)).then(|| Rc::clone(self).work())
    }

    async fn work(self: Rc<Self>) {
        loop {
            let texts = std::mem::take(&mut *self.waiting.borrow_mut());
            if texts.is_empty() {
                break;
            }
            let Ok(JournalAnswer::Ends(end)) = self.ask(&JournalJob::Append(texts.clone())).await
            else {
                // In front of what came meanwhile, to be tried with the next record.
                self.waiting.borrow_mut().splice(0..0, texts);
                break;
            };
            self.grew(&texts, end);
        }
        self.is_busy.set(false);
    }

    /// It has these texts more. Where its length does not say so, somebody else wrote, or an answer was lost: it
    /// is compared once more before anybody says how far it is level.
    fn grew(&self, texts: &[String], end: Place) {
        let bytes = texts.iter().map(|text| journal::frame_length(text));
        let before = self.end.replace(end).length;
        let grown = before.saturating_add(bytes.sum());
        // A line that was cut gets its end first.
        if end.length != grown && end.length != grown.saturating_add(1) {
            self.compared.set(false);
        }
    }

    /// It was compared with the database up to here.
    pub fn compared_to(&self, place: Place) {
        if place.length >= self.end.get().length {
            self.end.set(place);
        }
        self.compared.set(true);
    }

    /// Whether it was compared since it was opened.
    pub fn is_compared(&self) -> bool {
        self.compared.get()
    }

    /// Its end, as far as it was read or written.
    pub fn end(&self) -> Place {
        self.end.get()
    }

    /// Appends what the database has already.
    ///
    /// # Errors
    /// Why it is not there.
    pub async fn copy(&self, texts: Vec<String>) -> Result<(), StoreTrouble> {
        if texts.is_empty() {
            return Ok(());
        }
        if let JournalAnswer::Ends(end) = self.ask(&JournalJob::Append(texts.clone())).await? {
            self.grew(&texts, end);
        }
        Ok(())
    }

    /// Up to where everything in it is in the database too, when that can be said; the database has confirmed
    /// all, or not.
    pub fn checkpoint(&self, is_confirmed: bool) -> Option<Place> {
        let is_level = is_confirmed && self.waiting.borrow().is_empty();
        let can_say = is_level && !self.is_busy.get() && self.compared.get() && self.works.get();
        can_say.then(|| self.end.get())
    }

    /// Waits until nothing waits for it, or it does not answer.
    pub async fn idle(&self, clock: &impl Clock) {
        for _ in 0..LIMIT_MS / 50 {
            if !self.is_busy.get() {
                return;
            }
            clock.pause(50).await;
        }
    }

    /// Waits until it is known whether it works.
    pub async fn first_answer(&self, clock: &impl Clock, limit_ms: u32) {
        for _ in 0..limit_ms / 100 {
            if self.answered.get() {
                return;
            }
            clock.pause(100).await;
        }
    }

    /// Reads all of it.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub async fn read_all(&self) -> Result<Stretch, StoreTrouble> {
        let mut read = Stretch::default();
        loop {
            let part = self.read_part(read.until.length).await?;
            let is_end = part.until.length <= read.until.length;
            read.until = part.until;
            read.texts.extend(part.texts);
            read.damaged.extend(part.damaged);
            if is_end {
                return Ok(read);
            }
        }
    }

    /// Reads some of it from here, up to the length that is answered; no more is there when that does
    /// not grow.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub async fn read_part(&self, from: u64) -> Result<Stretch, StoreTrouble> {
        match self.ask(&JournalJob::Read(from)).await? {
            JournalAnswer::Read(stretch) => Ok(stretch),
            JournalAnswer::Ends(_) | JournalAnswer::Closed => Err(unexpected()),
        }
    }

    /// Lets go of the file, so that another tab can have it.
    pub async fn close(&self, clock: &impl Clock) {
        self.idle(clock).await;
        // A worker that does not answer is ended below all the same.
        let _closed = self.ask(&JournalJob::Close).await;
        self.stop();
    }

    /// Ends the worker at once.
    pub fn stop(&self) {
        self.port.stop();
        self.works.set(false);
        self.compared.set(false);
    }

    /// Makes what is to go unreadable for good.
    ///
    /// # Errors
    /// Why that is not proved.
    pub async fn blot(&self, blot: Blot) -> Result<(), StoreTrouble> {
        let answer = self.ask(&JournalJob::Blot(blot.clone())).await;
        // What waits since an append failed would bring it in again.
        let mut waiting = self.waiting.borrow_mut();
        waiting.retain(|text| !is_meant(&blot, text));
        drop(waiting);
        let JournalAnswer::Ends(end) = answer? else {
            return Err(unexpected());
        };
        self.end.set(end);
        Ok(())
    }

    async fn ask(&self, job: &JournalJob) -> Result<JournalAnswer, StoreTrouble> {
        let answer = self.port.ask(job).await;
        self.works.set(answer.is_ok());
        self.answered.set(true);
        answer
    }
}

fn unexpected() -> StoreTrouble {
    StoreTrouble::Own(Failure::JournalOdd)
}

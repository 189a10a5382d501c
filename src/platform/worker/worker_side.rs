//! The worker's side: one job after another, each answered under its ticket. It holds the journal's
//! file and the coordinator's desk, and packs and unpacks files.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use crate::app::desk::Desk;
use crate::app::desk::jobs::{self, Kept};
use crate::app::desk::lines::{LineKey, Lines};
use crate::app::desk::work::{Answer, HandOverJob, Job};
use crate::app::keeping::erasing::is_meant;
use crate::app::keeping::stores::{collated, records};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::collation::names;
use crate::format::stored::journal_jobs::{Blot, JournalAnswer, JournalJob, Stretch};
use crate::format::stored::keys::{self, SCHEMA};
use crate::platform::browser::js;
use crate::platform::stores::indexed::Database;
use crate::platform::stores::journal_file::JournalFile;
use crate::platform::worker::worker_client::Asked as _;

/// What lives as long as the worker.
#[derive(Default)]
struct Bench {
    waiting: RefCell<VecDeque<Ticket>>,
    is_busy: Cell<bool>,
    journal: RefCell<Option<Rc<JournalFile>>>,
    kept: RefCell<Kept>,
}

/// A job with what came beside it.
struct Ticket {
    number: JsValue,
    job: String,
    /// Whether the job is one for the journal.
    is_journals: bool,
    bytes: Option<Vec<u8>>,
}

/// Observations read at once.
const AT_ONCE: usize = 200;

type Listener = Closure<dyn FnMut(MessageEvent)>;

thread_local! {
    /// Listens as long as the worker lives.
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Begins to take jobs.
pub fn start() {
    // Whole notes are folded here, letter by letter: too often to ask the browser.
    names::normalize_by(names::BY_TABLES);
    let Ok(scope) = js::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    // The page says in the worker's name in which folder the app lives.
    let name = js::text(&js::global(), "name").unwrap_or_default();
    keys::settle_folder(name.split_once(' ').map_or("/", |(_, folder)| folder));
    std::panic::set_hook(Box::new(|panic| post_dead(&panic.to_string())));
    let bench = Rc::new(Bench::default());
    let listener = Listener::new(move |event: MessageEvent| {
        bench.take(&event.data());
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    LISTENER.with(|kept| *kept.borrow_mut() = Some(listener));
    post(&js::object(&[("ready", &true.into())]), None);
}

fn post(message: &JsValue, bytes: Option<&Uint8Array>) {
    let buffers = Array::new();
    if let Some(bytes) = bytes {
        js::set(message, "bytes", &bytes.buffer());
        buffers.push(&bytes.buffer());
    }
    // A page that is gone needs no answer.
    let _sent = js::call(&js::global(), "postMessage", &[message, &buffers]);
}

/// Everyone who waits learns that nothing will come.
fn post_dead(words: &str) {
    post(&js::object(&[("dead", &words.into())]), None);
}

impl Bench {
    fn take(self: &Rc<Self>, message: &JsValue) {
        let bytes = js::get(message, "bytes");
        let has_bytes = !bytes.is_undefined() && !bytes.is_null();
        let journals = js::text(message, JournalJob::FIELD);
        self.waiting.borrow_mut().push_back(Ticket {
            number: js::get(message, "ticket"),
            is_journals: journals.is_some(),
            job: journals
                .or_else(|| js::text(message, Job::FIELD))
                .unwrap_or_default(),
            bytes: has_bytes.then(|| Uint8Array::new(&bytes).to_vec()),
        });
        if !self.is_busy.replace(true) {
            spawn_local(Rc::clone(self).work());
        }
    }

    async fn work(self: Rc<Self>) {
        loop {
            // Taken out first: the queue must be free while the job is done.
            let next = self.waiting.borrow_mut().pop_front();
            let Some(ticket) = next else { break };
            let file = Array::new();
            let (field, text, bytes) = if ticket.is_journals {
                let (field, text) = written(self.ask_journal(&ticket.job).await);
                (field, text, None)
            } else {
                let (answer, bytes) = self.answer(&ticket, &file).await;
                let answer = if let Answer::Failed(why) = answer {
                    Err(why)
                } else {
                    Ok(answer)
                };
                let (field, text) = written(answer);
                (field, text, bytes)
            };
            let message = js::object(&[("ticket", &ticket.number), (field, &text.as_str().into())]);
            if file.length() > 0 {
                js::set(&message, "file", &whole(&file));
            }
            post(
                &message,
                bytes.map(|b| Uint8Array::from(b.as_slice())).as_ref(),
            );
        }
        self.is_busy.set(false);
    }

    /// Answers a job; a file that is made goes into `file` in chunks.
    async fn answer(&self, ticket: &Ticket, file: &Array) -> (Answer, Option<Vec<u8>>) {
        let bytes = ticket.bytes.as_deref().unwrap_or_default();
        let job = match serde_json::from_str::<Job>(&ticket.job) {
            Ok(Job::MakeHandOver(job)) => match self.with_texts(job).await {
                Ok(job) => job,
                Err(trouble) => return (told(Err(trouble)), None),
            },
            Ok(Job::LoadCollation) => return (told(self.load_collation().await), None),
            Ok(job) => job,
            Err(error) => return (Answer::Failed(error.to_string()), None),
        };
        // Taken out meanwhile; one job is done after another, so that nobody misses it.
        let mut kept = self.kept.take();
        let lines = StoredLines::default();
        let give = Box::new(|place, bytes: Vec<u8>| put_aside(file, place, &bytes));
        let answered = jobs::answer(&mut kept, &lines, job, bytes, give).await;
        lines.close();
        *self.kept.borrow_mut() = kept;
        answered
    }

    async fn ask_journal(&self, job: &str) -> Result<JournalAnswer, String> {
        let job = serde_json::from_str(job).map_err(|e| e.to_string())?;
        let answer = match job {
            JournalJob::Append(texts) => self.append(&texts).await,
            JournalJob::Read(from) => self.read_journal(from).await,
            JournalJob::Blot(blot) => self.blot(&blot).await,
            JournalJob::Close => Ok(self.close_journal().await),
        };
        answer.map_err(|t| serde_json::to_string(&t).unwrap_or_default())
    }

    async fn journal(&self) -> Result<Rc<JournalFile>, StoreTrouble> {
        if let Some(open) = self.journal.borrow().as_ref() {
            return Ok(Rc::clone(open));
        }
        let open = Rc::new(JournalFile::open(&keys::journal()).await?);
        // What cannot be taken over now is looked at again at the next start.
        let _next_time = open.take_over(keys::first::JOURNAL).await;
        *self.journal.borrow_mut() = Some(Rc::clone(&open));
        Ok(open)
    }

    async fn append(&self, texts: &[String]) -> Result<JournalAnswer, StoreTrouble> {
        let end = self.journal().await?.append(texts).await?;
        Ok(JournalAnswer::Ends(end))
    }

    async fn blot(&self, blot: &Blot) -> Result<JournalAnswer, StoreTrouble> {
        let journal = self.journal().await?;
        let end = journal.blot(|text| is_meant(blot, text)).await?;
        if blot.instead.is_empty() {
            return Ok(JournalAnswer::Ends(end));
        }
        Ok(JournalAnswer::Ends(journal.append(&blot.instead).await?))
    }

    async fn read_journal(&self, from: u64) -> Result<JournalAnswer, StoreTrouble> {
        let stretch = self.journal().await?.read(from).await?;
        let frames = stretch.frames;
        Ok(JournalAnswer::Read(Stretch {
            texts: frames.texts,
            damaged: frames.damaged,
            until: stretch.next,
            before: stretch.before,
        }))
    }

    /// Read here and not by the page: a large collation would pass through the page's memory, which
    /// never shrinks, and stall the interface.
    async fn load_collation(&self) -> Result<Answer, StoreTrouble> {
        let database = Database::open(&keys::database(), SCHEMA, |_| {}).await?;
        let mut desk = Desk::default();
        collated::read_each(&database, |texts| desk.put_back(&texts)).await?;
        database.close();
        let (gone, struck) = desk.all_put_back();
        self.kept.borrow_mut().desk = desk;
        let gone = gone.iter().map(ToString::to_string);
        Ok(Answer::CollationLoaded(gone.collect(), struck))
    }

    /// The job with the texts of each observation, read here for the same reason.
    async fn with_texts(&self, mut job: HandOverJob) -> Result<Job, StoreTrouble> {
        let database = Database::open(&keys::database(), SCHEMA, |_| {}).await?;
        for items in job.items.chunks_mut(AT_ONCE) {
            let lacking = || items.iter().filter(|i| i.texts.is_empty());
            let streams: Vec<String> = lacking().map(|i| i.id.clone()).collect();
            let texts = records::read_streams(&database, streams).await?;
            let lacking = items.iter_mut().filter(|i| i.texts.is_empty());
            for (item, texts) in lacking.zip(texts) {
                item.texts = texts;
            }
        }
        database.close();
        Ok(Job::MakeHandOver(job))
    }

    async fn close_journal(&self) -> JournalAnswer {
        let open = self.journal.borrow_mut().take();
        if let Some(open) = open {
            open.close().await;
        }
        JournalAnswer::Closed
    }
}

/// The lines of the collation, read when they are needed.
#[derive(Default)]
struct StoredLines(RefCell<Option<Rc<Database>>>);

impl StoredLines {
    async fn database(&self) -> Result<Rc<Database>, StoreTrouble> {
        if let Some(open) = self.0.borrow().as_ref() {
            return Ok(Rc::clone(open));
        }
        let open = Rc::new(Database::open(&keys::database(), SCHEMA, |_| {}).await?);
        *self.0.borrow_mut() = Some(Rc::clone(&open));
        Ok(open)
    }

    /// Open no longer than a job: who updates the app must not wait for the worker.
    fn close(&self) {
        if let Some(open) = self.0.borrow_mut().take() {
            open.close();
        }
    }
}

impl Lines for StoredLines {
    async fn texts(&self, keys: &[LineKey]) -> Result<Vec<Option<String>>, StoreTrouble> {
        let database = self.database().await?;
        collated::read_versions(&*database, keys).await
    }
}

/// Keeps a chunk of a file that is being made: the browser has it, and our memory no longer.
fn put_aside(file: &Array, place: usize, bytes: &[u8]) {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    if let Ok(chunk) = blob(&Array::of1(&Uint8Array::from(bytes))) {
        file.set(place, chunk.into());
    }
}

/// The file of which these are the chunks.
fn whole(file: &Array) -> JsValue {
    blob(file).map_or(JsValue::UNDEFINED, JsValue::from)
}

fn blob(parts: &Array) -> Result<Blob, JsValue> {
    Blob::new_with_u8_array_sequence(parts)
}

/// The field of the message and its text.
fn written(answer: Result<impl Serialize, String>) -> (&'static str, String) {
    match answer {
        Ok(answer) => ("answer", serde_json::to_string(&answer).unwrap_or_default()),
        Err(why) => ("failed", why),
    }
}

/// A trouble travels as text; the other side reads it back.
fn told(answer: Result<Answer, StoreTrouble>) -> Answer {
    answer.unwrap_or_else(|t| Answer::Failed(serde_json::to_string(&t).unwrap_or_default()))
}

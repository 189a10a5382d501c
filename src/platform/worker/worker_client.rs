//! The page's side of a worker: jobs go out under tickets, answers come back under the same. When
//! the worker dies, everyone who waits is told, and the next job starts another.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot::{Receiver, Sender, channel};
use js_sys::{Array, ArrayBuffer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, MessageEvent, Worker};

use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::format::stored::journal_jobs::{JournalAnswer, JournalJob};
use crate::format::stored::keys;
use crate::platform::browser::{clock, error, js};
use crate::platform::page::dom;

/// Longest wait for the worker to be loaded and ready.
const START_LIMIT_MS: u32 = 15_000;

/// An answer with the bytes that came beside it.
#[derive(Debug)]
pub(crate) struct Reply<A = String> {
    /// What was answered.
    pub(crate) answer: A,
    /// Bytes of a file that was made.
    pub(crate) bytes: Option<ArrayBuffer>,
    /// A file that was made and is too large for memory.
    pub(crate) file: Option<Blob>,
}

/// What a worker can be asked. Each kind has its own field in the message.
pub(crate) trait Asked: Serialize {
    /// What it answers.
    type Answer: DeserializeOwned;
    /// The field.
    const FIELD: &'static str;
}

impl Asked for JournalJob {
    type Answer = JournalAnswer;
    const FIELD: &'static str = "journal";
}

/// A worker that is started when it is first needed.
#[derive(Debug)]
pub(crate) struct Client {
    name: &'static str,
    running: RefCell<Option<Rc<Running>>>,
    next: Cell<u32>,
    starts: Cell<u32>,
}

#[derive(Debug)]
struct Running {
    worker: Worker,
    desk: Rc<Waiting>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

/// Who waits for what.
#[derive(Debug, Default)]
struct Waiting {
    tickets: RefCell<BTreeMap<u32, Sender<Result<Reply, StoreTrouble>>>>,
    starting: RefCell<Vec<Sender<()>>>,
    is_ready: Cell<bool>,
    dead: RefCell<Option<StoreTrouble>>,
}

impl Client {
    /// A worker of this name, not started yet.
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            running: RefCell::default(),
            next: Cell::new(0),
            starts: Cell::new(0),
        }
    }

    /// How often it was started: another number, another worker with nothing in its memory.
    pub(crate) fn starts(&self) -> u32 {
        let is_alive = self.running.borrow().as_ref().is_some_and(|r| r.is_alive());
        if is_alive {
            self.starts.get()
        } else {
            self.starts.get().wrapping_add(1)
        }
    }

    /// Has a job done.
    pub(crate) async fn ask<J: Asked>(
        &self,
        job: &J,
        bytes: Option<ArrayBuffer>,
    ) -> Result<Reply<J::Answer>, StoreTrouble> {
        let text = serde_json::to_string(job).unwrap_or_default();
        let reply = self.ask_text(J::FIELD, text, bytes).await?;
        let answer = serde_json::from_str(&reply.answer);
        Ok(Reply {
            answer: answer.map_err(|e| error::unreadable(&e))?,
            bytes: reply.bytes,
            file: reply.file,
        })
    }

    async fn ask_text(
        &self,
        field: &'static str,
        job: String,
        bytes: Option<ArrayBuffer>,
    ) -> Result<Reply, StoreTrouble> {
        let running = self.running()?;
        running.ready().await?;
        let reply = running.send(self.ticket(), field, &job, bytes)?.await;
        reply.map_err(|_| StoreTrouble::Own(Failure::WorkerStopped))?
    }

    /// Ends the worker; whoever waits is told.
    pub(crate) fn stop(&self) {
        let running = self.running.borrow_mut().take();
        if let Some(running) = running {
            running.desk.die(&StoreTrouble::Own(Failure::WorkerEnded));
            running.worker.terminate();
        }
    }

    fn ticket(&self) -> u32 {
        self.next.replace(self.next.get().wrapping_add(1))
    }

    fn running(&self) -> Result<Rc<Running>, StoreTrouble> {
        let alive = self
            .running
            .borrow()
            .as_ref()
            .filter(|r| r.is_alive())
            .map(Rc::clone);
        if let Some(running) = alive {
            return Ok(running);
        }
        self.stop();
        let started = Rc::new(Running::start(self.name)?);
        self.starts.set(self.starts.get().wrapping_add(1));
        *self.running.borrow_mut() = Some(Rc::clone(&started));
        Ok(started)
    }
}

impl Running {
    fn start(name: &str) -> Result<Self, StoreTrouble> {
        let name = format!("{name} {}", keys::folder());
        let named = js::object(&[("name", &name.as_str().into())]);
        let worker = Worker::new_with_options(&dom::worker_address(), named.unchecked_ref())
            .map_err(|e| error::trouble(&e))?;
        let desk = Rc::new(Waiting::default());
        let hears = Rc::clone(&desk);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            hears.hear(&event.data());
        });
        let dies = Rc::clone(&desk);
        let on_error = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let why = js::text(&event, "message").map(StoreTrouble::Other);
            dies.die(&why.unwrap_or(StoreTrouble::Own(Failure::WorkerNotLoaded)));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            desk,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    fn is_alive(&self) -> bool {
        self.desk.dead.borrow().is_none()
    }

    /// A message that comes before the worker listens is lost, so the worker says when it does.
    async fn ready(&self) -> Result<(), StoreTrouble> {
        if !self.desk.is_ready.get() {
            let (sender, receiver) = channel();
            self.desk.starting.borrow_mut().push(sender);
            self.desk.tell_if_dead();
            if clock::within(START_LIMIT_MS, receiver).await.is_none() {
                let silent = StoreTrouble::Own(Failure::WorkerSilent);
                self.desk.die(&silent);
            }
        }
        match self.desk.dead.borrow().as_ref() {
            None => Ok(()),
            Some(why) => Err(why.clone()),
        }
    }

    fn send(
        &self,
        ticket: u32,
        field: &'static str,
        job: &str,
        bytes: Option<ArrayBuffer>,
    ) -> Result<Receiver<Result<Reply, StoreTrouble>>, StoreTrouble> {
        let (sender, receiver) = channel();
        self.desk.tickets.borrow_mut().insert(ticket, sender);
        let message = js::object(&[("ticket", &ticket.into()), (field, &job.into())]);
        let transfer = Array::new();
        if let Some(bytes) = bytes {
            js::set(&message, "bytes", &bytes);
            transfer.push(&bytes);
        }
        let sent = self.worker.post_message_with_transfer(&message, &transfer);
        sent.map_err(|e| error::trouble(&e))?;
        Ok(receiver)
    }
}

impl Waiting {
    fn hear(&self, message: &JsValue) {
        if js::get(message, "ready").is_truthy() {
            self.is_ready.set(true);
            self.tell_starting();
        } else if let Some(why) = js::text(message, "dead") {
            self.die(&StoreTrouble::Other(why));
        } else if let Some(ticket) = js::get(message, "ticket").as_f64() {
            let ticket = u32::try_from(js::whole(ticket)).unwrap_or(u32::MAX);
            let waits = self.tickets.borrow_mut().remove(&ticket);
            if let Some(sender) = waits {
                // Whoever stopped waiting needs no answer.
                let _left = sender.send(reply(message));
            }
        }
    }

    fn die(&self, why: &StoreTrouble) {
        self.dead.borrow_mut().get_or_insert_with(|| why.clone());
        self.tell_starting();
        let waiting = std::mem::take(&mut *self.tickets.borrow_mut());
        for sender in waiting.into_values() {
            let _left = sender.send(Err(why.clone()));
        }
    }

    fn tell_if_dead(&self) {
        if self.dead.borrow().is_some() {
            self.tell_starting();
        }
    }

    fn tell_starting(&self) {
        let starting = std::mem::take(&mut *self.starting.borrow_mut());
        for sender in starting {
            let _left = sender.send(());
        }
    }
}

fn reply(message: &JsValue) -> Result<Reply, StoreTrouble> {
    if let Some(why) = js::text(message, "failed") {
        return Err(told(&why));
    }
    Ok(Reply {
        answer: js::text(message, "answer").unwrap_or_default(),
        bytes: js::get(message, "bytes").dyn_into().ok(),
        file: js::get(message, "file").dyn_into().ok(),
    })
}

/// A trouble as the worker wrote it, or its words.
fn told(why: &str) -> StoreTrouble {
    serde_json::from_str(why).unwrap_or_else(|_| StoreTrouble::Other(why.to_owned()))
}

//! The note being typed: boot.js mirrors it on every input; here it goes to the database shortly
//! after the last key, at the latest every second, and at once when the page goes out of sight.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::keeping::stores::{mirror, writing};
use crate::domain::ids::ObservationId;
use crate::format::stored::Typing;
use crate::format::stored::keys::{Meta, Mirror};
use crate::platform::adapters::Adapters;
use crate::platform::browser::clock;
use crate::platform::stores::local::{self, LocalStorage};

/// How long after the last key.
const QUIET_MS: u64 = 300;
/// How long at most after the first key that is not kept yet.
const LONGEST_MS: u64 = 1_000;

/// Longest text that is mirrored from here, in bytes; boot.js cuts at as many characters.
const LONGEST_MIRRORED: usize = 20_000;

/// Notes that changed since they were kept.
#[derive(Debug, Default)]
pub(crate) struct Typings {
    changed: RefCell<BTreeMap<String, Changed>>,
    is_waiting: Cell<bool>,
}

#[derive(Debug)]
struct Changed {
    typing: Typing,
    due: u64,
    latest: u64,
}

impl Typings {
    /// The note of a removed observation is not kept.
    pub(crate) fn forget(&self, id: &str) {
        self.changed.borrow_mut().remove(id);
    }

    fn next_due(&self) -> Option<u64> {
        self.changed
            .borrow()
            .values()
            .map(|c| c.due.min(c.latest))
            .min()
    }

    fn take_due(&self, now: u64) -> Vec<(String, Typing)> {
        let mut changed = self.changed.borrow_mut();
        let is_due = |c: &Changed| c.due.min(c.latest) <= now;
        let due: Vec<String> = changed
            .iter()
            .filter(|(_, c)| is_due(c))
            .map(|(id, _)| id.clone())
            .collect();
        due.into_iter()
            .filter_map(|id| changed.remove(&id).map(|c| (id, c.typing)))
            .collect()
    }
}

/// Keeps a note soon.
pub(crate) fn keep(adapters: &Rc<Adapters>, id: &ObservationId, typing: Typing) {
    mirror(id, &typing);
    let now = clock::mono_ms();
    {
        let mut changed = adapters.typings.changed.borrow_mut();
        let latest = changed
            .get(id.as_str())
            .map_or(now + LONGEST_MS, |c| c.latest);
        changed.insert(
            id.to_string(),
            Changed {
                typing,
                due: now + QUIET_MS,
                latest,
            },
        );
    }
    if !adapters.typings.is_waiting.replace(true) {
        adapters.later(|adapters| async move { wait(&adapters).await });
    }
}

/// Brings the mirror level where boot.js has not: after a restart that found the words in the
/// database alone, or when only the kind or the speaker changed. Long texts are left to boot.js.
fn mirror(id: &ObservationId, typing: &Typing) {
    let same =
        |m: &Typing| m.text == typing.text && m.kind == typing.kind && m.speaker == typing.speaker;
    let is_level = mirror::typing(&LocalStorage, id.as_str()).is_some_and(|m| same(&m));
    if !is_level && typing.text.len() <= LONGEST_MIRRORED {
        // A mirror that is refused or full is told by `Store::ReadHealth`.
        let _kept = local::write(&Mirror::Note(id.to_string()), typing);
    }
}

async fn wait(adapters: &Rc<Adapters>) {
    while let Some(due) = adapters.typings.next_due() {
        let now = clock::mono_ms();
        if due <= now {
            write(adapters, adapters.typings.take_due(now));
        } else {
            clock::sleep(u32::try_from(due - now).unwrap_or(u32::MAX)).await;
        }
    }
    adapters.typings.is_waiting.set(false);
}

/// Keeps every note now.
pub(crate) fn flush(adapters: &Rc<Adapters>) {
    write(adapters, adapters.typings.take_due(u64::MAX));
    writing::pump(adapters);
}

fn write(adapters: &Rc<Adapters>, notes: Vec<(String, Typing)>) {
    for (id, typing) in notes {
        let text = serde_json::to_string(&typing).unwrap_or_default();
        writing::keep(adapters, Meta::Typing(id), Some(text));
    }
}

/// The note was committed: forget it everywhere. That the field was emptied goes into the database
/// behind the record, in the same queue, with its time: a killed Chromium gives back a localStorage
/// that is up to a minute old, and with it a mirror of words long committed.
pub(crate) fn forget(adapters: &Rc<Adapters>, id: &ObservationId) {
    adapters.typings.changed.borrow_mut().remove(id.as_str());
    local::forget(&Mirror::Note(id.to_string()));
    let emptied = Typing {
        at_ms: clock::wall_ms(),
        ..Typing::default()
    };
    write(adapters, vec![(id.to_string(), emptied)]);
}

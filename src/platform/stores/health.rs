//! How the stores are. Every question is tested for first and has a limit: some browsers lack them,
//! and one never answers.

use std::rc::Rc;

use futures_util::future::join3;
use wasm_bindgen::JsValue;

use crate::app::event::Keeping;
use crate::app::keeping::stores::ports::{
    DatabasePort as _, Range, Stores as _, TransactionPort as _,
};
use crate::app::told::Health;
use crate::format::stored::keys::Table;
use crate::platform::adapters::Adapters;
use crate::platform::browser::{clock, js};
use crate::platform::stores::local;

const LIMIT_MS: u32 = 3_000;
/// So long the first screen waits, at most, for what is said on it.
const START_LIMIT_MS: u32 = 500;

/// Reads how the stores are.
pub(crate) async fn read(adapters: &Rc<Adapters>) {
    let mut health = ask(adapters, LIMIT_MS).await.unwrap_or_else(|late| late);
    if adapters.may_write() {
        adapters.journal.first_answer(&**adapters, LIMIT_MS).await;
    }
    health.journal = Some(adapters.journal.works());
    adapters.send(Keeping::HealthRead(health));
}

/// What the first screen says of it, where the browser answers at once. The journal may not have answered yet.
pub(crate) async fn at_start(adapters: &Rc<Adapters>) -> Option<Health> {
    ask(adapters, START_LIMIT_MS).await.ok()
}

/// How the stores are; where not all was answered in time, that much of it.
async fn ask(adapters: &Rc<Adapters>, limit_ms: u32) -> Result<Health, Health> {
    let (persisted, estimate, aside) = join3(
        ask_storage("persisted", limit_ms),
        ask_storage("estimate", limit_ms),
        // A database that does not answer is waited for no longer than the others.
        clock::within(limit_ms, count_aside(adapters)),
    )
    .await;
    let is_whole = persisted.is_some() && estimate.is_some() && aside.is_some();
    let estimate = estimate.flatten();
    let health = Health {
        persisted: persisted.flatten().and_then(|v| v.as_bool()),
        used_of: estimate.as_ref().and_then(used_of),
        journal: None,
        mirror: local::works(),
        aside: aside.unwrap_or_else(|| adapters.known.instead.aside().len()),
    };
    if is_whole { Ok(health) } else { Err(health) }
}

/// Asks the browser to keep the data; it may never answer.
pub(crate) fn ask_to_persist(adapters: &Rc<Adapters>) {
    let storage = js::get(&js::navigator(), "storage");
    let asked = js::call(&storage, "persist", &[]);
    adapters.later(|adapters| async move {
        if let Ok(promise) = asked {
            // Yes, no or nothing: what it came to is read next.
            let _answer = clock::within(LIMIT_MS, js::settled(promise)).await;
        }
        read(&adapters).await;
    });
}

/// What the browser's storage answers, which may be that it cannot say; `None` where it did not answer in time.
async fn ask_storage(name: &str, limit_ms: u32) -> Option<Option<JsValue>> {
    let storage = js::get(&js::navigator(), "storage");
    let answer = clock::within(limit_ms, js::ask(&storage, name, &[])).await?;
    Some(answer.ok())
}

fn used_of(estimate: &JsValue) -> Option<(u64, u64)> {
    let number = |name| js::get(estimate, name).as_f64().map(js::whole);
    Some((number("usage")?, number("quota")?))
}

async fn count_aside(adapters: &Rc<Adapters>) -> usize {
    let counted = async {
        let database = adapters.database().await?;
        database
            .reading(&[Table::Aside])?
            .count(Table::Aside, &Range::All)
            .await
    };
    let in_memory = adapters.known.instead.aside().len();
    counted
        .await
        .map_or(in_memory, |n| usize::try_from(n).unwrap_or(usize::MAX))
}

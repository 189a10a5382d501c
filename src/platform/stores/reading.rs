//! Reading one observation: for the screen, and back after it was finished.

use std::rc::Rc;

use crate::app::event::{Event, Keeping};
use crate::app::keeping::recovery;
use crate::app::keeping::stores::memory::MemoryStore;
use crate::app::keeping::stores::ports::{
    DatabasePort as _, Key, Stores as _, TransactionPort as _,
};
use crate::app::keeping::stores::{mirror, records};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::ObservationRead;
use crate::domain::ids::ObservationId;
use crate::format::line;
use crate::format::stored::keys::{Meta, Table};
use crate::format::stored::{Beat, Typing};
use crate::platform::browser::clock;
use crate::platform::page::typing;
use crate::platform::shared::Shared;
use crate::platform::stores::local::LocalStorage;

/// How often a lost connection is opened again for one reading.
const TRIES: u32 = 3;
/// Longest time for one reading, and where another store has the observation too.
const LIMIT_MS: u32 = 8_000;
const SPARE_LIMIT_MS: u32 = 1_500;

/// Reads the log of an observation. A log that cannot be read is never shown as empty: then the app
/// hears of the trouble instead.
pub(crate) async fn observation(shared: &Rc<Shared>, id: ObservationId) {
    let spare = !shared.known.instead.stream_now(id.as_str()).is_empty();
    if !spare {
        shared.known.waiting.idle(&**shared).await;
    }
    let mut tried = if spare { TRIES - 1 } else { 0 };
    let event = loop {
        tried += 1;
        // With a spare copy at hand, a database that does not answer is not waited for.
        let limit = if spare { SPARE_LIMIT_MS } else { LIMIT_MS };
        let found = clock::within(limit, read(shared, &id)).await;
        match found.unwrap_or(Err(StoreTrouble::NoAnswer)) {
            Ok(read) => break Event::Keeping(Keeping::ObservationRead(Box::new(read))),
            Err(_) if tried < TRIES => {
                shared.close_database();
                clock::sleep(300).await;
            }
            Err(trouble) => match instead(shared, &id) {
                Some(read) => break Event::Keeping(Keeping::ObservationRead(Box::new(read))),
                None => break Event::Keeping(Keeping::ObservationUnread(id, trouble)),
            },
        }
    };
    shared.send(event);
}

async fn read(shared: &Rc<Shared>, id: &ObservationId) -> Result<ObservationRead, StoreTrouble> {
    let database = shared.database().await?;
    let texts = records::read_stream(&*database, id.as_str()).await?;
    let transaction = database.reading(&[Table::Meta])?;
    let typing = Key::meta(&Meta::Typing(id.to_string()));
    let beat = Key::meta(&Meta::Beat(id.to_string()));
    let typing = transaction.text(Table::Meta, &typing).await?;
    let beat = transaction.text(Table::Meta, &beat).await?;
    let typing = typing.and_then(|text| serde_json::from_str::<Typing>(&text).ok());
    Ok(ObservationRead {
        id: id.clone(),
        texts: with_unconfirmed(shared, id, texts),
        typing: typing::found(id, typing),
        beat: beat.and_then(|text| serde_json::from_str::<Beat>(&text).ok()),
    })
}

/// The database and what it has not confirmed, together. Texts that cannot be read stay among them.
fn with_unconfirmed(shared: &Shared, id: &ObservationId, mut texts: Vec<String>) -> Vec<String> {
    let unconfirmed = shared.known.waiting.unconfirmed(id.as_str());
    let others = unconfirmed
        .into_iter()
        .chain(shared.known.instead.stream_now(id.as_str()));
    for text in others {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// What the other stores had, while the database cannot be used.
fn instead(shared: &Shared, id: &ObservationId) -> Option<ObservationRead> {
    let known = MemoryStore::default();
    known.take(with_unconfirmed(shared, id, Vec::new()));
    let texts = known.stream_now(id.as_str());
    let typing = mirror::typing(&LocalStorage, id.as_str());
    (!texts.is_empty()).then(|| ObservationRead {
        id: id.clone(),
        texts,
        typing,
        beat: None,
    })
}

/// Reads a finished observation back, in a new transaction, once the journal has it too.
pub(crate) async fn read_back(shared: &Rc<Shared>, id: ObservationId) {
    shared.known.waiting.idle(&**shared).await;
    shared.journal.idle(&**shared).await;
    let found = count_and_hash(shared, &id).await;
    shared.send(Keeping::ReadBack { id, found });
}

async fn count_and_hash(
    shared: &Rc<Shared>,
    id: &ObservationId,
) -> Result<(u32, String), StoreTrouble> {
    let database = shared.database().await?;
    let texts = records::read_stream(&*database, id.as_str()).await?;
    // Texts of a newer version stand among them; those were never this app's to prove.
    let observation = recovery::observation(id, &texts);
    let count = u32::try_from(observation.entries().len()).unwrap_or(u32::MAX);
    Ok((count, line::revision(&observation)))
}

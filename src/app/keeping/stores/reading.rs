//! Reading one observation: for the screen, and back after it was finished.

use crate::app::event::Keeping;
use crate::app::keeping::recovery;
use crate::app::keeping::stores::memory::MemoryStore;
use crate::app::keeping::stores::ports::{
    DatabasePort as _, Key, MirrorPort, Stores, TransactionPort as _,
};
use crate::app::keeping::stores::{mirror, records};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::ObservationRead;
use crate::domain::ids::ObservationId;
use crate::format::line;
use crate::format::stored::keys::{Meta, Mirror, Table};
use crate::format::stored::{Beat, Typing};

/// How often a lost connection is opened again for one reading.
const TRIES: u32 = 3;
/// Longest time for one reading, and where another store has the observation too.
const LIMIT_MS: u32 = 8_000;
const SPARE_LIMIT_MS: u32 = 1_500;

/// Reads the log of an observation. A log that cannot be read is never shown as empty: then the app
/// hears of the trouble instead.
pub async fn observation(stores: &impl Stores, id: ObservationId, unconfirmed: Vec<String>) {
    let spare = !stores.known().instead.stream(id.as_str()).is_empty();
    if !spare {
        stores.known().waiting.idle(stores).await;
    }
    let mut tried = if spare { TRIES - 1 } else { 0 };
    let event = loop {
        tried += 1;
        // With a spare copy at hand, a database that does not answer is not waited for.
        let limit = if spare { SPARE_LIMIT_MS } else { LIMIT_MS };
        let found = stores.within(limit, read(stores, &id, &unconfirmed)).await;
        match found.unwrap_or(Err(StoreTrouble::NoAnswer)) {
            Ok(read) => break Keeping::ObservationRead(Box::new(read)),
            Err(_) if tried < TRIES => {
                stores.close_database();
                stores.pause(300).await;
            }
            Err(trouble) => match instead(stores, &id, unconfirmed) {
                Some(read) => break Keeping::ObservationRead(Box::new(read)),
                None => break Keeping::ObservationUnread(id, trouble),
            },
        }
    };
    stores.tell(event);
}

async fn read(
    stores: &impl Stores,
    id: &ObservationId,
    unconfirmed: &[String],
) -> Result<ObservationRead, StoreTrouble> {
    let database = stores.database().await?;
    let texts = records::read_stream(&*database, id.as_str()).await?;
    let transaction = database.reading(&[Table::Meta])?;
    let typing = Key::meta(&Meta::Typing(id.to_string()));
    let beat = Key::meta(&Meta::Beat(id.to_string()));
    let typing = transaction.text(Table::Meta, &typing).await?;
    let beat = transaction.text(Table::Meta, &beat).await?;
    let typing = typing.and_then(|text| serde_json::from_str::<Typing>(&text).ok());
    Ok(ObservationRead {
        id: id.clone(),
        texts: with_others(stores, id, texts, unconfirmed),
        typing: found(stores.mirror(), id, typing),
        beat: beat.and_then(|text| serde_json::from_str::<Beat>(&text).ok()),
    })
}

/// The database, what it has not confirmed and what other stores had, together. Texts that cannot be read stay
/// among them.
fn with_others(
    stores: &impl Stores,
    id: &ObservationId,
    mut texts: Vec<String>,
    unconfirmed: &[String],
) -> Vec<String> {
    let instead = stores.known().instead.stream(id.as_str());
    for text in unconfirmed.iter().cloned().chain(instead) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// What the other stores had and what is not confirmed, while the database cannot be used.
fn instead(
    stores: &impl Stores,
    id: &ObservationId,
    unconfirmed: Vec<String>,
) -> Option<ObservationRead> {
    let known = MemoryStore::default();
    known.take(with_others(stores, id, unconfirmed, &[]));
    let texts = known.stream(id.as_str());
    let typing = mirror::typing(stores.mirror(), id.as_str());
    (!texts.is_empty()).then(|| ObservationRead {
        id: id.clone(),
        texts,
        typing,
        beat: None,
    })
}

/// Reads a finished observation back, in a new transaction, once the journal has it too.
pub async fn read_back(stores: &impl Stores, id: ObservationId) {
    stores.known().waiting.idle(stores).await;
    stores.journal().idle(stores).await;
    let found = count_and_hash(stores, &id).await;
    stores.tell(Keeping::ReadBack { id, found });
}

async fn count_and_hash(
    stores: &impl Stores,
    id: &ObservationId,
) -> Result<(u32, String), StoreTrouble> {
    let database = stores.database().await?;
    let texts = records::read_stream(&*database, id.as_str()).await?;
    // Texts of a newer version stand among them; those were never this app's to prove.
    let observation = recovery::observation(id, &texts);
    let count = u32::try_from(observation.entries().len()).unwrap_or(u32::MAX);
    Ok((count, line::revision(&observation)))
}

/// What stands in the note field of an observation by its mirror and the database. A mirror of words
/// that were committed since is forgotten.
fn found(mirror: &impl MirrorPort, id: &ObservationId, database: Option<Typing>) -> Option<Typing> {
    let found = later(mirror::typing(mirror, id.as_str()), database);
    if found.is_none() {
        mirror.forget(&Mirror::Note(id.to_string()));
    }
    found
}

/// The later of two states of a note, if it has words; where the mirror holds only the beginning of
/// the other, the other.
fn later(mirror: Option<Typing>, database: Option<Typing>) -> Option<Typing> {
    let later = match (mirror, database) {
        (Some(mirror), Some(database)) => {
            let is_longer = mirror.cut && database.text.starts_with(&mirror.text);
            let was_emptied = database.text.is_empty() && database.at_ms >= mirror.at_ms;
            let is_later = was_emptied || database.at_ms > mirror.at_ms;
            Some(if is_longer || is_later {
                database
            } else {
                mirror
            })
        }
        (mirror, database) => mirror.or(database),
    };
    later.filter(|t| !t.text.is_empty())
}

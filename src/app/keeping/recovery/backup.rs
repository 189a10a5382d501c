//! Backups: everything there is goes into one file, which says by count what it holds. A store that
//! cannot be read is told, and the others are used; a backup of nothing is none.

use std::collections::BTreeSet;

use crate::app::keeping::recovery;
use crate::app::keeping::stores::ports::Stores;
use crate::app::keeping::stores::{collated, mirror, records};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::Holds;
use crate::format::record::{Record, Stream};
use crate::format::stored::keys::Table;

/// What a backup holds, as texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Records.
    pub records: Vec<String>,
    /// The collation.
    pub collation: Vec<String>,
    /// What was set aside.
    pub aside: Vec<String>,
}

/// All that the stores hold and what no store has yet, and what that is by count.
///
/// # Errors
/// Why the database cannot be read, where the other stores have no observation either.
pub async fn gather(
    stores: &impl Stores,
    unconfirmed: Vec<Record>,
) -> Result<(Texts, Holds), StoreTrouble> {
    let (mut texts, trouble) = match stored(stores).await {
        Ok(texts) => (texts, None),
        // What the other stores have is better than no backup, and is told as what it is.
        Err(trouble) => (spare(stores).await, Some(trouble)),
    };
    texts.records.extend(stores.known().instead.all());
    texts.records.extend(mirror::pending(stores.mirror()));
    texts.records.extend(unconfirmed.iter().map(Record::text));
    let mut seen = BTreeSet::new();
    texts.records.retain(|text| seen.insert(text.clone()));
    let holds = holds(&texts, trouble.is_some());
    if let Some(trouble) = trouble.filter(|_| holds.observations == 0) {
        return Err(trouble);
    }
    Ok((texts, holds))
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

async fn stored(stores: &impl Stores) -> Result<Texts, StoreTrouble> {
    let database = stores.database().await?;
    Ok(Texts {
        records: records::read_all(&*database).await?,
        collation: collated::read_stored(&*database).await?,
        aside: records::read_table(&*database, Table::Aside).await?,
    })
}

/// What the journal has; a browser without one has nothing more.
async fn spare(stores: &impl Stores) -> Texts {
    let read = stores.journal().read_all().await.unwrap_or_default();
    Texts {
        records: read.texts,
        aside: read.damaged,
        collation: Vec::new(),
    }
}

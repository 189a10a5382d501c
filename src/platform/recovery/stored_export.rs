//! Everything in the database as it stands, one line a value: for whoever must get at it while a
//! newer version's database is refused. Reads only.

use std::rc::Rc;

use js_sys::{Array, JSON};
use web_sys::IdbDatabase;

use crate::app::event::TakingOut;
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::told::{OutFile, OutKind};
use crate::format::stored::keys;
use crate::platform::adapters::Adapters;
use crate::platform::browser::{blobs, clock, js};
use crate::platform::recovery::asking::{answered, asked};
use crate::platform::stores::indexed::{self, Database};

/// Makes the file and offers it.
pub(crate) async fn make(adapters: &Rc<Adapters>) {
    let event = made(adapters).await;
    adapters.send(event.map_or_else(TakingOut::StoredFailed, TakingOut::FileMade));
}

async fn made(adapters: &Rc<Adapters>) -> Result<OutFile, StoreTrouble> {
    let database = Database::open_as_found(&keys::database()).await?;
    let lines = clock::within(indexed::LIMIT_MS * 4, lines(&database)).await;
    database.close();
    let lines = lines.unwrap_or(Err(StoreTrouble::NoAnswer))?;
    let name = format!("alongside-stored_{}.ndjson", clock::moment().date());
    let file = blobs::file(&name, &lines.as_str().into())?;
    let bytes = blobs::bytes(&file).await?;
    adapters.out_files.offer(OutKind::Stored, &name, &bytes)
}

/// `{"table": …, "key": …, "value": …}` for each value of each table.
async fn lines(database: &IdbDatabase) -> Result<String, StoreTrouble> {
    let tables: Array = Array::from(&database.object_store_names());
    let mut lines = String::new();
    for table in tables.iter() {
        let transaction = asked(database, "transaction", &[&table])?;
        let store = asked(&transaction, "objectStore", &[&table])?;
        let keys = answered(asked(&store, "getAllKeys", &[])?).await?;
        let values = answered(asked(&store, "getAll", &[])?).await?;
        for (key, value) in keys.iter().zip(values.iter()) {
            let line = js::object(&[("table", &table), ("key", &key), ("value", &value)]);
            // What is no JSON, such as the handle of a folder, is left out.
            if let Ok(text) = JSON::stringify(&line) {
                lines.push_str(&String::from(text));
                lines.push('\n');
            }
        }
    }
    Ok(lines)
}

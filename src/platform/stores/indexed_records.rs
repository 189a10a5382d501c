//! The database as a store of records, for the contract that all stores fulfil.

use std::rc::Rc;

use crate::app::keeping::stores::memory::{Appended, RecordStore};
use crate::app::keeping::stores::records::{self, Write};
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::record::Record;
use crate::format::stored::keys::Table;
use crate::platform::stores::indexed::Database;

/// The database as a store of records.
#[derive(Clone, Debug)]
pub struct IndexedRecords {
    database: Rc<Database>,
}

impl IndexedRecords {
    /// Opens a database of this name, for tests of the contract.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub async fn open(name: &str, schema: u32) -> Result<Self, StoreTrouble> {
        let database = Database::open(name, schema, |_| {}).await?;
        Ok(Self {
            database: Rc::new(database),
        })
    }
}

impl RecordStore for IndexedRecords {
    async fn append(&self, records: &[Record]) -> Result<Appended, StoreTrouble> {
        let texts: Vec<String> = records.iter().map(Record::text).collect();
        let plan = records::write(
            &*self.database,
            &Write {
                texts,
                ..Write::default()
            },
        )
        .await?;
        Ok(Appended {
            new: plan.write_back.len(),
            already_here: plan.present,
            differing: plan.differing.len(),
        })
    }

    async fn stream(&self, stream: &str) -> Result<Vec<String>, StoreTrouble> {
        records::read_stream(&*self.database, stream).await
    }

    async fn all(&self) -> Result<Vec<String>, StoreTrouble> {
        records::read_all(&*self.database).await
    }

    async fn aside(&self) -> Result<Vec<String>, StoreTrouble> {
        records::read_table(&*self.database, Table::Aside).await
    }
}

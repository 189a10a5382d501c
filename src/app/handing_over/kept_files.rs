//! Which hand-over files are kept as they left: the bytes stand under the file's id, and in one small value
//! how large each is.

use crate::app::keeping::stores::ports::{Key, TransactionPort};
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::format::stored::keys::{Meta, Table};

/// Which files are kept, and how large each is.
#[derive(Debug)]
pub struct Index(pub Vec<(String, u64)>);

impl Index {
    /// Reads it, within a transaction that has both tables.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub async fn read(transaction: &impl TransactionPort) -> Result<Self, StoreTrouble> {
        let key = Key::meta(&Meta::Sent);
        match transaction.text(Table::Meta, &key).await? {
            None => Ok(Self(Vec::new())),
            // Taken for empty, it would let go of the bytes of files that nobody could find again.
            Some(text) => serde_json::from_str(&text)
                .map(Self)
                .map_err(|_| StoreTrouble::Own(Failure::KeptUnread)),
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// Where the transaction is over.
    pub fn write(&self, transaction: &impl TransactionPort) -> Result<(), StoreTrouble> {
        let text = serde_json::to_string(&self.0).unwrap_or_default();
        transaction.put(Table::Meta, &Key::meta(&Meta::Sent), &text)
    }

    /// Lets go of files and their bytes.
    ///
    /// # Errors
    /// Where the transaction is over.
    pub fn drop_where(
        &mut self,
        transaction: &impl TransactionPort,
        goes: impl Fn(&str) -> bool,
    ) -> Result<(), StoreTrouble> {
        for (file, _) in self.0.iter().filter(|(file, _)| goes(file)) {
            transaction.delete(Table::Sent, &Key::Name(file.clone()))?;
        }
        self.0.retain(|(file, _)| !goes(file));
        Ok(())
    }
}

/// Lets go of the bytes of all files but these, within a transaction that writes both tables.
///
/// # Errors
/// Where the transaction is over.
pub async fn keep_only(
    transaction: &impl TransactionPort,
    staying: &[String],
) -> Result<(), StoreTrouble> {
    let Ok(mut index) = Index::read(transaction).await else {
        // Nobody knows what is kept: all of it goes.
        transaction.clear(Table::Sent)?;
        return Index(Vec::new()).write(transaction);
    };
    index.drop_where(transaction, |file| !staying.iter().any(|s| s == file))?;
    index.write(transaction)
}

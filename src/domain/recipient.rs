//! For whom a hand-over is. Numbers and chain of files are those of one device and one recipient, so that nobody
//! is told of files that were meant for somebody else.

use crate::domain::ids::RecipientId;

/// Somebody to whom observations are handed over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Recipient {
    /// Opaque; the same in every file for them.
    pub id: RecipientId,
    /// As the observer knows them; empty for the one coordinator that everybody has.
    pub name: String,
}

impl Recipient {
    /// Whoever collates, where nobody else was named: "my coordinator".
    pub fn coordinator() -> Self {
        Self {
            id: RecipientId::coordinator(),
            name: String::new(),
        }
    }
}

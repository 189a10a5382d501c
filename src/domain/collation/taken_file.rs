//! What a collation remembers of a hand-over file, and by what it knows it again: its content names it,
//! whatever bytes it is packed in.

use std::collections::BTreeSet;

use crate::domain::ids::{DeviceId, FileId, RecipientId};

/// A hand-over file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFile {
    /// SHA-256 of its bytes as it was made, as far as that can be known: a file that another program
    /// packed anew is packed again as this app packs.
    pub hash: String,
    /// Its file id.
    pub file: FileId,
    /// Its name when it was chosen.
    pub name: String,
    /// The device that made it.
    pub device: DeviceId,
    /// For whom it is.
    pub recipient: RecipientId,
    /// Who hands it over.
    pub observer: String,
    /// Its number in the device's chain for this recipient, from 1.
    pub device_seq: u32,
    /// SHA-256 of the file before it in the chain.
    pub previous: Option<String>,
    /// How many observations it holds.
    pub observations: u32,
    /// How it came.
    pub came: Came,
}

/// How a file came: what its bytes were, and whether it is all there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// SHA-256 of its manifest, which names its content whatever it is packed in; empty where it is
    /// not known.
    pub manifest: String,
    /// SHA-256 of the bytes in which it arrived, one for each form.
    pub arrived: BTreeSet<String>,
    /// Whether only what could be saved of it is here.
    pub in_part: bool,
}

impl TakenFile {
    /// Whether its bytes arrived as they were made, so that its hash is certain.
    pub fn is_as_made(&self) -> bool {
        self.came.arrived.contains(&self.hash)
    }

    /// All that names it, whatever it is packed in.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.came.arrived.iter();
        let names = names.chain([&self.hash, &self.came.manifest]);
        names.filter(|name| !name.is_empty()).cloned().collect()
    }

    /// Takes in that the same file arrived once more.
    pub(crate) fn came_again(&mut self, again: Self) {
        let is_as_made = self.is_as_made() || again.is_as_made();
        if again.is_as_made() {
            self.hash = again.hash;
        }
        if self.came.manifest.is_empty() {
            self.came.manifest = again.came.manifest;
        }
        if is_as_made {
            self.came.arrived = BTreeSet::from([self.hash.clone()]);
        } else {
            self.came.arrived.extend(again.came.arrived);
            while self.came.arrived.len() > MOST_FORMS {
                self.came.arrived.pop_last();
            }
        }
    }
}

/// In so many forms the arrival of one file is remembered.
const MOST_FORMS: usize = 8;

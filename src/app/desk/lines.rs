//! The lines of the collation, which stand on disk: what came and is not stored yet, and reading the others back.

use std::collections::BTreeMap;
use std::future::Future;

use crate::app::desk::Desk;
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::collation::{Held, Version};
use crate::domain::ids::{DeviceId, ObservationId};
use crate::format::reading::read_line;
use crate::format::stored::CollatedV1;

/// So many lines are read at once where all are needed.
pub(super) const AT_ONCE: usize = 100;

/// Names a stored line: observation and revision.
pub type LineKey = (String, String);

/// Where the lines stand.
pub trait Lines {
    /// The stored texts of these lines, in their order; `None` where nothing is stored under the name.
    fn texts(
        &self,
        keys: &[LineKey],
    ) -> impl Future<Output = Result<Vec<Option<String>>, StoreTrouble>>;
}

/// Texts of lines that came and are not stored yet, each with the number of what brought it.
pub(super) type Fresh = BTreeMap<LineKey, (u32, String)>;

/// A version by the observation it is of.
pub(super) type Of<'a> = (&'a ObservationId, &'a Held);

impl Desk {
    /// What was made of these, by their numbers, is stored: its lines need not be kept in memory.
    pub fn stored(&mut self, numbers: &[u32]) {
        self.fresh
            .retain(|_, (number, _)| !numbers.contains(number));
    }

    /// These versions with their entries.
    ///
    /// # Errors
    /// Where one of them cannot be read: none is left out unsaid.
    pub(super) async fn full(
        &self,
        lines: &impl Lines,
        wanted: &[Of<'_>],
    ) -> Result<Vec<Version>, StoreTrouble> {
        let key = |(id, held): &Of<'_>| (id.to_string(), held.stored_as().clone());
        let keys: Vec<LineKey> = wanted.iter().map(key).collect();
        let stored: Vec<LineKey> = keys
            .iter()
            .filter(|key| !self.fresh.contains_key(*key))
            .cloned()
            .collect();
        let mut texts = if stored.is_empty() {
            Vec::new().into_iter()
        } else {
            lines.texts(&stored).await?.into_iter()
        };
        keys.iter()
            .map(|key| {
                let fresh = self.fresh.get(key).map(|(_, text)| text);
                match fresh {
                    Some(text) => version(text),
                    None => version(&texts.next().flatten().unwrap_or_default()),
                }
                .ok_or(StoreTrouble::Own(Failure::DatabaseOdd))
            })
            .collect()
    }
}

/// The version that a stored text holds.
pub(super) fn version(text: &str) -> Option<Version> {
    if let CollatedV1::Version { device, line } = serde_json::from_str(text).ok()? {
        version_of(&device, &line)
    } else {
        None
    }
}

/// The version on a line that came from this device.
pub(super) fn version_of(device: &str, line: &str) -> Option<Version> {
    let device = DeviceId::parse(device).ok()?;
    read_line(line, &device).ok().map(|(version, _)| version)
}

//! Instruments that came in files and do not ship with this version: they give names to codes that nobody here
//! would know otherwise.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::desk::work::ItemName;
use crate::domain::collation::Version;
use crate::domain::instrument::Instrument;
use crate::domain::observation::entry::{Edition, What};
use crate::format::handover::instruments;
use crate::format::stored::CollatedV1;

/// What came, by edition, to the letter and as far as this version can read it. Of several that call themselves
/// the same, the same one stays whichever came first.
#[derive(Clone, Debug, Default)]
pub(super) struct Instruments(BTreeMap<Edition, (String, Instrument)>);

impl Instruments {
    /// Takes one in; what must be stored, where it is new and not this app's own.
    pub(super) fn take(&mut self, text: String) -> Option<String> {
        let instrument = instruments::read(text.as_bytes())?;
        let edition = instrument.edition();
        if edition.known().is_some() {
            return None;
        }
        match self.0.get(&edition) {
            Some((here, _)) if *here <= text => None,
            _ => {
                let stored = CollatedV1::Instrument(text.clone()).text();
                self.0.insert(edition, (text, instrument));
                Some(stored)
            }
        }
    }

    /// All of them, in the order of their ids.
    pub(super) fn all(&self) -> Vec<&Instrument> {
        self.0.values().map(|(_, instrument)| instrument).collect()
    }

    /// The names of what was captured in these versions with instruments that this app does not know.
    pub(super) fn names<'a>(&self, versions: impl Iterator<Item = &'a Version>) -> Vec<ItemName> {
        let entries = versions.flat_map(|v| v.observation.entries());
        let captured: BTreeSet<(&Edition, &str)> = entries
            .filter_map(|entry| {
                if let What::Capture(c) = &entry.what {
                    Some((&c.instrument, c.item.as_str()))
                } else {
                    None
                }
            })
            .collect();
        let name = |(edition, item): (&Edition, &str)| {
            let (_, instrument) = self.0.get(edition)?;
            let code = instrument.codes.iter().find(|c| c.item() == item)?;
            Some(ItemName {
                instrument: edition.id.clone(),
                version: edition.version,
                item: item.to_owned(),
                name: code.caption.to_string(),
                title: instrument.title.to_string(),
            })
        };
        captured.into_iter().filter_map(name).collect()
    }
}

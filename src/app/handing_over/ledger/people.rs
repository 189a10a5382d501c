//! Who observed with this device: people by the names that they gave, and what to offer the next time.

use crate::app::handing_over::ledger::Ledger;
use crate::domain::collation::names;
use crate::domain::ids::PersonId;
use crate::format::stored::device::DeviceFact;

impl Ledger {
    /// The people who observed with this tablet, as facts.
    pub fn met(&self) -> impl Iterator<Item = DeviceFact> {
        let people = self.people.iter();
        people.map(|(_, (person, name))| DeviceFact::PersonMet {
            person: person.to_string(),
            name: name.clone(),
        })
    }

    /// The person of this name, who observed with this tablet before.
    pub fn person(&self, name: &str) -> Option<&PersonId> {
        self.people.get(&key(name)).map(|(person, _)| person)
    }

    /// The observer's name and the school to offer.
    pub fn remembered(&self) -> (&str, &str) {
        (&self.observer, &self.school)
    }

    /// What this device knows of itself counts before what a backup of another one brought.
    pub(super) fn take_person(&mut self, person: &str, name: &str, is_own: bool) {
        let Ok(person) = PersonId::parse(person) else {
            return;
        };
        let met = (person, name.to_owned());
        if is_own {
            self.people.insert(key(name), met);
        } else {
            self.people.entry(key(name)).or_insert(met);
        }
    }
}

/// One spelling of a name, by which it is found again on this device. Accents tell people apart.
fn key(name: &str) -> String {
    names::clean(name).to_lowercase()
}

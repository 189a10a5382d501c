//! Who observed with this device: people by the names that they gave, and what to offer the next time.

use crate::app::handing_over::ledger::Ledger;
use crate::domain::collation::names;
use crate::domain::ids::PersonId;
use crate::format::stored::device::DeviceFact;

impl Ledger {
    /// The people who observed with this tablet, as facts.
    pub fn met(&self) -> impl Iterator<Item = DeviceFact> {
        let people = self.people.iter();
        people.map(|(name, person)| DeviceFact::PersonMet {
            person: person.to_string(),
            name: name.clone(),
        })
    }

    /// The person of this name, who observed with this tablet before.
    pub fn person(&self, name: &str) -> Option<&PersonId> {
        self.people.get(&key(name))
    }

    /// The observer's name and the school to offer.
    pub fn remembered(&self) -> (&str, &str) {
        (&self.observer, &self.school)
    }

    pub(super) fn take_person(&mut self, person: &str, name: &str) {
        if let Ok(person) = PersonId::parse(person) {
            self.people.entry(key(name)).or_insert(person);
        }
    }
}

/// One spelling of a name, by which it is found again.
fn key(name: &str) -> String {
    names::fold(&names::clean(name))
}

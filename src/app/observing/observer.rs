//! Who observes: a person with a name that may change, and the name and school that are offered the next time.

use crate::app::effect::Effect;
use crate::app::keeping::device_log;
use crate::app::model::Model;
use crate::domain::collation::names;
use crate::domain::ids::PersonId;
use crate::domain::observation::header::Header;
use crate::format::line;
use crate::format::stored::device::DeviceFact;

/// Names the person who observes: one who observed with this tablet before, or somebody new, who is remembered.
pub(in crate::app) fn meet(model: &mut Model, header: &mut Header) -> Vec<Effect> {
    header.observer_id = model.ledger.person(&header.texts.observer).cloned();
    if header.observer_id.is_some() || header.texts.observer.is_empty() {
        return Vec::new();
    }
    let chance = line::sha256(format!("person {}", model.now.chance).as_bytes());
    let person = chance.get(..32).and_then(|id| PersonId::parse(id).ok());
    header.observer_id.clone_from(&person);
    person.map_or_else(Vec::new, |person| {
        let fact = DeviceFact::PersonMet {
            person: person.to_string(),
            name: header.texts.observer.clone(),
        };
        device_log::keep(model, fact)
    })
}

/// Remembers the observer's name and school where they are new.
pub(in crate::app) fn remember(model: &mut Model, observer: &str, school: &str) -> Vec<Effect> {
    let (observer, school) = (names::clean(observer), names::clean(school));
    if model.ledger.remembered() == (observer.as_str(), school.as_str()) {
        return Vec::new();
    }
    device_log::keep(model, DeviceFact::Remembered { observer, school })
}

//! One spelling for the schools and classes of the collation: "4b" is "4B", as whoever wrote it first did.
//! What only differs in case, accents and width is one; the observations stay as they are.

use std::collections::BTreeMap;

use crate::domain::calendar::Moment;
use crate::domain::collation::Version;
use crate::domain::header::Header;
use crate::domain::names::fold;

/// The spelling that was written first, for each thing that may be spelled in several ways.
#[derive(Default)]
struct First<K>(BTreeMap<K, (Option<Moment>, String)>);

impl<K: Ord> First<K> {
    /// Takes a spelling into account; of those written at one time the first of the alphabet stays.
    fn write(&mut self, what: K, at: Option<Moment>, text: &str) {
        let is_first = self.0.get(&what).is_none_or(|(held_at, held)| {
            // Whatever has no time is later than what has one.
            (at.is_none(), at, text) < (held_at.is_none(), *held_at, held.as_str())
        });
        if is_first {
            self.0.insert(what, (at, text.to_owned()));
        }
    }

    fn of(&self, what: &K) -> Option<&String> {
        self.0.get(what).map(|(_, text)| text)
    }
}

/// Gives each school, and each class of a teacher there, the spelling that was written first. Teachers
/// have the names that a person joined by then.
pub(super) fn unify(headers: &mut [(&Version, Header)]) {
    let mut schools = First::default();
    let mut classes = First::default();
    let class_of = |h: &Header| (h.teacher.clone(), fold(&h.school), fold(&h.class));
    for (version, header) in headers.iter() {
        let at = version.observation.begun_at();
        schools.write(fold(&header.school), at, &header.school);
        classes.write(class_of(header), at, &header.class);
    }
    for (_, header) in headers.iter_mut() {
        let class = classes.of(&class_of(header)).cloned();
        let school = schools.of(&fold(&header.school)).cloned();
        header.class = class.unwrap_or_default();
        header.school = school.unwrap_or_default();
    }
}

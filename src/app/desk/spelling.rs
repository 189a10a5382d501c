//! One spelling of the names that are one: of a person whom somebody joined, of a school, and of a class:
//! "4b" is "4B". What only differs in case, accents and width is one school and one class; the
//! observations stay as they are.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::calendar::Moment;
use crate::domain::collation::Held;
use crate::domain::collation::names::{self, fold};
use crate::domain::observation::header::Header;

/// How a spelling was written: in how many observations, and when first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) times: u32,
    first: Option<Moment>,
}

impl Written {
    /// Takes one more observation into account.
    pub(super) fn again(&mut self, at: Option<Moment>) {
        self.times = self.times.saturating_add(1);
        // Whatever has no time is later than what has one.
        self.first = [self.first, at].into_iter().flatten().min();
    }
}

/// The spelling that stands for all: the one with the most letters beyond ASCII, since a name loses its
/// accents on a keyboard that has none and gains them on no keyboard; then the most frequent; then one
/// with capitals; then the one written first. The order in which files came has no say.
pub(super) fn standing<'a>(spellings: impl Iterator<Item = (&'a str, Written)>) -> Option<&'a str> {
    let by_rank = spellings.min_by_key(|(text, written)| {
        let beyond = Reverse(names::letters_beyond_ascii(text));
        let has_capitals = text.chars().any(char::is_uppercase);
        let first = (written.first.is_none(), written.first);
        (beyond, Reverse(written.times), !has_capitals, first, *text)
    });
    by_rank.map(|(text, _)| text)
}

/// The spellings of each thing that may be spelled in several ways.
#[derive(Default)]
struct Spellings<'a, K>(BTreeMap<K, BTreeMap<&'a str, Written>>);

impl<'a, K: Ord> Spellings<'a, K> {
    fn write(&mut self, what: K, at: Option<Moment>, text: &'a str) {
        let spellings = self.0.entry(what).or_default();
        spellings.entry(text).or_default().again(at);
    }

    /// The spelling that stands for each.
    fn standing(self) -> BTreeMap<K, String> {
        let all = self.0.into_iter();
        all.filter_map(|(what, spellings)| {
            let stands = standing(spellings.into_iter())?;
            Some((what, stands.to_owned()))
        })
        .collect()
    }
}

/// Gives each school, and each class of a teacher there, one spelling. Teachers have the names that a
/// person joined by then.
pub(super) fn unify(headers: &mut [(&Held, Header)]) {
    let mut schools = Spellings::default();
    let mut classes = Spellings::default();
    let class_of = |h: &Header| {
        (
            h.texts.teacher.clone(),
            fold(&h.texts.school),
            fold(&h.texts.class),
        )
    };
    for (version, header) in headers.iter() {
        let at = version.brief.begun_at;
        schools.write(fold(&header.texts.school), at, &header.texts.school);
        classes.write(class_of(header), at, &header.texts.class);
    }
    let (schools, classes) = (schools.standing(), classes.standing());
    for (_, header) in headers.iter_mut() {
        let class = classes.get(&class_of(header)).cloned();
        let school = schools.get(&fold(&header.texts.school)).cloned();
        header.texts.class = class.unwrap_or_default();
        header.texts.school = school.unwrap_or_default();
    }
}

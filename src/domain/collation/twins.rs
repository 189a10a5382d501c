//! Names that may be one person, and what somebody decided about them. Decisions are made of keys
//! and moments only, so that their order does not matter and no name is kept in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::calendar::Moment;
use crate::domain::collation::names;

/// Stands for one name in one place without saying it.
pub type NameKey = String;

/// What was decided of two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing yet, or it was taken back.
    Open,
    /// They are one person.
    Joined,
    /// They are two.
    Apart,
}

/// The decisions about names: for each pair the latest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    pairs: BTreeMap<(NameKey, NameKey), (Moment, Verdict)>,
}

impl Verdicts {
    /// Records a decision; an earlier moment does not replace a later one.
    pub fn decide(&mut self, pair: (NameKey, NameKey), at: Moment, verdict: Verdict) {
        let (one, other) = pair;
        let pair = if one <= other {
            (one, other)
        } else {
            (other, one)
        };
        let held = self.pairs.entry(pair).or_insert((at, verdict));
        *held = (*held).max((at, verdict));
    }

    /// Every pair of which something is decided that holds now. Two that are kept apart cannot be one
    /// person by way of others: of decisions that contradict each other so, the later ones hold, and the
    /// earlier ones are open again.
    pub fn in_force(&self) -> Vec<Decided<'_>> {
        let decided = self.pairs.iter().filter(|(_, (_, v))| *v != Verdict::Open);
        let mut in_turn: Vec<Decided<'_>> = decided
            .map(|((one, other), (at, verdict))| Decided {
                one,
                other,
                at: *at,
                verdict: *verdict,
            })
            .collect();
        in_turn.sort_by_key(|d| (d.at, d.one, d.other));
        let keys: BTreeSet<&NameKey> = in_turn.iter().flat_map(|d| [d.one, d.other]).collect();
        let place: BTreeMap<&NameKey, usize> = keys.into_iter().zip(0..).collect();
        let places = |d: &Decided<'_>| {
            let place = |key| place.get(key).copied().unwrap_or_default();
            (place(d.one), place(d.other))
        };
        let mut parent: Vec<usize> = (0..place.len()).collect();
        let (mut joined, mut apart): (Vec<Decided<'_>>, Vec<Decided<'_>>) = Default::default();
        for decided in in_turn {
            let (one, other) = places(&decided);
            if decided.verdict == Verdict::Joined {
                join(&mut parent, one, other);
                apart.retain(|d| {
                    let (one, other) = places(d);
                    root(&mut parent, one) != root(&mut parent, other)
                });
                joined.push(decided);
                continue;
            }
            if root(&mut parent, one) == root(&mut parent, other) {
                // Joined anew in their turn, but for those by which the two would be one again.
                parent = (0..place.len()).collect();
                joined.retain(|d| {
                    let before = parent.clone();
                    let (a, b) = places(d);
                    join(&mut parent, a, b);
                    let holds = root(&mut parent, one) != root(&mut parent, other);
                    if !holds {
                        parent = before;
                    }
                    holds
                });
            }
            apart.push(decided);
        }
        joined.extend(apart);
        joined.sort_by_key(|d| (d.one, d.other));
        joined
    }
}

/// What holds of two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided<'a> {
    /// The one.
    pub one: &'a NameKey,
    /// The other.
    pub other: &'a NameKey,
    /// When it was decided.
    pub at: Moment,
    /// Joined or kept apart.
    pub verdict: Verdict,
}

/// Forms of address, folded and without full stops.
const TITLES: [&str; 36] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "madam",
    "madame",
    "maam",
    "frau",
    "herr",
    "mme",
    "mlle",
    "m",
    "monsieur",
    "senor",
    "senora",
    "senorita",
    "sr",
    "sra",
    "srta",
    "don",
    "dona",
    "teacher",
    "shri",
    "smt",
    "sri",
    "ustad",
    "ustadh",
    "mwalimu",
    "bi",
    "bwana",
    "dra",
];

/// So many names may share a word before it tells nobody apart.
const MOST_ALIKE: usize = 50;

/// The words of a name that tell people apart: folded, without punctuation and forms of address.
pub fn words(name: &str) -> BTreeSet<String> {
    let folded: String = names::fold(name)
        .chars()
        .filter(|c| *c != '\'')
        .map(|c| if is_punctuation(c) { ' ' } else { c })
        .collect();
    folded
        .split_whitespace()
        .filter(|w| !TITLES.contains(w))
        .map(str::to_owned)
        .collect()
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '\u{b7}' | '\u{3001}' | '\u{30fb}' | '\u{2014}')
}

/// Pairs of these names that may be one person: the same words, or the words of one among those of the
/// other. By places in the list, each pair once, the smaller place first.
pub fn likely(names: &[&str]) -> BTreeSet<(usize, usize)> {
    let words: Vec<BTreeSet<String>> = names.iter().map(|n| words(n)).collect();
    let mut with: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, words) in words.iter().enumerate() {
        for word in words {
            with.entry(word).or_default().push(at);
        }
    }
    let mut found = BTreeSet::new();
    for (at, own) in words.iter().enumerate() {
        // Whoever has all of these words has the rarest of them.
        let rarest = own.iter().filter_map(|w| with.get(w.as_str()));
        let Some(others) = rarest.min_by_key(|list| list.len()) else {
            continue;
        };
        if others.len() > MOST_ALIKE {
            continue;
        }
        for &other in others {
            let has_all = words.get(other).is_some_and(|words| own.is_subset(words));
            if other != at && has_all {
                found.insert((at.min(other), at.max(other)));
            }
        }
    }
    found
}

/// Groups of places that are one by these pairs: for each place the smallest place of its group.
pub fn groups(n: usize, joined: impl IntoIterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..n).collect();
    for (one, other) in joined {
        join(&mut parent, one, other);
    }
    (0..n).map(|at| root(&mut parent, at)).collect()
}

fn join(parent: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parent, one), root(parent, other));
    if let Some(up) = parent.get_mut(one.max(other)) {
        *up = one.min(other);
    }
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while let Some(&up) = parent.get(at) {
        if up == at {
            break;
        }
        let above = parent.get(up).copied().unwrap_or(up);
        if let Some(here) = parent.get_mut(at) {
            *here = above;
        }
        at = up;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> Vec<(usize, usize)> {
        likely(names).into_iter().collect()
    }

    #[test]
    fn spellings_of_one_name_are_likely_one_person() {
        assert_eq!(
            pairs(&["Mr Rai", "mr. rai", "Rai"]),
            [(0, 1), (0, 2), (1, 2)]
        );
        assert_eq!(
            pairs(&["José Rai", "Sr. Jose  RAI", "Señor Rai"]),
            [(0, 1), (0, 2), (1, 2)]
        );
        assert_eq!(pairs(&["O’Neill", "Oneill", "Neill"]), [(0, 1)]);
    }

    #[test]
    fn other_names_are_not() {
        assert_eq!(pairs(&["Amina Okello", "Amara Okello", "Mr", "Ms", ""]), []);
        let many: Vec<String> = (0..60)
            .map(|n| format!("Rai {n}"))
            .chain(["Rai".into()])
            .collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(
            pairs(&many),
            [],
            "a word that everybody has tells nobody apart"
        );
    }

    #[test]
    fn joined_pairs_make_groups() {
        assert_eq!(groups(5, [(3, 4), (1, 3)]), [0, 1, 2, 1, 1]);
    }
}

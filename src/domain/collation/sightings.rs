//! Lessons and who saw them: two observers of one teacher who watched for the most part at the same time
//! saw one lesson. It counts once, whatever the order in which they are given.
//!
//! Nobody teaches two classes at once, so teacher and hour are the proof, however the two wrote the class.

use std::collections::BTreeMap;

use crate::domain::calendar::Moment;
use crate::domain::collation::names;

/// One observation, as far as it matters for this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting<'a> {
    /// The observation's id.
    pub id: &'a str,
    /// Who observed.
    pub observer: &'a str,
    /// Whom, under the name that a person joined.
    pub teacher: &'a str,
    /// Where; empty where that was not written down.
    pub school: &'a str,
    /// From, wall clock in milliseconds since 1970.
    pub from_ms: i64,
    /// Up to.
    pub to_ms: i64,
    /// Observed intervals: the one with the most stands for the lesson.
    pub observed: u32,
}

impl<'a> Sighting<'a> {
    /// When an observation that began then and took so long was made.
    pub fn stretch(begun_at: Option<Moment>, length_ms: u64) -> (i64, i64) {
        let from = begun_at.map_or(0, Moment::epoch_ms);
        // No lesson lasts longer than a day.
        let length = i64::try_from(length_ms.min(24 * 3_600_000)).unwrap_or(0);
        let length = if begun_at.is_some() { length } else { 0 };
        (from, from.saturating_add(length))
    }

    /// Whether this is another observer's sight of the same lesson. Namesakes at two schools are two.
    fn is_of_one_lesson(&self, other: &Sighting<'a>) -> bool {
        self.teacher == other.teacher
            && self.observer != other.observer
            && self.overlaps_by_half(other)
            && self.fits_school(other)
    }

    /// Whether at least half of the shorter stretch was watched by both: of a double period two may see
    /// one lesson each, and the bell rings for both.
    fn overlaps_by_half(&self, other: &Sighting<'a>) -> bool {
        let length = |s: &Sighting<'a>| s.to_ms.saturating_sub(s.from_ms);
        let both = self.to_ms.min(other.to_ms) - self.from_ms.max(other.from_ms);
        both > 0 && both.saturating_mul(2) >= length(self).min(length(other))
    }

    fn fits_school(&self, other: &Sighting<'a>) -> bool {
        self.school.is_empty()
            || other.school.is_empty()
            || self.school == other.school
            || names::fold(self.school) == names::fold(other.school)
    }
}

/// So many observers of one lesson are told apart; a file that claims more is forged.
const MOST_SEEN: usize = 100;

/// For each observation that somebody else saw too, by its place: the places of the others.
pub fn seen_with(sightings: &[Sighting<'_>]) -> BTreeMap<usize, Vec<usize>> {
    let mut seen: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for places in by_teacher(sightings) {
        // In order of their beginning: whoever begins after the end overlaps no more.
        for (n, &at) in places.iter().enumerate() {
            let Some(one) = sightings.get(at) else {
                continue;
            };
            for &later in places.get(n + 1..).unwrap_or_default() {
                let Some(other) = sightings.get(later) else {
                    continue;
                };
                if other.from_ms >= one.to_ms {
                    break;
                }
                let is_full = |at: &usize| seen.get(at).is_some_and(|l| l.len() >= MOST_SEEN);
                if is_full(&at) {
                    break;
                }
                if one.is_of_one_lesson(other) && !is_full(&later) {
                    seen.entry(at).or_default().push(later);
                    seen.entry(later).or_default().push(at);
                }
            }
        }
    }
    for others in seen.values_mut() {
        others.sort_by_key(|&at| sightings.get(at).map(|s| s.id));
    }
    seen
}

/// The places of the observations that stand for a lesson each: the one with the most observed
/// intervals, then the smaller id. In ascending order.
pub fn lessons(sightings: &[Sighting<'_>]) -> Vec<usize> {
    let seen = seen_with(sightings);
    let mut order: Vec<usize> = (0..sightings.len()).collect();
    order.sort_by_key(|&at| {
        sightings
            .get(at)
            .map(|s| (std::cmp::Reverse(s.observed), s.id))
    });
    let mut stands = vec![false; sightings.len()];
    for at in order {
        let others = seen.get(&at).map(Vec::as_slice).unwrap_or_default();
        let is_seen = others.iter().any(|o| stands.get(*o) == Some(&true));
        if let Some(here) = stands.get_mut(at) {
            *here = !is_seen;
        }
    }
    let all = stands.into_iter().enumerate();
    all.filter(|(_, stands)| *stands)
        .map(|(at, _)| at)
        .collect()
}

/// Places of each teacher, in order of the beginning. No teacher: nothing can be said.
fn by_teacher(sightings: &[Sighting<'_>]) -> Vec<Vec<usize>> {
    let mut of_each: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, s) in sightings.iter().enumerate() {
        if !s.teacher.is_empty() && s.from_ms < s.to_ms {
            of_each.entry(s.teacher).or_default().push(at);
        }
    }
    let mut all: Vec<Vec<usize>> = of_each.into_values().collect();
    for places in &mut all {
        places.sort_by_key(|&at| sightings.get(at).map(|s| (s.from_ms, s.id)));
    }
    all
}

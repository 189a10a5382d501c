//! The observations of the collation as they are shown, with the names that a person joined; and the
//! names that may be one person.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::desk::Desk;
use crate::app::desk::spelling::{self, Written};
use crate::app::desk::work::{CollatedRow, NamePair, Who};
use crate::domain::calendar::Moment;
use crate::domain::collation::sightings::{self, Sighting};
use crate::domain::collation::twins::{self, Decided, NameKey, Verdict};
use crate::domain::collation::{Brief, Held, Standing, Versions};
use crate::domain::ids::ObservationId;
use crate::domain::observation::header::Header;
use crate::format::line::sha256;

/// So many pairs of names are asked about at once.
const MOST_ASKED: usize = 50;

/// An observation as the table shows it.
#[derive(Clone, Debug)]
pub(super) struct Shown<'a> {
    pub(super) id: &'a ObservationId,
    pub(super) version: &'a Held,
    /// Its header with the names that a person joined; names, school and class in one spelling.
    pub(super) header: Header,
    pub(super) row: CollatedRow,
}

/// The names of the collation.
#[derive(Debug, Default)]
struct Names {
    /// Each name of a place, how many observations bear it, and when it was written first.
    counts: BTreeMap<(Who, String), BTreeMap<String, Written>>,
}

/// The names of one place, in the order of the alphabet, and which of them are one.
struct NamesAt<'a> {
    who: Who,
    school: &'a str,
    names: Vec<(&'a str, Written, NameKey)>,
    group_of: Vec<usize>,
}

/// The version that the table shows, and whether it stands in conflict.
pub(super) fn standing(versions: &Versions) -> Option<(&Held, bool)> {
    Some(match versions.standing() {
        Standing::Settled(version) => (version, false),
        Standing::Conflict(heads) => (heads.into_iter().next()?, true),
    })
}

/// Stands for a name of a place without saying it.
fn key(who: Who, school: &str, name: &str) -> NameKey {
    let who = match who {
        Who::Teacher => "teacher",
        Who::Observer => "observer",
    };
    sha256(format!("{who}\n{school}\n{name}").as_bytes())
}

impl Names {
    fn of<'a>(versions: impl Iterator<Item = &'a Held>) -> Self {
        let mut names = Self::default();
        for version in versions {
            let h = &version.brief.header;
            let at = version.brief.begun_at;
            names.count(Who::Teacher, &h.texts.school, &h.texts.teacher, at);
            names.count(Who::Observer, "", &h.texts.observer, at);
        }
        names
    }

    fn count(&mut self, who: Who, school: &str, name: &str, at: Option<Moment>) {
        if !name.is_empty() {
            let place = self.counts.entry((who, school.to_owned())).or_default();
            place.entry(name.to_owned()).or_default().again(at);
        }
    }

    fn places<'a>(&'a self, decided: &[Decided<'_>]) -> Vec<NamesAt<'a>> {
        let mut joined: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for d in decided.iter().filter(|d| d.verdict == Verdict::Joined) {
            joined.entry(d.one).or_default().push(d.other);
        }
        let places = self.counts.iter();
        places
            .map(|((who, school), names)| {
                let keyed = names
                    .iter()
                    .map(|(name, n)| (name.as_str(), *n, key(*who, school, name)));
                let names: Vec<_> = keyed.collect();
                let group_of = joined_groups(&names, &joined);
                NamesAt {
                    who: *who,
                    school,
                    names,
                    group_of,
                }
            })
            .collect()
    }
}

fn joined_groups(
    names: &[(&str, Written, NameKey)],
    joined: &BTreeMap<&str, Vec<&str>>,
) -> Vec<usize> {
    let place_of: BTreeMap<&str, usize> = names
        .iter()
        .enumerate()
        .map(|(at, (_, _, key))| (key.as_str(), at))
        .collect();
    let pairs = place_of.iter().flat_map(|(key, at)| {
        let others = joined.get(key).into_iter().flatten();
        let others = others.filter_map(|other| place_of.get(other));
        others.map(move |other| (*at, *other))
    });
    twins::groups(names.len(), pairs)
}

impl NamesAt<'_> {
    /// The name under which each name of a group is shown.
    fn shown(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut groups: BTreeMap<usize, Vec<(&str, Written)>> = BTreeMap::new();
        for ((name, written, _), group) in self.names.iter().zip(&self.group_of) {
            groups.entry(*group).or_default().push((name, *written));
        }
        groups.into_values().flat_map(|group| {
            let shown = spelling::standing(group.iter().copied());
            let each = group.into_iter();
            each.filter_map(move |(name, _)| Some((name, shown?)))
        })
    }

    fn pair(&self, one: usize, other: usize, decided: Option<(bool, String)>) -> Option<NamePair> {
        let named = |at: usize| {
            let (name, n, key) = self.names.get(at)?;
            Some(((*name).to_owned(), n.times, key.clone()))
        };
        Some(NamePair {
            who: self.who,
            school: self.school.to_owned(),
            names: [named(one)?, named(other)?],
            decided,
        })
    }

    /// Pairs that may be one person and nobody has decided on, for themselves or for those with whom
    /// they were joined.
    fn open(&self, decided: &[Decided<'_>]) -> Vec<NamePair> {
        let names: Vec<&str> = self.names.iter().map(|(name, ..)| *name).collect();
        let groups = |one: usize, other: usize| {
            let groups = (self.group_of.get(one)?, self.group_of.get(other)?);
            Some((groups.0.min(groups.1), groups.0.max(groups.1)))
        };
        let here = self.here(decided);
        let apart: BTreeSet<(&usize, &usize)> = here
            .filter(|(d, ..)| d.verdict == Verdict::Apart)
            .filter_map(|(_, one, other)| groups(one, other))
            .collect();
        let is_open = |(one, other): &(usize, usize)| {
            groups(*one, *other).is_some_and(|(a, b)| a != b && !apart.contains(&(a, b)))
        };
        let likely = twins::likely(&names).into_iter().filter(is_open);
        let pairs = likely.filter_map(|(one, other)| self.pair(one, other, None));
        pairs.take(MOST_ASKED).collect()
    }

    /// What holds of names that are here, with their places.
    fn here<'a>(
        &self,
        decided: &'a [Decided<'a>],
    ) -> impl Iterator<Item = (&'a Decided<'a>, usize, usize)> {
        let names = self.names.iter().enumerate();
        let place_of: BTreeMap<NameKey, usize> =
            names.map(|(at, (_, _, key))| (key.clone(), at)).collect();
        decided.iter().filter_map(move |d| {
            let (one, other) = (*place_of.get(d.one)?, *place_of.get(d.other)?);
            Some((d, one.min(other), one.max(other)))
        })
    }

    /// What was decided of names that are here.
    fn decided(&self, decided: &[Decided<'_>]) -> Vec<NamePair> {
        let here = self.here(decided).filter_map(|(d, one, other)| {
            let verdict = (d.verdict == Verdict::Joined, d.at.to_string());
            self.pair(one, other, Some(verdict))
        });
        here.collect()
    }
}

impl Desk {
    /// Every observation as the table shows it, by id.
    pub(super) fn shown(&self) -> Vec<Shown<'_>> {
        let observations = self.collation.observations().iter();
        let all: Vec<(&ObservationId, &Versions, &Held, bool)> = observations
            .filter_map(|(id, v)| standing(v).map(|(version, conflict)| (id, v, version, conflict)))
            .collect();
        let names = Names::of(all.iter().map(|(_, _, version, _)| *version));
        let decided = self.collation.verdicts().in_force();
        let places = names.places(&decided);
        let joined: BTreeMap<(Who, &str, &str), &str> = places
            .iter()
            .flat_map(|p| {
                p.shown()
                    .map(|(name, shown)| ((p.who, p.school, name), shown))
            })
            .collect();
        let changes = self.log.changes();
        let mut headers: Vec<(&Held, Header)> = all
            .iter()
            .map(|(_, _, version, _)| {
                let mut header = version.brief.header.clone();
                let joined = |who, school: &str, name: &mut String| {
                    if let Some(shown) = joined.get(&(who, school, name.as_str())) {
                        *name = (*shown).to_owned();
                    }
                };
                joined(
                    Who::Teacher,
                    &header.texts.school,
                    &mut header.texts.teacher,
                );
                joined(Who::Observer, "", &mut header.texts.observer);
                (*version, header)
            })
            .collect();
        spelling::unify(&mut headers);
        let mut shown: Vec<Shown<'_>> = all
            .iter()
            .zip(headers)
            .map(|((id, versions, _, conflict), (version, header))| {
                let changed_ms = changes.get(id.as_str()).copied();
                let row = CollatedRow {
                    versions: count(versions.all.len()),
                    conflict: *conflict,
                    changed_ms,
                    ..row(id, &version.brief, &header)
                };
                Shown {
                    id,
                    version,
                    header,
                    row,
                }
            })
            .collect();
        tell_who_saw_the_same(&mut shown);
        shown
    }

    /// Names that may be one person, then what was decided of names.
    pub(super) fn name_pairs(&self) -> Vec<NamePair> {
        let versions = self.collation.observations().values();
        let names = Names::of(versions.filter_map(|v| standing(v).map(|(v, _)| v)));
        let in_force = self.collation.verdicts().in_force();
        let places = names.places(&in_force);
        let open = places.iter().flat_map(|p| p.open(&in_force));
        let decided = places.iter().flat_map(|p| p.decided(&in_force));
        open.take(MOST_ASKED).chain(decided).collect()
    }
}

/// What matters of an observation for telling whether two saw one lesson.
pub(super) fn sighting<'a>(shown: &'a Shown<'_>, observed: u32) -> Sighting<'a> {
    let h = &shown.header;
    let brief = &shown.version.brief;
    let (from_ms, to_ms) = Sighting::stretch(brief.begun_at, brief.length_ms);
    Sighting {
        id: &shown.row.id,
        observer: &h.texts.observer,
        teacher: &h.texts.teacher,
        school: &h.texts.school,
        from_ms,
        to_ms,
        observed,
    }
}

fn tell_who_saw_the_same(shown: &mut [Shown<'_>]) {
    let all: Vec<Sighting<'_>> = shown.iter().map(|s| sighting(s, 0)).collect();
    let seen = sightings::seen_with(&all);
    let ids = |others: &Vec<usize>| -> Vec<String> {
        let ids: BTreeSet<&str> = others
            .iter()
            .filter_map(|&at| Some(all.get(at)?.id))
            .collect();
        ids.into_iter().map(str::to_owned).collect()
    };
    let seen: Vec<(usize, Vec<String>)> = seen.iter().map(|(at, o)| (*at, ids(o))).collect();
    for (at, others) in seen {
        if let Some(here) = shown.get_mut(at) {
            here.row.seen_with = others;
        }
    }
}

/// The row, as far as it follows from the version alone.
fn row(id: &ObservationId, brief: &Brief, h: &Header) -> CollatedRow {
    let begun_at = brief.begun_at;
    CollatedRow {
        id: id.to_string(),
        texts: h.texts.clone(),
        purpose: h.purpose.word().to_owned(),
        instruments: h.instruments.clone(),
        date: begun_at.map(Moment::date).unwrap_or_default(),
        length_ms: brief.length_ms,
        entries: count(brief.entries),
        versions: 1,
        conflict: false,
        day: begun_at.map(Moment::for_searching).unwrap_or_default(),
        seen_with: Vec::new(),
        changed_ms: None,
    }
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

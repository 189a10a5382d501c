//! The versions of one observation: which continues which, and what a person decided between those that
//! contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::calendar::Moment;
use crate::domain::collation::brief::Held;
use crate::domain::ids::DeviceId;
use crate::domain::observation::{Observation, effort, words};

/// The hash of an observation's content, 64 hexadecimal digits.
pub type Revision = String;

/// One state of one observation, as a hand-over file carried it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its content hash.
    pub revision: Revision,
    /// What an earlier format called it, where it came in one.
    pub former: Option<Revision>,
    /// Names the whole that it came from, where that has a name.
    pub whole: Option<String>,
    /// The revision that its device had handed over before, if any.
    pub parent: Option<Revision>,
    /// The device that handed it over.
    pub device: DeviceId,
    /// The observation.
    pub observation: Observation,
}

/// How an observation fared when its version was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arrival {
    /// Not seen before.
    Accepted,
    /// The very same content was here.
    AlreadyHere,
    /// It continues a version that was here.
    Newer,
    /// A version that continues it was here.
    Older,
    /// It and another version each hold what the other lacks.
    Conflict,
    /// A person removed the lesson: it stays out.
    Removed,
}

/// A person's decision between versions in conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The version to go by.
    pub chosen: Revision,
    /// The versions that stood in conflict then; with another one the question is open again.
    pub among: BTreeSet<Revision>,
    /// When it was made.
    pub at: Moment,
}

/// The versions of one observation and the choice between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// By revision. Boxed, since the map has room for many from its first on, and nearly all have one.
    pub all: BTreeMap<Revision, Box<Held>>,
    /// The choice in force, the latest made.
    pub choice: Option<Choice>,
    /// The versions that no other version continues.
    heads: BTreeSet<Revision>,
    /// What versions were called in an earlier format, and what they are called now.
    former: BTreeMap<Revision, Revision>,
}

/// Of more versions of one observation than this, none is compared with the others: all are shown
/// side by side, in whatever order they came. No lesson has so many; a hostile file may.
pub const MOST_COMPARED: usize = 200;

/// What there is to say of one observation of the collation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// One version continues all others, or was chosen.
    Settled(&'a Held),
    /// These versions contradict each other and nobody has chosen.
    Conflict(Vec<&'a Held>),
}

impl Version {
    /// Whether it stands for its content in place of the same content from another device.
    pub(super) fn comes_before(&self, here: &Held) -> bool {
        origin(self.parent.as_ref(), &self.device) < origin(here.parent.as_ref(), &here.device)
    }
}

/// Orders versions of the same content: one that names its parent comes first.
fn origin<'a>(
    parent: Option<&'a Revision>,
    device: &'a DeviceId,
) -> (bool, Option<&'a Revision>, &'a DeviceId) {
    (parent.is_none(), parent, device)
}

impl Versions {
    /// The versions that no other version continues, by revision.
    pub fn heads(&self) -> Vec<&Held> {
        let heads = self.heads.iter().filter_map(|r| self.all.get(r));
        heads.map(Box::as_ref).collect()
    }

    /// Whether one version stands, or a person must choose.
    pub fn standing(&self) -> Standing<'_> {
        let heads = self.heads();
        if let [only] = heads.as_slice() {
            return Standing::Settled(only);
        }
        let among: BTreeSet<Revision> = heads.iter().map(|v| v.revision.clone()).collect();
        let now = |called: &Revision| self.former.get(called).unwrap_or(called).clone();
        let is_about_these =
            |c: &&Choice| c.among.iter().map(now).collect::<BTreeSet<_>>() == among;
        let chosen = self
            .choice
            .as_ref()
            .filter(is_about_these)
            .and_then(|c| self.all.get(&now(&c.chosen)));
        chosen.map_or(Standing::Conflict(heads), |held| Standing::Settled(held))
    }

    /// Whether this version would have to be compared with those that are here.
    pub(super) fn compares(&self, revision: &Revision) -> bool {
        let is_new = !self.all.contains_key(revision);
        is_new && (1..MOST_COMPARED).contains(&self.all.len())
    }

    /// Adds one version. `others` are those that are here, with their entries, where it [`Self::compares`].
    pub(super) fn add(&mut self, version: &Version, others: &[Version]) -> Arrival {
        if let Some(former) = &version.former {
            let now = version.revision.clone();
            self.former.insert(former.clone(), now);
        }
        match self.all.get_mut(&version.revision) {
            Some(here) => {
                if version.comes_before(here) {
                    **here = Held::of(version);
                }
                Arrival::AlreadyHere
            }
            None => self.put(version, others),
        }
    }

    /// Records a choice; an earlier moment does not replace a later one.
    pub(super) fn choose(&mut self, choice: Choice) {
        let later = |old: &Choice| (old.at, &old.chosen) < (choice.at, &choice.chosen);
        if self.choice.as_ref().is_none_or(later) {
            self.choice = Some(choice);
        }
    }

    /// Adds a version that is not here. Heads are those that no version at all continues: an entry
    /// whose words are gone fits two that contradict each other, so that to continue what continues
    /// another is not always to continue that one.
    fn put(&mut self, new: &Version, others: &[Version]) -> Arrival {
        let arrival = if self.all.len() >= MOST_COMPARED {
            if self.all.len() == MOST_COMPARED {
                self.heads.extend(self.all.keys().cloned());
            }
            self.heads.insert(new.revision.clone());
            Arrival::Conflict
        } else {
            self.compare(new, others)
        };
        self.all
            .insert(new.revision.clone(), Box::new(Held::of(new)));
        arrival
    }

    /// Forgets those that another one continues without words that were struck out since; `full` are all of
    /// them with their entries.
    pub(super) fn forget_struck(&mut self, full: &[&Version]) -> Vec<Revision> {
        let strikes = self.all.values().any(|held| held.brief.strikes);
        if !strikes || self.all.len() > MOST_COMPARED {
            return Vec::new();
        }
        let here = full.iter().copied();
        let here: Vec<&Version> = here
            .filter(|v| self.all.contains_key(&v.revision))
            .collect();
        let is_struck = |old: &&&Version| {
            here.iter().any(|new| {
                words::has_struck_words(&old.observation, &new.observation) && continues(new, old)
            })
        };
        let gone = here.iter().filter(is_struck);
        let mut gone: Vec<Revision> = gone.map(|version| version.revision.clone()).collect();
        for revision in &gone {
            self.all.remove(revision);
            self.heads.remove(revision);
        }
        // The store may have it under the name of an earlier format.
        let former = self.former.iter().filter(|(_, now)| gone.contains(now));
        let former: Vec<Revision> = former.map(|(former, _)| former.clone()).collect();
        gone.extend(former);
        gone
    }

    fn compare(&mut self, new: &Version, others: &[Version]) -> Arrival {
        let is_first = self.all.is_empty();
        let here = others
            .iter()
            .filter(|old| self.all.contains_key(&old.revision));
        let here: BTreeMap<&Revision, &Version> = here.map(|old| (&old.revision, old)).collect();
        let is_continued = here.values().any(|old| continues(old, new));
        let is_ahead = |head: &Revision| here.get(head).is_some_and(|old| continues(new, old));
        self.heads.retain(|head| !is_ahead(head));
        let is_alone = self.heads.is_empty();
        if !is_continued {
            self.heads.insert(new.revision.clone());
        }
        match (is_first, is_continued, is_alone) {
            (true, ..) => Arrival::Accepted,
            (_, true, _) => Arrival::Older,
            (.., true) => Arrival::Newer,
            (.., false) => Arrival::Conflict,
        }
    }
}

/// Whether `later` holds every entry of `earlier`, with all of its words or without some. Entries are
/// immutable and only added, so this is exact, also when a revision in between never arrived. Of two with
/// the same entries the one with fewer words stands: words that were taken back do not return.
fn continues(later: &Version, earlier: &Version) -> bool {
    let (a, b) = (later.observation.entries(), earlier.observation.entries());
    let mut at = 0;
    if a.len() < b.len() {
        return false;
    }
    let (mut lost_words, mut has_words) = (false, false);
    let holds_all = b.iter().all(|wanted| {
        while a.get(at).is_some_and(|e| e.key < wanted.key) {
            at += 1;
            effort::spend(1);
        }
        effort::spend(1);
        let held = a.get(at);
        lost_words |= held.is_some_and(|held| words::lacks_words(held, wanted));
        has_words |= held.is_some_and(|held| words::lacks_words(wanted, held));
        held.is_some_and(|held| words::is_same_entry(held, wanted))
    });
    // Of two that each lack words of the other, neither continues the other.
    holds_all && (a.len() > b.len() || (lost_words && !has_words))
}

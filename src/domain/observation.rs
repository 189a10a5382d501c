//! The observation: an identified set of entries and what they fold to. Entries are only added.

pub mod capture;
pub mod check;
pub mod effort;
pub mod entry;
pub mod fold;
pub mod header;
pub mod late;
pub mod stops;
pub mod summary;
pub mod texts;
pub mod words;

use crate::domain::calendar::Moment;
use crate::domain::gather;
use crate::domain::ids::{DeviceId, EntryKey, ObservationId, PersonId};
use crate::domain::instrument::intervals;
use crate::domain::observation::entry::{Entry, Note, What};
use crate::domain::observation::fold::Fold;
use crate::domain::observation::header::Header;

/// What became of an entry that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was new.
    New,
    /// The same entry was there.
    AlreadyHere,
    /// Another entry with this key was there; that one stays, this one must be kept aside.
    Differs,
}

/// One observed stretch of one lesson by one observer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    id: ObservationId,
    entries: Vec<Entry>,
    fold: Fold,
}

impl Observation {
    /// An observation of which nothing is known yet.
    pub fn empty(id: ObservationId) -> Self {
        Self {
            id,
            entries: Vec::new(),
            fold: Fold::default(),
        }
    }

    /// The observation that these entries make, in whatever order and however often they come, and
    /// the entries that contradict an earlier one with the same key.
    pub fn from_entries(
        id: ObservationId,
        entries: impl IntoIterator<Item = Entry>,
    ) -> (Self, Vec<Entry>) {
        let mut all: Vec<Entry> = entries.into_iter().collect();
        gather::sort_by(&mut all, |a, b| a.key.cmp(&b.key));
        let mut observation = Self::empty(id);
        let mut differing = Vec::new();
        for entry in all {
            if observation.add(entry.clone()) == Added::Differs {
                differing.push(entry);
            }
        }
        (observation, differing)
    }

    /// Adds an entry at its place. Constant work when it is the newest, as in class.
    pub fn add(&mut self, entry: Entry) -> Added {
        if self.entries.last().is_none_or(|last| last.key < entry.key) {
            self.fold.push(&self.entries, &entry);
            self.entries.push(entry);
            return Added::New;
        }
        match self.entries.binary_search_by(|e| e.key.cmp(&entry.key)) {
            Ok(at) => match self.entries.get_mut(at) {
                Some(there) if *there == entry || words::lacks_words(there, &entry) => {
                    Added::AlreadyHere
                }
                // Its words were struck out, and another store still had them.
                Some(there) if words::lacks_words(&entry, there) => {
                    *there = entry;
                    self.fold = Fold::of(&self.entries);
                    Added::AlreadyHere
                }
                Some(_) | None => Added::Differs,
            },
            Err(at) => {
                self.entries.insert(at, entry);
                self.fold = Fold::of(&self.entries);
                Added::New
            }
        }
    }

    /// Puts an entry in the place of the one with its key: for words that are struck out. Nothing else of
    /// the log is ever replaced. False where there is none, or it is another entry.
    pub fn strike(&mut self, entry: Entry) -> bool {
        let at = self.position(&entry.key);
        let Some(place) = at.and_then(|at| self.entries.get_mut(at)) else {
            return false;
        };
        if !words::lacks_words(&entry, place) {
            return false;
        }
        *place = entry;
        self.fold = Fold::of(&self.entries);
        true
    }

    /// Its name.
    pub fn id(&self) -> &ObservationId {
        &self.id
    }

    /// Every entry in log order, withdrawn ones included.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What the entries amount to.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    /// The words of every note that counts, as last corrected, in log order.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        let counting = self.entries.iter().enumerate();
        let counting = counting.filter(|(at, _)| self.fold.counts(*at));
        counting.filter_map(|(at, _)| Some(self.note_at(at)?.text.as_str()))
    }

    /// The note at a position as last corrected, whether it counts or not; `None` where the entry is no
    /// note, or its words were struck out, which a store that still has them must not show.
    pub fn note_at(&self, at: usize) -> Option<&Note> {
        let What::Note(first) = &self.entries.get(at)?.what else {
            return None;
        };
        if self.fold.fate(at)?.struck().is_some() {
            return None;
        }
        let correction = self.fold.correction(at).and_then(|c| self.entries.get(c));
        match correction.map(|e| &e.what) {
            Some(What::Correction { note, .. }) => Some(note),
            _ => Some(first),
        }
    }

    /// The header as it stands now.
    pub fn header(&self) -> &Header {
        &self.fold.header
    }

    /// The entry with this key.
    pub fn entry(&self, key: &EntryKey) -> Option<&Entry> {
        let at = self.position(key)?;
        self.entries.get(at)
    }

    /// The place of this key in [`Self::entries`].
    pub fn position(&self, key: &EntryKey) -> Option<usize> {
        self.entries.binary_search_by(|e| e.key.cmp(key)).ok()
    }

    /// The key for the next entry written by this device.
    pub fn next_key(&self, dev: &DeviceId) -> EntryKey {
        let seq = self
            .entries
            .last()
            .map_or(0, |last| last.key.seq.saturating_add(1));
        EntryKey {
            seq,
            dev: dev.clone(),
        }
    }

    /// When it began, by the wall clock as it was put right since.
    pub fn begun_at(&self) -> Option<Moment> {
        let by: i64 = self.fold.clock_corrections.values().sum();
        self.fold.begun_at.map(|at| at.plus_ms(by))
    }

    /// When the entry at a position was written, by the wall clock as it was put right since.
    pub fn written_at(&self, position: usize) -> Option<Moment> {
        let later = self
            .fold
            .clock_corrections
            .range(position.saturating_add(1)..);
        let by: i64 = later.map(|(_, by_ms)| by_ms).sum();
        self.entries.get(position).map(|e| e.at.plus_ms(by))
    }

    /// Its length on the lesson clock, in milliseconds: up to where it was finished or its newest entry,
    /// less what nobody watched at its end ([`intervals::lesson_end`]).
    pub fn length_ms(&self) -> u64 {
        let until_ms = self.finished_length_ms().unwrap_or(self.fold.last_t_ms);
        intervals::lesson_end(self, until_ms)
    }

    /// The length that was written when it was finished.
    fn finished_length_ms(&self) -> Option<u64> {
        match self
            .fold
            .finished
            .and_then(|at| self.entries.get(at))
            .map(|e| &e.what)
        {
            Some(What::Finished { length_ms }) => Some(*length_ms),
            _ => None,
        }
    }

    /// When it was finished, by the wall clock as it was put right since; `None` for a draft.
    pub fn finished_at(&self) -> Option<Moment> {
        self.written_at(self.fold.finished?)
    }

    /// The person whose entry stands at this position: who is named there, else the observer, whoever that is
    /// found to be. `None` where the observer is known by name only.
    pub fn author(&self, at: usize) -> Option<&PersonId> {
        let by = self.entries.get(at)?.by.as_ref();
        by.or(self.header().observer_id.as_ref())
    }

    /// Whether it was finished (and not opened again since).
    pub fn is_finished(&self) -> bool {
        self.fold.finished.is_some()
    }
}

//! What a log amounts to, kept up to date entry by entry so that the cost of one input does not grow
//! with the length of the observation.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::calendar::Moment;
use crate::domain::ids::EntryKey;
use crate::domain::instrument::{self, intervals};
use crate::domain::observation::effort;
use crate::domain::observation::entry::{Capture, Entry, Place, Spot, What};
use crate::domain::observation::header::Header;
use crate::domain::observation::late::Course;

/// How far a retraction may point back through other retractions before it is set aside as damage.
const DEEPEST_RETRACTION: u16 = 64;

/// What later entries did to an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// How many retractions stand against it; it counts when there are none.
    withdrawals: u16,
    /// Its corrections in log order, as positions.
    corrections: Vec<usize>,
    depth: u16,
    /// Position of the entry that struck it out.
    struck: Option<usize>,
}

impl Fate {
    /// Whether the entry was withdrawn, or struck out, which nothing takes back.
    pub fn is_withdrawn(&self) -> bool {
        self.withdrawals > 0 || self.struck.is_some()
    }

    /// Position of the entry that struck it out.
    pub fn struck(&self) -> Option<usize> {
        self.struck
    }
}

/// What was captured in one spot and counts; never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Captured {
    /// Positions of the entries that say so, in log order.
    pub makers: BTreeSet<usize>,
    /// How often it happened in all.
    pub times: u32,
}

/// The state that a log folds to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    /// The header as it stands, in one spelling of each name. Entries keep what was written.
    pub header: Header,
    /// When the observation began.
    pub begun_at: Option<Moment>,
    /// What was captured and counts, by instrument, part of the lesson and item.
    captured: BTreeMap<Spot, Captured>,
    /// Positions of pauses, resumptions and absences, in log order.
    pub stops: Vec<usize>,
    /// Positions of changes of the tablet's clock.
    pub clock_changes: Vec<usize>,
    /// Changes by which the clock had been wrong before: their positions and milliseconds.
    pub clock_corrections: BTreeMap<usize, i64>,
    /// Positions of the entries by which each of them is corrected.
    clock_makers: BTreeMap<usize, BTreeSet<usize>>,
    /// How many entries stand for themselves: all but those that only say what became of another
    /// (corrections, retractions, corrected clocks, struck out words).
    pub rows: usize,
    /// How many notes count.
    pub notes: usize,
    /// Position of the entry that finished the observation.
    pub finished: Option<usize>,
    /// Entries that point to one that is not there.
    pub dangling: usize,
    /// The latest lesson time that an entry of the lesson itself speaks of; what was written while
    /// reading back, or to finish it, is not in the lesson.
    pub last_t_ms: u64,
    /// The latest lesson time at which something was captured, withdrawn since or not.
    pub captured_ms: u64,
    /// Positions of the marks that were made after their interval, or after the lesson.
    late: BTreeSet<usize>,
    course: Course,
    fates: Vec<Fate>,
    /// Positions of the headers that count, and of the ends that count.
    headers: BTreeSet<usize>,
    ends: BTreeSet<usize>,
}

impl Fold {
    /// Folds a whole log.
    pub fn of(entries: &[Entry]) -> Self {
        let mut fold = Self::default();
        for (at, entry) in entries.iter().enumerate() {
            fold.push(entries.get(..at).unwrap_or(entries), entry);
        }
        fold
    }

    /// What later entries did to the entry at this position.
    pub fn fate(&self, at: usize) -> Option<&Fate> {
        self.fates.get(at)
    }

    /// Whether the entry at this position still counts.
    pub fn counts(&self, at: usize) -> bool {
        self.fates.get(at).is_some_and(|l| !l.is_withdrawn())
    }

    /// The position of the correction in force for the note at this position.
    pub fn correction(&self, at: usize) -> Option<usize> {
        self.fates
            .get(at)?
            .corrections
            .iter()
            .rev()
            .copied()
            .find(|&c| self.counts(c))
    }

    /// What was captured in a spot and counts.
    pub fn captured(&self, spot: &Spot) -> Option<&Captured> {
        self.captured.get(spot)
    }

    /// Everything that was captured and counts, by instrument, part of the lesson and item.
    pub fn all_captured(&self) -> impl Iterator<Item = (&Spot, &Captured)> {
        self.captured.iter()
    }

    /// What was captured with an instrument in one part of the lesson, by item.
    pub fn captured_in(
        &self,
        instrument: &str,
        place: Place,
    ) -> impl Iterator<Item = (&str, &Captured)> {
        let first = Spot {
            instrument: instrument.to_owned(),
            place,
            item: String::new(),
        };
        self.captured
            .range(first.clone()..)
            .take_while(move |(spot, _)| spot.instrument == first.instrument && spot.place == place)
            .map(|(spot, captured)| (spot.item.as_str(), captured))
    }

    /// How often each counter was tapped, by name.
    pub fn tallies(&self) -> impl Iterator<Item = (&str, u32)> {
        let all = self.captured_in(instrument::TALLIES, Place::Moment);
        all.map(|(name, captured)| (name, captured.times))
    }

    /// How often a counter was tapped.
    pub fn tally(&self, counter: &str) -> u32 {
        let captured = self.captured(&Spot::counter(counter));
        captured.map_or(0, |captured| captured.times)
    }

    /// Whether the mark at this position was made after its interval had ended, or after the lesson was
    /// finished or left.
    pub fn is_late(&self, at: usize) -> bool {
        self.late.contains(&at)
    }

    /// The position of the header in force.
    pub fn header_at(&self) -> Option<usize> {
        self.headers.last().copied()
    }

    /// Takes the next entry of the log into account; `before` is the log so far.
    pub fn push(&mut self, before: &[Entry], entry: &Entry) {
        let at = before.len();
        self.fates.push(Fate::default());
        self.rows += usize::from(entry.what.is_row());
        let end = entry.what.lasts_to(entry.t_ms).unwrap_or(0);
        self.last_t_ms = self.last_t_ms.max(end);
        if let What::Capture(capture) = &entry.what
            && intervals::end_of(capture).is_some_and(|end| self.course.written_ms(entry) >= end)
        {
            self.late.insert(at);
        }
        self.course.take(entry);
        if entry.what.is_captured() {
            self.captured_ms = self.captured_ms.max(entry.t_ms);
        }
        match &entry.what {
            What::Began(header) => {
                self.begun_at
                    .get_or_insert(entry.at.plus_ms(-i64::try_from(entry.t_ms).unwrap_or(0)));
                self.header = header.cleaned();
                self.headers.insert(at);
            }
            What::HeaderEdited(header) => {
                self.header = header.cleaned();
                self.headers.insert(at);
            }
            What::Paused | What::Resumed | What::Away { .. } => self.stops.push(at),
            What::ClockChanged { .. } => self.clock_changes.push(at),
            What::ClockCorrected { of } => self.correct_clock(before, of, at, true),
            What::Finished { .. } => {
                self.ends.insert(at);
                self.finished = Some(at);
            }
            What::Correction { of, .. } => self.correct(before, of, at),
            What::Retraction { of } => self.retract(before, of, at),
            What::StruckOut { of, .. } => self.strike(before, of, at),
            What::Unknown(_) => {}
            What::Note(_) | What::Capture(_) => self.count(at, &entry.what, true),
        }
    }

    fn correct(&mut self, before: &[Entry], of: &EntryKey, at: usize) {
        let target = position(before, of).filter(|&t| {
            before
                .get(t)
                .is_some_and(|e| matches!(e.what, What::Note(_)))
        });
        match target.and_then(|t| self.fates.get_mut(t)) {
            Some(fate) => fate.corrections.push(at),
            None => self.dangling += 1,
        }
    }

    fn strike(&mut self, before: &[Entry], of: &EntryKey, at: usize) {
        let target = position(before, of).and_then(|t| Some((t, before.get(t)?)));
        let Some((target, entry)) = target.filter(|(_, e)| matches!(e.what, What::Note(_))) else {
            self.dangling += 1;
            return;
        };
        let Some(fate) = self.fates.get_mut(target) else {
            return;
        };
        let counted = !fate.is_withdrawn();
        fate.struck.get_or_insert(at);
        if counted {
            self.count(target, &entry.what, false);
        }
    }

    /// The correction at a position counts, or no longer: the change of the clock is corrected as long as
    /// one of them does.
    fn correct_clock(&mut self, entries: &[Entry], of: &EntryKey, by: usize, counts: bool) {
        let change = position(entries, of).and_then(|at| Some((at, entries.get(at)?)));
        let Some((at, What::ClockChanged { by_ms })) = change.map(|(at, e)| (at, &e.what)) else {
            self.dangling += usize::from(counts);
            return;
        };
        let makers = self.clock_makers.entry(at).or_default();
        keep(makers, by, counts);
        if makers.is_empty() {
            self.clock_corrections.remove(&at);
        } else {
            self.clock_corrections.insert(at, *by_ms);
        }
    }

    fn retract(&mut self, before: &[Entry], of: &EntryKey, at: usize) {
        let Some(target) = position(before, of) else {
            self.dangling += 1;
            return;
        };
        let depth = self.fates.get(target).map_or(0, |l| l.depth) + 1;
        if depth > DEEPEST_RETRACTION {
            self.dangling += 1;
            return;
        }
        if let Some(fate) = self.fates.get_mut(at) {
            fate.depth = depth;
        }
        self.withdraw(before, target);
    }

    /// Withdraws the entry at a position. Where that is a retraction, what it withdrew counts again,
    /// and so on down the chain.
    fn withdraw(&mut self, entries: &[Entry], target: usize) {
        let mut next = Some((target, true));
        while let Some((at, withdrawn)) = next.take() {
            effort::spend(1);
            let Some(fate) = self.fates.get_mut(at) else {
                return;
            };
            let counted = !fate.is_withdrawn();
            fate.withdrawals = if withdrawn {
                fate.withdrawals.saturating_add(1)
            } else {
                fate.withdrawals.saturating_sub(1)
            };
            let counts = !fate.is_withdrawn();
            // One that was set aside as damage never took effect, so there is nothing to give back; and
            // one that names itself would be followed for ever.
            let took_effect = fate.depth > 0;
            let Some(entry) = entries.get(at) else { return };
            if counted == counts {
                return;
            }
            match &entry.what {
                // A retraction that counts withdraws; one that no longer counts gives back.
                What::Retraction { .. } if !took_effect => {}
                What::Retraction { of } => next = position(entries, of).map(|t| (t, counts)),
                What::HeaderEdited(_) => {
                    keep(&mut self.headers, at, counts);
                    self.reread_header(entries);
                }
                What::Finished { .. } => {
                    keep(&mut self.ends, at, counts);
                    self.finished = self.ends.last().copied();
                }
                What::ClockCorrected { of } => self.correct_clock(entries, of, at, counts),
                What::Began(_)
                | What::Note(_)
                | What::Capture(_)
                | What::Paused
                | What::Resumed
                | What::ClockChanged { .. }
                | What::Away { .. }
                | What::Correction { .. }
                | What::StruckOut { .. }
                | What::Unknown(_) => self.count(at, &entry.what, counts),
            }
        }
    }

    fn count(&mut self, at: usize, what: &What, counts: bool) {
        match what {
            What::Note(_) if counts => self.notes += 1,
            What::Note(_) => self.notes = self.notes.saturating_sub(1),
            What::Capture(capture) => self.count_capture(at, capture, counts),
            What::Began(_)
            | What::HeaderEdited(_)
            | What::Paused
            | What::Resumed
            | What::ClockChanged { .. }
            | What::ClockCorrected { .. }
            | What::Away { .. }
            | What::Correction { .. }
            | What::Retraction { .. }
            | What::StruckOut { .. }
            | What::Finished { .. }
            | What::Unknown(_) => {}
        }
    }

    fn count_capture(&mut self, at: usize, capture: &Capture, counts: bool) {
        // Its codes may mean something else: it is shown, and enters no figure.
        if capture.instrument.is_other_version() {
            return;
        }
        let spot = capture.spot();
        let times = capture.value.times();
        let captured = self.captured.entry(spot.clone()).or_default();
        keep(&mut captured.makers, at, counts);
        captured.times = if counts {
            captured.times.saturating_add(times)
        } else {
            captured.times.saturating_sub(times)
        };
        if captured.makers.is_empty() {
            self.captured.remove(&spot);
        }
    }

    fn reread_header(&mut self, entries: &[Entry]) {
        let last = self.header_at();
        if let Some(What::Began(header) | What::HeaderEdited(header)) =
            last.and_then(|at| entries.get(at)).map(|e| &e.what)
        {
            self.header = header.cleaned();
        }
    }
}

/// Holds a position among those that count, or no longer: never by going through them all, since a
/// file may withdraw as often as it likes.
fn keep(counting: &mut BTreeSet<usize>, at: usize, counts: bool) {
    if counts {
        counting.insert(at);
    } else {
        counting.remove(&at);
    }
}

fn position(entries: &[Entry], key: &EntryKey) -> Option<usize> {
    effort::spend(1);
    entries.binary_search_by(|e| e.key.cmp(key)).ok()
}

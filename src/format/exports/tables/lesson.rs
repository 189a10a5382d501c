//! One observation with what its rows repeat in every table and sheet, and which of its entries count.

use crate::domain::calendar::Moment;
use crate::domain::instrument::intervals::Shares;
use crate::domain::instrument::intervals::{self, Interval};
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{Note, Value, What};
use crate::domain::observation::header::Header;
use crate::domain::observation::stops::{self, Stop, Watch, Why};
use crate::format::exports::tables::Exported;

/// An observation, ready to be written in rows.
#[derive(Clone, Debug)]
pub struct Lesson<'a> {
    /// The observation and where it comes from.
    pub exported: Exported<'a>,
    /// Its length on the lesson clock, in milliseconds.
    pub length_ms: u64,
    /// The local date on which it began, `2026-11-22`; empty where that is not known.
    pub date: String,
    /// Milliseconds of it in which the observer had paused.
    pub paused_ms: u64,
    /// Milliseconds of it in which the app could not see the lesson and nobody had paused.
    pub away_ms: u64,
    watch: Watch,
}

impl<'a> Lesson<'a> {
    /// Reads an observation once for all its rows.
    pub fn of(exported: Exported<'a>) -> Self {
        let o = exported.leaving.observation();
        let length_ms = o.length_ms();
        let stops = stops::stops(o, length_ms);
        Self {
            exported,
            length_ms,
            date: o.begun_at().map(Moment::date).unwrap_or_default(),
            paused_ms: sum(&stops, |why| why == Why::Paused),
            away_ms: sum(&stops, |why| why != Why::Paused),
            watch: Watch::of(o),
        }
    }

    /// The observation.
    pub fn observation(&self) -> &'a Observation {
        self.exported.leaving.observation()
    }

    /// Its header in force, with the names that a person joined.
    pub fn header(&self) -> &'a Header {
        self.exported.header
    }

    /// Milliseconds of it that somebody watched.
    pub fn observed_ms(&self) -> u64 {
        stops::observed_ms(self.observation(), self.length_ms)
    }

    /// When it was finished by the wall clock, if it is.
    pub fn finished_at(&self) -> Option<Moment> {
        self.observation().finished_at()
    }

    /// Its intervals; none where no instrument in use has any.
    pub fn intervals(&self) -> Vec<Interval> {
        intervals::intervals(self.observation(), self.length_ms)
    }

    /// In how many observed intervals each code was marked.
    pub fn shares(&self) -> Shares {
        let mut shares = Shares::default();
        shares.pool(&self.intervals());
        shares
    }

    /// Whether somebody watched when the entry at this position was written.
    pub fn watched(&self, at: usize) -> bool {
        let entry = self.observation().entries().get(at);
        entry.is_some_and(|e| self.watch.watched(at, e.t_ms))
    }

    /// Whether the entry at this position stands for something that holds now: not withdrawn, not
    /// superseded, and not a line that only says what became of another one. Each note counts in its
    /// own row, whatever corrected it, and what was marked twice in one place counts once.
    pub fn counts(&self, at: usize) -> bool {
        let fold = self.observation().fold();
        let Some(entry) = self.observation().entries().get(at) else {
            return false;
        };
        let stands = match &entry.what {
            What::Correction { .. }
            | What::Retraction { .. }
            | What::ClockCorrected { .. }
            | What::StruckOut { .. }
            | What::Unknown(_) => false,
            What::Began(_) | What::HeaderEdited(_) => fold.header_at() == Some(at),
            What::Finished { .. } => fold.finished == Some(at),
            What::Capture(capture) if capture.value == Value::Seen => {
                let captured = fold.captured(&capture.spot());
                captured.and_then(|c| c.makers.first()) == Some(&at)
            }
            What::Note(_)
            | What::Capture(_)
            | What::Paused
            | What::Resumed
            | What::ClockChanged { .. }
            | What::Away { .. } => true,
        };
        stands && fold.counts(at)
    }

    /// How often its counters were tapped in all.
    pub fn tapped(&self) -> u32 {
        let tallies = self.observation().fold().tallies();
        tallies.fold(0, |sum, (_, times)| sum.saturating_add(times))
    }

    /// The note at this position as last corrected, whether it counts or not.
    pub fn note(&self, at: usize) -> Option<&'a Note> {
        self.observation().note_at(at)
    }
}

/// The length of the stops with a fitting reason; stops do not overlap.
fn sum(stops: &[Stop], is: impl Fn(Why) -> bool) -> u64 {
    let fitting = stops.iter().filter(|s| is(s.why));
    fitting.map(|s| s.to_ms - s.from_ms).sum()
}

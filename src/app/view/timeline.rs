//! The timeline: one row for each entry a person can read, newest first.

use std::sync::Arc;

use crate::app::model::look::Look;
use crate::app::view::kept;
use crate::domain::calendar::Moment;
use crate::domain::gather;
use crate::domain::ids::EntryKey;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{AwayCause, Capture, CodeKey, Note, What};
use crate::format::handover::leaving::Leaving;

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The entry.
    pub key: EntryKey,
    /// Its time on the lesson clock.
    pub t_ms: u64,
    /// Its time on the wall clock.
    pub at: Moment,
    /// When it was written, where that is another day than that of the lesson.
    pub other_day: Option<Moment>,
    /// What it says.
    pub what: LineWhat,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Who struck it out and when, if anybody did.
    pub struck: Option<(String, Moment)>,
    /// Whether it reads differently from how it was written first.
    pub corrected: bool,
    /// Whether it was marked after its interval had ended, or after the lesson.
    pub late: bool,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LineWhat {
    /// The observation began.
    Began,
    /// The header was edited.
    HeaderEdited,
    /// A note as it reads now.
    Note(Note),
    /// A code and the interval it was marked for, from 0.
    Mark(CodeKey, u32),
    /// A counter.
    Tally(String),
    /// Something else that was captured: the item and its instrument, by the names that they have here.
    Item(String, String),
    /// Something that a newer version of the app wrote, by the word for it.
    Unknown(String),
    /// A pause began.
    Paused,
    /// A pause ended.
    Resumed,
    /// The tablet's clock was set by so many milliseconds.
    ClockChanged(i64),
    /// The app was away for so many milliseconds.
    Away(u64, AwayCause),
    /// Finished.
    Finished,
}

/// How one entry came to read as it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    /// The row.
    pub line: Line,
    /// Earlier wordings with the time they were written, oldest first.
    pub earlier: Vec<(Moment, Note)>,
    /// Whether the times before this change of the clock were put right.
    pub clock_taken: bool,
}

/// How many rows the timeline has.
pub fn len(observation: &Observation) -> usize {
    observation.fold().rows
}

/// How many rows the timeline of the open observation has.
pub fn rows(look: Look<'_>) -> usize {
    look.open().map_or(0, |o| len(o.observation()))
}

/// Rows of the open observation, as [`window`] has them.
pub fn in_sight(look: Look<'_>, skip: usize, take: usize) -> Arc<[Line]> {
    let open = look.open();
    open.map(|o| window(o.observation(), skip, take).into())
        .unwrap_or_default()
}

/// Rows from `skip` on, newest first, at most `take` of them. The cost depends on `skip` and `take`,
/// not on the length of the observation.
pub fn window(observation: &Observation, skip: usize, take: usize) -> Vec<Line> {
    let newest_first = observation
        .entries()
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, e)| e.what.is_row());
    newest_first
        .skip(skip)
        .take(take)
        .filter_map(|(at, _)| line(observation, at))
        .collect()
}

/// How a timeline that is read as a whole is arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arranged {
    /// The first entry of the lesson on top.
    pub oldest_first: bool,
    /// Notes and nothing else.
    pub notes_only: bool,
    /// What was withdrawn left out.
    pub without_withdrawn: bool,
}

/// All rows, in this arrangement.
pub fn arranged(observation: &Observation, how: Arranged) -> Vec<Line> {
    let mut lines = window(observation, 0, usize::MAX);
    lines.retain(|line| {
        let is_kept = !how.notes_only || matches!(line.what, LineWhat::Note(_));
        is_kept && !(how.without_withdrawn && line.withdrawn)
    });
    if how.oldest_first {
        // By lesson time: what was added afterwards stands at the end, where it belongs.
        lines.reverse();
        gather::sort_by_key(&mut lines, |line| line.t_ms);
    }
    lines
}

/// All rows as they stand on paper: paper leaves, so they are made of what leaves and of nothing else.
pub fn on_paper(observation: &Observation, how: Arranged) -> Vec<Line> {
    arranged(Leaving::of(observation).observation(), how)
}

/// An entry of the open observation, and what can be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// It.
    pub entry: EntryView,
    /// The field with its correction.
    pub field: String,
    /// What can be done.
    pub can: Can,
    /// Whether its words can be struck out.
    pub can_strike: bool,
}

/// What can be done with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Can {
    /// Nothing.
    Nothing,
    /// A change of the clock: the times before it can be put right.
    TakeClock,
    /// It can be brought back.
    Restore,
    /// It can be withdrawn.
    Withdraw,
    /// A note: it can be withdrawn, and corrected.
    Correct,
}

/// An entry of the open observation, and what can be done with it.
pub fn chosen(look: Look<'_>, key: &EntryKey) -> Option<Chosen> {
    let open = look.open()?;
    let entry = entry(open.observation(), key)?;
    let line = &entry.line;
    let is_note = matches!(line.what, LineWhat::Note(_));
    Some(Chosen {
        field: kept::correction(open.id(), key),
        can: can(line, entry.clock_taken),
        can_strike: is_note && line.struck.is_none(),
        entry,
    })
}

fn can(line: &Line, clock_taken: bool) -> Can {
    match &line.what {
        LineWhat::ClockChanged(_) if !clock_taken => Can::TakeClock,
        _ if line.withdrawn && line.struck.is_none() => Can::Restore,
        _ if line.withdrawn => Can::Nothing,
        LineWhat::Note(_) => Can::Correct,
        LineWhat::Mark(..) | LineWhat::Tally(_) | LineWhat::Item(..) | LineWhat::Unknown(_) => {
            Can::Withdraw
        }
        LineWhat::Began
        | LineWhat::HeaderEdited
        | LineWhat::Paused
        | LineWhat::Resumed
        | LineWhat::ClockChanged(_)
        | LineWhat::Away(..)
        | LineWhat::Finished => Can::Nothing,
    }
}

/// One entry with its history.
pub fn entry(observation: &Observation, key: &EntryKey) -> Option<EntryView> {
    let at = observation.position(key)?;
    let line = line(observation, at)?;
    let mut earlier = Vec::new();
    let is_worded = line.corrected && line.struck.is_none();
    if let (What::Note(first), true) = (&observation.entries().get(at)?.what, is_worded) {
        earlier.push((line.at, first.clone()));
        let in_force = observation.fold().correction(at);
        for (c, e) in observation.entries().iter().enumerate() {
            if let What::Correction { of, note } = &e.what
                && of == key
                && Some(c) != in_force
            {
                let at = observation.written_at(c).unwrap_or(e.at);
                earlier.push((at, note.clone()));
            }
        }
    }
    let clock_taken = observation.fold().clock_corrections.contains_key(&at);
    Some(EntryView {
        line,
        earlier,
        clock_taken,
    })
}

fn line(observation: &Observation, at: usize) -> Option<Line> {
    let entry = observation.entries().get(at)?;
    let fold = observation.fold();
    let correction = fold.correction(at);
    let what = match &entry.what {
        What::Began(_) => LineWhat::Began,
        What::HeaderEdited(_) => LineWhat::HeaderEdited,
        What::Note(first) => LineWhat::Note(match observation.note_at(at) {
            Some(note) => note.clone(),
            None => Note {
                text: String::new(),
                ..first.clone()
            },
        }),
        What::Capture(capture) => captured(capture),
        What::Unknown(unknown) => LineWhat::Unknown(unknown.kind.clone()),
        What::Paused => LineWhat::Paused,
        What::Resumed => LineWhat::Resumed,
        What::ClockChanged { by_ms } => LineWhat::ClockChanged(*by_ms),
        What::Away {
            from_ms,
            to_ms,
            cause,
        } => LineWhat::Away(to_ms.saturating_sub(*from_ms), *cause),
        What::Finished { .. } => LineWhat::Finished,
        What::Correction { .. }
        | What::Retraction { .. }
        | What::ClockCorrected { .. }
        | What::StruckOut { .. } => return None,
    };
    let written_at = observation.written_at(at)?;
    let begun_at = observation.begun_at();
    Some(Line {
        key: entry.key.clone(),
        t_ms: entry.t_ms,
        at: written_at,
        other_day: begun_at
            .filter(|begun| begun.date() != written_at.date())
            .map(|_| written_at),
        what,
        withdrawn: !fold.counts(at),
        struck: struck(observation, at),
        corrected: correction.is_some(),
        late: fold.is_late(at),
    })
}

fn captured(capture: &Capture) -> LineWhat {
    let known = capture.instrument.known();
    let marked = capture.marked().filter(|_| known.is_some());
    match (capture.counter(), marked) {
        (Some(counter), _) => LineWhat::Tally(counter.to_owned()),
        (None, Some((code, interval))) => LineWhat::Mark(code, interval),
        (None, None) => LineWhat::Item(capture.item.clone(), capture.instrument.id.clone()),
    }
}

fn struck(observation: &Observation, at: usize) -> Option<(String, Moment)> {
    let by = observation.fold().fate(at)?.struck()?;
    if let What::StruckOut { by: who, .. } = &observation.entries().get(by)?.what {
        Some((who.clone(), observation.written_at(by)?))
    } else {
        None
    }
}

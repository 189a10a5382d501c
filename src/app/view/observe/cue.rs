//! What was just done, to be said for a few seconds.

use crate::app::model::look::{Look, LookOpen};
use crate::app::observing::{CueWhat, Toggle};
use crate::app::view::timeline;
use crate::domain::ids::EntryKey;
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{CodeKey, Speaker, What};

/// What was just done, to be said for a few seconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// "Undo" took this back.
    TakenBack(timeline::Line),
    /// "Undo" or "Redo" brought this back.
    BroughtBack(timeline::Line),
    /// A second tap at once did nothing; this is how it stands.
    TapIgnored(Stands),
    /// A counter was tapped in a pause: it is kept and counts in no rate.
    CountedInPause,
    /// Taps go to the running interval again, from 0.
    LateEnded(u32),
    /// This interval began, from 0.
    IntervalBegan(u32),
}

/// How it stands with what a tap turns on and off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Whether a code is marked.
    Code(CodeKey, bool),
    /// Whether the observation is paused.
    Paused(bool),
    /// Who speaks in the note.
    Speaker(Option<Speaker>),
}

fn stands(open: LookOpen<'_>, toggle: &Toggle) -> Stands {
    match toggle {
        Toggle::Code(code, interval) => {
            let marks = intervals::marks_of(open.observation(), *interval);
            let is_marked = marks.iter().any(|(marked, _)| marked == code);
            Stands::Code(code.clone(), is_marked)
        }
        Toggle::Pause => Stands::Paused(intervals::paused_since(open.observation()).is_some()),
        Toggle::Speaker(_) => Stands::Speaker(open.note().speaker),
    }
}

/// What was just done, and when by the monotonic clock, so that the same again is said again.
pub fn said(look: Look<'_>) -> Option<(Said, u64)> {
    let cue = look.cue()?;
    let open = look.open()?;
    let observation = open.observation();
    let said = match &cue.what {
        CueWhat::Undone(of) => undone(observation, of, true)?,
        CueWhat::Redone(of) => undone(observation, of, false)?,
        CueWhat::TapIgnored(toggle) => Said::TapIgnored(stands(open, toggle)),
        CueWhat::CountedInPause => Said::CountedInPause,
        CueWhat::LateEnded(running) => Said::LateEnded(*running),
        CueWhat::IntervalBegan(running) => Said::IntervalBegan(*running),
    };
    Some((said, cue.mono_ms))
}

/// What undoing an entry did: an entry that took another back brings that one back.
fn undone(observation: &Observation, of: &EntryKey, taken: bool) -> Option<Said> {
    match &observation.entry(of)?.what {
        What::Retraction { of } => undone(observation, of, !taken),
        What::Correction { of, .. } => {
            let line = timeline::entry(observation, of)?.line;
            Some(said_of(line, taken))
        }
        What::Began(_)
        | What::HeaderEdited(_)
        | What::Note(_)
        | What::Capture(_)
        | What::Paused
        | What::Resumed
        | What::ClockChanged { .. }
        | What::ClockCorrected { .. }
        | What::Away { .. }
        | What::StruckOut { .. }
        | What::Finished { .. }
        | What::Unknown(_) => Some(said_of(timeline::entry(observation, of)?.line, taken)),
    }
}

const fn said_of(line: timeline::Line, taken: bool) -> Said {
    if taken {
        Said::TakenBack(line)
    } else {
        Said::BroughtBack(line)
    }
}

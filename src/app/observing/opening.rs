//! Trigger: the log of an observation was read. Outcome: it is open at the place where it was left,
//! and the time in between is accounted for.

use std::cmp::Reverse;

use super::{clock, log, notes};
use crate::app::effect::{Effect, Page};
use crate::app::keeping::{erasing, recovery};
use crate::app::model::watched::Watched;
use crate::app::model::{Model, NoteField, Open};
use crate::app::observing::lesson_clock::{LONGEST_GLANCE_MS, LessonClock};
use crate::app::page::notices::Notice;
use crate::app::page::route::Route;
use crate::app::page::standing::Pen;
use crate::app::told::ObservationRead;
use crate::domain::instrument::intervals;
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{AwayCause, Entry, NoteKind, Speaker, What};
use crate::format::record::Record;
use crate::format::stored::{Beat, Typing};

/// Left longer ago than this, the lesson is over.
const LONGEST_GAP_MS: i64 = crate::app::observing::lesson_clock::LONGEST_SLEEP_MS;
/// Longest time between two heartbeats, with some patience.
const LONGEST_UNSEEN_MS: u64 = 20_000;
/// The first keystroke of a note, as the app and the mirror have it.
const SAME_KEY_MS: u64 = 50;
/// Both clocks of an act are read within this.
const SAME_MS: u64 = 2_000;

pub(crate) fn opened(model: &mut Model, read: ObservationRead) -> Vec<Effect> {
    if model.reading.as_ref() != Some(&read.id) {
        return Vec::new(); // The user went on to something else.
    }
    *model.reading = None;
    let entries: Vec<Entry> = read
        .texts
        .iter()
        .filter_map(|t| Record::parse(t).and_then(|r| r.entry()).ok())
        .collect();
    let claimed = read.texts.iter().filter_map(|t| recovery::seq_of_text(t));
    let next_seq = claimed.max().map_or(0, |seq| seq.saturating_add(1));
    let unreadable = read.texts.len() - entries.len();
    let (observation, _) = Observation::from_entries(read.id.clone(), entries);
    let undo = undoable(&observation);
    let note = field(&observation, read.typing.as_ref());
    let typed_ms = read.typing.as_ref().map(|typing| typing.at_ms);
    let kept = !note.text.is_empty();
    let is_draft = !observation.is_finished();
    let beat_t_ms = observation.length_ms();
    let is_observed = matches!(*model.route, Route::Observe(_));
    clock::left_running(
        model,
        if is_observed {
            AwayCause::OtherLesson
        } else {
            AwayCause::OtherScreen
        },
    );
    if observation.entries().is_empty() {
        // Nothing is written into a lesson of which nothing can be read: its numbers would be given again.
        model.open = None;
        return Vec::new();
    }
    model.open = Some(Open {
        which: Watched::default(),
        observation: observation.into(),
        clock: None,
        note: note.into(),
        aim: Watched::default(),
        undo: undo.into(),
        redo: Watched::default(),
        unreadable,
        next_seq,
        left_at: None,
        beat_t_ms,
        proved: None,
    });
    let mut effects = Vec::new();
    if kept {
        model.say(Notice::NoteKept);
        // Whichever store had the words, now both have them.
        if model.pen == Pen::Ours {
            effects.extend(notes::keep(model));
        }
    }
    if unreadable > 0 {
        model.say(Notice::Aside(unreadable));
    }
    if model.pen == Pen::Ours {
        effects.extend(erasing::finish_striking(model));
    }
    if is_draft && model.pen == Pen::Ours {
        effects.extend(go_on(model, read.beat, typed_ms));
    }
    effects
}

/// A draft goes on: its clock starts where it must stand now.
fn go_on(model: &mut Model, beat: Option<Beat>, typed_ms: Option<i64>) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    if waits_to_go_on(&open.observation) {
        return Vec::new();
    }
    let last = last_seen(
        &open.observation,
        last_proof(&open.observation, beat),
        typed_ms,
    );
    let gap_ms = model.now.wall.epoch_ms().saturating_sub(last.wall_ms);
    if gap_ms > LONGEST_GAP_MS {
        let is_paused = intervals::paused_since(&open.observation).is_some();
        model.say(Notice::LeftOpen);
        // It stopped when it was left, not now: or the next start would take this for a proof.
        let at = model.now.wall.plus_ms(-gap_ms);
        return if is_paused {
            Vec::new()
        } else {
            super::log_at(model, last.t_ms, at, What::Paused)
        };
    }
    let gap = u64::try_from(gap_ms).unwrap_or(0);
    let cause = model
        .left_running
        .remove(open.observation.id())
        .unwrap_or(AwayCause::Closed);
    open.clock = Some(LessonClock::start(
        last.t_ms.saturating_add(gap),
        &model.now,
    ));
    let mut effects = Vec::new();
    if gap_ms < 0 {
        effects.extend(log(model, What::ClockChanged { by_ms: gap_ms }));
    } else if !matches!(*model.route, Route::Observe(_)) {
        // Opened to be read: nobody watches yet.
        if let Some(open) = model.open.as_mut() {
            open.left_at = Some((last.t_ms, cause));
        }
    } else if gap > LONGEST_GLANCE_MS {
        let (from_ms, to_ms) = (last.t_ms, last.t_ms + gap);
        effects.extend(log(
            model,
            What::Away {
                from_ms,
                to_ms,
                cause,
            },
        ));
        model.say(Notice::WentOn(gap));
    }
    effects.push(Effect::Page(Page::StayAwake(matches!(
        *model.route,
        Route::Observe(_)
    ))));
    effects
}

/// Whether it was finished, opened again, and nobody has gone on since: then the lesson stands still.
fn waits_to_go_on(observation: &Observation) -> bool {
    let entries = observation.entries();
    let finished = entries
        .iter()
        .rposition(|e| matches!(e.what, What::Finished { .. }));
    finished.is_some_and(|at| !entries.iter().skip(at).any(|e| e.what == What::Resumed))
}

/// The last moment for which both clocks are known: the heartbeat, or the newest entry. Of several at one
/// lesson time it is the earliest: an afterthought stands where the lesson was left, and was written
/// later.
fn last_proof(observation: &Observation, beat: Option<Beat>) -> Beat {
    let in_lesson = observation.entries().iter().filter_map(|e| {
        Some(Beat {
            t_ms: e.what.lasts_to(e.t_ms)?,
            wall_ms: e.at.epoch_ms(),
        })
    });
    let newest = in_lesson
        .chain(beat)
        .max_by_key(|b| (b.t_ms, Reverse(b.wall_ms)));
    newest.unwrap_or(Beat {
        t_ms: 0,
        wall_ms: 0,
    })
}

/// What was done after the last proof, up to the next heartbeat, shows that somebody still watched: acts for
/// which both clocks moved alike, and the last key in the note field.
fn last_seen(observation: &Observation, proof: Beat, typed_ms: Option<i64>) -> Beat {
    let since_ms = |wall_ms: i64| u64::try_from(wall_ms.saturating_sub(proof.wall_ms)).ok();
    let typed = typed_ms.and_then(|wall_ms| {
        let t_ms = proof.t_ms.saturating_add(since_ms(wall_ms)?);
        Some(Beat { t_ms, wall_ms })
    });
    let acts = observation.entries().iter().map(|e| Beat {
        t_ms: e.t_ms,
        wall_ms: e.at.epoch_ms(),
    });
    let is_alike = |b: &Beat| {
        let (Some(wall), Some(lesson)) = (since_ms(b.wall_ms), b.t_ms.checked_sub(proof.t_ms))
        else {
            return false;
        };
        (1..=LONGEST_UNSEEN_MS).contains(&lesson) && wall.abs_diff(lesson) <= SAME_MS
    };
    let later = acts.chain(typed).filter(is_alike);
    later.max_by_key(|b| b.t_ms).unwrap_or(proof)
}

/// After a restart "Undo" takes back what counts, newest first; earlier acts of undoing are done.
fn undoable(observation: &Observation) -> Vec<crate::domain::ids::EntryKey> {
    let is_act = |what: &What| {
        matches!(
            what,
            What::Note(_)
                | What::Capture(_)
                | What::Paused
                | What::Resumed
                | What::HeaderEdited(_)
                | What::Correction { .. }
        )
    };
    let fold = observation.fold();
    let entries = observation.entries().iter().enumerate();
    entries
        .filter(|(at, e)| is_act(&e.what) && fold.counts(*at))
        .map(|(_, e)| e.key.clone())
        .collect()
}

fn field(observation: &Observation, typing: Option<&Typing>) -> NoteField {
    let Some(typing) = typing.filter(|t| !t.text.is_empty()) else {
        return NoteField::default();
    };
    // The mirror may outlive the commit of its note by a moment, and be older than its last words. An
    // earlier state has the very first keystroke of the note; only the same words may have begun later.
    let committed = observation.entries().iter().rev().take(5).any(|e| {
        let text = typing.text.trim();
        let since = e.at.epoch_ms().abs_diff(typing.first_ms);
        matches!(&e.what, What::Note(n) if (n.text == text && since < 5_000)
            || (n.text.starts_with(text) && since < SAME_KEY_MS))
    });
    if committed {
        return NoteField::default();
    }
    let begun = observation
        .begun_at()
        .map_or(0, crate::domain::calendar::Moment::epoch_ms);
    NoteField {
        text: typing.text.clone(),
        first_t_ms: u64::try_from(typing.first_ms.saturating_sub(begun)).ok(),
        first_wall_ms: typing.first_ms,
        kind: NoteKind::ALL
            .into_iter()
            .find(|k| k.word() == typing.kind)
            .unwrap_or_default(),
        speaker: Speaker::from_letters(&typing.speaker),
        edition: 1,
    }
}

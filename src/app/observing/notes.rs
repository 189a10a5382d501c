//! The script: the note being typed and the notes committed.

use crate::app::effect::{Effect, Store};
use crate::app::model::{Model, NoteField};
use crate::app::page::notices::Notice;
use crate::domain::calendar::Moment;
use crate::domain::observation::entry::{Note, What};
use crate::format::line::LONGEST_TEXT;
use crate::format::stored::Typing;

/// The words in the field changed: every state of them is kept.
pub(super) fn typed(model: &mut Model, text: String) -> Vec<Effect> {
    let wall_ms = model.now.wall.epoch_ms();
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    let t_ms = open.t_ms();
    let id = open.observation.id().clone();
    if text.is_empty() {
        open.note.first_t_ms = None;
        open.note.text.clear();
        return vec![Effect::Store(Store::ForgetTyping(id))];
    }
    if open.note.first_t_ms.is_none() {
        open.note.first_t_ms = Some(t_ms);
        open.note.first_wall_ms = wall_ms;
    }
    open.note.text = text;
    vec![Effect::Store(Store::KeepTyping(
        id,
        typing(&open.note, wall_ms),
    ))]
}

/// The kind or the speaker of the note being typed was chosen.
pub(super) fn choose(model: &mut Model, change: impl FnOnce(&mut NoteField)) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    change(&mut open.note);
    keep(model)
}

/// Keeps the note being typed as it stands.
pub(crate) fn keep(model: &Model) -> Vec<Effect> {
    let wall_ms = model.now.wall.epoch_ms();
    let words = model.open.as_ref().filter(|o| !o.note.text.is_empty());
    let keep = words.map(|o| {
        Effect::Store(Store::KeepTyping(
            o.observation.id().clone(),
            typing(&o.note, wall_ms),
        ))
    });
    keep.into_iter().collect()
}

/// Enter, or "Add note". The entry's time is that of its first keystroke.
pub(crate) fn committed(model: &mut Model, text: &str) -> Vec<Effect> {
    let Some(open) = model.open.as_mut() else {
        return Vec::new();
    };
    let text = text.trim();
    let (kind, speaker) = (open.note.kind, open.note.speaker);
    let first = open
        .note
        .first_t_ms
        .unwrap_or_else(|| open.t_ms())
        .min(open.t_ms());
    let back = i64::try_from(open.t_ms().saturating_sub(first)).unwrap_or(0);
    let at = model.now.wall.plus_ms(-back);
    let id = open.observation.id().clone();
    *open.note = NoteField {
        edition: open.note.edition + 1,
        ..NoteField::default()
    };
    model.notices.retain(|n| *n != Notice::NoteKept);
    let mut effects = Vec::new();
    let parts = parts(text);
    let count = parts.len();
    for part in parts {
        effects.extend(note_at(
            model,
            first,
            at,
            Note {
                kind,
                speaker,
                text: part.to_owned(),
            },
        ));
    }
    if count > 1 {
        model.say(Notice::NoteSplit(count));
    }
    effects.push(Effect::Store(Store::ForgetTyping(id)));
    effects
}

fn note_at(model: &mut Model, t_ms: u64, at: Moment, note: Note) -> Vec<Effect> {
    let effects = super::log_at(model, t_ms, at, What::Note(note));
    if !effects.is_empty()
        && let Some(open) = model.open.as_mut()
        && let Some(last) = open.observation.entries().last()
    {
        open.undo.push(last.key.clone());
        open.redo.clear();
    }
    effects
}

/// A text in parts that fit the limit of a note; nothing is lost of a huge paste.
pub(crate) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > LONGEST_TEXT {
        let mut end = LONGEST_TEXT;
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (part, more) = rest.split_at(end);
        parts.push(part);
        rest = more;
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

fn typing(note: &NoteField, at_ms: i64) -> Typing {
    Typing {
        text: note.text.clone(),
        first_ms: note.first_wall_ms,
        at_ms,
        kind: note.kind.word().to_owned(),
        speaker: note
            .speaker
            .map(crate::domain::observation::entry::Speaker::letters)
            .unwrap_or_default()
            .to_owned(),
        cut: false,
    }
}

/// What finishing does with words that are still in the field.
pub(crate) fn commit_typed(model: &mut Model) -> Vec<Effect> {
    let Some(text) = model.open.as_ref().map(|o| o.note.text.clone()) else {
        return Vec::new();
    };
    if text.trim().is_empty() {
        Vec::new()
    } else {
        committed(model, &text)
    }
}

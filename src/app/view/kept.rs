//! Words in fields that are not committed yet, and what they belong to: each field has a name under which
//! it is mirrored, and after a reload the name tells where the words go.

use crate::app::model::look::Look;
use crate::app::view::timeline::{self, Line, LineWhat};
use crate::domain::ids::{DeviceId, EntryKey, ObservationId};
use crate::domain::observation::entry::{Note, NoteKind, Speaker};

/// The field with the correction of a note.
pub fn correction(id: &ObservationId, key: &EntryKey) -> String {
    correction_named(id.as_str(), key.seq, key.dev.as_str())
}

/// The same by the names of observation and device.
pub fn correction_named(id: &str, seq: u32, dev: &str) -> String {
    format!("fix.{id}.{seq}.{dev}")
}

/// What the names of all corrections of an observation begin with.
pub fn corrections(id: &ObservationId) -> String {
    format!("fix.{id}.")
}

/// The note of the open observation that the words of this field correct; `None` where it is not there,
/// or was withdrawn.
pub fn corrected(look: Look<'_>, field: &str) -> Option<Line> {
    let open = look.open()?;
    let name = field.strip_prefix(&corrections(open.id()))?;
    let (seq, dev) = name.split_once('.')?;
    let key = EntryKey {
        seq: seq.parse().ok()?,
        dev: DeviceId::parse(dev).ok()?,
    };
    let line = timeline::entry(open.observation(), &key)?.line;
    (matches!(line.what, LineWhat::Note(_)) && !line.withdrawn).then_some(line)
}

/// Words that stood in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mirrored {
    /// The words.
    pub text: String,
    /// The kind chosen for a note, as a word; empty where there is none.
    pub kind: String,
    /// The speaker's letters; empty for none.
    pub speaker: String,
}

impl Mirrored {
    /// The words of a note with what was chosen for it.
    pub fn of(note: &Note) -> Self {
        let speaker = note.speaker.map(Speaker::letters);
        Self {
            text: note.text.clone(),
            kind: note.kind.word().to_owned(),
            speaker: speaker.unwrap_or_default().to_owned(),
        }
    }

    /// A note as these words would have it; `None` where they say no more than the note itself.
    pub fn corrects(self, note: &Note) -> Option<Note> {
        let kind = NoteKind::ALL.into_iter().find(|k| k.word() == self.kind);
        let corrected = Note {
            kind: kind.unwrap_or(note.kind),
            speaker: Speaker::from_letters(&self.speaker),
            text: self.text,
        };
        (corrected != *note).then_some(corrected)
    }
}

/// The first note that has an unsaved correction in one of these fields of the open observation.
pub fn unsaved(look: Look<'_>, fields: &[(String, Mirrored)]) -> Option<Line> {
    fields.iter().find_map(|(field, words)| {
        let line = corrected(look, field)?;
        let is_other = if let LineWhat::Note(note) = &line.what {
            words.clone().corrects(note).is_some()
        } else {
            false
        };
        is_other.then_some(line)
    })
}

/// What the names of all corrections of the open observation begin with.
pub fn corrections_here(look: Look<'_>) -> Option<String> {
    look.open().map(|o| corrections(o.id()))
}

/// The field with the name of a new counter.
pub fn counter(id: &ObservationId) -> String {
    format!("counter.{id}")
}

/// Whether a field holds words about this observation.
pub fn is_about(field: &str, id: &str) -> bool {
    field.split('.').any(|part| part == id)
}

/// The field with what comes to mind when the lesson is read back.
pub fn afterthought(id: &ObservationId) -> String {
    format!("after.{id}")
}

/// What the names of the fields with the details of an observation begin with.
pub fn details(id: &ObservationId) -> String {
    format!("details.{id}.")
}

/// What the names of the fields of the start form begin with.
pub const START: &str = "start.";

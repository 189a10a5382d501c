//! Words in fields that are not committed yet, and what they belong to: each field has a name under which
//! it is mirrored, and after a reload the name tells where the words go.

use crate::app::model::look::Look;
use crate::app::view::timeline::{self, Line, LineWhat};
use crate::domain::ids::{DeviceId, EntryKey, ObservationId};

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

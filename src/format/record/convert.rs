//! From the types the app thinks in to the stored ones, and back.

use std::sync::Arc;

use super::{
    CaptureV2, EditionV2, HeaderV2, KeyV1, NoteV1, PlaceV2, Says, Unreadable, ValueV2, WhatV2,
};
use crate::domain::ids::{DeviceId, EntryKey, PersonId};
use crate::domain::observation::entry::{Capture, Edition, Note, Place, Value, What};
use crate::domain::observation::header::Header;
use crate::domain::observation::texts::Texts;

/// The stored form of what an entry says.
pub fn what_v2(what: &What) -> Says {
    Says::Known(match what {
        What::Began(h) => WhatV2::Began(Box::new(header_v2(h))),
        What::HeaderEdited(h) => WhatV2::HeaderEdited(Box::new(header_v2(h))),
        What::Note(n) => WhatV2::Note(note_v1(n)),
        What::Capture(c) => WhatV2::Capture(capture_v2(c)),
        What::Paused => WhatV2::Paused,
        What::Resumed => WhatV2::Resumed,
        What::ClockChanged { by_ms } => WhatV2::ClockChanged { by_ms: *by_ms },
        What::ClockCorrected { of } => WhatV2::ClockCorrected { of: key_v1(of) },
        What::Away {
            from_ms,
            to_ms,
            cause,
        } => WhatV2::Away {
            from_ms: *from_ms,
            to_ms: *to_ms,
            cause: (*cause).into(),
        },
        What::Correction { of, note } => WhatV2::Correction {
            of: key_v1(of),
            note: note_v1(note),
        },
        What::Retraction { of } => WhatV2::Retraction { of: key_v1(of) },
        What::StruckOut { of, by } => WhatV2::StruckOut {
            of: key_v1(of),
            by: by.clone(),
        },
        What::Finished { length_ms } => WhatV2::Finished {
            length_ms: *length_ms,
        },
        What::Unknown(unknown) => return Says::Unknown(unknown.clone()),
    })
}

pub(super) fn what_domain(says: &Says) -> Result<What, Unreadable> {
    let what = match says {
        Says::Known(what) => what,
        Says::Unknown(unknown) => return Ok(What::Unknown(unknown.clone())),
    };
    Ok(match what {
        WhatV2::Began(h) => What::Began(header(h)?),
        WhatV2::HeaderEdited(h) => What::HeaderEdited(header(h)?),
        WhatV2::Note(n) => What::Note(note(n)),
        WhatV2::Capture(c) => What::Capture(capture(c)?),
        WhatV2::Paused => What::Paused,
        WhatV2::Resumed => What::Resumed,
        WhatV2::ClockChanged { by_ms } => What::ClockChanged { by_ms: *by_ms },
        WhatV2::ClockCorrected { of } => What::ClockCorrected { of: key(of)? },
        WhatV2::Away {
            from_ms,
            to_ms,
            cause,
        } => What::Away {
            from_ms: *from_ms,
            to_ms: *to_ms,
            cause: (*cause).into(),
        },
        WhatV2::Correction { of, note: n } => What::Correction {
            of: key(of)?,
            note: note(n),
        },
        WhatV2::Retraction { of } => What::Retraction { of: key(of)? },
        WhatV2::StruckOut { of, by } => What::StruckOut {
            of: key(of)?,
            by: by.clone(),
        },
        WhatV2::Finished { length_ms } => What::Finished {
            length_ms: *length_ms,
        },
        WhatV2::Device(_) => {
            return Err(Unreadable::Malformed(
                "a device's own record stands in an observation".into(),
            ));
        }
    })
}

/// The stored form of a header.
pub fn header_v2(h: &Header) -> HeaderV2 {
    let Texts {
        observer,
        school,
        teacher,
        class,
        subject,
        focus,
    } = h.texts.clone();
    HeaderV2 {
        observer,
        observer_id: h.observer_id.as_ref().map(PersonId::to_string),
        seal: h.seal.as_deref().map(str::to_owned),
        school,
        teacher,
        class,
        subject,
        focus,
        purpose: h.purpose.into(),
        instruments: h.instruments.clone(),
        counters: h.counters.clone(),
    }
}

fn header(h: &HeaderV2) -> Result<Header, Unreadable> {
    Ok(Header {
        texts: Texts {
            observer: h.observer.clone(),
            school: h.school.clone(),
            teacher: h.teacher.clone(),
            class: h.class.clone(),
            subject: h.subject.clone(),
            focus: h.focus.clone(),
        },
        observer_id: person(h.observer_id.as_deref())?,
        seal: h.seal.as_deref().map(Arc::from),
        purpose: h.purpose.into(),
        instruments: h.instruments.clone(),
        counters: h.counters.clone(),
    })
}

fn person(id: Option<&str>) -> Result<Option<PersonId>, Unreadable> {
    let id = id.map(PersonId::parse).transpose();
    id.map_err(|e| Unreadable::Malformed(format!("observer_id: {e}")))
}

fn capture_v2(c: &Capture) -> CaptureV2 {
    CaptureV2 {
        instrument: EditionV2 {
            id: c.instrument.id.clone(),
            version: c.instrument.version,
        },
        item: c.item.clone(),
        place: match c.place {
            Place::Moment => PlaceV2::Moment,
            Place::Interval(interval) => PlaceV2::Interval(interval),
        },
        value: match c.value {
            Value::Seen => ValueV2::Seen,
            Value::Count(times) => ValueV2::Count(times),
        },
        evidence: c.evidence.iter().map(key_v1).collect(),
    }
}

fn capture(c: &CaptureV2) -> Result<Capture, Unreadable> {
    Ok(Capture {
        instrument: Edition {
            id: c.instrument.id.clone(),
            version: c.instrument.version,
        },
        item: c.item.clone(),
        place: match c.place {
            PlaceV2::Moment => Place::Moment,
            PlaceV2::Interval(interval) => Place::Interval(interval),
        },
        value: match c.value {
            ValueV2::Seen => Value::Seen,
            ValueV2::Count(times) => Value::Count(times),
        },
        evidence: c.evidence.iter().map(key).collect::<Result<_, _>>()?,
    })
}

fn note_v1(n: &Note) -> NoteV1 {
    NoteV1 {
        kind: n.kind.into(),
        speaker: n.speaker.map(Into::into),
        text: n.text.clone(),
    }
}

fn note(n: &NoteV1) -> Note {
    Note {
        kind: n.kind.into(),
        speaker: n.speaker.map(Into::into),
        text: n.text.clone(),
    }
}

fn key_v1(k: &EntryKey) -> KeyV1 {
    KeyV1 {
        dev: k.dev.as_str().to_owned(),
        seq: k.seq,
    }
}

fn key(k: &KeyV1) -> Result<EntryKey, Unreadable> {
    let dev = DeviceId::parse(&k.dev).map_err(|e| Unreadable::Malformed(format!("of.dev: {e}")))?;
    Ok(EntryKey { seq: k.seq, dev })
}

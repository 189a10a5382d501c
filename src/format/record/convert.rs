//! From the types the app thinks in to the stored ones, and back.

use super::{HeaderV1, KeyV1, NoteV1, Unreadable, WhatV1};
use crate::domain::ids::{DeviceId, EntryKey};
use crate::domain::observation::entry::{CodeKey, Mark, Note, What};
use crate::domain::observation::header::Header;

/// The stored form of what an entry says.
pub fn what_v1(what: &What) -> WhatV1 {
    match what {
        What::Began(h) => WhatV1::Began(header_v1(h)),
        What::HeaderEdited(h) => WhatV1::HeaderEdited(header_v1(h)),
        What::Note(n) => WhatV1::Note(note_v1(n)),
        What::Mark(m) => WhatV1::Mark {
            instrument: m.instrument.clone(),
            side: m.code.side.into(),
            code: m.code.letters.clone(),
            interval: m.interval,
        },
        What::Tally { counter } => WhatV1::Tally {
            counter: counter.clone(),
        },
        What::Paused => WhatV1::Paused,
        What::Resumed => WhatV1::Resumed,
        What::ClockChanged { by_ms } => WhatV1::ClockChanged { by_ms: *by_ms },
        What::ClockCorrected { of } => WhatV1::ClockCorrected { of: key_v1(of) },
        What::Away {
            from_ms,
            to_ms,
            cause,
        } => WhatV1::Away {
            from_ms: *from_ms,
            to_ms: *to_ms,
            cause: (*cause).into(),
        },
        What::Correction { of, note } => WhatV1::Correction {
            of: key_v1(of),
            note: note_v1(note),
        },
        What::Retraction { of } => WhatV1::Retraction { of: key_v1(of) },
        What::StruckOut { of, by } => WhatV1::StruckOut {
            of: key_v1(of),
            by: by.clone(),
        },
        What::Finished { length_ms } => WhatV1::Finished {
            length_ms: *length_ms,
        },
    }
}

pub(super) fn what_domain(what: &WhatV1) -> Result<What, Unreadable> {
    Ok(match what {
        WhatV1::Began(h) => What::Began(header(h)),
        WhatV1::HeaderEdited(h) => What::HeaderEdited(header(h)),
        WhatV1::Note(n) => What::Note(note(n)),
        WhatV1::Mark {
            instrument,
            side,
            code,
            interval,
        } => What::Mark(Mark {
            instrument: instrument.clone(),
            code: CodeKey {
                side: (*side).into(),
                letters: code.clone(),
            },
            interval: *interval,
        }),
        WhatV1::Tally { counter } => What::Tally {
            counter: counter.clone(),
        },
        WhatV1::Paused => What::Paused,
        WhatV1::Resumed => What::Resumed,
        WhatV1::ClockChanged { by_ms } => What::ClockChanged { by_ms: *by_ms },
        WhatV1::ClockCorrected { of } => What::ClockCorrected { of: key(of)? },
        WhatV1::Away {
            from_ms,
            to_ms,
            cause,
        } => What::Away {
            from_ms: *from_ms,
            to_ms: *to_ms,
            cause: (*cause).into(),
        },
        WhatV1::Correction { of, note: n } => What::Correction {
            of: key(of)?,
            note: note(n),
        },
        WhatV1::Retraction { of } => What::Retraction { of: key(of)? },
        WhatV1::StruckOut { of, by } => What::StruckOut {
            of: key(of)?,
            by: by.clone(),
        },
        WhatV1::Finished { length_ms } => What::Finished {
            length_ms: *length_ms,
        },
        WhatV1::Device(_) => {
            return Err(Unreadable::Malformed(
                "a device's own record stands in an observation".into(),
            ));
        }
    })
}

/// The stored form of a header.
pub fn header_v1(h: &Header) -> HeaderV1 {
    HeaderV1 {
        observer: h.observer.clone(),
        school: h.school.clone(),
        teacher: h.teacher.clone(),
        class: h.class.clone(),
        subject: h.subject.clone(),
        focus: h.focus.clone(),
        purpose: h.purpose.into(),
        instruments: h.instruments.clone(),
        counters: h.counters.clone(),
    }
}

fn header(h: &HeaderV1) -> Header {
    Header {
        observer: h.observer.clone(),
        school: h.school.clone(),
        teacher: h.teacher.clone(),
        class: h.class.clone(),
        subject: h.subject.clone(),
        focus: h.focus.clone(),
        purpose: h.purpose.into(),
        instruments: h.instruments.clone(),
        counters: h.counters.clone(),
    }
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

//! A short lesson, as the app would have it stored.

use alongside::domain::ids::ObservationId;
use alongside::format::record::{
    HeaderV2, KindV1, NoteV1, PurposeV1, Record, Says, VERSION, WhatV2,
};

const LESSON: &str = "lesson-1";

pub(crate) fn id() -> ObservationId {
    ObservationId::parse(LESSON).unwrap()
}

pub(crate) fn record(seq: u32, what: WhatV2) -> Record {
    Record {
        v: VERSION,
        stream: LESSON.to_owned(),
        dev: "tablet".to_owned(),
        seq,
        t_ms: u64::from(seq) * 1_000,
        at: "2026-11-22T10:42:07.000+05:45".to_owned(),
        by: None,
        what: Says::Known(what),
    }
}

/// A whole lesson: begun, a few notes, finished.
pub(crate) fn lesson() -> Vec<Record> {
    let header = HeaderV2 {
        observer: "Ada".to_owned(),
        observer_id: None,
        seal: None,
        school: "Hill".to_owned(),
        teacher: "Grace".to_owned(),
        class: "7b".to_owned(),
        subject: "Maths".to_owned(),
        focus: String::new(),
        purpose: PurposeV1::Learning,
        instruments: Vec::new(),
        counters: Vec::new(),
    };
    let note = |n: u32| NoteV1 {
        kind: KindV1::Evidence,
        speaker: None,
        text: format!("note {n}"),
    };
    let mut records = vec![record(0, WhatV2::Began(Box::new(header)))];
    records.extend((1..9).map(|seq| record(seq, WhatV2::Note(note(seq)))));
    records.push(record(9, WhatV2::Finished { length_ms: 9_000 }));
    records
}

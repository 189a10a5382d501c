//! Version 1, as 0.1.0 wrote it, and the step to version 2. What did not change is read as it is; a mark and a
//! count were kinds of their own.

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::domain::gather;
use crate::domain::instrument::{self, Side};
use crate::format::line::{EntryV2, hex};
use crate::format::record::{CaptureV2, EditionV2, PlaceV2, Says, SideV1, ValueV2, WhatV2};

/// The kinds of version 1 that version 2 says in another way.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Changed {
    Mark {
        instrument: String,
        side: SideV1,
        code: String,
        interval: u32,
    },
    Tally {
        counter: String,
    },
}

/// What a record of version 1 says, as version 2 says it.
pub fn says(old: Says) -> Says {
    let Says::Unknown(unknown) = &old else {
        return old;
    };
    let Ok(changed) = serde_json::from_str(&unknown.json) else {
        return old;
    };
    let capture = match changed {
        Changed::Mark {
            instrument,
            side,
            code,
            interval,
        } => CaptureV2 {
            instrument: edition(instrument),
            item: format!("{}.{code}", Side::from(side).word()),
            place: PlaceV2::Interval(interval),
            value: ValueV2::Seen,
            evidence: Vec::new(),
        },
        Changed::Tally { counter } => CaptureV2 {
            instrument: edition(instrument::TALLIES.to_owned()),
            item: counter,
            place: PlaceV2::Moment,
            value: ValueV2::Count(1),
            evidence: Vec::new(),
        },
    };
    Says::Known(WhatV2::Capture(capture))
}

/// Version 1 named no versions of instruments; there was one of each.
const fn edition(id: String) -> EditionV2 {
    EditionV2 { id, version: 1 }
}

/// The content hash of an observation as format 1 counted it: SHA-256 over the id and the entries as they
/// were written, before they are brought to format 2.
pub fn revision(observation: &str, entries: &[EntryV2]) -> String {
    let mut entries: Vec<&EntryV2> = entries.iter().collect();
    gather::sort_by(&mut entries, |a, b| (a.seq, &a.dev).cmp(&(b.seq, &b.dev)));
    entries.dedup();
    let mut hash = Sha256::new();
    hash.update(b"alongside observation 1\n");
    hash.update(observation.as_bytes());
    for entry in entries {
        hash.update(b"\n");
        hash.update(serde_json::to_vec(entry).unwrap_or_default());
    }
    hex(&hash.finalize())
}

//! Observations made straight from a log, for tests of what is written about them.

use std::collections::BTreeMap;

use alongside::domain::calendar::Moment;
use alongside::domain::ids::{DeviceId, EntryKey, ObservationId};
use alongside::domain::instrument::Side;
use alongside::domain::observation::Observation;
use alongside::domain::observation::entry::{AwayCause, Capture, Entry, Note, NoteKind, What};
use alongside::format::exports::chunks::collected;
use alongside::format::exports::making::Making;
use alongside::format::exports::tables::{Exported, tables};
use alongside::format::handover::leaving::Leaving;
use alongside::format::line::revision;

use crate::world::{MORNING_MS, code, copus, header};

/// A row of a table by column.
pub type Row = BTreeMap<String, String>;

/// The key of an entry of the one tablet there is.
pub fn key(seq: u32) -> EntryKey {
    EntryKey {
        seq,
        dev: DeviceId::parse("tablet-1").unwrap(),
    }
}

/// An observation begun at 9:00 in Kathmandu by Ruth, of Amina in 4B, with this log after its beginning,
/// each entry with its lesson time in seconds. Entries are numbered from 1; 0 is the beginning.
pub fn observation(id: &str, log: Vec<(u64, What)>) -> Observation {
    let began = (0, What::Began(header("Ruth", "Amina", "4B")));
    let all = std::iter::once(began).chain(log);
    let entry = |(seq, (seconds, what)): (usize, (u64, What))| Entry {
        key: key(u32::try_from(seq).unwrap()),
        t_ms: seconds * 1_000,
        at: Moment::clamped(MORNING_MS, 345).plus_ms(i64::try_from(seconds * 1_000).unwrap()),
        by: None,
        what,
    };
    let id = ObservationId::parse(id).unwrap();
    let (observation, differing) =
        Observation::from_entries(id, all.enumerate().map(entry).collect::<Vec<_>>());
    assert!(differing.is_empty());
    observation
}

/// A note of evidence.
pub fn note(text: &str) -> What {
    What::Note(words(text))
}

/// The words of one.
pub fn words(text: &str) -> Note {
    Note {
        kind: NoteKind::Evidence,
        speaker: None,
        text: text.to_owned(),
    }
}

/// A note now reads like this.
pub fn corrected(of: u32, text: &str) -> What {
    What::Correction {
        of: key(of),
        note: words(text),
    }
}

/// An entry no longer counts.
pub fn withdrawn(of: u32) -> What {
    What::Retraction { of: key(of) }
}

/// A tap on a counter.
pub fn tally(counter: &str) -> What {
    What::Capture(Capture::tap(counter))
}

/// A code of the students, marked for an interval.
pub fn mark(interval: u32, letters: &str) -> What {
    What::Capture(Capture::mark(
        copus(),
        &code(Side::Student, letters),
        interval,
    ))
}

/// Another app was in front for these seconds.
pub fn hidden(from: u64, to: u64) -> What {
    What::Away {
        from_ms: from * 1_000,
        to_ms: to * 1_000,
        cause: AwayCause::Hidden,
    }
}

/// The observation was finished after these seconds.
pub fn finished(seconds: u64) -> What {
    What::Finished {
        length_ms: seconds * 1_000,
    }
}

/// Something made of what leaves of some observations.
pub fn exported<M>(observations: &[&Observation], make: impl FnOnce(&[Exported<'_>]) -> M) -> M {
    let leaving: Vec<Leaving<'_>> = observations.iter().map(|o| Leaving::of(o)).collect();
    let revisions: Vec<String> = observations.iter().map(|o| revision(o)).collect();
    let exported: Vec<Exported<'_>> = leaving
        .iter()
        .zip(observations)
        .zip(&revisions)
        .map(|((leaving, observation), revision)| Exported {
            leaving,
            header: observation.header(),
            revision,
            device: "tablet-1",
            in_figures: true,
        })
        .collect();
    make(&exported)
}

/// The workbook of these, as a collation makes it.
pub fn workbook(exported: &[Exported<'_>]) -> Vec<u8> {
    let mut lessons = exported.to_vec();
    lessons.sort_by_key(|e| {
        let o = e.leaving.observation();
        (o.begun_at().map(Moment::epoch_ms), o.id().clone())
    });
    let made = collected(|give| {
        let mut making = Making::workbook(give, Vec::new(), &[])?;
        for round in 0..making.rounds() {
            making.begin(round)?;
            for lesson in &lessons {
                making.put(round, *lesson, None)?;
            }
        }
        making.finish()
    });
    made.unwrap()
}

/// The rows of one table of some observations.
pub fn rows(observations: &[&Observation], table: &str) -> Vec<Row> {
    let tables = exported(observations, |all| tables(all, &[]));
    let (_, bytes) = tables.iter().find(|(name, _)| *name == table).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    reader.deserialize().map(Result::unwrap).collect()
}

//! What is to go for good, in every store: how it is written down until it is proved gone, and which
//! texts of a store are meant.

use crate::app::keeping::recovery::{self, RecordKey};
use crate::domain::ids::ObservationId;
use crate::format::record::Record;
use crate::format::stored::ErasingV1;
use crate::format::stored::journal_jobs::Blot;

/// What is to be erased and is not proved gone.
#[derive(Clone, Debug, PartialEq)]
pub enum Erasure {
    /// The words of these records: the records as they are without them.
    Words(Vec<Record>),
    /// All of an observation.
    Observation(ObservationId),
}

impl Erasure {
    /// The observation it is about.
    pub fn stream(&self) -> &str {
        match self {
            Self::Words(records) => records.first().map_or("", |r| r.stream.as_str()),
            Self::Observation(id) => id.as_str(),
        }
    }

    /// As it is kept until it is proved; it holds none of the words.
    pub fn stored(&self) -> ErasingV1 {
        let records = match self {
            Self::Words(records) => records.iter().map(Record::text).collect(),
            Self::Observation(_) => Vec::new(),
        };
        ErasingV1 {
            observation: self.stream().to_owned(),
            records,
        }
    }

    /// As it was kept; `None` where this version cannot read it.
    pub fn of_stored(stored: &ErasingV1) -> Option<Self> {
        if stored.records.is_empty() {
            let id = ObservationId::parse(&stored.observation).ok()?;
            return Some(Self::Observation(id));
        }
        let records = stored.records.iter().map(|text| Record::parse(text).ok());
        Some(Self::Words(records.collect::<Option<_>>()?))
    }

    /// What goes from the journal.
    pub fn blot(&self) -> Blot {
        let stored = self.stored();
        let only = match self {
            Self::Words(records) => records.iter().map(|r| (r.dev.clone(), r.seq)).collect(),
            Self::Observation(_) => Vec::new(),
        };
        Blot {
            stream: stored.observation,
            only,
            instead: stored.records,
        }
    }
}

/// What was written down as under way; nothing where it cannot be read.
pub fn under_way(text: Option<&str>) -> Vec<Erasure> {
    let stored = text.and_then(|text| serde_json::from_str::<Vec<ErasingV1>>(text).ok());
    let stored = stored.unwrap_or_default();
    stored.iter().filter_map(Erasure::of_stored).collect()
}

/// Whether a text of a store is one that goes: a record with its words, or what a torn write left of it.
pub fn is_meant(blot: &Blot, text: &str) -> bool {
    let is_one = |device: &str, seq: u32| {
        blot.only.is_empty() || blot.only.iter().any(|(d, s)| d == device && *s == seq)
    };
    match recovery::key_of_text(text) {
        Some(RecordKey {
            stream,
            device,
            seq,
        }) => {
            let stands = blot.instead.iter().any(|t| recovery::same_content(t, text));
            stream == blot.stream && is_one(&device, seq) && !stands
        }
        // A torn text says whose it is as long as its beginning is there.
        None => text.contains(&blot.stream) && named(text).is_none_or(|(d, s)| is_one(&d, s)),
    }
}

/// Device and number of a torn record, as far as both can be read.
fn named(text: &str) -> Option<(String, u32)> {
    let (_, after) = text.split_once("\"dev\":\"")?;
    let (device, _) = after.split_once('"')?;
    let (_, after) = text.split_once("\"seq\":")?;
    let (seq, _) = after.split_once([',', '}'])?;
    Some((device.to_owned(), seq.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(seq: u32, words: &str) -> String {
        format!(
            "{{\"v\":1,\"obs\":\"lesson-1\",\"dev\":\"a\",\"seq\":{seq},\"t_ms\":5,\
             \"at\":\"2026-11-22T09:00:00.000+05:45\",\"what\":{{\"note\":{{\"kind\":\"evidence\",\
             \"speaker\":null,\"text\":\"{words}\"}}}}}}"
        )
    }

    #[test]
    fn torn_lines_of_struck_out_words_are_meant_and_those_of_other_notes_are_not() {
        let records: Vec<Record> = Record::parse(&record(3, "")).into_iter().collect();
        assert_eq!(records.len(), 1, "the record is sound");
        let blot = Erasure::Words(records).blot();
        let torn = |seq| format!("229 b5e53429 {}", record(seq, "Zacharias weeps"));
        let torn = |seq| torn(seq).get(..150).map(str::to_owned).unwrap_or_default();
        assert!(is_meant(&blot, &torn(3)));
        assert!(!is_meant(&blot, &torn(4)), "another note");
        assert!(is_meant(&blot, "12 aa {\"v\":1,\"obs\":\"lesson-1\",\"de"));
        assert!(is_meant(&blot, &record(3, "Zacharias")));
        assert!(!is_meant(&blot, &record(3, "")), "as it stands now");
        assert!(!is_meant(&blot, &record(4, "Zacharias")));
    }

    #[test]
    fn what_is_to_be_erased_is_kept_without_its_words_and_read_again() {
        let records: Vec<Record> = Record::parse(&record(3, "")).into_iter().collect();
        let words = Erasure::Words(records);
        let id = ObservationId::parse("lesson-1").ok();
        for erasure in id.map(Erasure::Observation).into_iter().chain([words]) {
            assert_eq!(Erasure::of_stored(&erasure.stored()), Some(erasure));
        }
    }
}

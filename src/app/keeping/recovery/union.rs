//! Set union of stores: what one lacks and another has. Nothing is ever removed, and what
//! contradicts a record or cannot be read is kept beside it.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::keeping::erasing::Erasure;
use crate::app::keeping::recovery::RecordKey;
use crate::app::told::Recovered;
use crate::domain::calendar::Moment;
use crate::domain::gather;
use crate::domain::ids::ObservationId;
use crate::domain::observation::Observation;
use crate::domain::observation::summary::Summary;
use crate::domain::observation::words;
use crate::format::record::{Record, Stream};
use crate::format::stored::Beacon;

/// Whether two texts say the same, written the same way or not.
pub fn same_content(one: &str, other: &str) -> bool {
    one == other || matches!((Record::parse(one), Record::parse(other)), (Ok(a), Ok(b)) if a == b)
}

/// Whether a text is the record of another one after its words were struck out. Then it stands, and the
/// other one is kept nowhere.
pub fn is_struck(struck: &str, whole: &str) -> bool {
    let entry = |text: &str| Record::parse(text).and_then(|r| r.entry()).ok();
    matches!((entry(struck), entry(whole)), (Some(a), Some(b)) if words::lacks_words(&a, &b))
}

/// What to do so that the database holds the union.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Records that the database lacks.
    pub write_back: BTreeMap<RecordKey, String>,
    /// Records of which the database still has words that were struck out.
    pub strike: BTreeMap<RecordKey, String>,
    /// Records, as they are without the words that were struck out of them and that some store still has.
    pub struck: BTreeMap<RecordKey, String>,
    /// Texts to be kept aside: they contradict a record.
    pub differing: BTreeSet<String>,
    /// Texts to be kept aside: they cannot be read.
    pub unreadable: BTreeSet<String>,
    /// How many texts the database had already.
    pub present: usize,
}

impl Plan {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.write_back.is_empty()
            && self.strike.is_empty()
            && self.differing.is_empty()
            && self.unreadable.is_empty()
    }

    /// Takes in what came of other texts.
    pub fn extend(&mut self, other: Self) {
        self.present += other.present;
        self.write_back.extend(other.write_back);
        self.strike.extend(other.strike);
        self.struck.extend(other.struck);
        self.differing.extend(other.differing);
        self.unreadable.extend(other.unreadable);
    }

    /// Every text to be kept aside.
    pub fn aside(&self) -> impl Iterator<Item = &String> {
        self.differing.iter().chain(&self.unreadable)
    }

    /// What has to be erased once more, since some store still has it: the tablet died before the end.
    pub fn erasures(&self) -> Vec<Erasure> {
        let mut of: BTreeMap<&str, Vec<Record>> = BTreeMap::new();
        for (key, text) in &self.struck {
            if let Ok(record) = Record::parse(text) {
                of.entry(&key.stream).or_default().push(record);
            }
        }
        of.into_values().map(Erasure::Words).collect()
    }

    /// The streams that get records.
    pub fn streams(&self) -> BTreeSet<&str> {
        gather::set(self.write_back.keys().map(|key| key.stream.as_str()))
    }

    /// What to tell the user of it.
    pub fn recovered(&self) -> Recovered {
        let moments = self
            .write_back
            .values()
            .filter_map(|text| Record::parse(text).ok());
        Recovered {
            records: self.write_back.len(),
            newest_at: moments.filter_map(|r| Moment::parse(&r.at).ok()).max(),
            missing: 0,
            aside: self.differing.len() + self.unreadable.len(),
        }
    }
}

/// Compares texts of other stores with what the database holds under their keys.
pub fn union(
    database: &BTreeMap<RecordKey, String>,
    others: impl IntoIterator<Item = String>,
) -> Plan {
    let mut plan = Plan::default();
    for text in others {
        let Some(key) = RecordKey::of_text(&text) else {
            plan.unreadable.insert(text);
            continue;
        };
        let Some(there) = database.get(&key) else {
            match plan.write_back.get(&key).map(|there| stands(there, &text)) {
                Some(Stands::Both) => plan.present += 1,
                Some(Stands::There(struck)) => {
                    plan.present += 1;
                    plan.struck.insert(key, struck);
                }
                Some(Stands::New) => {
                    plan.struck.insert(key.clone(), text.clone());
                    plan.write_back.insert(key, text);
                }
                Some(Stands::Neither) => _ = plan.differing.insert(text),
                None => _ = plan.write_back.insert(key, text),
            }
            continue;
        };
        let there = plan.strike.get(&key).unwrap_or(there);
        match stands(there, &text) {
            Stands::Both => plan.present += 1,
            Stands::There(struck) => {
                plan.present += 1;
                plan.struck.insert(key, struck);
            }
            Stands::New => {
                plan.struck.insert(key.clone(), text.clone());
                plan.strike.insert(key, text);
            }
            Stands::Neither => _ = plan.differing.insert(text),
        }
    }
    plan
}

/// Which of two texts under one key stands.
enum Stands {
    /// They say the same.
    Both,
    /// The one that is there: the words of the other were struck out of it.
    There(String),
    /// The new one, for the same reason.
    New,
    /// They contradict each other.
    Neither,
}

fn stands(there: &str, new: &str) -> Stands {
    if same_content(there, new) {
        Stands::Both
    } else if is_struck(there, new) {
        Stands::There(there.to_owned())
    } else if is_struck(new, there) {
        Stands::New
    } else {
        Stands::Neither
    }
}

/// How many records the beacons promise and nobody has. `held` counts the records of an observation.
pub fn missing<'a>(
    beacons: impl IntoIterator<Item = &'a (String, Beacon)>,
    held: impl Fn(&str) -> u32,
) -> usize {
    let lacking = beacons
        .into_iter()
        .map(|(id, beacon)| beacon.count.saturating_sub(held(id)));
    lacking.fold(0, |sum, n| {
        sum.saturating_add(usize::try_from(n).unwrap_or(usize::MAX))
    })
}

/// The observation that these texts make; texts that cannot be read are left out.
pub fn observation(id: &ObservationId, texts: &[String]) -> Observation {
    let records = texts.iter().filter_map(|text| Record::parse(text).ok());
    let entries = records.filter_map(|record| record.entry().ok());
    Observation::from_entries(id.clone(), entries).0
}

/// The summary of a stream made anew; `None` for a device's own stream, and where nothing of it can
/// be read.
pub fn summary(stream: &str, texts: &[String]) -> Option<Summary> {
    if !Stream::is_observation(stream) {
        return None;
    }
    let id = ObservationId::parse(stream).ok()?;
    let observation = observation(&id, texts);
    (!observation.entries().is_empty()).then(|| Summary::of(&observation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::observation::entry::{Capture, Note, What};
    use crate::format::record::{VERSION, what_v2};

    fn text(stream: &str, seq: u32, counter: &str) -> String {
        saying(stream, seq, &What::Capture(Capture::tap(counter)))
    }

    fn saying(stream: &str, seq: u32, what: &What) -> String {
        let record = Record {
            v: VERSION,
            stream: stream.to_owned(),
            dev: "tablet".to_owned(),
            seq,
            t_ms: u64::from(seq) * 1_000,
            at: format!("2026-11-22T10:42:{:02}.000+00:00", seq % 60),
            by: None,
            what: what_v2(what),
        };
        record.text()
    }

    fn held(texts: &[String]) -> BTreeMap<RecordKey, String> {
        texts
            .iter()
            .filter_map(|t| Some((RecordKey::of_text(t)?, t.clone())))
            .collect()
    }

    #[test]
    fn what_the_database_lacks_is_written_back_once() {
        let database = held(&[text("a", 0, "x")]);
        let plan = union(
            &database,
            [text("a", 0, "x"), text("a", 1, "x"), text("a", 1, "x")],
        );
        assert_eq!(plan.write_back.len(), 1);
        assert_eq!(plan.present, 2);
        assert!(plan.aside().next().is_none());
        assert_eq!(
            plan.recovered().newest_at,
            Moment::parse("2026-11-22T10:42:01.000+00:00").ok()
        );
    }

    #[test]
    fn the_same_key_with_other_content_is_kept_aside() {
        let database = held(&[text("a", 0, "x")]);
        let plan = union(
            &database,
            [text("a", 0, "y"), text("b", 0, "x"), text("b", 0, "z")],
        );
        assert_eq!(
            plan.differing,
            BTreeSet::from([text("a", 0, "y"), text("b", 0, "z")])
        );
        assert_eq!(plan.recovered().aside, 2);
    }

    fn note(words: &str) -> String {
        saying(
            "a",
            3,
            &What::Note(Note {
                text: words.to_owned(),
                ..Note::default()
            }),
        )
    }

    #[test]
    fn words_that_were_struck_out_come_back_from_no_store_in_no_order() {
        let (whole, struck) = (note("Tom cried"), note(""));
        assert!(Record::parse(&whole).is_ok(), "{whole}");
        for texts in [
            [whole.clone(), struck.clone()],
            [struck.clone(), whole.clone()],
        ] {
            let plan = union(&BTreeMap::new(), texts);
            let kept: Vec<&String> = plan.write_back.values().collect();
            assert_eq!(kept, [&struck]);
            assert_eq!(plan.erasures().len(), 1);
            assert!(plan.aside().next().is_none());
        }
        let plan = union(&held(std::slice::from_ref(&struck)), [whole.clone()]);
        assert!(plan.is_empty(), "{plan:?}");
        assert_eq!(
            plan.erasures(),
            [Erasure::Words(vec![Record::parse(&struck).unwrap()])],
            "some store has them still"
        );
        let plan = union(&held(&[whole]), [struck.clone()]);
        assert_eq!(plan.strike.into_values().collect::<Vec<_>>(), [struck]);
        assert!(plan.differing.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_kept_aside_as_it_came() {
        let newer = text("a", 0, "x").replace("\"v\":2", "\"v\":99");
        let plan = union(&BTreeMap::new(), ["{".to_owned(), newer.clone()]);
        assert_eq!(plan.unreadable, BTreeSet::from(["{".to_owned(), newer]));
        assert!(plan.write_back.is_empty());
    }

    #[test]
    fn another_way_to_write_the_same_record_is_no_contradiction() {
        let database = held(&[text("a", 0, "x")]);
        let spaced = text("a", 0, "x")
            .replace(':', ": ")
            .replace("10: 42: 00", "10:42:00");
        let spaced = spaced.replace("+00: 00", "+00:00");
        assert_eq!(union(&database, [spaced]).present, 1);
    }

    #[test]
    fn the_order_of_stores_does_not_matter() {
        let (one, two) = (
            vec![text("a", 0, "x"), text("a", 2, "x")],
            vec![text("a", 1, "x")],
        );
        let forth = union(&BTreeMap::new(), one.iter().chain(&two).cloned());
        let back = union(&BTreeMap::new(), two.iter().chain(&one).cloned());
        assert_eq!(forth, back);
    }

    #[test]
    fn a_beacon_that_promises_more_than_is_there_counts_what_is_missing() {
        let beacons = [
            (
                "a".to_owned(),
                Beacon {
                    count: 5,
                    last_seq: 4,
                },
            ),
            (
                "b".to_owned(),
                Beacon {
                    count: 1,
                    last_seq: 0,
                },
            ),
        ];
        assert_eq!(missing(&beacons, |id| if id == "a" { 3 } else { 7 }), 2);
    }
}

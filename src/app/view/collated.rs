//! One observation of the collation as it is shown: its versions, and where they differ.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::desk::work::{Arrived, ItemName, Seen, VersionText, VersionTexts};
use crate::app::model::look::Look;
use crate::app::page::route::Route;
use crate::app::view::timeline::{self, Arranged, EntryView, Line, LineWhat};
use crate::domain::calendar::Moment;
use crate::domain::ids::{EntryKey, ObservationId};
use crate::domain::observation::Observation;
use crate::domain::observation::entry::{Capture, What};
use crate::domain::observation::header::Purpose;
use crate::domain::observation::words;
use crate::format::line::LineV2;

/// So many differing entries are shown side by side.
pub const MOST_DIFFERENCES: usize = 20;

/// One observation of the collation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collated {
    /// The versions that no other continues.
    pub versions: Vec<Version>,
    /// Whether a choice is needed.
    pub conflict: bool,
    /// The version that was chosen, by its place.
    pub chosen: Option<usize>,
    /// How many earlier versions are kept.
    pub superseded: usize,
    /// The earlier versions that can be read, the largest first.
    pub earlier: Vec<Version>,
    /// Observations of the same lesson by other observers.
    pub seen_with: Vec<Seen>,
    /// Versions whose text could not be read.
    pub unreadable: usize,
    /// What the versions say of themselves.
    pub facts: Vec<Fact>,
    /// The first entries in which they differ.
    pub differences: Vec<Difference>,
    /// In how many entries they differ.
    pub differing: usize,
}

/// One version.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its content hash.
    pub revision: String,
    /// The device it came from, shortened.
    pub device: String,
    /// When it was finished.
    pub finished_at: Option<Moment>,
    /// When it came, and in which files.
    pub arrived: Vec<Arrived>,
    /// The observation.
    pub observation: Observation,
    /// Names of what was captured with instruments that this version of the app does not know.
    pub names: Arc<[ItemName]>,
}

impl Version {
    /// The newest rows of its timeline, so many at most.
    pub fn newest(&self, most: usize) -> Vec<Line> {
        self.named(timeline::window(&self.observation, 0, most))
    }

    /// All rows of its timeline, in this arrangement.
    pub fn arranged(&self, how: Arranged) -> Vec<Line> {
        self.named(timeline::arranged(&self.observation, how))
    }

    /// One entry with its history.
    pub fn entry(&self, key: &EntryKey) -> Option<EntryView> {
        let mut entry = timeline::entry(&self.observation, key)?;
        self.name(&mut entry.line);
        Some(entry)
    }

    fn named(&self, mut lines: Vec<Line>) -> Vec<Line> {
        for line in &mut lines {
            self.name(line);
        }
        lines
    }

    /// A capture under the names that it has here.
    fn as_named(&self, key: &EntryKey, capture: &Capture) -> Capture {
        let mut named = capture.clone();
        if let Some(known) = self.name_of(key) {
            named.item.clone_from(&known.name);
            named.instrument.id.clone_from(&known.title);
        }
        named
    }

    fn name(&self, line: &mut Line) {
        if let LineWhat::Item(item, instrument) = &mut line.what
            && let Some(known) = self.name_of(&line.key)
        {
            item.clone_from(&known.name);
            instrument.clone_from(&known.title);
        }
    }

    /// What the instrument that came with it calls what was captured there.
    fn name_of(&self, key: &EntryKey) -> Option<&ItemName> {
        let What::Capture(capture) = &self.observation.entry(key)?.what else {
            return None;
        };
        let of = &capture.instrument;
        let mut names = self.names.iter();
        names.find(|n| n.instrument == of.id && n.version == of.version && n.item == capture.item)
    }
}

/// What versions say of themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub name: FactName,
    /// What each version says.
    pub values: Vec<FactValue>,
    /// Whether they say different things.
    pub differs: bool,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum FactName {
    Device,
    Began,
    Finished,
    Length,
    Entries,
    Notes,
    Corrections,
    Teacher,
    Class,
    Subject,
    School,
    Observer,
    Focus,
    Purpose,
    Instruments,
}

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Words.
    Text(String),
    /// A length in milliseconds.
    Length(u64),
    /// A number.
    Count(usize),
    /// A time.
    At(Option<Moment>),
    /// A purpose.
    Purpose(Purpose),
    /// Ids of instruments.
    Instruments(Vec<String>),
}

/// An entry in which versions differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The entry.
    pub key: EntryKey,
    /// Its time on the lesson clock.
    pub t_ms: u64,
    /// How it stands in each version; `None` where it is not there.
    pub sides: Vec<Option<Side>>,
}

/// How an entry stands in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What it says, as last corrected.
    pub what: What,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

impl Collated {
    /// The version to go by, once that is settled.
    pub fn shown(&self) -> Option<&Version> {
        match (self.conflict, self.chosen) {
            (true, _) => None,
            (false, Some(at)) => self.versions.get(at),
            (false, None) => self.versions.first(),
        }
    }

    /// One earlier version, to be read by itself.
    pub fn only_earlier(&self, at: usize) -> Option<Self> {
        let version = self.earlier.get(at)?.clone();
        Some(Self {
            versions: vec![version],
            ..Self::default()
        })
    }

    /// What goes when the lesson is removed: versions, and the entries of the largest.
    pub fn goes(&self) -> (usize, usize) {
        let entries = self.versions.iter().map(|v| v.observation.entries().len());
        let versions = self.versions.len() + self.unreadable + self.superseded;
        (versions, entries.max().unwrap_or(0))
    }
}

/// The observation of which the screen is.
pub fn id(look: Look<'_>) -> Option<ObservationId> {
    if let Route::Collated(id) = look.route() {
        Some(id.clone())
    } else {
        None
    }
}

/// What the screen shows of this observation, once its versions were read.
pub fn of(id: &ObservationId, texts: &VersionTexts) -> Option<Collated> {
    (texts.id == id.as_str()).then(|| collated(texts))
}

/// What the screen shows of an observation.
pub fn collated(texts: &VersionTexts) -> Collated {
    let names: Arc<[ItemName]> = texts.names.clone().into();
    let read = |text| version(text, &names);
    let versions: Vec<Version> = texts.heads.iter().filter_map(read).collect();
    let (differences, differing) = differences(&versions);
    Collated {
        conflict: texts.conflict,
        chosen: texts
            .chosen
            .as_ref()
            .and_then(|c| versions.iter().position(|v| v.revision == *c)),
        superseded: texts.superseded.len(),
        earlier: texts.earlier.iter().filter_map(read).collect(),

        seen_with: texts.seen_with.clone(),
        unreadable: texts.heads.len() - versions.len(),
        facts: facts(&versions),
        differences,
        differing,
        versions,
    }
}

fn version(text: &VersionText, names: &Arc<[ItemName]>) -> Option<Version> {
    let observation = LineV2::parse(&text.line).ok()?;
    Some(Version {
        revision: text.revision.clone(),
        device: text.device.chars().take(8).collect(),
        finished_at: observation.finished_at(),
        arrived: text.arrived.clone(),
        names: Arc::clone(names),
        observation,
    })
}

/// What versions say of themselves, in the order of the screen.
pub fn facts(versions: &[Version]) -> Vec<Fact> {
    let of = |name: FactName, value: fn(&Version) -> FactValue| {
        let values: Vec<FactValue> = versions.iter().map(value).collect();
        let differs = values
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a != b));
        Fact {
            name,
            values,
            differs,
        }
    };
    vec![
        of(FactName::Device, |v| FactValue::Text(v.device.clone())),
        of(FactName::Began, |v| FactValue::At(v.observation.begun_at())),
        of(FactName::Finished, |v| FactValue::At(v.finished_at)),
        of(FactName::Length, |v| {
            FactValue::Length(v.observation.length_ms())
        }),
        of(FactName::Entries, |v| {
            FactValue::Count(v.observation.entries().len())
        }),
        of(FactName::Notes, |v| {
            FactValue::Count(v.observation.fold().notes)
        }),
        of(FactName::Corrections, |v| {
            FactValue::Count(corrections(&v.observation))
        }),
        of(FactName::Teacher, |v| {
            FactValue::Text(v.observation.header().texts.teacher.clone())
        }),
        of(FactName::Class, |v| {
            FactValue::Text(v.observation.header().texts.class.clone())
        }),
        of(FactName::Subject, |v| {
            FactValue::Text(v.observation.header().texts.subject.clone())
        }),
        of(FactName::School, |v| {
            FactValue::Text(v.observation.header().texts.school.clone())
        }),
        of(FactName::Observer, |v| {
            FactValue::Text(v.observation.header().texts.observer.clone())
        }),
        of(FactName::Focus, |v| {
            FactValue::Text(v.observation.header().texts.focus.clone())
        }),
        of(FactName::Purpose, |v| {
            FactValue::Purpose(v.observation.header().purpose)
        }),
        of(FactName::Instruments, |v| {
            FactValue::Instruments(v.observation.header().instruments.clone())
        }),
    ]
}

fn corrections(observation: &Observation) -> usize {
    observation
        .entries()
        .iter()
        .filter(|e| matches!(e.what, What::Correction { .. }))
        .count()
}

/// The first entries in which versions differ, and how many there are in all.
fn differences(versions: &[Version]) -> (Vec<Difference>, usize) {
    if versions.len() < 2 {
        return (Vec::new(), 0);
    }
    // What stands for itself is compared as it stands; what the facts tell is left to them.
    let is_compared = |what: &What| {
        let in_facts = matches!(
            what,
            What::Began(_) | What::HeaderEdited(_) | What::Finished { .. }
        );
        what.is_row() && !in_facts
    };
    let keys: BTreeSet<&EntryKey> = versions
        .iter()
        .flat_map(|v| v.observation.entries())
        .filter(|e| is_compared(&e.what))
        .map(|e| &e.key)
        .collect();
    let mut shown = Vec::new();
    let mut total = 0;
    for key in keys {
        let sides: Vec<_> = versions.iter().map(|v| side(v, key)).collect();
        let same = |pair: &[Option<Side>]| matches!(pair, [a, b] if a == b);
        if sides.windows(2).all(same) {
            continue;
        }
        total += 1;
        if shown.len() < MOST_DIFFERENCES {
            let mut entries = versions.iter().filter_map(|v| v.observation.entry(key));
            shown.push(Difference {
                key: key.clone(),
                t_ms: entries.next().map_or(0, |e| e.t_ms),
                sides,
            });
        }
    }
    (shown, total)
}

fn side(version: &Version, key: &EntryKey) -> Option<Side> {
    let observation = &version.observation;
    let at = observation.position(key)?;
    let written = &observation.entries().get(at)?.what;
    let what = match (written, observation.note_at(at)) {
        (_, Some(note)) => What::Note(note.clone()),
        (What::Note(_), None) => words::without_words(written).unwrap_or_else(|| written.clone()),
        (What::Capture(capture), None) => What::Capture(version.as_named(key, capture)),
        _ => written.clone(),
    };
    Some(Side {
        what,
        withdrawn: !observation.fold().counts(at),
    })
}

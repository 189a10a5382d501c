//! What a collation keeps in memory of a version: enough for rows, figures, filters and searching. The entries
//! themselves stand on disk and are read when they are needed.

use std::borrow::Cow;

use crate::domain::calendar::Moment;
use crate::domain::collation::Version;
use crate::domain::collation::names::fold;
use crate::domain::collation::versions::Revision;
use crate::domain::ids::DeviceId;
use crate::domain::instrument::intervals::{self, Shares};
use crate::domain::observation::Observation;
use crate::domain::observation::entry::What;
use crate::domain::observation::header::Header;

/// A version without its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its content hash.
    pub revision: Revision,
    /// What an earlier format called it, where it came in one.
    pub former: Option<Revision>,
    /// The revision that its device had handed over before, if any.
    pub parent: Option<Revision>,
    /// The device that handed it over.
    pub device: DeviceId,
    /// What there is to say of the observation.
    pub brief: Brief,
}

/// An observation in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The header in force, without its counters.
    pub header: Header,
    /// When it began.
    pub begun_at: Option<Moment>,
    /// Its length on the lesson clock.
    pub length_ms: u64,
    /// How many entries it has.
    pub entries: usize,
    /// In how many observed intervals each code was marked.
    pub shares: Shares,
    /// The words of every note that counts.
    pub words: Words,
    /// Whether an entry of it says that words were struck out.
    pub strikes: bool,
}

/// Notes, one a line, in the form for searching, and how they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// In the form for searching.
    pub folded: Box<str>,
    written: Written,
}

/// How folded words were written. They are most of what is kept of an observation, so that they are not kept twice
/// where it can be said in short.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Written {
    /// The same but for capitals at these places.
    Capitals(Box<[u32]>),
    /// Otherwise, and perhaps longer or shorter.
    Otherwise(Box<str>),
}

impl Held {
    /// What is kept of a version.
    pub fn of(version: &Version) -> Self {
        Self {
            revision: version.revision.clone(),
            former: version.former.clone(),
            parent: version.parent.clone(),
            device: version.device.clone(),
            brief: Brief::of(&version.observation),
        }
    }

    /// The name under which its line is stored.
    pub fn stored_as(&self) -> &Revision {
        self.former.as_ref().unwrap_or(&self.revision)
    }
}

impl Brief {
    /// An observation in brief.
    pub fn of(o: &Observation) -> Self {
        let length_ms = o.length_ms();
        let mut shares = Shares::default();
        shares.pool(&intervals::intervals(o, length_ms));
        let entries = o.entries();
        Self {
            header: Header {
                observer_id: None,
                seal: None,
                counters: Vec::new(),
                ..o.header().clone()
            },
            begun_at: o.begun_at(),
            length_ms,
            entries: entries.len(),
            shares,
            words: Words::of(o),
            strikes: entries
                .iter()
                .any(|e| matches!(e.what, What::StruckOut { .. })),
        }
    }
}

impl Words {
    fn of(o: &Observation) -> Self {
        let lines: Vec<String> = o.wordings().map(one_line).collect();
        let written = lines.join("\n");
        Self {
            folded: fold(&written).into_boxed_str(),
            written: if written.is_ascii() {
                let bytes = (0..).zip(written.bytes());
                let capitals = bytes.filter(|(_, byte)| byte.is_ascii_uppercase());
                Written::Capitals(capitals.map(|(place, _)| place).collect())
            } else {
                Written::Otherwise(written.into_boxed_str())
            },
        }
    }

    /// As written.
    pub fn written(&self) -> Cow<'_, str> {
        let capitals = match &self.written {
            Written::Otherwise(text) => return Cow::Borrowed(text),
            Written::Capitals(places) => places,
        };
        let mut capitals = capitals.iter().peekable();
        let letters = (0..).zip(self.folded.chars());
        let letters = letters.map(|(place, letter): (u32, char)| {
            if capitals.next_if_eq(&&place).is_some() {
                letter.to_ascii_uppercase()
            } else {
                letter
            }
        });
        Cow::Owned(letters.collect())
    }
}

/// Line ends within a text would look like the next note.
pub fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{EntryKey, NotAnId, ObservationId};
    use crate::domain::observation::entry::{Entry, Note};

    #[test]
    fn notes_are_given_back_as_they_were_written() -> Result<(), NotAnId> {
        for text in [
            "Who said THAT?",
            "all small",
            "N\u{fa}\u{f1}ez asks",
            "\u{df} and A\nB",
            "",
        ] {
            let id = ObservationId::parse("lesson")?;
            let dev = DeviceId::parse("tablet")?;
            let entry = |seq| Entry {
                key: EntryKey {
                    seq,
                    dev: dev.clone(),
                },
                t_ms: 0,
                at: Moment::clamped(0, 0),
                by: None,
                what: What::Note(Note {
                    text: text.to_owned(),
                    ..Note::default()
                }),
            };
            let (o, _) = Observation::from_entries(id, [entry(0), entry(1)]);
            let words = Words::of(&o);
            let one = one_line(text);
            assert_eq!(words.written(), format!("{one}\n{one}"));
            assert_eq!(&*words.folded, fold(&words.written()));
        }
        Ok(())
    }
}

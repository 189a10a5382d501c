//! One line of the log of an observation. Immutable: corrections and retractions are entries too.

use crate::domain::calendar::Moment;
use crate::domain::ids::{EntryKey, PersonId};
pub use crate::domain::observation::capture::{Capture, CodeKey, Edition, Place, Spot, Value};
use crate::domain::observation::header::Header;

/// An entry with its place in the log and its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Number and device.
    pub key: EntryKey,
    /// Milliseconds since the observation began, by the lesson clock.
    pub t_ms: u64,
    /// What the wall clock showed, with its offset.
    pub at: Moment,
    /// The person whose entry it is; none stands for the observer, whoever that is found to be.
    pub by: Option<PersonId>,
    /// What happened.
    pub what: What,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The observation began with this header.
    Began(Header),
    /// The header is now this.
    HeaderEdited(Header),
    /// Something was seen, heard, inferred or asked.
    Note(Note),
    /// Something was captured with an instrument.
    Capture(Capture),
    /// The observer stopped observing for a while.
    Paused,
    /// The observer went on.
    Resumed,
    /// The tablet's clock was set while the lesson ran; the lesson clock did not follow.
    ClockChanged {
        /// How far the wall clock moved against the lesson clock, in milliseconds.
        by_ms: i64,
    },
    /// The clock had been wrong before this change of it: everything written earlier happened later (or
    /// earlier) by as much as the clock was set then.
    ClockCorrected {
        /// The change of the clock.
        of: EntryKey,
    },
    /// The app could not see the lesson: hidden, asleep or closed.
    Away {
        /// Lesson time from which.
        from_ms: u64,
        /// Lesson time up to which.
        to_ms: u64,
        /// Why.
        cause: AwayCause,
    },
    /// An earlier note now reads like this; the original stays.
    Correction {
        /// The note it corrects.
        of: EntryKey,
        /// How it reads now.
        note: Note,
    },
    /// An earlier entry no longer counts; it stays in the log.
    Retraction {
        /// The entry withdrawn; where that is a retraction, its entry counts again.
        of: EntryKey,
    },
    /// The words of an earlier note, every wording of it, were struck out for good: no store has them any
    /// more, and nothing brings the note back.
    StruckOut {
        /// The note.
        of: EntryKey,
        /// Who struck them out.
        by: String,
    },
    /// The observation was finished.
    Finished {
        /// Its length by the lesson clock.
        length_ms: u64,
    },
    /// Something that a newer version of the app wrote.
    Unknown(Unknown),
}

/// What an entry says in words that this version does not know. It counts in nothing, is shown as such, and
/// travels on as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The word by which it names itself.
    pub kind: String,
    /// All that it says, as JSON.
    pub json: String,
}

impl Unknown {
    /// That it was there, without what it said: a kind of its own, which every version of the app passes on.
    #[must_use]
    pub fn without_words(&self) -> Self {
        let word = self.kind.replace(['"', '\\'], "");
        Self {
            json: format!("{{\"left_out\":{{\"kind\":\"{word}\"}}}}"),
            kind: "left_out".to_owned(),
        }
    }
}

impl What {
    /// Whether it stands for itself in a timeline, and not for what becomes of another entry.
    pub const fn is_row(&self) -> bool {
        !matches!(
            self,
            Self::Correction { .. }
                | Self::Retraction { .. }
                | Self::ClockCorrected { .. }
                | Self::StruckOut { .. }
        )
    }

    /// Up to which lesson time it proves that the lesson lasted, given its own time; `None` where it was
    /// written about the lesson and not in it.
    pub const fn lasts_to(&self, t_ms: u64) -> Option<u64> {
        match self {
            Self::Began(_) | Self::Note(_) | Self::Capture(_) | Self::Paused | Self::Resumed => {
                Some(t_ms)
            }
            Self::Away { to_ms, .. } => Some(*to_ms),
            Self::HeaderEdited(_)
            | Self::ClockChanged { .. }
            | Self::ClockCorrected { .. }
            | Self::Correction { .. }
            | Self::Retraction { .. }
            | Self::StruckOut { .. }
            | Self::Finished { .. }
            | Self::Unknown(_) => None,
        }
    }

    /// How often it says that something happened; 0 where it captures nothing.
    pub const fn times(&self) -> u32 {
        if let Self::Capture(capture) = self {
            capture.value.times()
        } else {
            0
        }
    }

    /// Whether it was seen or heard in the lesson.
    pub const fn is_captured(&self) -> bool {
        matches!(self, Self::Note(_) | Self::Capture(_))
    }
}

/// A line of the script.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Note {
    /// Evidence, inference or question.
    pub kind: NoteKind,
    /// Who spoke, where the note is speech.
    pub speaker: Option<Speaker>,
    /// The words.
    pub text: String,
}

/// The three kinds of note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// Seen or heard, low inference.
    #[default]
    Evidence,
    /// What the observer makes of it.
    Inference,
    /// To ask in the conversation afterwards.
    Question,
}

impl NoteKind {
    /// All kinds, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Evidence, Self::Inference, Self::Question];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Inference => "inference",
            Self::Question => "question",
        }
    }
}

/// Who spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// The teacher.
    Teacher,
    /// One student.
    Student,
    /// Several students.
    Students,
}

impl Speaker {
    /// All speakers, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Teacher, Self::Student, Self::Students];

    /// The letters on the key and in the script.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Teacher => "T",
            Self::Student => "S",
            Self::Students => "Ss",
        }
    }

    /// The speaker with these letters.
    pub fn from_letters(letters: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.letters() == letters)
    }
}

/// Why the app could not see the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AwayCause {
    /// Another app or tab was in front, or the screen was locked.
    Hidden,
    /// The tablet slept or the page was frozen.
    Asleep,
    /// The app was closed, or had died, and was opened again.
    Closed,
    /// The app was in front, but showed another screen than the lesson.
    OtherScreen,
    /// Another lesson was observed with the app.
    OtherLesson,
}

impl AwayCause {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Asleep => "asleep",
            Self::Closed => "closed",
            Self::OtherScreen => "other screen",
            Self::OtherLesson => "other lesson",
        }
    }
}

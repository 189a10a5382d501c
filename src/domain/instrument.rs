//! Instruments: versioned sets of codes and timing rules. Codes are immutable once released.

pub mod intervals;

/// Which side of the classroom a code describes. `AnQ`, `W` and `O` stand on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The students.
    Student,
    /// The instructor.
    Instructor,
}

impl Side {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::Instructor => "instructor",
        }
    }
}

/// One code of an instrument, described in our own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The side it describes.
    pub side: Side,
    /// The published letters.
    pub letters: &'static str,
    /// Two or three words for a button.
    pub caption: &'static str,
    /// When to mark it, in our own words.
    pub description: &'static str,
    /// The collapsed group of the four-and-four charts.
    pub group: &'static str,
}

/// An instrument that ships with the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Stable name in files.
    pub id: &'static str,
    /// Raised with every change of meaning.
    pub version: u32,
    /// Name on screens.
    pub title: &'static str,
    /// What it is for, in a sentence.
    pub purpose: &'static str,
    /// Where it comes from.
    pub citation: &'static str,
    /// Under which terms it ships.
    pub licence: &'static str,
    /// Length of an interval in milliseconds; 0 where the instrument has none.
    pub interval_ms: u64,
    /// Its codes in the order of the sheet.
    pub codes: &'static [Code],
}

/// Instrument id of the running notes.
pub const SCRIPT: &str = "script";
/// Instrument id of COPUS.
pub const COPUS: &str = "copus";
/// Instrument id of the event counters.
pub const TALLIES: &str = "tallies";

/// The counters a new observation starts with (methods: opportunities to respond, praise and correction), by
/// the names under which they are kept in every language.
pub const DEFAULT_COUNTERS: [&str; 5] = [
    "Open question",
    "Closed question",
    "Opportunity to respond",
    "Praise",
    "Correction",
];

/// The instrument with this id, if this version of the app knows it.
pub fn find(id: &str) -> Option<&'static Instrument> {
    ALL.iter().copied().find(|i| i.id == id)
}

/// All instruments that ship with the app.
pub const ALL: [&Instrument; 3] = [&SCRIPT_INSTRUMENT, &COPUS_INSTRUMENT, &TALLIES_INSTRUMENT];

const SCRIPT_INSTRUMENT: Instrument = Instrument {
    id: SCRIPT,
    version: 1,
    title: "Script",
    purpose: "Low-inference running notes with the time of their first keystroke.",
    citation: "Common practice; evidence, inference and question are kept apart.",
    licence: "Apache-2.0",
    interval_ms: 0,
    codes: &[],
};

const TALLIES_INSTRUMENT: Instrument = Instrument {
    id: TALLIES,
    version: 1,
    title: "Tallies",
    purpose: "Counts of events and their rate per minute of observed time.",
    citation: "Common practice in behaviour support: opportunities to respond, praise and correction.",
    licence: "Apache-2.0",
    interval_ms: 0,
    codes: &[],
};

/// The Classroom Observation Protocol for Undergraduate STEM: 25 codes in two-minute intervals.
///
/// Source: Smith, Jones, Gilbert and Wieman 2013, CBE Life Sciences Education 12:618-627,
/// doi 10.1187/cbe.13-08-0154. Code letters as published, descriptions our own.
pub const COPUS_INSTRUMENT: Instrument = Instrument {
    id: COPUS,
    version: 1,
    title: "COPUS",
    purpose: "What students and instructor do in each two-minute interval. It describes, it does not judge.",
    citation: "Smith, Jones, Gilbert and Wieman (2013). CBE Life Sciences Education 12, 618-627. \
               doi:10.1187/cbe.13-08-0154",
    licence: "Code letters as published; descriptions are our own words, Apache-2.0.",
    interval_ms: 120_000,
    codes: &COPUS_CODES,
};

const fn code(
    side: Side,
    letters: &'static str,
    caption: &'static str,
    group: &'static str,
    description: &'static str,
) -> Code {
    Code {
        side,
        letters,
        caption,
        description,
        group,
    }
}

use Side::{Instructor, Student};

const COPUS_CODES: [Code; 25] = [
    code(
        Student,
        "L",
        "Listening",
        "Receiving",
        "Students listen, or take notes, while someone presents.",
    ),
    code(
        Student,
        "Ind",
        "Working alone",
        "Working",
        "Each student thinks or works alone because they were told to.",
    ),
    code(
        Student,
        "CG",
        "Group, vote",
        "Working",
        "Two or more students talk about a vote or clicker question.",
    ),
    code(
        Student,
        "WG",
        "Group, sheet",
        "Working",
        "Groups work on a worksheet.",
    ),
    code(
        Student,
        "OG",
        "Other group",
        "Working",
        "Groups work on another task that was set.",
    ),
    code(
        Student,
        "AnQ",
        "Answers",
        "Talking to class",
        "A student answers the teacher's question and the class listens.",
    ),
    code(
        Student,
        "SQ",
        "Asks",
        "Talking to class",
        "A student asks a question.",
    ),
    code(
        Student,
        "WC",
        "Class discussion",
        "Talking to class",
        "The whole class discusses, students offering ideas in turn.",
    ),
    code(
        Student,
        "Prd",
        "Predicts",
        "Working",
        "Students say what they expect of a demonstration or experiment.",
    ),
    code(
        Student,
        "SP",
        "Presents",
        "Talking to class",
        "One or more students present to the class.",
    ),
    code(
        Student,
        "TQ",
        "Test or quiz",
        "Working",
        "Students take a test or a quiz.",
    ),
    code(
        Student,
        "W",
        "Waiting",
        "Other",
        "Students wait: the teacher is late, equipment fails, someone is busy.",
    ),
    code(
        Student,
        "O",
        "Other",
        "Other",
        "Students do something else; say what in a note.",
    ),
    code(
        Instructor,
        "Lec",
        "Presents",
        "Presenting",
        "The teacher presents content, explains or works an example.",
    ),
    code(
        Instructor,
        "RtW",
        "Writes live",
        "Presenting",
        "The teacher writes on the board or a projector while teaching.",
    ),
    code(
        Instructor,
        "D/V",
        "Demo, video",
        "Presenting",
        "The teacher shows a demonstration, a video or a simulation.",
    ),
    code(
        Instructor,
        "FUp",
        "Follows up",
        "Guiding",
        "The teacher takes up a vote or an activity with the whole class.",
    ),
    code(
        Instructor,
        "PQ",
        "Poses question",
        "Guiding",
        "The teacher asks a question that wants an answer and is no vote.",
    ),
    code(
        Instructor,
        "CQ",
        "Vote question",
        "Guiding",
        "A vote or clicker question is running; mark it the whole time.",
    ),
    code(
        Instructor,
        "AnQ",
        "Answers",
        "Guiding",
        "The teacher answers a student's question and the class listens.",
    ),
    code(
        Instructor,
        "MG",
        "Moves, guides",
        "Guiding",
        "The teacher moves around and guides while students work.",
    ),
    code(
        Instructor,
        "1o1",
        "One to one",
        "Guiding",
        "The teacher talks at length with one or few and not with the rest.",
    ),
    code(
        Instructor,
        "Adm",
        "Administration",
        "Administration",
        "The teacher gives out papers, sets homework, takes the register.",
    ),
    code(
        Instructor,
        "W",
        "Waits",
        "Other",
        "The teacher waits although they could be with students.",
    ),
    code(
        Instructor,
        "O",
        "Other",
        "Other",
        "The teacher does something else; say what in a note.",
    ),
];

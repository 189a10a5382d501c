//! What passes between the page and the worker that keeps the journal. Apart from all other jobs: the page
//! needs these in class.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What the journal is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JournalJob {
    /// Append these texts and flush; answers `Ends`.
    Append(Vec<String>),
    /// Read from this offset; answers `Read`.
    Read(u64),
    /// Make these frames unreadable for good; answers `Ends`.
    Blot(Blot),
    /// Let go of the file; answers `Closed`.
    Close,
}

/// What goes from the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blot {
    /// The stream.
    pub stream: String,
    /// Only records of these devices and numbers; all of the stream where there are none.
    pub only: Vec<(String, u32)>,
    /// Texts that stand in their place.
    pub instead: Vec<String>,
}

/// What the journal answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JournalAnswer {
    /// It was done and flushed; where the journal ends now.
    Ends(Place),
    /// What it holds.
    Read(Stretch),
    /// Its file is free.
    Closed,
}

/// Some of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Texts of whole frames.
    pub texts: Vec<String>,
    /// Lines that are no frame.
    pub damaged: Vec<String>,
    /// Up to where it was read.
    pub until: Place,
    /// What stands before where it was read from, as [`Place::tail`].
    pub before: u32,
}

/// A place in the journal, and what stands before it: a file that was lost and begun anew is another one, however
/// long it has become. As a text: `1424 89abcdef`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Bytes from the beginning.
    pub length: u64,
    /// CRC-32 of the last [`TAIL`] bytes before it.
    pub tail: u32,
}

/// So many bytes before a place are looked at, or as many as there are: more than most records take, for the end of
/// one may read like that of another.
pub const TAIL: u64 = 1_024;

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:08x}", self.length, self.tail)
    }
}

impl Place {
    /// The place that a text names; the beginning where it names none, or says nothing of what stands before.
    pub fn parse(text: &str) -> Self {
        let place = text.split_once(' ').and_then(|(length, tail)| {
            Some(Self {
                length: length.parse().ok()?,
                tail: u32::from_str_radix(tail, 16).ok()?,
            })
        });
        place.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_written_and_any_other_text_is_the_beginning() {
        let place = Place {
            length: 1_424,
            tail: 0x00ab_cdef,
        };
        assert_eq!(place.to_string(), "1424 00abcdef");
        assert_eq!(Place::parse("1424 00abcdef"), place);
        for text in ["", "1424", "1424 ", "-1 00", "x 00abcdef"] {
            assert_eq!(Place::parse(text), Place::default(), "{text}");
        }
    }
}

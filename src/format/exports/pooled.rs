//! Pooled shares of codes as they are shown and exported.

use serde::{Deserialize, Serialize};

/// Pooled shares of codes of one teacher with one class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The teacher.
    pub teacher: String,
    /// The class.
    pub class: String,
    /// The school.
    pub school: String,
    /// How many lessons are in it; one that two observers saw is one.
    pub lessons: u32,
    /// How many of them were seen by more than one observer; the observation with the most observed
    /// intervals stands for the lesson.
    pub seen_by_more: u32,
    /// Whose observations stand for those, and for how many each.
    #[serde(default)]
    pub stood_for_by: Vec<(String, u32)>,
    /// The lessons by purpose: the word and how many.
    pub purposes: Vec<(String, u32)>,
    /// Lessons of this teacher and class in which no codes were marked in intervals.
    pub uncoded: u32,
    /// Lessons observed for calibration, which are in no figure.
    pub calibration: u32,
    /// Observed intervals: n.
    pub observed: u32,
    /// Intervals that were not observed.
    pub not_observed: u32,
    /// Side, code and in how many observed intervals it was marked.
    pub codes: Vec<(String, String, u32)>,
}

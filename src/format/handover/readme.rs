//! What a person finds who opens a file without the app: the README of each kind of file.

/// Whether this README is that of an export of whole observations, in this version or another.
pub(crate) fn is_of_lines(readme: Option<&Vec<u8>>) -> bool {
    let words = LINES.split(" exported").next().unwrap_or(LINES);
    readme.is_some_and(|r| r.starts_with(words.as_bytes()))
}

/// In a hand-over file.
pub(crate) const HAND_OVER: &str = "\
This is a hand-over file of Alongside, an app for classroom observation.

To use it: open Alongside, choose \"Collate\", then \"Choose files\", and pick this file as it is.
Without Alongside: unzip it. The tables in the folder \"tables\" open in any spreadsheet (UTF-8,
comma separated); \"observations.ndjson\" holds everything, one observation on each line.

tables/observations.csv  one row for each observation. in_figures = 0: observed for calibration, to be read
                         and in no figure
tables/entries.csv       every note, mark and count with its time. Keep the rows with counts = 1: they
                         hold each note once, in its current words. What was withdrawn or replaced
                         has counts = 0 and no words. watched = 0: nobody watched at that moment
tables/ratings.csv       ratings, where an instrument has them
tables/intervals.csv     for each two-minute interval one row without a code and one for each code
                         marked; observed = 0 means that nobody could watch, not that nothing happened
tables/codebook.csv      what the codes mean
instruments/             the instruments used, with version and licence
manifest.json            what must be in this file, with SHA-256 of each part

A cell that begins with an apostrophe had it added so that a spreadsheet does not take it for a
formula; leave one apostrophe away to get the text back.

The notes name people. Pass this file on only to those who are meant to read it.
";

/// In an export of the tables.
pub(crate) const TABLES: &str = "\
These are tables exported from Alongside, an app for classroom observation: one collation, made of
the hand-over files of its observers. Observations that wait for a choice between two versions are
not in it. Alongside does not read this file back; keep the hand-over files.

tables/observations.csv  one row for each observation: who observed whom, where, when and why; how long
                         it was (length_ms) and how long somebody watched (observed_ms). What is
                         missing was either paused (paused_ms) or out of sight of the app (away_ms)
tables/entries.csv       one row for each line of the log: notes, marks, counts, pauses
tables/intervals.csv     COPUS: for each interval of two minutes one row without a code, and one row for
                         each code marked in it
tables/ratings.csv       ratings; empty as yet
tables/codebook.csv      what the codes mean

How to read them
- observation_id joins the tables. teacher, class and date (the day of the lesson, local) stand on the
  rows of observations, entries and intervals.
- observations.csv: in_figures = 1 marks the observations that stand in the figures of the app; keep them for
  every figure. 0 is calibration, or a second observation of a lesson that is in the figures already.
- entries.csv: keep the rows with counts = 1. They hold what stands now, each note once, in its current
  words. What was withdrawn or replaced keeps its place, time and kind, has counts = 0 and no words.
- entries.csv: watched = 0 means that nobody watched at that moment (a pause, another app in front). What
  was counted then is no part of a rate: counts = 1 and watched = 1, divided by observed_ms.
- intervals.csv: observed = 0 means that nobody could watch, not that nothing happened. Leave these rows out
  of every percentage. The number of observed intervals is the count of rows with observed = 1 and no
  code. interval counts from 0.
- t_ms, from_ms, to_ms and every length are milliseconds on the lesson clock. Times of day are ISO 8601
  with the offset of the tablet that wrote them.
- A cell that a spreadsheet would take for a formula has an apostrophe in front, and so does one that
  begins with an apostrophe. Take one leading apostrophe away to get the text back.

In a spreadsheet: use Data, From Text/CSV (Excel) or File, Open (LibreOffice), choose UTF-8 and commas,
and set the column class to text: a class such as 10/11 or 007 otherwise becomes a date or a number.
\"Export workbook\" in Alongside makes a file that needs none of this.

In DuckDB, in the folder that holds \"tables\", the current words of every note:
  SELECT date, class, teacher, time, note_kind, speaker, text
  FROM read_csv('tables/entries.csv', all_varchar = true)
  WHERE kind = 'note' AND counts = '1' ORDER BY date, teacher, time;

The notes name people. Pass this file on only to those who are meant to read it.
";

/// In an export of whole observations.
pub(crate) const LINES: &str = "\
These are whole observations exported from Alongside, an app for classroom observation: one collation,
made of the hand-over files of its observers. Observations that wait for a choice between two versions
are not in it. Alongside does not read this file back; keep the hand-over files.

observations.ndjson  one observation on each line, as JSON, UTF-8:
  observation, revision, parent   its id, the SHA-256 of its content, the revision handed over before
  header                          who observed whom, where, about what and why
  entries                         every line of its log, in order: seq and dev (number and tablet), t_ms
                                  (milliseconds on the lesson clock), at (wall clock with offset), what
  analysis                        its length, how long somebody watched, and what nobody watched

A correction replaces the words of the note it names (of); a retraction takes back the entry it names.
Where you want what stands now and no more, use \"Export tables\" or \"Export workbook\".

In DuckDB:
  SELECT header.teacher, header.class, len(entries)
  FROM read_json('observations.ndjson', maximum_object_size = 500000000);

The notes name people. Pass this file on only to those who are meant to read it.
";

/// The first sheet of a workbook: the name of a sheet and what it holds.
pub(crate) const WORKBOOK: [(&str, &str); 15] = [
    (
        "About",
        "This workbook was exported from Alongside, an app for classroom observation: one collation, made \
         of the hand-over files of its observers. Observations that wait for a choice between two versions are not \
         in it. Alongside does not read it back; keep the hand-over files.",
    ),
    (
        "",
        "Teacher, class and date stand on every row, so each sheet can be filtered or summed by itself. \
         \u{201c}Observation\u{201d} is the same on every sheet and in the exported tables.",
    ),
    (
        "Lessons",
        "One row for each observation. Observed is the length less what nobody watched; that was either \
         paused or away (another app in front, tablet asleep, app closed).",
    ),
    (
        "Notes",
        "Every note that counts, once, in its current words. Withdrawn notes and earlier wordings are not here. \
         Time is the wall clock of the tablet; lesson time counts from the beginning of the lesson.",
    ),
    (
        "",
        "A note that is longer than a cell can be (32,767 characters) goes on in the next row; Part says \
         \u{201c}continued 2 of 3\u{201d}.",
    ),
    (
        "Counters",
        "One row for each counter of each lesson. Count is every tap; Count while watched leaves out taps made \
         during a pause or while the app was away. Per minute is Count while watched divided by Observed minutes.",
    ),
    (
        "COPUS percent",
        "For each teacher with each class: in how many of the observed two-minute intervals (n) a code was \
         marked, pooled over all their lessons. There is no average across teachers.",
    ),
    (
        "COPUS per lesson",
        "The same for each single observation. Where you pool them, keep the rows in which In figures is 1. \
         0 is calibration, or a second observation of a lesson that is in the figures already.",
    ),
    (
        "",
        "Not observed is the number of intervals in which nobody could watch. They are in no percent. \
         0 % means observed and never marked. An empty cell means that no interval is counted (n is 0): nobody \
         watched any, or, on COPUS percent, all lessons were observed for calibration, which enters no figure.",
    ),
    ("Codebook", "What the codes mean."),
    (
        "Kinds of note",
        "evidence: seen or heard; inference: what the observer makes of it; question: to ask afterwards.",
    ),
    (
        "Speakers",
        "T the teacher, S one student, Ss several students.",
    ),
    (
        "Dates and times",
        "True dates and times of the place of the lesson. Lengths are hours, minutes and seconds.",
    ),
    (
        "Texts",
        "Names, classes and notes are text, also where they look like a number, a date or a formula.",
    ),
    (
        "Please",
        "The notes name people. Pass this file on only to those who are meant to read it.",
    ),
];

//! What stands on each sheet of the workbook. Teacher, class and date stand on every row, so that a
//! filter or a pivot table needs no second sheet.

use std::collections::{BTreeMap, BTreeSet};

use zip::result::ZipError;

use crate::domain::calendar::Moment;
use crate::domain::instrument::{self, Instrument};
use crate::domain::observation::entry::What;
use crate::format::exports::pooled::Group;
use crate::format::exports::tables::Lesson;
use crate::format::exports::workbook::cell::Cell;
use crate::format::exports::workbook::xlsx::{Book, Column};
use crate::format::handover::readme;

/// The cells of a row.
pub(super) type Row<'a> = Vec<Cell<'a>>;

/// How to read the workbook.
pub(super) fn read_me(book: &mut Book<'_>) -> Result<(), ZipError> {
    let columns: [Column; 2] = [("Sheet", 22), ("What it holds", 100)];
    let rows = readme::WORKBOOK.iter();
    book.sheet(
        "Read me",
        &columns,
        rows.map(|(name, words)| vec![Cell::text(name), Cell::Wrapped(words)]),
    )
}

/// The columns of the sheet with one row for each observation.
pub(super) const LESSONS: [Column; 21] = [
    ("Teacher", 22),
    ("Class", 14),
    ("Date", 12),
    ("Began", 10),
    ("School", 22),
    ("Subject", 16),
    ("Focus", 40),
    ("Purpose", 12),
    ("Observer", 22),
    ("Instruments", 22),
    ("Length", 10),
    ("Observed", 10),
    ("Paused", 10),
    ("Away", 10),
    ("Intervals observed", 10),
    ("Intervals not observed", 10),
    ("Notes", 8),
    ("Counts", 8),
    ("Status", 10),
    ("Observation", 38),
    ("In figures", 8),
];

/// Its row of a lesson.
pub(super) fn lesson_row<'a>(lesson: &Lesson<'a>) -> Row<'a> {
    let (o, h) = (lesson.observation(), lesson.header());
    let shares = lesson.shares();
    let mut row = whom(lesson);
    row.extend([
        Cell::clock(o.begun_at()),
        Cell::text(&h.texts.school),
        Cell::text(&h.texts.subject),
        Cell::text(&h.texts.focus),
        Cell::text(h.purpose.word()),
        Cell::text(&h.texts.observer),
        Cell::owned(titles(&h.instruments)),
        Cell::length(lesson.length_ms),
        Cell::length(lesson.observed_ms()),
        Cell::length(lesson.paused_ms),
        Cell::length(lesson.away_ms),
        Cell::count(shares.observed),
        Cell::count(shares.not_observed),
        Cell::Whole(u64::try_from(o.fold().notes).unwrap_or(u64::MAX)),
        Cell::count(lesson.tapped()),
        Cell::text(if o.is_finished() { "finished" } else { "draft" }),
        Cell::text(o.id().as_str()),
        Cell::count(u32::from(lesson.exported.in_figures)),
    ]);
    row
}

/// Titles, one after another; an instrument that this version does not know by its id.
fn titles(ids: &[String]) -> String {
    let title = |id: &String| {
        instrument::find(id)
            .map_or(id.as_str(), |i| &i.title)
            .to_owned()
    };
    ids.iter().map(title).collect::<Vec<_>>().join(", ")
}

/// Teacher, class and date, which begin every row.
pub(super) fn whom<'a>(lesson: &Lesson<'a>) -> Row<'a> {
    let header = lesson.header();
    vec![
        Cell::text(&header.texts.teacher),
        Cell::text(&header.texts.class),
        Cell::day(lesson.observation().begun_at()),
    ]
}

/// Observer, school, purpose and observation, which end a row about one lesson.
pub(super) fn whence<'a>(lesson: &Lesson<'a>) -> [Cell<'a>; 4] {
    let header = lesson.header();
    [
        Cell::text(&header.texts.observer),
        Cell::text(&header.texts.school),
        Cell::text(header.purpose.word()),
        Cell::text(lesson.observation().id().as_str()),
    ]
}

const OF_A_CODE: [Column; 7] = [
    ("Side", 11),
    ("Code", 8),
    ("Caption", 18),
    ("Marked", 8),
    ("n", 8),
    ("Percent", 9),
    ("Not observed", 10),
];

pub(super) const WHENCE: [Column; 4] = [
    ("Observer", 22),
    ("School", 22),
    ("Purpose", 12),
    ("Observation", 38),
];

/// The columns of the sheet of counters.
pub(super) fn counter_columns() -> Vec<Column> {
    let mut columns: Vec<Column> = vec![
        ("Teacher", 22),
        ("Class", 14),
        ("Date", 12),
        ("Counter", 24),
        ("Count", 8),
        ("Count while watched", 10),
        ("Observed minutes", 10),
        ("Per minute", 10),
    ];
    columns.extend(WHENCE);
    columns
}

/// Every counter of a lesson, tapped or not.
pub(super) fn counter_rows<'a>(lesson: &'a Lesson<'_>) -> Vec<Row<'a>> {
    let counted = counted(lesson).into_iter();
    counted
        .map(|(counter, n)| counter_row(lesson, counter, n))
        .collect()
}

/// By counter how often it was tapped, and how often while somebody watched.
fn counted<'a>(lesson: &Lesson<'a>) -> BTreeMap<&'a str, (u32, u32)> {
    let header = lesson.header();
    let mut counted = BTreeMap::new();
    if header.uses(instrument::TALLIES) {
        let named = header.counters.iter();
        counted.extend(named.map(|c| (c.as_str(), (0, 0))));
    }
    for (at, entry) in lesson.observation().entries().iter().enumerate() {
        let What::Capture(capture) = &entry.what else {
            continue;
        };
        let Some(name) = capture.counter() else {
            continue;
        };
        if lesson.counts(at) {
            let watched = lesson.watched(at);
            let n: &mut (u32, u32) = counted.entry(name).or_default();
            let times = capture.value.times();
            *n = (
                n.0.saturating_add(times),
                n.1.saturating_add(if watched { times } else { 0 }),
            );
        }
    }
    counted
}

fn counter_row<'a>(lesson: &Lesson<'a>, counter: &'a str, (count, watched): (u32, u32)) -> Row<'a> {
    // Lessons last a day at most, so their milliseconds fit.
    let observed_ms = u32::try_from(lesson.observed_ms()).unwrap_or(u32::MAX);
    let minutes = f64::from(observed_ms) / 60_000.0;
    let mut row = whom(lesson);
    row.extend([
        Cell::text(counter),
        Cell::count(count),
        Cell::count(watched),
        Cell::Decimal(minutes),
        if observed_ms == 0 {
            Cell::Empty
        } else {
            Cell::Decimal(f64::from(watched) / minutes)
        },
    ]);
    row.extend(whence(lesson));
    row
}

/// The name of a sheet about the instrument that has intervals, its title first.
pub(super) fn named(what: &str) -> String {
    let title = instrument::in_intervals().map_or("", |i| &i.title);
    format!("{title} {what}")
}

/// Side and code.
type Code<'a> = (&'a str, &'a str);

/// Every code of the instrument in the order of its sheet, then what else was marked, each with its caption and
/// in how many observed intervals it was marked.
fn codes<'a>(marked: &BTreeMap<Code<'a>, u32>) -> Vec<(Code<'a>, &'static str, u32)> {
    let known = instrument::in_intervals()
        .into_iter()
        .flat_map(|i| i.codes.iter());
    let mut codes: Vec<(Code<'a>, &'static str, u32)> = known
        .map(|c| {
            let code = (&*c.side, &*c.letters);
            (code, &*c.caption, marked.get(&code).copied().unwrap_or(0))
        })
        .collect();
    let listed: BTreeSet<Code<'a>> = codes.iter().map(|(code, ..)| *code).collect();
    let others = marked.iter().filter(|(code, _)| !listed.contains(*code));
    codes.extend(others.map(|(code, n)| (*code, "", *n)));
    codes
}

/// The codes pooled over the lessons of each teacher with each class.
pub(super) fn codes_by_class(
    book: &mut Book<'_>,
    dates: &BTreeMap<Whose, (Moment, Moment)>,
    groups: &[Group],
) -> Result<(), ZipError> {
    let mut columns: Vec<Column> = vec![
        ("Teacher", 22),
        ("Class", 14),
        ("First date", 12),
        ("Last date", 12),
        ("School", 22),
        ("Lessons", 8),
    ];
    columns.extend(OF_A_CODE);
    let rows = groups.iter().flat_map(|g| {
        let key = (g.teacher.clone(), g.class.clone(), g.school.clone());
        let (first, last) = dates.get(&key).copied().unzip();
        let each = g.codes.iter();
        let marked = each.map(|(side, code, n)| ((side.as_str(), code.as_str()), *n));
        codes(&marked.collect())
            .into_iter()
            .map(move |(code, caption, marked)| {
                vec![
                    Cell::text(&g.teacher),
                    Cell::text(&g.class),
                    Cell::day(first),
                    Cell::day(last),
                    Cell::text(&g.school),
                    Cell::count(g.lessons),
                    Cell::text(code.0),
                    Cell::text(code.1),
                    Cell::text(caption),
                    Cell::count(marked),
                    Cell::count(g.observed),
                    Cell::share(marked, g.observed),
                    Cell::count(g.not_observed),
                ]
            })
    });
    book.sheet(&named("percent"), &columns, rows)
}

/// Teacher, class and school.
pub(super) type Whose = (String, String, String);

/// The columns of the sheet with the codes of each single lesson.
pub(super) fn code_columns() -> Vec<Column> {
    let mut columns: Vec<Column> = vec![("Teacher", 22), ("Class", 14), ("Date", 12)];
    columns.extend(OF_A_CODE);
    columns.extend(WHENCE);
    columns.push(("In figures", 8));
    columns
}

/// The codes of a lesson; nothing where no instrument in use has intervals.
pub(super) fn code_rows<'a>(lesson: &'a Lesson<'_>) -> Vec<Row<'a>> {
    if lesson.header().interval_instrument().is_none() {
        return Vec::new();
    }
    let shares = lesson.shares();
    let each = shares.marked.iter();
    let marked = each.map(|(code, n)| ((code.side.word(), code.letters.as_str()), *n));
    codes(&marked.collect())
        .into_iter()
        .map(|(code, caption, marked)| {
            let mut row = whom(lesson);
            row.extend([
                Cell::owned(code.0.to_owned()),
                Cell::owned(code.1.to_owned()),
                Cell::text(caption),
                Cell::count(marked),
                Cell::count(shares.observed),
                Cell::share(marked, shares.observed),
                Cell::count(shares.not_observed),
            ]);
            row.extend(whence(lesson));
            row.push(Cell::count(u32::from(lesson.exported.in_figures)));
            row
        })
        .collect()
}

/// What the codes mean.
pub(super) fn codebook(book: &mut Book<'_>, instruments: &[&Instrument]) -> Result<(), ZipError> {
    let columns: [Column; 7] = [
        ("Instrument", 12),
        ("Version", 8),
        ("Side", 11),
        ("Code", 8),
        ("Caption", 18),
        ("Description", 80),
        ("Group", 18),
    ];
    let rows = instruments.iter().flat_map(|i| {
        i.codes.iter().map(|c| {
            vec![
                Cell::text(&i.title),
                Cell::count(i.version),
                Cell::text(&c.side),
                Cell::text(&c.letters),
                Cell::text(&c.caption),
                Cell::Wrapped(&c.description),
                Cell::text(&c.group),
            ]
        })
    });
    book.sheet("Codebook", &columns, rows)
}

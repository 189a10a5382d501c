//! Lessons observed by the app's own core, tap by tap, and the files they go into.

use alongside::app::effect::{Deliver, Effect, FilePlan};
use alongside::app::event::{Event, HandingOver, Observing, Reviewing};
use alongside::app::update::update;
use alongside::domain::instrument::Side;
use alongside::domain::observation::entry::CodeKey;
use alongside::format::backup::{self, Backup};
use alongside::format::stored::SummaryV1;

use crate::world::{Tablet, code, header};

const WORDS: [&str; 40] = [
    "asks",
    "who",
    "can",
    "say",
    "why",
    "the",
    "leaf",
    "turns",
    "green",
    "again",
    "three",
    "hands",
    "go",
    "up",
    "she",
    "waits",
    "and",
    "calls",
    "on",
    "a",
    "girl",
    "at",
    "back",
    "window",
    "he",
    "writes",
    "two",
    "fractions",
    "board",
    "points",
    "to",
    "them",
    "answers",
    "because",
    "it",
    "still",
    "lives",
    "then",
    "quietly",
    "together",
];
const TEACHERS: [&str; 12] = [
    "Okello",
    "Lindqvist",
    "Diallo",
    "Mwangi",
    "Berg",
    "Tamang",
    "Haddad",
    "Costa",
    "Nakamura",
    "Ferreira",
    "Novak",
    "Singh",
];
const CODES: [(Side, &str); 8] = [
    (Side::Instructor, "Lec"),
    (Side::Instructor, "RtW"),
    (Side::Instructor, "PQ"),
    (Side::Instructor, "MG"),
    (Side::Student, "L"),
    (Side::Student, "AnQ"),
    (Side::Student, "SQ"),
    (Side::Student, "WG"),
];

/// Numbers that look like chance and are the same in every run.
#[derive(Clone, Copy, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The numbers of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    /// A sentence of about so many words.
    pub fn sentence(&mut self, words: usize) -> String {
        let count = words / 2 + self.below(words);
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }

    fn code(&mut self) -> CodeKey {
        let (side, letters) = CODES[self.below(CODES.len())];
        code(side, letters)
    }
}

/// Begins an observation of one of the teachers, by the observer whose tablet it is.
fn begin(tablet: &mut Tablet, chance: &mut Chance) {
    let teacher = format!("Ms {}", TEACHERS[chance.below(TEACHERS.len())]);
    let class = format!(
        "{}{}",
        1 + chance.below(9),
        ["A", "B", "C"][chance.below(3)]
    );
    tablet.happens(Observing::BeginPressed(header(
        &format!("Observer of {}", tablet.device),
        &teacher,
        &class,
    )));
}

/// So many entries of a lesson: half notes, the rest codes and counts.
fn capture(tablet: &mut Tablet, chance: &mut Chance, entries: usize, every_ms: u64) {
    let wanted = tablet.open().entries().len() + entries;
    while tablet.open().entries().len() < wanted {
        tablet.pass(every_ms);
        match chance.below(6) {
            0 | 1 => tablet.happens(Observing::CodeTapped(chance.code())),
            2 => tablet.happens(Observing::TallyTapped("Praise".to_owned())),
            _ => tablet.happens(Observing::NoteCommitted(chance.sentence(18))),
        }
    }
    tablet.seen.clear();
}

/// A tablet with so many finished observations of so many entries each.
pub fn finished(name: &str, observations: usize, entries: usize) -> Tablet {
    let mut tablet = Tablet::new(name);
    let seed = name.bytes().fold(7, |sum, b| sum * 31 + u64::from(b));
    let mut chance = Chance::new(seed);
    for _ in 0..observations {
        begin(&mut tablet, &mut chance);
        capture(&mut tablet, &mut chance, entries - 2, 14_000);
        tablet.happens(Reviewing::FinishPressed);
        tablet.pass(3_600_000);
    }
    tablet
}

/// Many finished observations, made on as many tablets as keep each of them small.
pub fn many(name: &str, observations: usize, entries: usize) -> Vec<Tablet> {
    (0..observations.div_ceil(25))
        .map(|at| {
            let here = (observations - at * 25).min(25);
            finished(&format!("{name}-{at:03}"), here, entries)
        })
        .collect()
}

/// A tablet with a draft of so many entries, the newest of a minute ago. None has only its beginning.
pub fn draft(name: &str, entries: usize, now_ms: i64) -> Tablet {
    const EVERY_MS: u64 = 2_000;
    let mut tablet = Tablet::new(name);
    let length = i64::try_from(EVERY_MS).unwrap() * i64::try_from(entries).unwrap();
    tablet.wall_ms = now_ms - length - 60_000;
    tablet.die_and_restart(0);
    let mut chance = Chance::new(3);
    begin(&mut tablet, &mut chance);
    capture(&mut tablet, &mut chance, entries, EVERY_MS);
    tablet
}

/// The plan by which the core hands over all that waits on a tablet; nothing is handed over yet.
pub fn plan(tablet: &mut Tablet) -> FilePlan {
    let waiting = tablet.model.outbox().to_vec();
    let now = tablet.model.now.clone();
    let done = update(
        &mut tablet.model,
        now,
        Event::HandingOver(HandingOver::HandOverRequested(waiting)),
    );
    let plan = done.effects.into_iter().find_map(|effect| match effect {
        Effect::Deliver(Deliver::MakeHandOver(plan)) => Some(*plan),
        Effect::Deliver(_)
        | Effect::Store(_)
        | Effect::Page(_)
        | Effect::Collate(_)
        | Effect::TakeOut(_) => None,
    });
    plan.expect("all of it may be handed over")
}

/// Everything on these tablets as a backup that "Restore a backup" takes. Records of the devices
/// themselves stay out: the observations come to another device.
pub fn backup(tablets: &[Tablet]) -> Vec<u8> {
    let backup = Backup {
        records: records(tablets),
        ..Backup::default()
    };
    backup::make(&backup, "bench", "2026-11-22T09:00:00+05:45").unwrap()
}

/// Texts of all records of observations.
pub fn records(tablets: &[Tablet]) -> Vec<String> {
    let all = tablets.iter().flat_map(|t| &t.records);
    all.filter(|((stream, ..), _)| !stream.starts_with("device-"))
        .map(|(_, text)| text.clone())
        .collect()
}

/// The same for the plain page: summaries and records, one JSON a line.
pub fn plain_lines(tablets: &[Tablet]) -> String {
    let summaries = tablets.iter().flat_map(|t| t.summaries.values());
    let mut lines: Vec<String> = summaries
        .map(|s| serde_json::to_string(&SummaryV1::from(s)).unwrap())
        .collect();
    lines.extend(records(tablets));
    lines.join("\n")
}

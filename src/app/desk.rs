//! The coordinator's desk: takes files in, merges, shows, exports. Runs in the worker and, in tests,
//! natively.

use std::collections::BTreeMap;

use crate::app::finder::Finder;
use crate::domain::calendar::Moment;
use crate::domain::collation::{Arrival, Collation, Standing, Version, Versions};
use crate::domain::ids::{DeviceId, ObservationId};
use crate::domain::intervals::{self, Shares};
use crate::format::exports;
use crate::format::line::{LineV1, sha256};
use crate::format::problem::FileProblem;
use crate::format::reading::{self, read_line};
use crate::format::stored::{CollatedV1, taken_choice, taken_file};
use crate::format::tables::Exported;
use crate::format::work::{
    CollatedRow, CollationView, ExportKind, FileOutcome, Gap, Group, Hit, Outcome, Tally,
    VersionText, VersionTexts,
};
use crate::format::workbook;

/// A collation at work.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    collation: Collation,
    /// Made for the first search, and anew once something came in.
    finder: Option<Finder>,
    unreadable: u32,
}

impl Desk {
    /// The desk as it was stored. What cannot be read is counted and left in the store.
    pub fn load(texts: &[String]) -> Self {
        let mut desk = Self::default();
        desk.put_back(texts);
        desk
    }

    /// Puts some of what was stored back on the desk. Choices come after the versions they are about.
    pub fn put_back(&mut self, texts: &[String]) {
        let mut choices = Vec::new();
        for text in texts {
            match serde_json::from_str::<CollatedV1>(text) {
                Ok(CollatedV1::Version { device, line }) => self.load_version(&device, &line),
                Ok(file @ CollatedV1::File { .. }) => match taken_file(file) {
                    Some(file) => _ = self.collation.take(file),
                    None => self.unreadable += 1,
                },
                Ok(choice @ CollatedV1::Choice { .. }) => choices.push(choice),
                Err(_) => self.unreadable += 1,
            }
        }
        for choice in choices {
            self.take_choice(choice);
        }
    }

    fn load_version(&mut self, device: &str, line: &str) {
        let read = DeviceId::parse(device)
            .ok()
            .and_then(|d| read_line(line, &d).ok());
        match read {
            Some((version, _)) => _ = self.collation.add(version),
            None => self.unreadable += 1,
        }
    }

    fn take_choice(&mut self, stored: CollatedV1) {
        self.finder = None;
        match taken_choice(stored) {
            Some((id, choice)) => self.collation.choose(&id, choice),
            None => self.unreadable += 1,
        }
    }

    /// Takes a file in: what became of it, and what must be stored. A file that is refused changes
    /// nothing.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> (FileOutcome, Vec<String>) {
        let hash = sha256(bytes);
        let outcome = |what| FileOutcome {
            name: name.to_owned(),
            hash: hash.clone(),
            what,
        };
        if self.collation.has_file(&hash) {
            return (outcome(Outcome::AlreadyHere), Vec::new());
        }
        let read = match reading::read(name, bytes) {
            Ok(read) => read,
            Err(problem) => {
                let rescuable = match problem {
                    FileProblem::CutShort | FileProblem::Damaged(_) => reading::rescue(bytes).len(),
                    _ => 0,
                };
                let rescuable = u32::try_from(rescuable).unwrap_or(u32::MAX);
                return (outcome(Outcome::Refused(problem, rescuable)), Vec::new());
            }
        };
        let mut store = vec![CollatedV1::file(&read.taken).text()];
        self.collation.take(read.taken);
        let (tally, versions) = self.add(read.versions);
        store.extend(versions);
        (outcome(Outcome::TakenIn(tally)), store)
    }

    /// Takes in what can be saved of a file that was refused.
    pub fn rescue(&mut self, name: &str, bytes: &[u8]) -> (FileOutcome, Vec<String>) {
        let (tally, store) = self.add(reading::rescue(bytes));
        (
            FileOutcome {
                name: name.to_owned(),
                hash: sha256(bytes),
                what: Outcome::TakenIn(tally),
            },
            store,
        )
    }

    fn add(&mut self, versions: Vec<(Version, String)>) -> (Tally, Vec<String>) {
        let mut tally = Tally::default();
        let mut store = Vec::new();
        self.finder = None;
        for (version, line) in versions {
            let unknown = version
                .observation
                .header()
                .unknown_instruments()
                .next()
                .is_some();
            tally.unknown_instrument += u32::from(unknown);
            let device = version.device.to_string();
            let is_preferred = self.collation.prefers(&version);
            let arrival = self.collation.add(version);
            match arrival {
                Arrival::Accepted => tally.accepted += 1,
                Arrival::AlreadyHere => tally.already_here += 1,
                Arrival::Newer => tally.newer += 1,
                Arrival::Older => tally.older += 1,
                Arrival::Conflict => tally.conflict += 1,
            }
            if is_preferred || arrival != Arrival::AlreadyHere {
                store.push(CollatedV1::Version { device, line }.text());
            }
        }
        (tally, store)
    }

    /// A person's choice between versions, as stored.
    pub fn choose(&mut self, text: &str) {
        match serde_json::from_str(text) {
            Ok(choice) => self.take_choice(choice),
            Err(_) => self.unreadable += 1,
        }
    }

    /// The collation as the screen shows it.
    pub fn view(&self) -> CollationView {
        let rows: Vec<CollatedRow> = self
            .collation
            .observations()
            .iter()
            .filter_map(|(id, v)| row(id, v))
            .collect();
        let gaps = self.collation.gaps().into_iter().map(|g| Gap {
            device: g.device.short().to_owned(),
            observer: g.observer,
            missing: g.missing,
            broken: g.broken,
        });
        CollationView {
            conflicts: count(rows.iter().filter(|r| r.conflict).count()),
            files: count(self.collation.files().count()),
            groups: self.groups(),
            gaps: gaps.collect(),
            unreadable: self.unreadable,
            rows,
        }
    }

    /// COPUS shares pooled over intervals, one group for each school, teacher and class. Conflicts
    /// are left out until somebody has chosen. Never across teachers.
    fn groups(&self) -> Vec<Group> {
        let mut pools: BTreeMap<(String, String, String), (u32, Shares)> = BTreeMap::new();
        for version in self.collation.settled() {
            let o = &version.observation;
            let all = intervals::copus_intervals(o, o.length_ms());
            if all.is_empty() {
                continue;
            }
            let h = o.header();
            let pool = pools
                .entry((h.teacher.clone(), h.class.clone(), h.school.clone()))
                .or_default();
            pool.0 += 1;
            pool.1.pool(&all);
        }
        let group =
            |((teacher, class, school), (observations, shares)): (_, (u32, Shares))| Group {
                teacher,
                class,
                school,
                observations,
                observed: shares.observed,
                not_observed: shares.not_observed,
                codes: shares
                    .marked
                    .iter()
                    .map(|(c, n)| (c.side.word().to_owned(), c.letters.clone(), *n))
                    .collect(),
            };
        pools.into_iter().map(group).collect()
    }

    /// The observations that hold every word of the query, in the version that the table shows.
    pub fn find(&mut self, query: &str) -> Vec<Hit> {
        let finder = self.finder.get_or_insert_with(|| {
            let mut finder = Finder::default();
            let versions = self.collation.observations().values();
            for (version, _) in versions.filter_map(shown) {
                finder.put(&version.observation);
            }
            finder
        });
        finder.find(query)
    }

    /// The versions of one observation.
    pub fn versions(&self, id: &str) -> VersionTexts {
        let found = ObservationId::parse(id)
            .ok()
            .and_then(|id| self.collation.observations().get(&id));
        let Some(versions) = found else {
            return VersionTexts {
                id: id.to_owned(),
                ..VersionTexts::default()
            };
        };
        let heads = versions.heads();
        let superseded = versions
            .all
            .keys()
            .filter(|r| heads.iter().all(|h| h.revision != **r))
            .cloned();
        let chosen = match versions.standing() {
            Standing::Settled(v) if heads.len() > 1 => Some(v.revision.clone()),
            _ => None,
        };
        VersionTexts {
            id: id.to_owned(),
            superseded: superseded.collect(),
            conflict: heads.len() > 1 && chosen.is_none(),
            chosen,
            heads: heads.into_iter().map(version_text).collect(),
        }
    }

    /// An export of all that is settled.
    pub fn export(&self, kind: ExportKind) -> Vec<u8> {
        let exported: Vec<Exported<'_>> = self.collation.settled().map(exported).collect();
        let made = match kind {
            ExportKind::Tables => exports::tables(&exported),
            ExportKind::Workbook => workbook::workbook(&exported, &self.groups()),
            ExportKind::Ndjson => exports::lines(
                self.collation
                    .settled()
                    .map(|v| LineV1::of(&v.observation, v.parent.clone()).text()),
            ),
        };
        made.unwrap_or_default()
    }
}

fn exported(v: &Version) -> Exported<'_> {
    Exported {
        observation: &v.observation,
        revision: &v.revision,
        device: v.device.as_str(),
    }
}

fn version_text(v: &Version) -> VersionText {
    VersionText {
        revision: v.revision.clone(),
        device: v.device.to_string(),
        line: LineV1::of(&v.observation, v.parent.clone()).text(),
    }
}

/// The version that the table shows, and whether it stands in conflict.
fn shown(versions: &Versions) -> Option<(&Version, bool)> {
    Some(match versions.standing() {
        Standing::Settled(version) => (version, false),
        Standing::Conflict(heads) => (heads.into_iter().next()?, true),
    })
}

fn row(id: &ObservationId, versions: &Versions) -> Option<CollatedRow> {
    let (shown, conflict) = shown(versions)?;
    let o = &shown.observation;
    let h = o.header();
    let date = o.begun_at().map(Moment::date).unwrap_or_default();
    Some(CollatedRow {
        id: id.to_string(),
        observer: h.observer.clone(),
        school: h.school.clone(),
        teacher: h.teacher.clone(),
        class: h.class.clone(),
        subject: h.subject.clone(),
        focus: h.focus.clone(),
        purpose: h.purpose.word().to_owned(),
        instruments: h.instruments.clone(),
        date,
        length_ms: o.length_ms(),
        entries: count(o.entries().len()),
        versions: count(versions.all.len()),
        conflict,
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

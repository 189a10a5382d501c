//! What outlives a page: the tables of the database, the journal's file, the mirror. And what happens to
//! them while nobody looks.

use std::collections::{BTreeMap, BTreeSet};

use alongside::app::keeping::recovery::RecordKey;
use alongside::app::keeping::stores::ports::Key;
use alongside::format::stored::device::Given;
use alongside::format::stored::journal;
use alongside::format::stored::keys::{Meta, Mirror, Table};

use super::chance::Chance;

/// The tables of the database, by name.
pub type Tables = BTreeMap<&'static str, BTreeMap<Key, String>>;

/// So many earlier states are remembered.
const MOST_EARLIER: usize = 12;

/// What may happen to the disk, and its name.
type Accident = (&'static str, fn(&mut Disk, &Chance));

/// The disk.
#[derive(Default)]
pub struct Disk {
    pub tables: Tables,
    /// States of the database before the last transactions, oldest first.
    pub earlier: Vec<Tables>,
    pub journal: Vec<u8>,
    pub mirror: BTreeMap<String, String>,
    had_other_journal: bool,
    mirrors: Vec<BTreeMap<String, String>>,
    /// What was done to it, in its order.
    pub done: Vec<&'static str>,
}

impl Disk {
    /// A transaction is complete.
    pub fn commit(&mut self, tables: Tables) {
        self.earlier
            .push(std::mem::replace(&mut self.tables, tables));
        let too_many = self.earlier.len().saturating_sub(MOST_EARLIER);
        self.earlier.drain(..too_many);
    }

    /// The mirror is about to change.
    pub fn mirror_changes(&mut self) {
        self.mirrors.push(self.mirror.clone());
        let too_many = self.mirrors.len().saturating_sub(MOST_EARLIER);
        self.mirrors.drain(..too_many);
    }

    /// Texts of a table, by key.
    pub fn table(&self, table: Table) -> Vec<String> {
        let texts = self.tables.get(table.text());
        texts
            .into_iter()
            .flat_map(|t| t.values().cloned())
            .collect()
    }

    /// Texts of whole frames of the journal.
    pub fn journalled(&self) -> Vec<String> {
        journal::read(&self.journal).texts
    }

    /// Records that the mirror holds.
    pub fn pending(&self) -> Vec<String> {
        self.mirrored(&Mirror::Pending).unwrap_or_default()
    }

    /// The highest numbers given, as the mirror has them.
    pub fn given(&self) -> Vec<Given> {
        self.mirrored(&Mirror::Given).unwrap_or_default()
    }

    /// The device as the database has it.
    pub fn device(&self) -> Option<String> {
        let meta = self.tables.get(Table::Meta.text())?;
        meta.get(&Key::meta(&Meta::Device)).cloned()
    }

    fn mirrored<T: serde::de::DeserializeOwned>(&self, key: &Mirror) -> Option<T> {
        serde_json::from_str(self.mirror.get(&key.text())?).ok()
    }

    /// Every record that some store holds.
    pub fn held(&self) -> BTreeSet<String> {
        let all = self.table(Table::Records).into_iter();
        let all = all.chain(self.table(Table::Aside)).chain(self.journalled());
        all.chain(self.pending())
            .filter(|text| RecordKey::of_text(text).is_some())
            .collect()
    }

    /// The stores that hold a text.
    pub fn holders(&self, text: &str) -> Vec<&'static str> {
        let tables = self.tables.iter();
        let tables = tables.filter(|(_, table)| table.values().any(|t| t == text));
        let mut holders: Vec<&'static str> = tables.map(|(name, _)| *name).collect();
        holders.extend(
            self.journalled()
                .iter()
                .any(|t| t == text)
                .then_some("journal"),
        );
        holders.extend(self.pending().iter().any(|t| t == text).then_some("mirror"));
        holders
    }

    /// All that is written anywhere, as text.
    pub fn everything(&self) -> String {
        let mut all: String = self
            .tables
            .values()
            .flat_map(BTreeMap::values)
            .cloned()
            .collect();
        all.push_str(&String::from_utf8_lossy(&self.journal));
        all.extend(self.mirror.values().cloned());
        all
    }

    /// Something happens to it between two pages, or nothing. What it was is printed with a round that fails.
    pub fn suffer(&mut self, chance: &Chance) {
        const OF_DATABASE: [Accident; 4] = [
            ("the database is gone", |disk, _| {
                disk.tables.clear();
                // What is gone is shown by no later reading.
                disk.earlier.clear();
            }),
            ("a table is gone", Disk::lose_a_table),
            (
                "the last transactions are gone",
                Disk::lose_last_transactions,
            ),
            (
                "small values of the database are garbage",
                |disk, chance| {
                    // Records have what the journal has: they are looked at when they are read.
                    for table in [Table::Summaries, Table::Meta] {
                        garble(disk.tables.entry(table.text()).or_default(), chance);
                    }
                },
            ),
        ];
        const OF_JOURNAL: [Accident; 3] = [
            ("the journal is gone", |disk, _| disk.cut_journal(0)),
            ("the journal is cut", |disk, chance| {
                disk.cut_journal(chance.below(disk.journal.len() + 1));
            }),
            ("the journal is damaged", Disk::damage_journal),
        ];
        const OF_MIRROR: [Accident; 3] = [
            ("the mirror is gone", |disk, _| disk.mirror.clear()),
            // A killed Chromium gives back what stood there up to a minute ago.
            ("the mirror is an old one", Disk::go_back_in_mirror),
            ("a value of the mirror is garbage", |disk, chance| {
                garble(&mut disk.mirror, chance);
            }),
        ];
        for accidents in [&OF_DATABASE[..], &OF_JOURNAL, &OF_MIRROR] {
            if chance.once_in(3)
                && let Some((name, happens)) = accidents.get(chance.below(accidents.len()))
            {
                println!("{name}");
                happens(self, chance);
            }
        }
    }

    /// One whole table is gone: not the records, see `known_accidents`, nor what was set aside: the journal has
    /// that too, and it is looked for there only once.
    fn lose_a_table(&mut self, chance: &Chance) {
        let tables = [Table::Summaries, Table::Meta];
        self.lose(*tables.get(chance.below(tables.len())).unwrap());
    }

    /// This table is gone.
    pub fn lose(&mut self, table: Table) {
        println!("it is {}", table.text());
        self.tables.remove(table.text());
        self.earlier.clear();
    }

    /// Not after the journal was lost: how far the database was compared with it is then said of another one.
    fn lose_last_transactions(&mut self, chance: &Chance) {
        let most = if self.had_other_journal { 0 } else { 4 };
        for _ in 0..chance.below(most + 1) {
            if let Some(earlier) = self.earlier.pop() {
                self.tables = earlier;
            }
        }
    }

    fn cut_journal(&mut self, length: usize) {
        self.journal.truncate(length);
        self.had_other_journal = true;
    }

    fn damage_journal(&mut self, chance: &Chance) {
        let at = chance.below(self.journal.len());
        if let Some(byte) = self.journal.get_mut(at) {
            *byte = b'#';
        }
    }

    fn go_back_in_mirror(&mut self, chance: &Chance) {
        for _ in 0..=chance.below(6) {
            if let Some(earlier) = self.mirrors.pop() {
                self.mirror = earlier;
            }
        }
    }
}

/// One value becomes something that nobody can read.
fn garble<K: Ord>(values: &mut BTreeMap<K, String>, chance: &Chance) {
    let at = chance.below(values.len());
    if let Some(value) = values.values_mut().nth(at) {
        value.insert(0, '#');
    }
}

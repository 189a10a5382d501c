//! A coordinator's desk with its store, in memory: what is to be stored is stored at once.

use std::cell::Cell;
use std::collections::BTreeMap;

use alongside::app::desk;
use alongside::app::desk::lines::{LineKey, Lines};
use alongside::app::desk::work::{
    CollationView, ExportKind, Figures, FileOutcome, Filters, Hit, Outcome, Tally, Took,
    VersionTexts,
};
use alongside::app::keeping::stores::collated::{TABLES, place};
use alongside::app::keeping::stores::ports::Key;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::domain::calendar::Moment;
use alongside::domain::ids::ObservationId;
use alongside::format::exports::chunks::collected;
use alongside::format::query::Query;
use alongside::format::reading::arriving::Arrived;
use alongside::format::stored::keys::Table;
use futures_util::FutureExt as _;

/// The desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    desk: desk::Desk,
    stored: Stored,
}

/// What is stored of the collation.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    tables: BTreeMap<usize, BTreeMap<Key, String>>,
    /// What belongs nowhere.
    strange: Vec<String>,
    read: Cell<usize>,
}

/// Work that waits for nothing.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    // Memory answers at once.
    work.now_or_never().unwrap()
}

impl Stored {
    fn keep(&mut self, texts: &[String], gone: &[LineKey]) {
        for text in texts {
            match place(text) {
                Some((table, key)) => {
                    _ = self.table(table).insert(key, text.clone());
                }
                None => self.strange.push(text.clone()),
            }
        }
        for (observation, revision) in gone {
            let key = Key::Pair(observation.clone(), revision.clone());
            self.table(Table::Versions).remove(&key);
        }
    }

    fn table(&mut self, table: Table) -> &mut BTreeMap<Key, String> {
        let at = TABLES.iter().position(|t| *t == table).unwrap();
        self.tables.entry(at).or_default()
    }

    /// In the order in which the worker reads them.
    fn all(&self) -> Vec<String> {
        let texts = self.tables.values().flat_map(BTreeMap::values);
        texts.chain(&self.strange).cloned().collect()
    }
}

impl Lines for Stored {
    async fn texts(&self, keys: &[LineKey]) -> Result<Vec<Option<String>>, StoreTrouble> {
        self.read.set(self.read.get() + keys.len());
        let at = TABLES.iter().position(|t| *t == Table::Versions);
        let versions = at.and_then(|at| self.tables.get(&at));
        let text = |(observation, revision): &LineKey| {
            let key = Key::Pair(observation.clone(), revision.clone());
            versions?.get(&key).cloned()
        };
        Ok(keys.iter().map(text).collect())
    }
}

impl Desk {
    /// The desk with what was stored, in whatever order it is given.
    pub fn load(texts: &[String]) -> Self {
        let mut desk = Self::default();
        desk.stored.keep(texts, &[]);
        desk.desk.put_back(&desk.stored.all());
        let (lessons, versions) = desk.desk.all_put_back();
        desk.stored.keep(&[], &versions);
        for id in lessons {
            let is_other = |key: &Key| !matches!(key, Key::Pair(one, _) if one == id.as_str());
            desk.stored
                .table(Table::Versions)
                .retain(|key, _| is_other(key));
        }
        desk
    }

    /// How many lines were read back of the store so far.
    pub fn lines_read(&self) -> usize {
        self.stored.read.get()
    }

    /// Takes a file in that holds one hand-over file: what became of it, and what must be stored.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> (FileOutcome, Vec<String>) {
        first(name, self.arrive(name, Arrived::File(bytes)))
    }

    /// Takes in what can be saved of a file that was refused.
    pub fn rescue(&mut self, name: &str, bytes: &[u8]) -> (FileOutcome, Vec<String>) {
        first(name, self.rescue_in(name, Arrived::File(bytes), ""))
    }

    pub fn arrive(&mut self, name: &str, arrived: Arrived<'_>) -> Took {
        let took = at_once(self.desk.arrive(&self.stored, name, arrived)).unwrap();
        self.keep(took)
    }

    pub fn rescue_in(&mut self, name: &str, arrived: Arrived<'_>, hash: &str) -> Took {
        let took = self.desk.rescue_in(&self.stored, name, arrived, hash);
        let took = at_once(took).unwrap();
        self.keep(took)
    }

    fn keep(&mut self, took: Took) -> Took {
        self.stored.keep(&took.store, &took.gone);
        self.desk.stored(&[took.number]);
        took
    }

    /// Puts what a backup brought on the desk; the lessons that a person had removed.
    pub fn put_back(&mut self, texts: &[String]) -> Vec<ObservationId> {
        self.desk.put_back(texts);
        self.desk.all_put_back().0
    }

    pub fn log(&mut self, at: Moment, outcome: FileOutcome) -> String {
        let text = self.desk.log(at, outcome);
        self.stored.keep(std::slice::from_ref(&text), &[]);
        text
    }

    pub fn decide(&mut self, text: &str) {
        self.stored.keep(&[text.to_owned()], &[]);
        self.desk.decide(text);
    }

    pub fn view(&self) -> CollationView {
        self.desk.view()
    }

    pub fn figures(&self, filters: &Filters) -> Figures {
        self.desk.figures(filters)
    }

    pub fn find(&mut self, query: &Query) -> Vec<Hit> {
        self.desk.find(query)
    }

    pub fn versions(&self, id: &str) -> VersionTexts {
        at_once(self.desk.versions(&self.stored, id)).unwrap()
    }

    pub fn export(&self, kind: ExportKind) -> Vec<u8> {
        self.export_of(kind, &Filters::default())
    }

    pub fn export_of(&self, kind: ExportKind, filters: &Filters) -> Vec<u8> {
        collected(|give| at_once(self.desk.export_of(&self.stored, kind, filters, give))).unwrap()
    }
}

/// The first outcome; where nothing was found there was nothing to take in.
fn first(name: &str, took: Took) -> (FileOutcome, Vec<String>) {
    let nothing = || FileOutcome {
        name: name.to_owned(),
        hash: String::new(),
        what: Outcome::TakenIn(Tally::default()),
    };
    let first = took.outcomes.into_iter().next();
    (first.unwrap_or_else(nothing), took.store)
}

//! A database in memory: transactions one after another where one of them writes, each whole or not at all.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use alongside::app::keeping::stores::ports::{DatabasePort, Key, Range, TransactionPort};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::format::record::Stream;
use alongside::format::stored::keys::Table;

use super::disk::Tables;
use super::page::World;

type Outcome<T> = Result<T, StoreTrouble>;

/// An open connection.
pub struct Database {
    world: Rc<World>,
    line: Rc<Line>,
    is_broken: Cell<bool>,
    never_completes: Cell<bool>,
}

/// Transactions in the order in which they were begun, as long as they write and are not over.
#[derive(Default)]
pub struct Line {
    next: Cell<u64>,
    writing: RefCell<BTreeSet<u64>>,
}

impl Database {
    pub fn new(world: Rc<World>, line: Rc<Line>) -> Self {
        Self {
            world,
            line,
            is_broken: Cell::new(false),
            never_completes: Cell::new(false),
        }
    }

    /// From now on no transaction begins.
    pub fn breaks(&self) {
        self.is_broken.set(true);
    }

    /// From now on no transaction over records and collation is completed.
    pub fn refuses_what_is_large(&self) {
        self.never_completes.set(true);
    }

    fn begin(&self, tables: &[Table], writes: bool) -> Outcome<Transaction> {
        if self.is_broken.get() || self.world.fails() {
            return Err(StoreTrouble::ConnectionLost);
        }
        let ticket = self.line.next.get();
        self.line.next.set(ticket + 1);
        if writes {
            self.line.writing.borrow_mut().insert(ticket);
        }
        Ok(Transaction {
            world: Rc::clone(&self.world),
            line: Rc::clone(&self.line),
            tables: tables.iter().map(|t| t.text()).collect(),
            ticket,
            writes,
            never_completes: self.never_completes.get() && tables.contains(&Table::Files),
            seen: RefCell::default(),
            asked: RefCell::default(),
        })
    }
}

impl DatabasePort for Database {
    type Transaction = Transaction;

    fn reading(&self, tables: &[Table]) -> Outcome<Transaction> {
        self.begin(tables, false)
    }

    fn writing(&self, tables: &[Table]) -> Outcome<Transaction> {
        self.begin(tables, true)
    }
}

/// A transaction under way.
pub struct Transaction {
    world: Rc<World>,
    line: Rc<Line>,
    tables: Vec<&'static str>,
    ticket: u64,
    writes: bool,
    never_completes: bool,
    /// The state it began with, once it had its turn.
    seen: RefCell<Option<Tables>>,
    asked: RefCell<Vec<Change>>,
}

enum Change {
    Put(&'static str, Key, String),
    Add(&'static str, Key, String),
    Delete(&'static str, Key),
    DeleteRange(&'static str, Range),
    Clear(&'static str),
}

impl Drop for Transaction {
    fn drop(&mut self) {
        self.line.writing.borrow_mut().remove(&self.ticket);
    }
}

impl Transaction {
    /// Waits for its turn; the state as this transaction has it.
    async fn state(&self) -> Outcome<Tables> {
        self.world.wait().await;
        if self.seen.borrow().is_none() {
            while self.line.writing.borrow().iter().any(|w| *w < self.ticket) {
                self.world.turn().await;
            }
            let disk = self.world.disk.borrow();
            let is_old = !self.writes && self.world.chance.once_in(self.world.faults.get().old);
            let old = disk
                .earlier
                .get(self.world.chance.below(disk.earlier.len()));
            let state = old.filter(|_| is_old).unwrap_or(&disk.tables).clone();
            *self.seen.borrow_mut() = Some(state);
        }
        if self.world.fails() {
            return Err(StoreTrouble::ConnectionLost);
        }
        let mut tables = self.seen.borrow().clone().unwrap_or_default();
        self.asked
            .borrow()
            .iter()
            .try_for_each(|change| change.apply(&mut tables))?;
        Ok(tables)
    }

    async fn found(&self, table: Table, range: &Range) -> Outcome<Vec<(Key, String)>> {
        self.world.note("database read");
        let tables = self.state().await?;
        let rows = tables.get(self.checked(table));
        let rows = rows.into_iter().flatten();
        let found = rows.filter(|(key, _)| is_within(range, key));
        Ok(found
            .map(|(key, text)| (key.clone(), self.world.as_read(text)))
            .collect())
    }

    fn ask(&self, change: impl FnOnce(&'static str) -> Change, table: Table) -> Outcome<()> {
        assert!(self.writes, "a transaction that reads was asked to write");
        if self.world.fails() {
            return Err(StoreTrouble::Full);
        }
        self.asked.borrow_mut().push(change(self.checked(table)));
        Ok(())
    }

    fn checked(&self, table: Table) -> &'static str {
        let name = table.text();
        assert!(self.tables.contains(&name), "{name} is no part of it");
        name
    }
}

impl TransactionPort for Transaction {
    fn with_patience(self, _ms: u32) -> Self {
        self
    }

    async fn text(&self, table: Table, key: &Key) -> Outcome<Option<String>> {
        let found = self.each_text(table, std::slice::from_ref(key)).await?;
        Ok(found.into_iter().next().flatten())
    }

    async fn each_text(&self, table: Table, keys: &[Key]) -> Outcome<Vec<Option<String>>> {
        let rows = self.found(table, &Range::All).await?;
        let text = |wanted: &Key| rows.iter().find(|(key, _)| key == wanted);
        Ok(keys
            .iter()
            .map(|key| text(key).map(|(_, text)| text.clone()))
            .collect())
    }

    async fn texts(&self, table: Table, range: &Range, most: u32) -> Outcome<Vec<String>> {
        let rows = self.found(table, range).await?;
        let most = usize::try_from(most).unwrap();
        Ok(rows.into_iter().map(|(_, text)| text).take(most).collect())
    }

    async fn each_texts(&self, table: Table, ranges: &[Range]) -> Outcome<Vec<Vec<String>>> {
        let mut all = Vec::new();
        for range in ranges {
            all.push(self.texts(table, range, u32::MAX).await?);
        }
        Ok(all)
    }

    async fn first_name(&self, table: Table, range: &Range) -> Outcome<Option<String>> {
        let rows = self.found(table, range).await?;
        Ok(rows
            .first()
            .and_then(|(key, _)| first_part(key))
            .map(str::to_owned))
    }

    async fn count(&self, table: Table, range: &Range) -> Outcome<u32> {
        let count = self.found(table, range).await?.len();
        let is_short = self.world.chance.once_in(self.world.faults.get().short);
        let count = if is_short {
            self.world.chance.below(count)
        } else {
            count
        };
        Ok(u32::try_from(count).unwrap())
    }

    fn put(&self, table: Table, key: &Key, text: &str) -> Outcome<()> {
        self.ask(|t| Change::Put(t, key.clone(), text.to_owned()), table)
    }

    fn add(&self, table: Table, key: &Key, text: &str) -> Outcome<()> {
        self.ask(|t| Change::Add(t, key.clone(), text.to_owned()), table)
    }

    fn delete(&self, table: Table, key: &Key) -> Outcome<()> {
        self.ask(|t| Change::Delete(t, key.clone()), table)
    }

    fn delete_range(&self, table: Table, range: &Range) -> Outcome<()> {
        self.ask(|t| Change::DeleteRange(t, range.clone()), table)
    }

    fn clear(&self, table: Table) -> Outcome<()> {
        self.ask(Change::Clear, table)
    }

    async fn complete(self) -> Outcome<()> {
        let tables = self.state().await?;
        self.world.wait().await;
        if self.world.fails() {
            return Err(StoreTrouble::ConnectionLost);
        }
        if self.writes && self.never_completes {
            return Err(StoreTrouble::Full);
        }
        if self.writes {
            self.world.note("database written");
            self.world.disk.borrow_mut().commit(tables);
        }
        if self.world.is_unanswered() {
            return Err(StoreTrouble::NoAnswer);
        }
        Ok(())
    }
}

impl Change {
    fn apply(&self, tables: &mut Tables) -> Outcome<()> {
        match self {
            Self::Put(table, key, text) => {
                _ = tables
                    .entry(table)
                    .or_default()
                    .insert(key.clone(), text.clone());
            }
            Self::Add(table, key, text) => {
                let table = tables.entry(table).or_default();
                if table.contains_key(key) {
                    return Err(StoreTrouble::Other("ConstraintError".to_owned()));
                }
                table.insert(key.clone(), text.clone());
            }
            Self::Delete(table, key) => _ = tables.entry(table).or_default().remove(key),
            Self::DeleteRange(table, range) => {
                tables
                    .entry(table)
                    .or_default()
                    .retain(|key, _| !is_within(range, key));
            }
            Self::Clear(table) => tables.entry(table).or_default().clear(),
        }
        Ok(())
    }
}

/// As the browser orders keys: arrays part by part, and after every plain name.
fn is_within(range: &Range, key: &Key) -> bool {
    match range {
        Range::All => true,
        Range::Under(name) => first_part(key) == Some(name),
        Range::After(last) => key > last,
        Range::AfterStream(name) => first_part(key).is_some_and(|part| part > name.as_str()),
        Range::Devices => {
            first_part(key).is_some_and(|s| matches!(Stream::of(s), Stream::Device(_)))
        }
        Range::Beyond => first_part(key).is_some_and(Stream::is_beyond),
    }
}

fn first_part(key: &Key) -> Option<&str> {
    match key {
        Key::Name(_) => None,
        Key::Pair(one, _) => Some(one),
        Key::Record(key) => Some(&key.stream),
    }
}

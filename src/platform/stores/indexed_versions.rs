//! The steps from each schema of the database to the next, one function a step. Steps only add.
//! A database of a newer app is refused by its number, never changed.

use web_sys::{IdbDatabase, IdbTransaction};

use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::keys::{SCHEMA, Table};
use crate::platform::browser::error;

type Step = fn(&IdbDatabase, &IdbTransaction) -> Result<(), StoreTrouble>;

/// The step to each schema, in order; the first makes schema 1 of nothing.
const STEPS: [Step; 3] = [records, collation, proofs];
// A schema without its step, or a step without its schema, does not compile.
const _: () = assert!(STEPS.len() == 3 && SCHEMA == 3);

/// Takes the database from the schema it has to the wanted one, which is [`SCHEMA`] outside tests.
pub(crate) fn upgrade(
    database: &IdbDatabase,
    transaction: &IdbTransaction,
    from: u32,
    to: u32,
) -> Result<(), StoreTrouble> {
    let due = STEPS
        .iter()
        .zip(1..)
        .filter(|(_, schema)| (from + 1..=to).contains(schema));
    for (step, _) in due {
        step(database, transaction)?;
    }
    Ok(())
}

/// Schema 1: what one observer makes.
fn records(database: &IdbDatabase, _: &IdbTransaction) -> Result<(), StoreTrouble> {
    make(
        database,
        &[Table::Records, Table::Summaries, Table::Aside, Table::Meta],
    )
}

/// Schema 2: what a coordinator merges.
fn collation(database: &IdbDatabase, _: &IdbTransaction) -> Result<(), StoreTrouble> {
    make(database, &[Table::Versions, Table::Files, Table::Choices])
}

/// Schema 3: what a coordinator decided and saw, and the files as they left.
fn proofs(database: &IdbDatabase, _: &IdbTransaction) -> Result<(), StoreTrouble> {
    make(database, &[Table::Names, Table::Log, Table::Sent])
}

fn make(database: &IdbDatabase, tables: &[Table]) -> Result<(), StoreTrouble> {
    for table in tables {
        database
            .create_object_store(table.text())
            .map_err(|e| error::trouble(&e))?;
    }
    Ok(())
}

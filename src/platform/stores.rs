//! The stores of the tablet: database, journal, mirror; and how they are.

pub(crate) mod connection;
pub(crate) mod health;
pub mod indexed;
pub(crate) mod indexed_keys;
pub mod indexed_transaction;
pub(crate) mod indexed_versions;
pub(crate) mod journal;
pub mod journal_file;
pub mod local;

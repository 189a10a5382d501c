//! Alongside: classroom observation for learning. Captured offline, handed over as files, collated
//! without a server.
//!
//! # Where to start
//!
//! Read in this order: [`domain`] (what an observation is), [`format`] (what is written down and
//! travels), [`app`] (what happens when), then `platform` (the browser), `ui` (what is seen) and
//! `runtime` (the loop that joins them). The last three are compiled only for wasm, so that the core is
//! built and tested in seconds without a browser; of `ui` the sentences are compiled everywhere.
//!
//! ```text
//! main ─► runtime ─► platform ─► app ─► format ─► domain
//!             └────► ui ───────► app
//! ```
//!
//! # Map
//!
//! | room | holds |
//! |---|---|
//! | [`domain::observation`], [`domain::fold`] | the append-only log of an observation and what it amounts to |
//! | [`domain::stops`] | when nobody watched, each stretch once; where a lesson ends |
//! | [`domain::intervals`] | COPUS intervals and pooled shares |
//! | [`domain::late`] | which marks were made after their interval or after the lesson |
//! | [`domain::words`] | what is left of an entry without its words |
//! | [`domain::names`], [`domain::twins`], [`domain::sightings`] | one spelling for names; names that may be one person; one lesson seen by several |
//! | [`domain::collation`], [`domain::chain`], [`domain::taken_file`] | the merged set: versions, conflicts, choices, missing files; by what a file is known again |
//! | [`format::record`], [`format::device`] | the stored records of an observation and of the device |
//! | [`format::handover`], [`format::leaving`], [`format::again`] | making hand-over files; what leaves of an observation; making one again as it left |
//! | [`format::reading`] | reading whatever arrives: zips in zips, unpacked files, cut ones |
//! | [`format::tables`], [`format::workbook`], [`format::exports`] | the tidy CSV tables, the workbook, and exports as they leave |
//! | [`app::update`] | the one match over all events, and the workflows behind it |
//! | `app::gate` | which events need the pen, in one place |
//! | [`app::lesson_clock`] | elapsed time that sleep and clock changes do not bend |
//! | [`app::saving`] | the queue before the store, and what "Saved" means |
//! | [`app::handing_over`], [`app::ledger`] | files made, offered, arrived; numbers that are never given twice |
//! | [`app::erasing`] | words and observations that go for good, told when proved |
//! | [`app::notices`], [`app::standing`] | what is said on every screen; pen, offline readiness, screen kept awake |
//! | [`app::desk`], [`app::finder`] | the coordinator's desk and the search in notes; run in the worker |
//! | [`app::recovery`], [`app::store`] | set union of stores, and the port every store meets |
//! | `platform` | `IndexedDB`, journal, mirror, workers, tabs (`platform::tabs`), files, restoring, moving first-version data; the only part that touches the browser |
//! | `ui` | screens, parts, and the sentences on them |
//!
//! # Invariants
//!
//! 1. Nothing is written before everything has been read; what cannot be read is kept, shown, exportable.
//! 2. The app is a function of its events. Time, identifiers and files arrive as event data.
//! 3. Only `platform` touches the browser, and no `JsValue` leaves it.
//! 4. An unfinished observation is a normal observation; checks yield findings, not failures.
//! 5. Stored and exported records are versioned and apart from the domain types; every format ever
//!    written can be read, newer ones are refused by name.
//! 6. Collating the same files in any order, once or twice, gives the same result.
//! 7. "Saved" is said when the store confirmed it, "handed over" when the folder's copy was read back or a person
//!    said that it arrived; until then a file is offered. "Received" and "gone" are said only when proved.

pub mod app;
pub mod domain;
pub mod format;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod runtime;
pub mod ui;

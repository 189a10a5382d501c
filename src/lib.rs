//! Alongside: classroom observation for learning. Captured offline, handed over as files, collated
//! without a server.
//!
//! # Where to start
//!
//! Read in this order: [`domain`] (what an observation is), [`mod@format`] (what is written down and
//! travels), [`app`] (what happens when), then `platform` (the browser), `ui` (what is seen) and
//! `runtime` (the loop that joins them). The last three are compiled only for wasm, so that the core is
//! built and tested in seconds without a browser; of `ui` the sentences are compiled everywhere. What is said
//! stands in a file for each language, under [`words`].
//!
//! ```text
//! main ─► runtime ─► platform ─► app ─► format ─► domain
//!             └────► ui ───────► app
//!          every room may ask words, which asks none
//! ```
//!
//! # Map
//!
//! | room | holds |
//! |---|---|
//! | [`domain::observation`] | the append-only log of an observation and what it amounts to: entries, captures, fold, header, checks; when nobody watched (`stops`); marks made afterwards (`late`) |
//! | [`domain::recipient`] | for whom a hand-over is |
//! | [`domain::instrument`] | instruments: codes and timing, read from packs (`src/instruments/*.json`); intervals and pooled shares |
//! | [`domain::collation`] | the merged set: versions, conflicts, choices, missing files; names that may be one person (`twins`), one lesson seen by several (`sightings`) |
//! | [`format::record`], [`format::stored`] | the stored records, by stream; what the device keeps beside them: journal, mirror, device |
//! | [`format::upgrade`] | what earlier versions wrote, brought to the present form step by step |
//! | [`format::handover`] | making hand-over files: what leaves of an observation (`leaving`), making one again as it left (`again`) |
//! | [`format::reading`] | reading whatever arrives: zips in zips, unpacked files, cut ones |
//! | [`format::exports`] | the tidy CSV tables, the workbook, and exports as they leave: lesson by lesson (`making`), in chunks (`chunks`) |
//! | [`app::event`], [`app::update`] | what can happen, by the room whose words it is (`observing::event`, `reviewing::event`, …); the one gate before what needs the pen |
//! | [`app::model`], [`app::starting`], [`app::told`] | the state, which knows which slices of it changed and lends them to views; from launch to ready; what stores and page tell |
//! | [`app::observing`] | in class: elapsed time that sleep and clock changes do not bend (`lesson_clock`), notes, codes, undo |
//! | [`app::reviewing`] | reading back, correcting, adding afterwards |
//! | [`app::keeping`] | what is not confirmed and what "Saved" means (`saving`); what goes for good (`erasing`) |
//! | [`app::keeping::stores`] | the ports to the tablet's stores (`ports`) and what is kept through them: records, journal, mirror, writing |
//! | [`app::keeping::recovery`] | stores brought together: set union, opening, comparing, backup, restoring, erasing |
//! | [`app::handing_over`] | files made, delivered to a `destination`, arrived; numbers that are never given twice (`ledger`) |
//! | [`app::collating`], [`app::desk`] | the coordinator's screens; the desk behind them, run in the worker, which keeps of an observation what rows, figures and searches need and reads its line from disk when it is opened, compared or exported; what page and worker say to each other (`desk::work`) |
//! | [`app::page`] | what holds on every screen: route, notices, pen and readiness, the choice of the language |
//! | [`app::view`] | what each screen shows; `everywhere` what more than one shows |
//! | `platform::stores` | `IndexedDB`, the journal's file and the mirror in localStorage behind their ports; the connection, health |
//! | `platform::recovery` | what the page does for recovery: opening, files of backups and of what is stored, first-version data |
//! | `platform::destinations` | hand-over files made, held ready, delivered, kept as they left |
//! | `platform::adapters`, `platform::tell` | the adapters of a page, each with a state of its own, joined by their names; how they tell the app what happened |
//! | `platform::afterwards`, `ui::later` | the part of the app that class does not need, fetched when it is first needed; split off in `main.rs` |
//! | `platform::{page, files, collating, worker, tabs, browser}` | the page and its fields; files, offered by ticket; the collation's store; the worker from both sides; one pen among tabs; time, chance and promises |
//! | `ui::kit` | what screens are composed of: elements of one kind, and the parts made of them |
//! | `ui` | screens, parts, and what is made of the sentences on them (`ui::text`) |
//! | [`words`] | every sentence by key, from one file for each language; the table behind them is made by `.make/words` |
//!
//! # Invariants
//!
//! 1. Nothing is written before everything has been read; what cannot be read is kept, shown, exportable.
//! 2. The app is a function of its events. Time, identifiers and files arrive as event data, a file by its
//!    ticket.
//! 3. Only `platform` touches the browser, and no `JsValue` leaves it.
//! 4. An unfinished observation is a normal observation; checks yield findings, not failures.
//! 5. Stored and exported records are versioned and apart from the domain types; every format ever
//!    written can be read, newer ones are refused by name.
//! 6. Collating the same files in any order, once or twice, gives the same result.
//! 7. "Saved" is said when the store confirmed it, "handed over" when the folder's copy was read back or a person
//!    said that it arrived; until then a file is offered. "Received" and "gone" are said only when proved.
//! 8. What leaves is the answer of one function ([`format::handover::leaving`]); nothing else can be made into a
//!    hand-over file, a line or a table.

pub mod app;
pub mod domain;
pub mod format;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod runtime;
pub mod ui;
pub mod words;

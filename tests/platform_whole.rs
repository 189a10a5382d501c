//! The platform with its real worker: journal, hand-over, collation, backup. The worker must have been
//! built into `target/test-worker`:
//!
//! ```sh
//! cargo build --target wasm32-unknown-unknown --bin worker
//! wasm-bindgen --target no-modules --no-typescript --out-dir target/test-worker \
//!     target/wasm32-unknown-unknown/debug/worker.wasm
//! ```
#![cfg(target_arch = "wasm32")]
#![allow(
    unreachable_pub,
    reason = "a test program has no outside; what is shared with the others is public"
)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test whose world cannot be set up should stop"
)]

#[path = "platform/head/mod.rs"]
mod head;

use alongside::app::desk::work::{CollationView, ExportKind, FileOutcome, Filters, Outcome};
use alongside::app::effect::{Collate, Deliver, Effect, FilePlan, PlanItem, TakeOut};
use alongside::app::event::{Collating, Delivering, Event, Keeping, TakingOut};
use alongside::app::handing_over::destination::{Destination, Proof};
use alongside::app::told::OutKind;
use alongside::domain::ids::FileId;
use alongside::domain::recipient::Recipient;
use alongside::format::handover::Cover;
use alongside::format::stored::CollatedV1;
use head::lesson::id;
use head::whole::{fresh, journal_works, remove_journal, take_download, write_lesson};
use head::world::{World, clean, opened, outside};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn view(world: &World) -> CollationView {
    world
        .find(|e| {
            if let Event::Collating(Collating::CollationRead(v)) = e {
                Some((**v).clone())
            } else {
                None
            }
        })
        .await
}

fn plan() -> FilePlan {
    let cover = Cover {
        file: FileId::parse("file-1").unwrap(),
        app: "test".to_owned(),
        device: alongside::domain::ids::DeviceId::parse("tablet").unwrap(),
        recipient: Recipient::coordinator(),
        device_seq: 1,
        previous: None,
        created_at: alongside::domain::calendar::Moment::clamped(0, 0),
        observer: "Ada".to_owned(),
    };
    let items = vec![PlanItem {
        id: id(),
        entries: 10,
        parent: None,
        revision: None,
        whole: None,
    }];
    FilePlan {
        cover,
        name: "lesson.zip".to_owned(),
        items,
    }
}

async fn download_hand_over(world: &World) {
    world.run(Effect::Deliver(Deliver::MakeHandOver(Box::new(plan()))));
    let made = |e: &Event| match e {
        Event::Delivering(Delivering::HandOverMade(made)) => Some(Ok(made.clone())),
        Event::Delivering(Delivering::HandOverFailed(why)) => Some(Err(why.clone())),
        Event::OnPage(_)
        | Event::Keeping(_)
        | Event::Observing(_)
        | Event::Reviewing(_)
        | Event::HandingOver(_)
        | Event::Delivering(_)
        | Event::Collating(_)
        | Event::Deciding(_)
        | Event::TakingOut(_) => None,
    };
    let made = world.find(made).await.unwrap();
    assert_eq!(made.revisions.len(), 1);
    let (files, to) = (vec![made.file.clone()], Destination::Download);
    world.run(Effect::Deliver(Deliver::Deliver {
        files: files.clone(),
        to,
        by_tap: true,
    }));
    let taken = Delivering::Delivered(files, to, Ok(Proof::TakenByBrowser)).into();
    world.find(|e| (*e == taken).then_some(())).await;
}

#[wasm_bindgen_test]
async fn the_journal_gives_back_what_a_wiped_database_lost() {
    let world = fresh().await;
    write_lesson(&world).await;
    assert!(journal_works(&world).await);
    world.end().await;
    clean().await;
    let world = World::start();
    let again = opened(&world).await;
    assert_eq!(again.recovered.records, 10);
    assert_eq!(again.summaries.first().map(|s| s.entries), Some(10));
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_lost_journal_is_written_anew() {
    let world = fresh().await;
    write_lesson(&world).await;
    world.end().await;
    remove_journal().await;
    let world = World::start();
    opened(&world).await;
    assert!(journal_works(&world).await);
    assert_eq!(journal_not_compared().await, "0 bytes");
    world.end().await;
    clean().await;
    let world = World::start();
    assert_eq!(opened(&world).await.recovered.records, 10);
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_record_that_only_the_journal_has_is_announced_after_the_list() {
    let world = fresh().await;
    write_lesson(&world).await;
    world.end().await;
    // One record is taken out of the database, which still knows its device.
    outside(
        "await new Promise(done => { const open = indexedDB.open('alongside /');
         open.onsuccess = () => { const t = open.result.transaction(['records', 'meta'], 'readwrite');
             t.objectStore('records').delete(['lesson-1', 'tablet', 4]);
             t.objectStore('meta').delete('journal.checkpoint');
             t.oncomplete = () => { open.result.close(); done(); } } })",
    )
    .await;
    let world = World::start();
    assert_eq!(opened(&world).await.recovered.records, 0);
    let later = |e: &Event| {
        if let Event::Keeping(Keeping::StoresOpened(o)) = e {
            Some(o.recovered.records)
        } else {
            None
        }
    };
    assert_eq!(world.find(later).await, 1);
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_hand_over_file_goes_out_and_into_a_collation() {
    let world = fresh().await;
    write_lesson(&world).await;
    download_hand_over(&world).await;
    take_download(&world, "collate", "lesson.zip", None).await;
    let outcome = |e: &Event| {
        if let Event::Collating(Collating::FileDone(o)) = e {
            Some(o.what.clone())
        } else {
            None
        }
    };
    let Outcome::TakenIn(tally) = world.find(outcome).await else {
        panic!("not taken in")
    };
    assert_eq!(tally.accepted, 1);
    world
        .find(|e| (*e == Event::Collating(Collating::FilesDone { cancelled: false })).then_some(()))
        .await;
    let received = FileOutcome {
        name: "lesson.zip".to_owned(),
        hash: String::new(),
        what: Outcome::TakenIn(tally),
    };
    // The app asks for both.
    let now = alongside::domain::calendar::Moment::clamped(1_795_317_300_000, 0);
    world.run(Effect::Collate(Collate::LogFile(now, received)));
    world.run(Effect::Collate(Collate::ReadCollation));
    // The collation is read by itself too, after the last file: that may come first.
    let logged = |e: &Event| {
        if let Event::Collating(Collating::CollationRead(read)) = e
            && !read.log.is_empty()
        {
            Some(read.clone())
        } else {
            None
        }
    };
    let read = world.find(logged).await;
    assert_eq!((read.rows.len(), read.log.len()), (1, 1));
    take_download(&world, "collate", "again.zip", None).await;
    assert_eq!(world.find(outcome).await, Outcome::AlreadyHere);
    world.run(Effect::Collate(Collate::Export(
        ExportKind::Tables,
        Filters::default(),
    )));
    world
        .find(|e| {
            matches!(e, Event::TakingOut(TakingOut::FileMade(f)) if f.kind == OutKind::Export && f.downloaded)
                .then_some(())
        })
        .await;
    world.end().await;
    // It is there at the next start, and gone once removed.
    let world = World::start();
    opened(&world).await;
    world.run(Effect::Collate(Collate::ReadVersions(id())));
    let heads = |e: &Event| {
        if let Event::Collating(Collating::VersionsRead(v)) = e {
            Some(v.heads.len())
        } else {
            None
        }
    };
    assert_eq!(world.find(heads).await, 1);
    // A removed lesson is gone from the store too; its file and the log stay.
    world.run(Effect::Collate(Collate::KeepDecision(
        CollatedV1::Removal {
            observation: id().to_string(),
            is_out: true,
            at: "2026-11-22T10:42:07.000+00:00".to_owned(),
        },
    )));
    let read = view(&world).await;
    assert_eq!((read.rows.len(), read.files, read.log.len()), (0, 1, 1));
    world.end().await;
    let world = World::start();
    opened(&world).await;
    world.run(Effect::Collate(Collate::ReadVersions(id())));
    assert_eq!(world.find(heads).await, 0);
    world.run(Effect::Collate(Collate::ReadCollation));
    let read = view(&world).await;
    assert_eq!((read.removed.len(), read.log.len()), (1, 1));
    world.run(Effect::Collate(Collate::RemoveCollation));
    let read = view(&world).await;
    assert_eq!((read.files, read.removed.len(), read.log.len()), (0, 0, 0));
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_file_that_was_cut_is_refused_and_rescued() {
    let world = fresh().await;
    write_lesson(&world).await;
    download_hand_over(&world).await;
    take_download(&world, "collate", "cut.zip", Some(3_000)).await;
    let outcome = |e: &Event| {
        if let Event::Collating(Collating::FileDone(o)) = e {
            Some(o.clone())
        } else {
            None
        }
    };
    let refused = world.find(outcome).await;
    let Outcome::Refused(_, rescuable) = refused.what else {
        panic!("taken in")
    };
    assert_eq!(rescuable, 1);
    world.run(Effect::Collate(Collate::Rescue(refused.hash)));
    assert!(matches!(
        world.find(outcome).await.what,
        Outcome::TakenIn(_)
    ));
    world.run(Effect::Collate(Collate::ReadCollation));
    assert_eq!(view(&world).await.rows.len(), 1);
    world.end().await;
}

/// How many bytes of the journal the next start would compare with the database. Asked a few times,
/// since the note of how far it was compared is written after the records.
async fn journal_not_compared() -> String {
    let bytes = outside(
        "const open = () => new Promise(done => {
             const asked = indexedDB.open('alongside /');
             asked.onsuccess = () => done(asked.result);
         });
         const checkpoint = (db) => new Promise(done => {
             const got = db.transaction('meta').objectStore('meta').get('journal.checkpoint');
             got.onsuccess = () => done(parseInt(got.result ?? 0));
         });
         const folder = await navigator.storage.getDirectory();
         const file = await folder.getFileHandle('alongside~.journal');
         const db = await open();
         let left;
         for (let n = 0; n < 40; n++) {
             left = (await file.getFile()).size - await checkpoint(db);
             if (left === 0) break;
             await new Promise(done => setTimeout(done, 50));
         }
         db.close();
         return `${left} bytes`",
    );
    bytes.await.as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_backup_is_restored_by_set_union() {
    let world = fresh().await;
    write_lesson(&world).await;
    world.run(Effect::TakeOut(TakeOut::Backup(Vec::new())));
    world
        .find(|e| {
            matches!(e, Event::TakingOut(TakingOut::FileMade(f)) if f.kind == OutKind::Backup)
                .then_some(())
        })
        .await;
    world.end().await;
    clean().await;
    remove_journal().await;
    let world = World::start();
    opened(&world).await;
    let restored = |e: &Event| {
        if let Event::TakingOut(TakingOut::BackupRestored(r)) = e {
            Some(r.clone().unwrap())
        } else {
            None
        }
    };
    take_download(&world, "restore", "backup.zip", None).await;
    let listed = |e: &Event| {
        if let Event::Keeping(Keeping::StoresOpened(o)) = e {
            Some(o.summaries.len())
        } else {
            None
        }
    };
    assert_eq!(world.find(listed).await, 1);
    let first = world.find(restored).await;
    assert_eq!((first.new, first.observations.len()), (10, 1));
    assert_eq!(journal_not_compared().await, "0 bytes");
    take_download(&world, "restore", "backup.zip", None).await;
    let again = world.find(restored).await;
    assert_eq!((again.new, again.already_here), (0, 10));
    world.end().await;
}

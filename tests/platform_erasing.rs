//! Erasing and restoring with the real stores: what is under way survives the page, a tab without the pen
//! touches nothing, and a stroke that does not end changes nothing.
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

use alongside::app::effect::{Effect, Page, Store, TakeOut};
use alongside::app::event::{Event, Keeping, OnPage, TakingOut};
use alongside::app::keeping::erasing::Erasure;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::standing::Pen;
use alongside::app::told::OutKind;
use alongside::format::stored::keys::Mirror;
use head::lesson::id;
use head::whole::{fresh, remove_journal, take_download, write_lesson};
use head::world::{self, World, clean, opened, outside};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Opens the database as `db` and runs some code with it.
async fn with_database(code: &str) -> String {
    let code = format!(
        "const db = await new Promise(done => {{ const open = indexedDB.open('alongside /');
             open.onsuccess = () => done(open.result); }});
         const ask = (asked) => new Promise((ok, no) => {{
             asked.onsuccess = () => ok(asked.result); asked.onerror = () => no(asked.error); }});
         const run = async () => {{ {code} }};
         try {{ return String(await run()); }} finally {{ db.close(); }}"
    );
    outside(&code).await.as_string().unwrap()
}

async fn count(table: &str) -> String {
    with_database(&format!(
        "return ask(db.transaction('{table}').objectStore('{table}').count())"
    ))
    .await
}

async fn journal_text() -> String {
    let text = outside(
        "const folder = await navigator.storage.getDirectory();
         return (await (await folder.getFileHandle('alongside~.journal')).getFile()).text();",
    );
    text.await.as_string().unwrap()
}

fn erased(e: &Event) -> Option<Result<Erasure, StoreTrouble>> {
    if let Event::Keeping(Keeping::Erased(what)) = e {
        Some(what.clone())
    } else {
        None
    }
}

#[wasm_bindgen_test]
async fn what_was_being_erased_when_the_page_died_is_told_at_the_next_start_and_erased_then() {
    let world = fresh().await;
    write_lesson(&world).await;
    world.end().await;
    with_database(
        "const t = db.transaction('meta', 'readwrite');
         return ask(t.objectStore('meta').put('[{\"observation\":\"lesson-1\",\"records\":[]}]', 'erasing'))",
    )
    .await;
    let world = World::start();
    let all = Erasure::Observation(id());
    assert_eq!(opened(&world).await.erasing, std::slice::from_ref(&all));
    world.run(Effect::Store(Store::Erase(all.clone(), Vec::new())));
    assert_eq!(world.find(erased).await, Ok(all));
    world.end().await;
    assert!(!journal_text().await.contains("note 3"));
    let world = World::start();
    assert_eq!(opened(&world).await.erasing, []);
    world.end().await;
    assert_eq!(count("records").await, "0");
}

#[wasm_bindgen_test]
async fn a_tab_without_the_pen_erases_nothing_that_another_tab_writes() {
    let first = fresh().await;
    write_lesson(&first).await;
    let second = World::start();
    opened(&second).await;
    second.run(Effect::Page(Page::AskForPen));
    second
        .find(|e| (*e == Event::OnPage(OnPage::PenChanged(Pen::Ours))).then_some(()))
        .await;
    first.run(Effect::Store(Store::Erase(
        Erasure::Observation(id()),
        Vec::new(),
    )));
    let answer = first.find(erased).await;
    assert_eq!(answer, Err(StoreTrouble::TakenOver));
    assert_eq!(count("records").await, "10");
    first.end().await;
    second.end().await;
}

#[wasm_bindgen_test]
async fn kept_bytes_that_nobody_knows_any_more_go_with_what_is_erased() {
    let world = fresh().await;
    write_lesson(&world).await;
    with_database(
        "const t = db.transaction(['sent', 'meta'], 'readwrite');
         t.objectStore('sent').put(new ArrayBuffer(5), 'lost');
         t.objectStore('sent').put(new ArrayBuffer(5), 'kept');
         return ask(t.objectStore('meta').put('[[\"lost\",5],[\"kept\",5]]', 'sent'))",
    )
    .await;
    let all = Erasure::Observation(id());
    world.run(Effect::Store(Store::Erase(
        all.clone(),
        vec!["kept".to_owned()],
    )));
    assert_eq!(world.find(erased).await, Ok(all));
    let left = with_database(
        "const t = db.transaction(['sent', 'meta']);
         return (await ask(t.objectStore('sent').getAllKeys())) + ' '
             + (await ask(t.objectStore('meta').get('sent')))",
    );
    assert_eq!(left.await, "kept [[\"kept\",5]]");
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_restore_that_fails_half_way_changes_nothing_and_says_first_whose_the_lessons_are() {
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
    outside(
        "window.realPut = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function (...given) {
             if (this.name === 'summaries') throw new DOMException('no', 'DataError');
             return window.realPut.apply(this, given);
         }",
    )
    .await;
    take_download(&world, "restore", "backup.zip", None).await;
    let begins = |e: &Event| {
        if let Event::TakingOut(TakingOut::RestoreBegins(ids)) = e {
            Some(ids.clone())
        } else {
            None
        }
    };
    assert_eq!(world.find(begins).await, [id()]);
    world
        .find(|e| matches!(e, Event::TakingOut(TakingOut::BackupFailed(_))).then_some(()))
        .await;
    outside("IDBObjectStore.prototype.put = window.realPut").await;
    assert_eq!(count("records").await, "0");
    world.end().await;
}

#[wasm_bindgen_test]
async fn a_field_whose_words_were_kept_stays_empty_when_the_browser_brings_its_mirror_back() {
    let world = fresh().await;
    let field = Mirror::Field("start.teacher".to_owned());
    let old = r#"{"text":"Ms Okello","first_ms":5,"at_ms":7,"kind":"","speaker":""}"#;
    world::put_mirror(&field, old);
    world.forget_field("start.teacher");
    write_lesson(&world).await; // behind it in the same queue
    world.end().await;
    world::put_mirror(&field, old);
    let later = Mirror::Field("start.class".to_owned());
    world::put_mirror(&later, old);
    let world = World::start();
    opened(&world).await;
    assert_eq!(world::mirrored(&field), None);
    assert!(world::mirrored(&later).is_some(), "nobody emptied that one");
    world.end().await;
}

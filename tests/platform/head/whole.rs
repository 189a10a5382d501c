//! A tab with its real worker, which must have been built into `target/test-worker`.

use alongside::app::effect::{Batch, Collate, Effect, Store, TakeOut};
use alongside::app::event::{Collating, Event, Keeping, TakingOut};
use alongside::app::told::Ticket;
use alongside::domain::observation::summary::Summary;
use alongside::format::record::Record;

use super::lesson::{id, lesson};
use super::world::{World, clean, opened, outside};

/// Makes the page ready for the worker, which must have been built.
pub(crate) async fn with_worker() {
    // The test runner puts every worker into a blob, from where only whole addresses are found.
    let there = outside(
        "const folder = location.origin + '/target/test-worker/';
         for (const name of ['worker.js', 'worker_bg.wasm'])
             if (!(await fetch(folder + name)).ok) return false;
         const loader = `importScripts('${folder}worker.js');
             wasm_bindgen({ module_or_path: '${folder}worker_bg.wasm' });`;
         window.alongsideBoot = { worker: URL.createObjectURL(new Blob([loader])) };
         return true;",
    );
    assert!(
        there.await.is_truthy(),
        "build the worker first, as make test does"
    );
}

/// What the platform offers for download is caught, to be given back as a chosen file.
pub(crate) async fn catch_downloads() {
    outside(
        "window.downloaded = [];
         window.address ??= URL.createObjectURL;
         URL.createObjectURL = what => {
             if (what instanceof File) window.downloaded.push(what);
             return window.address.call(URL, what);
         };
         HTMLAnchorElement.prototype.click = () => {};",
    )
    .await;
}

/// Chooses the last download, cut to so many bytes, in a field for this use; it is taken as the app takes it, by
/// its ticket.
pub(crate) async fn take_download(world: &World, field: &str, name: &str, cut: Option<u32>) {
    let bytes = cut.map_or("last.size".to_owned(), |n| format!("{n}"));
    choose(
        field,
        &format!(
            "const last = window.downloaded.at(-1);
             return [new File([last.slice(0, {bytes})], '{name}')];"
        ),
    )
    .await;
    let ids = |tickets: &[Ticket]| tickets.iter().map(|t| t.id).collect();
    let asked = |e: &Event| {
        if let Event::Collating(Collating::FilesOffered(tickets, looked)) = e {
            let asked = Collate::TakeFiles(ids(tickets), *looked);
            Some(Effect::Collate(asked))
        } else if let Event::TakingOut(TakingOut::BackupOffered(tickets)) = e {
            let backup = tickets.first()?;
            Some(Effect::TakeOut(TakeOut::Restore(backup.id)))
        } else {
            None
        }
    };
    let asked = world.find(asked).await;
    world.run(asked);
}

/// Chooses files in an input like those of the screens; the code makes them.
pub(crate) async fn choose(field: &str, files: &str) {
    outside(&format!(
        "const input = document.createElement('input'), chosen = new DataTransfer();
         input.type = 'file'; input.multiple = true; input.dataset.files = '{field}';
         document.body.append(input);
         for (const file of (() => {{ {files} }})()) chosen.items.add(file);
         input.files = chosen.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ))
    .await;
}

pub(crate) async fn remove_journal() {
    outside(
        "const folder = await navigator.storage.getDirectory();
         for (let n = 0; n < 50; n++) {
             try { await folder.removeEntry('alongside~.journal'); return; }
             catch (e) { if (e.name === 'NotFoundError') return; }
             await new Promise(done => setTimeout(done, 50));
         }",
    )
    .await;
}

pub(crate) async fn fresh() -> World {
    with_worker().await;
    clean().await;
    remove_journal().await;
    catch_downloads().await;
    let world = World::start();
    opened(&world).await;
    world
}

pub(crate) async fn write_lesson(world: &World) {
    let texts: Vec<String> = lesson().iter().map(Record::text).collect();
    let observation = alongside::app::keeping::recovery::observation(&id(), &texts);
    let summaries = vec![Summary::of(&observation)];
    world.run(Effect::Store(Store::Write(Batch {
        records: lesson(),
        journalled: 0,
        upto: 10,
        summaries,
        beacons: Vec::new(),
    })));
    world
        .find(|e| (*e == Event::Keeping(Keeping::BatchWritten(10))).then_some(()))
        .await;
}

pub(crate) async fn journal_works(world: &World) -> bool {
    world.run(Effect::Store(Store::ReadHealth));
    world
        .find(|e| {
            if let Event::Keeping(Keeping::HealthRead(h)) = e {
                h.journal
            } else {
                None
            }
        })
        .await
}

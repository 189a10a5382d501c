//! Files that somebody chose are held until the app takes them or lets them go.

use alongside::app::desk::work::Looked;
use alongside::app::effect::{Collate, Effect, Page};
use alongside::app::event::{Collating, Event};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::head::whole::choose;
use crate::head::world::{World, clean, opened};

#[wasm_bindgen_test]
async fn chosen_files_are_told_by_name_and_size_and_one_that_was_let_go_is_taken_no_more() {
    clean().await;
    let world = World::start();
    opened(&world).await;
    choose(
        "collate",
        "return [new File(['12345'], 'one.zip'), new File(['1'], 'two.zip')]",
    )
    .await;
    let offered = |e: &Event| {
        if let Event::Collating(Collating::FilesOffered(tickets, _)) = e {
            Some(tickets.clone())
        } else {
            None
        }
    };
    let tickets = world.find(offered).await;
    let told: Vec<(&str, u64)> = tickets.iter().map(|t| (t.name.as_str(), t.size)).collect();
    assert_eq!(told, [("one.zip", 5), ("two.zip", 1)]);
    let ids: Vec<_> = tickets.iter().map(|t| t.id).collect();
    let (one, _) = ids.split_at(1);
    world.run(Effect::Page(Page::LetFilesGo(one.to_vec())));
    world.run(Effect::Collate(Collate::TakeFiles(ids, Looked::default())));
    let taken = |e: &Event| {
        if let Event::Collating(Collating::FilesBegun(count)) = e {
            Some(*count)
        } else {
            None
        }
    };
    assert_eq!(world.find(taken).await, 1);
    world.end().await;
}

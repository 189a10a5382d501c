//! The note being typed outlives the page, and is gone once it is committed.

use alongside::app::effect::{Effect, Store};
use alongside::app::event::{Event, Keeping};
use alongside::format::stored::Typing;
use alongside::format::stored::keys::Mirror;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::head::world::{self, World, clean, opened};
use crate::notes::{id, notes, written};

#[wasm_bindgen_test]
async fn a_note_being_typed_is_there_at_the_next_start_and_gone_once_committed() {
    clean().await;
    let typing = Typing {
        text: "half a sen".to_owned(),
        at_ms: 7,
        ..Typing::default()
    };
    let world = World::start();
    opened(&world).await;
    written(&world, notes(1)).await;
    world.run(Effect::Store(Store::KeepTyping(id(), typing.clone())));
    world.run(Effect::Store(Store::Flush));
    world.end().await;
    let read = |e: &Event| {
        if let Event::Keeping(Keeping::ObservationRead(r)) = e {
            Some(r.typing.clone())
        } else {
            None
        }
    };
    let world = World::start();
    opened(&world).await;
    world.run(Effect::Store(Store::ReadObservation(id(), Vec::new())));
    assert_eq!(world.find(read).await, Some(typing));
    world.run(Effect::Store(Store::ForgetTyping(id())));
    world.run(Effect::Store(Store::ReadObservation(id(), Vec::new())));
    assert_eq!(world.find(read).await, None);
    world.end().await;
}

/// A killed Chromium gives back a localStorage that is up to a minute old.
#[wasm_bindgen_test]
async fn a_mirror_that_went_back_to_words_already_committed_is_not_believed() {
    clean().await;
    let mirror = Mirror::Note(id().to_string());
    let words = |text: &str| Typing {
        text: text.to_owned(),
        at_ms: 7,
        ..Typing::default()
    };
    let read = |e: &Event| {
        if let Event::Keeping(Keeping::ObservationRead(r)) = e {
            Some(r.typing.clone())
        } else {
            None
        }
    };
    let world = World::start();
    opened(&world).await;
    written(&world, notes(1)).await;
    world.run(Effect::Store(Store::KeepTyping(id(), words("half a sen"))));
    world.run(Effect::Store(Store::Flush));
    let old = world::mirrored(&mirror).unwrap();
    world.run(Effect::Store(Store::ForgetTyping(id())));
    world.end().await;
    world::put_mirror(&mirror, &old);

    let world = World::start();
    opened(&world).await;
    world.run(Effect::Store(Store::ReadObservation(id(), Vec::new())));
    assert_eq!(world.find(read).await, None);
    assert_eq!(world::mirrored(&mirror), None, "the old words are left");
    // What is typed after that is believed again, from whichever store.
    let next = Typing {
        at_ms: i64::MAX,
        ..words("the next")
    };
    world.run(Effect::Store(Store::KeepTyping(id(), next.clone())));
    world.run(Effect::Store(Store::Flush));
    world.run(Effect::Store(Store::ReadObservation(id(), Vec::new())));
    assert_eq!(world.find(read).await, Some(next));
    world.end().await;
}

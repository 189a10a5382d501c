//! One tab writes, others read; the pen can be taken over.

use alongside::app::effect::{Effect, Page};
use alongside::app::event::{Event, Keeping, OnPage};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::standing::Pen;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::head::world::{World, clean, opened};
use crate::notes::{batch, notes, written};

#[wasm_bindgen_test]
async fn a_second_tab_reads_and_can_take_over() {
    clean().await;
    let first = World::start();
    opened(&first).await;
    written(&first, notes(2)).await;
    let second = World::start();
    assert_eq!(opened(&second).await.pen, Pen::Elsewhere);
    second.run(batch(notes(3)));
    let refused = |e: &Event| {
        (*e == Event::Keeping(Keeping::WriteFailed(StoreTrouble::TakenOver))).then_some(())
    };
    second.find(refused).await;
    second.run(Effect::Page(Page::AskForPen));
    first
        .find(|e| (*e == Event::OnPage(OnPage::PenChanged(Pen::Elsewhere))).then_some(()))
        .await;
    second
        .find(|e| (*e == Event::OnPage(OnPage::PenChanged(Pen::Ours))).then_some(()))
        .await;
    written(&second, notes(3)).await;
    first.run(batch(notes(4)));
    first.find(refused).await;
    first.end().await;
    second.end().await;
}

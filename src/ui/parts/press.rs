//! A key that went down, in plain values: what it means is decided in `app::view::observe::shortcuts`.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast as _;

use crate::app::view::observe::shortcuts::Press;

/// What takes letters.
const LETTERS_GO: &str =
    "input:not([type=\"radio\"]):not([type=\"checkbox\"]), textarea, select, [contenteditable]";

/// What went down; `edited` says whether the field with the focus has something to undo.
pub fn press(ev: &KeyboardEvent, edited: bool) -> Press {
    Press {
        key: ev.key(),
        code: ev.code(),
        alt: ev.alt_key(),
        ctrl: ev.ctrl_key(),
        meta: ev.meta_key(),
        shift: ev.shift_key(),
        alt_graph: ev.get_modifier_state("AltGraph"),
        // 229: an input method has the key, where the browser says so in no other way.
        composing: ev.is_composing() || ev.key_code() == 229,
        in_field: is_within(ev, LETTERS_GO),
        edited,
    }
}

/// Whether something happened within what a selector names.
pub fn is_within(ev: &web_sys::Event, selector: &str) -> bool {
    let Some(target) = ev.target() else {
        return false;
    };
    let target = target.dyn_into::<web_sys::Element>();
    target.is_ok_and(|t| t.closest(selector).is_ok_and(|found| found.is_some()))
}

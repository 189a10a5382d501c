//! The document: its title, language and focus, and what its head says of the app.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::platform::browser::{clock, js};

/// Sets an attribute of the page, or takes it away.
pub(super) fn set_mark(name: &str, value: Option<&str>) {
    let Some(root) = js::document().and_then(|d| d.document_element()) else {
        return;
    };
    let done = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    // Both names are fixed and valid.
    let _always_ok = done;
}

/// In which language the page is.
pub(crate) fn language() -> Option<String> {
    js::document()?.document_element()?.get_attribute("lang")
}

/// Says in which language the page is, and which way that is written.
pub(crate) fn set_language(tag: &str, direction: &str) {
    set_mark("lang", Some(tag));
    set_mark("dir", Some(direction));
}

/// Names the page after its screen and, once that is drawn, puts the focus on its heading.
pub fn arrived(title: &str, focus: bool, in_class: bool) {
    set_mark("data-class", in_class.then_some("true"));
    if let Some(document) = js::document() {
        document.set_title(title);
    }
    if !focus {
        return;
    }
    spawn_local(async {
        clock::sleep(0).await;
        focus_screen();
    });
}

/// Once the page is drawn again: where nothing has the focus any more, the screen gets it.
pub fn keep_focus() {
    spawn_local(async {
        clock::sleep(50).await;
        if !has_focus() {
            focus_screen();
        }
    });
}

/// After a tap on a button that vanishes, or is switched off for a while, the focus would be nowhere and
/// the keyboard would begin at the top of the page: it goes back to the button, or to the heading.
pub(crate) fn hold_focus(event: &web_sys::Event) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let pressed = target.and_then(|t| t.closest("button, a, summary").ok().flatten());
    let Some(pressed) = pressed.and_then(|p| p.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    spawn_local(async move {
        let mut was_off = false;
        for ms in [50, 250, 700, 2_000] {
            clock::sleep(ms).await;
            let is_off = pressed.has_attribute("disabled");
            if has_focus() {
                if !pressed.contains(active().as_deref()) {
                    return;
                }
            } else if !pressed.is_connected() {
                return focus_screen();
            } else if was_off && !is_off {
                return focus_gently(&pressed);
            }
            was_off |= is_off;
        }
    });
}

pub(crate) fn active() -> Option<Element> {
    js::document().and_then(|d| d.active_element())
}

/// Whether any part of the page has the focus.
fn has_focus() -> bool {
    active().is_some_and(|e| e.tag_name() != "BODY")
}

fn focus_screen() {
    let heading = find("#title").or_else(|| find("#main"));
    // An open dialog keeps the focus.
    if let Some(heading) = heading.filter(|_| !has_dialog()) {
        focus_gently(&heading);
    }
}

/// A screen came late: its heading gets the focus, unless somebody is at a field.
pub fn focus_heading() {
    spawn_local(async {
        clock::sleep(0).await;
        let is_field =
            |e: &Element| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
        if !active().is_some_and(|e| is_field(&e)) {
            focus_screen();
        }
    });
}

/// Whether a dialog is open.
pub fn has_dialog() -> bool {
    find("dialog[open]").is_some()
}

/// Gives the focus without scrolling there. What cannot have it is left alone.
fn focus_gently(element: &Element) {
    let gently = js::object(&[("preventScroll", &true.into())]);
    let _focused = js::call(element, "focus", &[&gently]);
}

/// Does something when the next frame is on the screen. A hidden page draws none: then it waits until
/// the page is seen again.
pub fn after_paint(work: impl FnOnce() + 'static) {
    spawn_local(async move {
        next_frame().await;
        // The frame begins here, and is painted when other work has its turn again.
        clock::sleep(0).await;
        work();
    });
}

/// The next frame begins.
pub(crate) async fn next_frame() {
    let frame = Promise::new(&mut |drawn, _| {
        if js::call(&js::global(), "requestAnimationFrame", &[&drawn]).is_err() {
            // No frames here: what waits for one must not wait for ever.
            let _always_ok = drawn.call0(&JsValue::UNDEFINED);
        }
    });
    let _never_fails = JsFuture::from(frame).await;
}

/// Scrolls the page to its beginning.
pub fn to_top() {
    if let Some(window) = js::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's print dialogue one task later: within the click that asks for it, the page would
/// be printed before it is drawn as paper has it.
pub fn print() {
    spawn_local(async {
        clock::sleep(0).await;
        if let Some(window) = js::window() {
            // Refused where the browser has no printer; it says so itself.
            let _asked = window.print();
        }
    });
}

/// Puts the focus on the element with this id, if it is there.
pub fn focus(id: &str) {
    let found = js::document().and_then(|d| d.get_element_by_id(id));
    if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        // Refused only while the page is being left.
        let _focused = element.focus();
    }
}

/// What boot.js says, `undefined` in tests.
pub(crate) fn boot() -> JsValue {
    js::get(&js::global(), "alongsideBoot")
}

/// The app's folder on this host, with a slash at the end.
pub(crate) fn base_path() -> String {
    js::text(&boot(), "base")
        .or_else(|| meta("alongside-base"))
        .unwrap_or_else(|| "/".to_owned())
}

/// The app's version.
pub(crate) fn version() -> String {
    meta("alongside-version").unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned())
}

/// When the app's files were built, milliseconds since 1970; 0 where the page does not say.
pub(crate) fn built_ms() -> i64 {
    let seconds = meta("alongside-built").and_then(|text| text.parse::<i64>().ok());
    seconds.map_or(0, |s| s.saturating_mul(1_000))
}

/// Where the worker's loader stands.
pub(crate) fn worker_address() -> String {
    js::text(&boot(), "worker").unwrap_or_else(|| format!("{}worker-loader.js", base_path()))
}

fn meta(name: &str) -> Option<String> {
    find(&format!("meta[name=\"{name}\"]"))?.get_attribute("content")
}

/// The first element that a selector finds.
pub(crate) fn find(selector: &str) -> Option<Element> {
    js::document()?.query_selector(selector).ok().flatten()
}

/// The nearest element around the target of an event that has this attribute.
pub(crate) fn around(event: &web_sys::Event, attribute: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(&format!("[{attribute}]")).ok().flatten()
}

/// The field with the focus whose text is mirrored: its key and the caret.
pub(crate) fn caret() -> Option<(String, u32, u32)> {
    let field = js::document()?.active_element()?;
    let key = field.get_attribute("data-mirror")?;
    let place = |name: &str| js::get(&field, name).as_f64().map(js::whole);
    let place = |name: &str| u32::try_from(place(name).unwrap_or(0)).unwrap_or(0);
    Some((key, place("selectionStart"), place("selectionEnd")))
}

/// Puts the caret back; false where the field is not there, or does not hold its text yet.
pub(crate) fn set_caret(key: &str, start: u32, end: u32) -> bool {
    let Some(field) = find(&format!(
        "[data-mirror=\"{}\"]",
        key.replace(['"', '\\'], "")
    )) else {
        return false;
    };
    let length = js::text(&field, "value").map_or(0, |text| text.encode_utf16().count());
    if u32::try_from(length).unwrap_or(0) < end {
        return false;
    }
    let focused = field
        .dyn_ref::<HtmlElement>()
        .is_some_and(|f| f.focus().is_ok());
    focused && js::call(&field, "setSelectionRange", &[&start.into(), &end.into()]).is_ok()
}

/// An input for files, emptied so that the same file can be chosen again.
pub(crate) fn empty_input(input: &HtmlInputElement) {
    input.set_value("");
}

//! Moving the keyboard's focus: within a group that is one Tab stop, and on to the next field of a form.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use crate::platform::{clock, dom, js};

/// Moves the focus from the item that has it to another of its group, as a key says: arrows, Home, End.
/// Both are selectors. Whether the key moves at all, so that nothing else is done with it.
pub fn rove(key: &str, group: &str, item: &str) -> bool {
    if !matches!(
        key,
        "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End"
    ) {
        return false;
    }
    let now = dom::active().and_then(|a| a.closest(item).ok().flatten());
    let around = now.as_ref().and_then(|n| n.closest(group).ok().flatten());
    let (Some(now), Some(around)) = (now, around) else {
        return false;
    };
    let items = all(&around, item);
    let Some(at) = items.iter().position(|i| *i == now) else {
        return false;
    };
    let to = match key {
        "Home" => items.first(),
        "End" => items.last(),
        "ArrowLeft" => at.checked_sub(1).and_then(|at| items.get(at)),
        "ArrowRight" => items.get(at + 1),
        up_or_down => beside(&items, &now, up_or_down == "ArrowDown"),
    };
    if let Some(to) = to {
        focus(to);
    }
    true
}

/// The item that has the focus becomes the one that Tab comes back to.
pub fn roved(group: &str, item: &str) {
    let now = dom::active().and_then(|a| a.closest(item).ok().flatten());
    let around = now.as_ref().and_then(|n| n.closest(group).ok().flatten());
    let (Some(now), Some(around)) = (now, around) else {
        return;
    };
    for each in all(&around, item) {
        let stop = if each == now { "0" } else { "-1" };
        if each.get_attribute("tabindex").as_deref() != Some(stop) {
            // The name is fixed and valid.
            let _always_ok = each.set_attribute("tabindex", stop);
        }
    }
}

/// Puts the focus on the item of a group that Tab would come to, once the page is drawn again.
pub fn enter(group: String, item: String) {
    wasm_bindgen_futures::spawn_local(async move {
        clock::sleep(30).await;
        let stop = dom::find(&format!("{group} {item}[tabindex=\"0\"]"));
        let any = stop.or_else(|| dom::find(&format!("{group} {item}")));
        if let Some(item) = any {
            focus(&item);
        }
    });
}

/// Scrolls a list to its beginning or end and, once its rows are there, puts the focus on the row there.
pub fn to_end_of(list: &str, item: &str, is_last: bool) {
    let Some(around) = dom::find(list) else {
        return;
    };
    let height = js::get(&around, "scrollHeight");
    let top = if is_last { height } else { JsValue::from(0) };
    js::set(&around, "scrollTop", &top);
    let item = item.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        // The rows in sight follow the scrolling a frame later.
        clock::sleep(80).await;
        let items = all(&around, &item);
        let row = if is_last { items.last() } else { items.first() };
        if let Some(row) = row {
            focus(row);
        }
    });
}

/// Goes from the field with the focus to the next of its form.
pub fn next_field() {
    let Some(now) = dom::active() else { return };
    let Some(form) = now.closest("form").ok().flatten() else {
        return;
    };
    let fields = all(&form, "input, select, textarea, button");
    let name = js::text(&now, "name").filter(|name| !name.is_empty());
    let later = fields.iter().skip_while(|f| **f != now).skip(1);
    let next = later.into_iter().find(|field| {
        let is_radio = js::text(field, "type").as_deref() == Some("radio");
        let is_same = is_radio && js::text(field, "name") == name;
        let is_stop = !is_radio || js::get(field, "checked").is_truthy();
        let is_shown = !js::get(field, "offsetParent").is_null();
        !field.has_attribute("disabled") && is_stop && !is_same && is_shown
    });
    if let Some(next) = next {
        focus(next);
    }
}

/// The nearest item of the row below or above.
fn beside<'a>(items: &'a [Element], now: &Element, below: bool) -> Option<&'a Element> {
    let (top, left) = place(now);
    let is_beyond = |other: f64| {
        if below {
            other > top + 1.0
        } else {
            other < top - 1.0
        }
    };
    let distance = |item: &&Element| {
        let (other_top, other_left) = place(item);
        ((other_top - top).abs(), (other_left - left).abs())
    };
    let beyond = items.iter().filter(|item| is_beyond(place(item).0));
    beyond.min_by(|a, b| {
        let ((rows_a, columns_a), (rows_b, columns_b)) = (distance(a), distance(b));
        rows_a
            .total_cmp(&rows_b)
            .then(columns_a.total_cmp(&columns_b))
    })
}

fn place(item: &Element) -> (f64, f64) {
    let rect = js::call(item, "getBoundingClientRect", &[]).unwrap_or(JsValue::UNDEFINED);
    let side = |name: &str| js::get(&rect, name).as_f64().unwrap_or(0.0);
    (side("top"), side("left"))
}

fn all(around: &Element, item: &str) -> Vec<Element> {
    let found = js::call(around, "querySelectorAll", &[&item.into()]);
    let found = found.map(|list| Array::from(&list)).unwrap_or_default();
    let elements = found.iter().map(JsCast::dyn_into::<Element>);
    elements.filter_map(Result::ok).collect()
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Refused only while the page is being left.
        let _focused = element.focus();
    }
}

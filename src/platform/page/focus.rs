//! Moving the keyboard's focus: within a group that is one Tab stop, and on to the next field of a form.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, HtmlTextAreaElement};

use crate::platform::browser::js;
use crate::platform::page::dom;

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

/// Puts the focus on the item of a group that Tab would come to, as soon as it is in sight.
pub fn enter(group: String, item: String) {
    focus_when(move || {
        let stop = dom::find(&format!("{group} {item}[tabindex=\"0\"]"));
        let any = stop.or_else(|| dom::find(&format!("{group} {item}")));
        any.filter(is_in_sight)
    });
}

/// Gives a field the focus for a letter that is being typed elsewhere, so that the browser puts the letter
/// in. A field that is not in sight cannot have the focus yet: then the letter is put in here, and the
/// focus follows. Whether it was put in here.
pub fn begin_typing(id: &str, letter: &str) -> bool {
    let Some(field) = dom::find(&format!("#{id}")) else {
        return false;
    };
    focus(&field);
    if dom::active().as_ref() == Some(&field) {
        return false;
    }
    let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() else {
        return false;
    };
    area.set_value(&format!("{}{letter}", area.value()));
    // Heard by the mirror and by the app, as if it had been typed.
    let bubbles = CustomEventInit::new();
    bubbles.set_bubbles(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("input", &bubbles) {
        // Refused only while the event is being told already.
        let _told = area.dispatch_event(&event);
    }
    focus_when(move || Some(field.clone()).filter(is_in_sight));
    true
}

/// Scrolls a list to its beginning or end and, once its rows are there, puts the focus on the row there.
pub fn to_end_of(list: &str, item: &str, is_last: bool) {
    let Some(around) = dom::find(list) else {
        return;
    };
    let top = if is_last {
        js::get(&around, "scrollHeight")
    } else {
        JsValue::from(0)
    };
    js::set(&around, "scrollTop", &top);
    let item = item.to_owned();
    // The rows in the page follow the scrolling: the list's end is there when no row is left out there.
    focus_when(move || {
        let items = all(&around, &item);
        let row = if is_last { items.last() } else { items.first() };
        let row = row.cloned()?;
        let entry = row.closest("li").ok().flatten()?;
        let beyond = if is_last {
            entry.next_element_sibling()
        } else {
            entry.previous_element_sibling()
        };
        let is_the_end = beyond.is_none_or(|pad| height(&pad) < 1.0);
        is_the_end.then_some(row)
    });
}

/// For so many frames an element is waited for; what is not there then does not come.
const FRAMES: u32 = 120;

/// Gives the focus to an element as soon as it can be found.
fn focus_when(found: impl Fn() -> Option<Element> + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        for _ in 0..FRAMES {
            if let Some(element) = found() {
                return focus(&element);
            }
            dom::next_frame().await;
        }
    });
}

/// Whether an element has a place on the page, and can have the focus.
fn is_in_sight(element: &Element) -> bool {
    height(element) > 0.0
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
    (side(item, "top"), side(item, "left"))
}

fn height(item: &Element) -> f64 {
    side(item, "height")
}

/// A measure of the box that an element fills on the page.
fn side(item: &Element, name: &str) -> f64 {
    let rect = js::call(item, "getBoundingClientRect", &[]).unwrap_or(JsValue::UNDEFINED);
    js::get(&rect, name).as_f64().unwrap_or(0.0)
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

//! A dialog: the browser's own `<dialog>`, which keeps the focus inside and closes on Escape.

use leptos::html;
use leptos::prelude::*;

use crate::ui::context::use_page;
use crate::ui::kit::{Part, Says, div, live, press, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;

/// A dialog that is shown while `open` is true; `id` must be its own on the page.
pub fn dialog<I: Part, A: Part>(
    open: RwSignal<bool>,
    id: &'static str,
    title: impl Into<Says>,
    inside: I,
    acts: Option<impl Fn() -> A + Send + 'static>,
) -> AnyView {
    let acts = acts.map(|acts| div("dialog-acts", live(acts)).into_any());
    shown(open, id, title.into(), Focus::Heading, inside.view(), acts)
}

/// A dialog with a field that takes the focus, and with its own acts.
pub fn asking(
    open: RwSignal<bool>,
    id: &'static str,
    title: impl Into<Says>,
    inside: impl Part,
) -> AnyView {
    shown(open, id, title.into(), Focus::Field, inside.view(), None)
}

/// No acts but "Close" at the top.
pub const NO_ACTS: Option<fn()> = None;

#[derive(PartialEq)]
enum Focus {
    Heading,
    Field,
}

fn shown(
    open: RwSignal<bool>,
    id: &'static str,
    title: Says,
    focus: Focus,
    inside: AnyView,
    acts: Option<AnyView>,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let page = use_page();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // Refused only where the page is going away.
            drop(dialog.show_modal());
        } else if !open.get() && dialog.open() {
            dialog.close();
            page.with_value(|page| page.keep_focus());
        }
    });
    let close = move || open.set(false);
    let heading = tag("h2")
        .set("id", format!("{id}-title"))
        .set("tabindex", "-1");
    let heading = heading.set_if("autofocus", (focus == Focus::Heading).then_some(""));
    let away = press(t::close(), close).icon_alone(Icon::Close);
    let dialog = tag("dialog").class("dialog").node(node);
    let dialog = dialog.set("aria-labelledby", format!("{id}-title"));
    let dialog = dialog.on("close", move |_: web_sys::Event| close());
    let head = div("dialog-head", (heading.has(title), away));
    dialog
        .has((head, div("dialog-body", inside), acts))
        .into_any()
}

//! A dialog: the browser's own `<dialog>`, which keeps the focus inside and closes on Escape.

use leptos::html;
use leptos::prelude::*;

use crate::ui::context::use_page;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::common as t;

/// A dialog that is shown while `open` is true. `id` must be its own on the page.
#[component]
pub fn Dialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// An id of its own; the heading is called `{id}-title`.
    id: &'static str,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Whether a field in it takes the focus, and not its heading.
    #[prop(optional)]
    has_field: bool,
    /// What stands between heading and buttons.
    children: Children,
    /// The buttons at its foot.
    #[prop(optional, into)]
    acts: Option<ViewFn>,
) -> impl IntoView {
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
    let title_id = format!("{id}-title");
    view! {
        <dialog node_ref=node class="dialog" aria-labelledby=title_id on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2 id=title_id.clone() tabindex="-1" autofocus=!has_field prop:textContent=move || title.get()></h2>
                <button type="button" class="btn btn-quiet btn-icon" aria-label=t::close() on:click=move |_| open.set(false)>
                    <IconView icon=Icon::Close/>
                </button>
            </div>
            <div class="dialog-body">{children()}</div>
            {acts.map(|acts| view! { <div class="dialog-acts">{move || acts.run()}</div> })}
        </dialog>
    }
}

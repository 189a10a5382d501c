//! What removes for good: a button and a question that says first what goes. Both rest while another tab
//! has the pen.

use leptos::prelude::*;

use crate::ui::context::use_reads_only;
use crate::ui::parts::dialogs::dialog::Dialog;
use crate::ui::parts::icon::{Icon, IconView};

/// The button and its question.
#[component]
pub fn Removal(
    /// The id of the question, its own on the page.
    id: &'static str,
    /// The button.
    name: &'static str,
    /// The heading of the question.
    title: &'static str,
    /// The answer that leaves everything as it is.
    keep: &'static str,
    /// The answer that removes.
    #[prop(into)]
    remove: Signal<String>,
    /// Removes.
    on_remove: Callback<()>,
    /// What goes and what does not.
    children: Children,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let reads = use_reads_only();
    let removed = move |_| {
        asked.set(false);
        on_remove.run(());
    };
    let acts = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| asked.set(false)>{keep}</button>
            <button type="button" class="btn btn-danger" disabled=move || reads.get() on:click=removed prop:textContent=move || remove.get()></button>
        }
    };
    view! {
        <button type="button" class="btn btn-warn" disabled=move || reads.get() on:click=move |_| asked.set(true)>
            <IconView icon=Icon::Remove/>{name}
        </button>
        <Dialog open=asked id title=title.to_owned() acts>{children()}</Dialog>
    }
}

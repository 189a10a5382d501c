//! What removes for good: a button and a question that says first what goes. Both rest while another tab
//! has the pen.

use leptos::prelude::*;

use crate::ui::context::use_reads_only;
use crate::ui::kit::{Part as _, press, says};
use crate::ui::parts::dialogs::dialog::dialog;
use crate::ui::parts::icon::Icon;

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
    let ask = press(name, move || asked.set(true)).class("btn btn-warn");
    let ask = ask.icon(Icon::Remove).rests_while(move || reads.get());
    let acts = move || {
        let remove = press(says(move || remove.get()), move || {
            asked.set(false);
            on_remove.run(());
        });
        let remove = remove.danger().rests_while(move || reads.get());
        (press(keep, move || asked.set(false)), remove)
    };
    (ask, dialog(asked, id, title, children(), Some(acts))).view()
}

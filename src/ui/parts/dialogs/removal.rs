//! What removes for good: a button and a question that says first what goes. Both rest while another tab
//! has the pen.

use std::rc::Rc;

use leptos::prelude::*;

use crate::ui::context::use_reads_only;
use crate::ui::kit::{Part as _, Says, press};
use crate::ui::parts::dialogs::dialog::dialog;
use crate::ui::parts::icon::Icon;

/// The words of the button and its question.
#[derive(Clone, Debug)]
pub struct Words {
    /// The id of the question, its own on the page.
    pub id: &'static str,
    /// The button.
    pub name: &'static str,
    /// The heading of the question.
    pub title: &'static str,
    /// The answer that leaves everything as it is.
    pub keep: &'static str,
    /// The answer that removes.
    pub remove: Says,
}

/// The button and its question; `inside` says what goes and what does not.
pub fn removal(words: Words, inside: AnyView, on_remove: impl Fn() + 'static) -> AnyView {
    let asked = RwSignal::new(false);
    let reads = use_reads_only();
    let on_remove = StoredValue::new_local(Rc::new(on_remove));
    let Words {
        id,
        name,
        title,
        keep,
        remove,
    } = words;
    let ask = press(name, move || asked.set(true)).class("btn btn-warn");
    let ask = ask.icon(Icon::Remove).rests_while(move || reads.get());
    let acts = move || {
        let remove = press(remove.clone(), move || {
            asked.set(false);
            on_remove.with_value(|on_remove| on_remove());
        });
        let remove = remove.danger().rests_while(move || reads.get());
        (press(keep, move || asked.set(false)), remove)
    };
    (ask, dialog(asked, id, title, inside, Some(acts))).view()
}

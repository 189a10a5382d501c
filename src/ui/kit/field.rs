//! A field of a form: its label, its words, and the name under which they are mirrored as they are typed.

use leptos::prelude::*;

use crate::app::view::observe::field_mirror;
use crate::ui::kit::says::Says;

/// A field for a line of text.
pub fn field(
    id: &'static str,
    label: impl Into<Says>,
    value: RwSignal<String>,
    mirror: Option<&str>,
) -> AnyView {
    field_of(id, label.into(), value, mirror.map(field_mirror))
}

fn field_of(
    id: &'static str,
    label: Says,
    value: RwSignal<String>,
    mirror: Option<String>,
) -> AnyView {
    view! {
        <label class="field" for=id>
            <span class="field-label">{label.view()}</span>
            <input class="input" id=id autocomplete="off" maxlength="300" prop:value=value data-mirror=mirror
                on:input:target=move |ev| value.set(ev.target().value())/>
        </label>
    }
    .into_any()
}

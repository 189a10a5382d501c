//! Sections of a screen with a heading that names them.

use leptos::prelude::*;

use crate::ui::kit::says::Says;

/// A card: a section on its own ground, named by its heading.
pub fn card(id: &'static str, title: impl Into<Says>, inside: impl IntoAny) -> AnyView {
    section("card", id, title.into(), inside.into_any())
}

/// A setting: its heading beside what can be set.
pub fn setting(id: &'static str, title: impl Into<Says>, inside: impl IntoAny) -> AnyView {
    setting_of(id, title.into(), inside.into_any())
}

/// What stands where there is nothing yet: what it will be, and how to begin.
pub fn empty(title: impl Into<Says>, inside: impl IntoAny) -> AnyView {
    empty_of(title.into(), inside.into_any())
}

/// A section with these classes, named by its heading.
pub fn section(class: &'static str, id: &'static str, title: Says, inside: AnyView) -> AnyView {
    view! {
        <section class=class aria-labelledby=id><h2 id=id>{title.view()}</h2>{inside}</section>
    }
    .into_any()
}

fn setting_of(id: &'static str, title: Says, inside: AnyView) -> AnyView {
    view! {
        <section class="setting" aria-labelledby=id>
            <div><h2 id=id>{title.view()}</h2></div>
            <div>{inside}</div>
        </section>
    }
    .into_any()
}

fn empty_of(title: Says, inside: AnyView) -> AnyView {
    view! { <div class="empty"><h1 tabindex="-1" id="title">{title.view()}</h1>{inside}</div> }
        .into_any()
}

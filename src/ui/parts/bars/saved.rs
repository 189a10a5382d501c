//! Whether all is saved: in class always in sight, elsewhere only when it is not.

use leptos::prelude::*;

use crate::app::event::Keeping;
use crate::app::keeping::saving::SaveStatus;
use crate::app::keeping::trouble::StoreTrouble;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::text::common as t;
use crate::ui::text::{observe as o, trouble};

/// When the last write was confirmed, that one is under way, or that it failed.
#[component]
pub fn Saved() -> impl IntoView {
    let status = use_view(|m| m.saving().status(m.now()));
    live(move || {
        match status.get() {
        SaveStatus::Nothing => view! { <p class="save" role="status"></p> }.into_any(),
        SaveStatus::Saving => {
            view! { <p class="save save-busy" role="status"><span translate="no">{o::saving()}</span></p> }.into_any()
        }
        SaveStatus::Saved(at) => view! {
            <p class="save" role="status"><IconView icon=Icon::Check/><span translate="no">{o::saved()}" "<span class="num">{t::wall_seconds(at)}</span></span></p>
        }
        .into_any(),
        SaveStatus::NotSaved(_, why) => not_saved(&why).into_any(),
    }
    })
}

/// What is not saved follows the observer to every screen.
#[component]
pub fn NotSavedBar() -> impl IntoView {
    let failed = use_view(|m| {
        if let SaveStatus::NotSaved(_, why) = m.saving().status(m.now()) {
            Some(why)
        } else {
            None
        }
    });
    live(move || {
        failed
            .get()
            .map(|why| view! { <div class="save-bar">{not_saved(&why)}</div> })
    })
}

fn not_saved(why: &StoreTrouble) -> impl IntoView + use<> {
    let send = use_dispatch();
    let (what, remedy) = trouble::store(why);
    view! {
        <div class="save-failed" role="alert">
            <IconView icon=Icon::Alert/>
            <span><strong>{o::not_saved()}</strong><small prop:textContent=format!("{what} {remedy}")></small></span>
            <button type="button" class="btn btn-danger" on:click=move |_| send.tell(Keeping::CopyPressed)>{o::share_copy()}</button>
        </div>
    }
}

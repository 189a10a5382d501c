//! A newer version of the app waits: when it comes, and the button that takes it.

use leptos::prelude::*;

use crate::app::event::OnPage;
use crate::app::page::standing::Pen;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::Show;
use crate::ui::text::home as h;

/// The banner; nothing where none waits.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let waits = use_view(|m| m.site().update_waits);
    let observing = use_view(|m| m.is_observing() || m.pen() != Pen::Ours);
    let send = use_dispatch();
    view! {
        <Show when=move || waits.get()>
            <div class="banner">
                <IconView icon=Icon::Newer/>
                <div id="update-why">
                    <p><strong>{h::update()}</strong></p>
                    <p prop:textContent=move || if observing.get() { h::update_after() } else { h::update_safe() }></p>
                </div>
                <div class="banner-acts">
                    <button type="button" class="btn" aria-describedby="update-why" disabled=move || observing.get()
                        on:click=move |_| send.tell(OnPage::UpdatePressed)>{h::update_now()}</button>
                </div>
            </div>
        </Show>
    }
}

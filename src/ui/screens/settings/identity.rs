//! A new identity for this tablet: what it does, and the button.

use leptos::prelude::*;

use crate::app::event::HandingOver;
use crate::app::page::standing::Pen;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::Show;
use crate::ui::text::settings as s;

/// The section.
#[component]
pub fn Identity() -> impl IntoView {
    let short = use_view(|m| m.device().as_ref().map(|d| d.short().to_owned()));
    let may = use_view(|m| m.pen() == Pen::Ours && !m.is_observing());
    let asked = RwSignal::new(false);
    let send = use_dispatch();
    let renew = move |_| {
        asked.set(false);
        send.tell(HandingOver::NewIdentityPressed);
    };
    view! {
        <section class="setting" aria-labelledby="s-identity">
            <div><h2 id="s-identity">{s::identity()}</h2></div>
            <div>
                <p class="num">{move || short.get().map(|id| s::known_as(&id))}</p>
                <p class="small soft" id="identity-why">{s::new_identity_why()}</p>
                <Show when=move || asked.get() fallback=move || view! {
                    <button type="button" class="btn" aria-describedby="identity-why" disabled=move || !may.get() on:click=move |_| asked.set(true)>
                        <IconView icon=Icon::Repeat/>{s::new_identity()}
                    </button>
                }>
                    <p role="status">{s::new_identity_sure()}</p>
                    <div class="cluster">
                        <button type="button" class="btn btn-primary" disabled=move || !may.get() on:click=renew>{s::new_identity_yes()}</button>
                        <button type="button" class="btn" on:click=move |_| asked.set(false)>{crate::ui::text::common::cancel()}</button>
                    </div>
                </Show>
            </div>
        </section>
    }
}

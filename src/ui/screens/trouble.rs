//! What stands in place of every screen when the tablet's storage cannot be used.

use leptos::prelude::*;

use crate::app::event::{OnPage, TakingOut};
use crate::app::keeping::trouble::StoreTrouble;
use crate::app::page::route::Route;
use crate::app::view::everywhere::Stage;
use crate::ui::context::{href, use_dispatch, use_view};
use crate::ui::parts::bars::notices::Notices;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::out_file::OutFileCard;
use crate::ui::slice::View;
use crate::ui::text::trouble as w;

/// The screen.
#[component]
pub fn TroubleScreen() -> impl IntoView {
    let trouble = use_view(|m| match &m.stage() {
        Stage::Refused(trouble) => Some(trouble.clone()),
        Stage::Starting | Stage::Ready => None,
    });
    let is_newer = View::new(move || matches!(trouble.get(), Some(StoreTrouble::TooNew(_))));
    let update_waits = use_view(|m| m.site().update_waits);
    let send = use_dispatch();
    // The router leaves links with rel="external" to the browser: the page is loaded again.
    let again = StoredValue::new(href(&Route::Home));
    view! {
        <main class="page page-narrow" id="main">
            <header class="page-head"><div><h1 tabindex="-1" id="title">{w::title()}</h1></div></header>
            {live(move || trouble.get().map(|trouble| {
                let (what, remedy) = w::store(&trouble);
                view! {
                    <section class="banner banner-danger" role="alert">
                        <IconView icon=Icon::Alert/>
                        <div><p><strong>{what}</strong></p><p>{remedy}</p></div>
                        <div class="banner-acts">
                            <a class="btn" rel="external" href=again.get_value()><IconView icon=Icon::Repeat/>{w::try_again()}</a>
                        </div>
                    </section>
                }
            }))}
            <Show when=move || update_waits.get()>
                <button type="button" class="btn btn-primary" on:click=move |_| send.tell(OnPage::UpdatePressed)>{w::update_now()}</button>
            </Show>
            <Show when=move || is_newer.get()>
                <p>{w::stored_why()}</p>
                <button type="button" class="btn" on:click=move |_| send.tell(TakingOut::StoredPressed)>
                    <IconView icon=Icon::Download/>{w::stored()}
                </button>
            </Show>
            <OutFileCard/>
            <Notices/>
            <p class="small soft">{w::nothing_changed()}</p>
        </main>
    }
}

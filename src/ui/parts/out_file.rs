//! A backup or an export that waits for the tap that shares it.

use leptos::prelude::*;

use crate::app::event::TakingOut;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::text::common as t;
use crate::ui::text::hand_over as w;

/// The card; nothing while no file waits.
#[component]
pub fn OutFileCard() -> impl IntoView {
    let waiting = use_view(|m| m.out_file().cloned());
    let send = use_dispatch();
    live(move || {
        waiting.get().map(|(file, ended)| {
            view! {
                <section class="card card-ready" aria-labelledby="h-out" role="status">
                    <h2 id="h-out"><IconView icon=Icon::File/>" "{w::file_ready()}</h2>
                    <p class="file-name">{file.name}</p>
                    <p class="small soft num">{t::bytes(file.size)}</p>
                    <div class="cluster">
                        <button type="button" class="btn btn-primary" on:click=move |_| send.tell(TakingOut::FileShared)>
                            <IconView icon=Icon::Share/>{w::share_one()}
                        </button>
                        <button type="button" class="btn btn-quiet" on:click=move |_| send.tell(TakingOut::FileClosed)>{w::put_aside()}</button>
                    </div>
                    <p class="small soft">{w::share_installed()}</p>
                    {ended.map(|o| view! { <p class="status"><IconView icon=Icon::Info/><span>{w::outcome(&o)}</span></p> })}
                </section>
            }
        })
    })
}

//! The file: being made, ready to leave, and how that went.

use leptos::prelude::*;

use crate::app::event::Event;
use crate::app::trouble::{ShareOutcome, StoreTrouble};
use crate::app::view::hand_over::{self as view, Ready};
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::{hand_over as w, trouble};

/// The file in the making, or the one that is ready; nothing where there is none.
#[component]
pub fn ReadyCard() -> impl IntoView {
    let busy = use_view(|m| m.hand_over.busy.then_some(m.hand_over.for_folder));
    let ready = use_view(view::ready);
    let outcome = use_view(|m| m.hand_over.outcome.clone());
    let failed = use_view(|m| m.hand_over.trouble.clone());
    view! {
        {move || failed.get().map(|why| failure(&why, ready.with(Option::is_some)))}
        {move || match (busy.get(), ready.get()) {
            (Some(for_folder), _) => making(for_folder).into_any(),
            (None, Some(file)) => card(file, outcome).into_any(),
            (None, None) => ().into_any(),
        }}
    }
}

fn making(for_folder: bool) -> impl IntoView {
    let words = if for_folder {
        w::MAKING_FOR_FOLDER
    } else {
        w::MAKING
    };
    view! {
        <section class="card" role="status" aria-busy="true">
            <p>{words}</p>
            <progress class="progress" aria-label=words></progress>
        </section>
    }
}

fn failure(why: &StoreTrouble, is_ready: bool) -> impl IntoView + use<> {
    let (what, remedy) = trouble::store(why);
    let send = use_dispatch();
    let asks = *why == StoreTrouble::FolderAsks;
    let class = if asks {
        "banner banner-amber"
    } else {
        "banner banner-danger"
    };
    let write = (asks && is_ready).then(|| {
        view! {
            <div class="banner-acts">
                <button type="button" class="btn btn-primary" on:click=move |_| send(Event::FolderWritePressed)>
                    <IconView icon=Icon::Folder/>{w::WRITE_TO_FOLDER}
                </button>
            </div>
        }
    });
    let consequence = if is_ready {
        w::NOT_IN_FOLDER
    } else {
        w::NOT_MADE
    };
    view! {
        <div class=class role="alert">
            <IconView icon=Icon::Alert/>
            <div><p><strong>{what}</strong>" "{consequence}</p><p>{remedy}</p></div>
            {write}
        </div>
    }
}

fn card(file: Ready, outcome: Memo<Option<ShareOutcome>>) -> impl IntoView {
    let send = use_dispatch();
    let Ready {
        name,
        size,
        observations,
        entries,
        can_share,
        same_bytes,
        delivered,
    } = file;
    let share = can_share.then(|| {
        view! {
            <button type="button" class="btn btn-primary" on:click=move |_| send(Event::SharePressed)>
                <IconView icon=Icon::Share/>{w::SHARE}
            </button>
        }
    });
    // In an app on the home screen of an iPad a download does nothing, and would count as handed over.
    let installed = use_view(|m| m.health.installed);
    let can_download = move || !(can_share && installed.get());
    let class = if can_share { "btn" } else { "btn btn-primary" };
    view! {
        <section class="card card-ready" aria-labelledby="h-ready" role="status">
            <h2 id="h-ready"><IconView icon=Icon::File/>" "{w::READY}</h2>
            <p class="file-name">{name}</p>
            <p class="small soft num">{w::file_facts(observations, entries, size)}</p>
            {(!same_bytes).then(different)}
            <div class="cluster">
                {share}
                <Show when=can_download>
                    <button type="button" class=class on:click=move |_| send(Event::DownloadPressed)>
                        <IconView icon=Icon::Download/>{w::DOWNLOAD}
                    </button>
                </Show>
                <button type="button" class="btn btn-quiet" on:click=move |_| send(Event::HandOverClosed)>{w::PUT_ASIDE}</button>
            </div>
            {hint(can_share)}
            {move || outcome.get().map(|o| outcome_line(&o))}
            {delivered.map(|by| view! { <p class="status"><IconView icon=Icon::Ok/><span>{w::delivered(by)}</span></p> })}
        </section>
    }
}

fn hint(can_share: bool) -> impl IntoView {
    let installed = use_view(|m| m.health.installed);
    move || match (can_share, installed.get()) {
        (false, _) => Some(view! { <p class="small soft">{w::CANNOT_SHARE}</p> }),
        (true, true) => Some(view! { <p class="small soft">{w::SHARE_INSTALLED}</p> }),
        (true, false) => None,
    }
}

fn different() -> impl IntoView {
    view! {
        <div class="banner banner-amber">
            <IconView icon=Icon::Alert/>
            <div><p><strong>{w::DIFFERENT_BYTES}</strong></p><p>{w::DIFFERENT_BYTES_DO}</p></div>
        </div>
    }
}

fn outcome_line(outcome: &ShareOutcome) -> impl IntoView + use<> {
    let icon = if *outcome == ShareOutcome::Shared {
        Icon::Ok
    } else {
        Icon::Info
    };
    view! { <p class="status"><IconView icon/><span>{w::outcome(outcome)}</span></p> }
}

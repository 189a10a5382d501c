//! The files: being made, ready to leave, and how that went.

use leptos::prelude::*;

use crate::app::event::{Delivering, HandingOver};
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::told::Sharing;
use crate::app::view::hand_over::{self as view, Ready, ReadyRow, State};
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::slice::View;
use crate::ui::text::{hand_over as w, trouble};

/// The files in the making, or those that are ready; nothing where there are none.
#[component]
pub fn ReadyCard() -> impl IntoView {
    let busy = use_view(|m| m.hand_over().busy.then_some(m.hand_over().for_folder));
    let ready = use_view(view::ready);
    let outcome = use_view(|m| m.hand_over().outcome.clone());
    let failed = use_view(|m| m.hand_over().trouble.clone());
    let retries = use_view(|m| m.hand_over().folder_retry.is_some());
    view! {
        {live(move || failed.get().map(|why| failure(&why, ready.with(Option::is_some), retries.get())))}
        {live(move || match (busy.get(), ready.get()) {
            (Some(for_folder), _) => making(for_folder).into_any(),
            (None, Some(files)) => card(files, outcome).into_any(),
            (None, None) => ().into_any(),
        })}
    }
}

fn making(for_folder: bool) -> impl IntoView {
    let words = if for_folder {
        w::making_for_folder()
    } else {
        w::making()
    };
    view! {
        <section class="card" role="status" aria-busy="true">
            <p>{words}</p>
            <progress class="progress" aria-label=words></progress>
        </section>
    }
}

fn failure(why: &StoreTrouble, is_ready: bool, retries: bool) -> impl IntoView + use<> {
    let (what, remedy) = trouble::store(why);
    let send = use_dispatch();
    let asks = *why == StoreTrouble::FolderAsks;
    let class = if asks || retries {
        "banner banner-amber"
    } else {
        "banner banner-danger"
    };
    let write = (is_ready && (asks || retries)).then(|| {
        view! {
            <div class="banner-acts">
                <button type="button" class="btn btn-primary" on:click=move |_| send.tell(HandingOver::FolderWritePressed)>
                    <IconView icon=Icon::Folder/>{w::write_to_folder()}
                </button>
            </div>
        }
    });
    let consequence = if is_ready || retries {
        w::not_in_folder()
    } else {
        w::not_made()
    };
    let again = retries.then(|| view! { <p>{w::folder_again()}</p> });
    view! {
        <div class=class role="alert">
            <IconView icon=Icon::Alert/>
            <div><p><strong>{what}</strong>" "{consequence}</p><p>{remedy}</p>{again}</div>
            {write}
        </div>
    }
}

fn card(ready: Ready, outcome: View<Option<ShareOutcome>>) -> impl IntoView {
    let send = use_dispatch();
    let Ready {
        files,
        can_share,
        next_to_share,
    } = ready;
    let count = files.len();
    // Where no zip can be shared, the download comes first.
    let (first, second) = ("btn btn-primary", "btn");
    let (share_class, download_class) = if can_share == Sharing::Zip {
        (first, second)
    } else {
        (second, first)
    };
    let share = move || {
        (can_share != Sharing::Nothing).then(|| {
            view! {
                <button type="button" class=share_class on:click=move |_| send.tell(HandingOver::SharePressed)>
                    <IconView icon=Icon::Share/>{w::share(can_share, next_to_share, count)}
                </button>
            }
        })
    };
    // In an app on the home screen of an iPad a download does nothing.
    let installed = use_view(|m| m.health().installed);
    let download = move || {
        (can_share != Sharing::Zip || !installed.get()).then(|| {
            view! {
                <button type="button" class=download_class on:click=move |_| send.tell(HandingOver::DownloadPressed)>
                    <IconView icon=Icon::Download/>{w::download(count)}
                </button>
            }
        })
    };
    let acts = if can_share == Sharing::Zip {
        view! { {share} {download} }.into_any()
    } else {
        view! { {download} {share} }.into_any()
    };
    view! {
        <section class="card card-ready" aria-labelledby="h-ready" role="status">
            <h2 id="h-ready"><IconView icon=Icon::File/>" "{w::ready(count)}</h2>
            {(count > 1).then(|| view! { <p class="small soft">{w::one_for_each()}</p> })}
            <ul class="list list-stacked">{files.into_iter().map(file_row).collect_view()}</ul>
            <div class="cluster">
                {acts}
                <button type="button" class="btn btn-quiet" on:click=move |_| send.tell(Delivering::HandOverClosed)>{w::put_aside()}</button>
            </div>
            {live(move || w::hint(can_share, installed.get()).map(|hint| view! { <p class="small soft">{hint}</p> }))}
            {live(move || outcome.get().map(|o| outcome_line(&o)))}
        </section>
    }
}

fn file_row(file: ReadyRow) -> impl IntoView {
    let ReadyRow {
        name,
        size,
        observations,
        instead,
        state,
    } = file;
    let icon = if matches!(state, State::Arrived(..)) {
        Icon::Ok
    } else {
        Icon::Clock
    };
    view! {
        <li>
            <div>
                <p class="file-name">{name}</p>
                <small class="num">{w::file_facts(observations, size)}</small>
                {instead.map(in_place)}
                {w::state(&state).map(|words| view! { <p class="status"><IconView icon/><span>{words}</span></p> })}
            </div>
        </li>
    }
}

fn in_place(number: u32) -> impl IntoView {
    view! {
        <div class="banner banner-amber">
            <IconView icon=Icon::Alert/>
            <div><p><strong>{w::instead(number)}</strong></p><p>{w::instead_do()}</p></div>
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

//! What the list says of handing over: what waits, what was offered, and trouble with the folder.

use leptos::prelude::*;

use crate::app::event::{Delivering, HandingOver};
use crate::app::page::route::Route;
use crate::app::told::Sharing;
use crate::app::view::hand_over::{self as view, Asked};
use crate::ui::context::{href, use_asked, use_dispatch, use_page, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::text::{common as t, hand_over as w, home as h, trouble};

/// How many wait, since when in words, whether there is a network, and what the browser shares.
type Waiting = (usize, Option<String>, bool, Sharing);

/// All three.
#[component]
pub fn OutboxBanners() -> impl IntoView {
    view! {
        <FolderBanner/>
        <WaitingBanner/>
        <AskedBanner/>
    }
}

#[component]
fn WaitingBanner() -> impl IntoView {
    let outbox = use_view(|m| -> Waiting {
        let ids = m.shelf().outbox();
        let since = ids
            .first()
            .and_then(|id| m.shelf().get(id))
            .and_then(|r| r.summary.finished_at);
        let since = since.map(|at| t::day(at, m.now().wall));
        (ids.len(), since, m.site().online, m.health().can_share)
    });
    let busy = use_view(|m| m.hand_over().busy);
    let send = use_dispatch();
    let ids = use_asked(|m| m.shelf().outbox().to_vec());
    let page = use_page();
    let target = href(&Route::HandOver);
    let prepared = use_view(view::prepared);
    let outcome = use_view(|m| m.hand_over().outcome.clone());
    let see = StoredValue::new(target);
    let make = StoredValue::new_local(move || {
        send.tell(HandingOver::HandOverRequested(ids()));
        page.with_value(|p| p.go(&Route::HandOver));
    });
    // Nothing is promised that does not work here.
    let how = move || match (outbox.with(|o| (o.2, o.3)), prepared.get()) {
        ((false, _), _) => h::outbox_offline().to_owned(),
        (_, files) if files > 0 => w::one_tap(files),
        ((_, Sharing::Zip), _) => w::make_first().to_owned(),
        ((_, Sharing::Text | Sharing::Nothing), _) => w::download_first().to_owned(),
    };
    view! {
        <Show when=move || outbox.with(|o| o.0 > 0)>
            <div class="banner">
                <IconView icon=Icon::Handed/>
                <div>
                    <p><strong>{move || outbox.with(|(n, since, ..)| h::outbox(*n, since.as_deref()))}</strong></p>
                    <p>{how}</p>
                    {live(move || outcome.get().map(|o| view! { <p role="status">{w::outcome(&o)}</p> }))}
                </div>
                <div class="banner-acts">
                    <Show when=move || { prepared.get() > 0 } fallback=move || view! {
                        <button type="button" class="btn" disabled=move || busy.get() on:click=move |_| make.with_value(|make| make())>{w::make()}</button>
                    }>
                        <button type="button" class="btn btn-primary" on:click=move |_| send.tell(HandingOver::SharePressed)>
                            <IconView icon=Icon::Share/>{move || w::share_ready(prepared.get())}
                        </button>
                        <a class="btn" href=see.get_value()>{h::outbox_see()}</a>
                    </Show>
                </div>
            </div>
        </Show>
    }
}

/// The newest offered file of which nobody has said anything since the start.
#[component]
fn AskedBanner() -> impl IntoView {
    let asked = use_view(|m| {
        let first = view::asked(m).into_iter().find(|a| !a.not_yet);
        first.map(|a| (w::asked(a.observations, a.at, m.now().wall), a))
    });
    live(move || asked.get().map(|(words, asked)| question(words, asked)))
}

fn question(words: String, asked: Asked) -> impl IntoView {
    let send = use_dispatch();
    let Asked { file, .. } = asked;
    let later = file.clone();
    view! {
        <div class="banner" role="status">
            <IconView icon=Icon::Clock/>
            <div><p><strong>{words}</strong></p></div>
            <div class="banner-acts">
                <button type="button" class="btn" on:click=move |_| send.tell(HandingOver::ArrivedPressed(file.clone()))>{w::it_arrived()}</button>
                <button type="button" class="btn" on:click=move |_| send.tell(Delivering::NotYetPressed(later.clone()))>{w::not_yet()}</button>
            </div>
        </div>
    }
}

#[component]
fn FolderBanner() -> impl IntoView {
    let failing = use_view(|m| {
        let name = m.hand_over().folder.clone().unwrap_or_default();
        view::folder_trouble(m).map(|why| (name, why))
    });
    let link = StoredValue::new(href(&Route::HandOver));
    live(move || {
        failing.get().map(|(name, why)| {
            let (what, remedy) = trouble::store(&why);
            view! {
                <div class="banner banner-amber" role="status">
                    <IconView icon=Icon::Folder/>
                    <div>
                        <p><strong>{w::folder_fails(&name)}</strong>" "{what}</p>
                        <p>{remedy}" "{w::folder_again()}</p>
                    </div>
                    <div class="banner-acts"><a class="btn" href=link.get_value()>{w::see_folder()}</a></div>
                </div>
            }
        })
    })
}

//! Collate: many observers' files put together, told in plain words, read and taken out.

pub mod groups;
pub mod log;
pub mod names;
pub mod outcomes;
pub mod removed;
pub mod table;
pub mod take_out;

use leptos::prelude::*;

use crate::app::event::Collating;
use crate::app::view::collate::{self as view, CollationView, Shared};
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::out_file::OutFileCard;
use crate::ui::screens::collate::groups::Groups;
use crate::ui::screens::collate::log::FileLog;
use crate::ui::screens::collate::names::Names;
use crate::ui::screens::collate::outcomes::{Attention, Outcomes};
use crate::ui::screens::collate::removed::Removed;
use crate::ui::screens::collate::table::Table;
use crate::ui::screens::collate::take_out::{RemoveAll, RemoveRest, TakeOut};
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, trouble};

/// The collation, once it was read.
pub type Collation = View<Option<Shared<CollationView>>>;

/// The screen.
#[component]
pub fn CollateScreen() -> impl IntoView {
    let collation = use_view(view::collation);
    let is_empty = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| c.rows.is_empty() && c.files == 0))
    });
    let failed = use_view(|m| m.collate().trouble.is_some());
    let lead = move || {
        collation.with(|c| {
            let c = c.as_ref().filter(|c| !c.rows.is_empty())?;
            Some(w::lead(c.rows.len(), view::observers(c), c.files))
        })
    };
    view! {
        <main class="page" id="main">
            <header class="page-head"><div><h1 tabindex="-1" id="title">{t::collate()}</h1><p class="num">{lead}</p></div></header>
            <div class="banners"><Trouble/><OutFileCard/></div>
            <Drop/>
            <Progress/>
            <Outcomes collation/>
            {live(move || match is_empty.get() {
                None if failed.get() => view! { <RemoveAll/> }.into_any(),
                None => view! { <p class="soft" role="status">{w::opening()}</p> }.into_any(),
                Some(true) => view! { {empty()}<RemoveRest collation/> }.into_any(),
                Some(false) => view! {
                    <Attention collation/>
                    <Table collation/>
                    <Names collation/>
                    <Groups/>
                    <TakeOut collation/>
                }
                .into_any(),
            })}
            <Removed collation/>
            <FileLog collation/>
        </main>
    }
}

#[component]
fn Trouble() -> impl IntoView {
    let failed = use_view(|m| m.collate().trouble.clone());
    live(move || {
        failed.get().map(|why| {
            let (what, remedy) = trouble::store(&why);
            view! {
                <div class="banner banner-danger" role="alert">
                    <IconView icon=Icon::Alert/>
                    <div><p><strong>{what}</strong></p><p>{remedy}</p></div>
                </div>
            }
        })
    })
}

#[component]
fn Drop() -> impl IntoView {
    view! {
        <section class="drop" aria-labelledby="h-drop" data-drop="collate">
            <h2 class="vh" id="h-drop">{w::add()}</h2>
            <input type="file" class="vh" id="collate-files" data-files="collate" multiple/>
            <label class="btn btn-primary btn-large" for="collate-files"><IconView icon=Icon::Add/>{w::choose()}</label>
            <input type="file" class="vh" id="collate-folder" data-files="collate" webkitdirectory multiple/>
            <label class="btn btn-large" for="collate-folder"><IconView icon=Icon::Folder/>{w::choose_folder()}</label>
            <p class="small soft">{w::drop()}</p>
        </section>
    }
}

#[component]
fn Progress() -> impl IntoView {
    let progress = use_view(|m| m.collate().progress);
    let running = View::new(move || progress.get().is_some());
    let send = use_dispatch();
    let of = move || progress.get().map_or(0, |(of, _)| of);
    let done = move || progress.get().map_or(0, |(_, done)| done);
    view! {
        <Show when=move || running.get()>
            <section class="card" aria-labelledby="h-progress" role="status">
                <div class="spread">
                    <h2 id="h-progress">{move || w::reading(done(), of())}</h2>
                    <button type="button" class="btn" on:click=move |_| send.tell(Collating::CancelPressed)>{t::cancel()}</button>
                </div>
                <progress class="progress" max=move || of().to_string() value=move || done().to_string() aria-label=w::progress()>
                    {live(move || w::done_of(done(), of()))}
                </progress>
            </section>
        </Show>
    }
}

fn empty() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{w::empty_title()}</h2>
            <ol class="steps">
                {w::empty_steps().map(|(step, what)| view! { <li><strong>{step}</strong><small>{what}</small></li> }).collect_view()}
            </ol>
        </div>
    }
}

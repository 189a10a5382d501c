//! Names that may be one person, for a coordinator to join or keep apart, and what was decided.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::view::collate::{NamePair, Verdict};
use crate::ui::context::{use_dispatch, use_reads_only};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::collate as w;

/// The section; not there where no name is like another.
#[component]
pub fn Names(
    /// The collation.
    collation: Collation,
) -> impl IntoView {
    let pairs = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| c.names.clone()).unwrap_or_default())
    });
    let open = View::new(move || {
        pairs.with(|p| {
            p.iter()
                .filter(|p| p.decided.is_none())
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let decided = View::new(move || {
        pairs.with(|p| {
            p.iter()
                .filter(|p| p.decided.is_some())
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || pairs.with(|p| !p.is_empty())>
            <section class="section" aria-labelledby="h-names">
                <h2 id="h-names">{w::names()}</h2>
                <p class="small soft">{w::names_why()}</p>
                <ul class="list" aria-label=w::names_asked()>
                    {live(move || open.with(|p| p.iter().map(asked).collect_view()))}
                </ul>
                <ul class="list">
                    {live(move || decided.with(|p| p.iter().map(told).collect_view()))}
                </ul>
            </section>
        </Show>
    }
}

/// Sends a decision on a pair; the name of its button says which pair it is about.
fn act(pair: &NamePair, words: &'static str, verdict: Verdict) -> impl IntoView + use<> {
    let send = use_dispatch();
    let reads = use_reads_only();
    let [(_, _, one), (_, _, other)] = pair.names.clone();
    let name = format!("{words}: {}", w::pair(pair));
    let decide = move |_| {
        send.tell(Deciding::NamesDecided(
            [one.clone(), other.clone()],
            verdict,
        ));
    };
    view! { <button type="button" class="btn" aria-label=name disabled=move || reads.get() on:click=decide>{words}</button> }
}

fn about(pair: &NamePair) -> impl IntoView + use<> {
    let counted = pair.names.each_ref();
    let counted = counted.map(|(name, n, _)| w::name_counted(name, *n));
    view! { <small>{w::pair_of(pair)}<br/>{counted.join("; ")}</small> }
}

fn asked(pair: &NamePair) -> impl IntoView + use<> {
    view! {
        <li class="is-amber">
            <IconView icon=Icon::Copies/>
            <div><span dir="auto">{w::pair(pair)}</span>{about(pair)}</div>
            <div class="list-acts">
                {act(pair, w::join(), Verdict::Joined)}
                {act(pair, w::keep_apart(), Verdict::Apart)}
            </div>
        </li>
    }
}

fn told(pair: &NamePair) -> impl IntoView + use<> {
    let is_joined = pair.decided.as_ref().is_some_and(|(joined, _)| *joined);
    let at = pair.decided.as_ref().map(|(_, at)| w::log_when(at));
    let words = if is_joined { w::together() } else { w::apart() };
    view! {
        <li class="is-still">
            <IconView icon=Icon::Check/>
            <div><span dir="auto">{w::pair(pair)}</span>": "{words}<small>{at}</small>{about(pair)}</div>
            <div class="list-acts">{act(pair, w::undo_names(), Verdict::Open)}</div>
        </li>
    }
}

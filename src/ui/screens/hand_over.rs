//! Hand over: choose, make the file, share it; the folder; hand-overs made before.

mod asked;
mod earlier;
mod ready;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::event::HandingOver;
use crate::app::view::hand_over::{self as view, Folder, Offer, Offered, Picked};
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::kit::{
    Part, Tag, act, card, div, each, fold, live, more, p, page, press, says, soft, span, status,
    steps, tag, when,
};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::printing::rows_in_page;
use crate::ui::screens::hand_over::asked::asked_card;
use crate::ui::screens::hand_over::earlier::earlier_list;
use crate::ui::screens::hand_over::ready::ready_card;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{hand_over as w, review as r};

/// So many of those handed over before are listed at first, and added with each "Show more".
const PAGE: usize = 50;

/// The screen.
#[component]
pub fn HandOverScreen() -> impl IntoView {
    let most = RwSignal::new(PAGE);
    let offer = use_view(move |look| view::offer(look, most.get()));
    let is_empty = View::new(move || offer.with(Offer::is_empty));
    let pick = move || {
        if is_empty.get() {
            empty()
        } else {
            pick(offer, most)
        }
    };
    let practice = move || offer.with(|o| o.practice);
    let practice = when(
        move || practice() > 0,
        move || soft(says(move || w::practice(practice()))),
    );
    let files = (ready_card(), asked_card(), live(pick), practice);
    let others = (folder(), earlier_list());
    let columns = (div("stack", files), div("stack", others));
    page(
        "page",
        t::hand_over(),
        tag("p").has(w::lead()),
        (
            live(move || offer.with(waiting)),
            div("columns columns-wide", columns),
        ),
    )
}

fn waiting(offer: &Offer) -> Option<Tag> {
    let n = offer.waiting.len();
    let words = tag("span").has(w::waiting(n, offer.since));
    let offline = (!offer.online).then(w::offline);
    let words = (Icon::Clock, words, tag("span").has(offline));
    (n > 0).then(|| p("status", words))
}

fn empty() -> AnyView {
    let steps = steps(
        w::empty_steps().map(|(step, what)| (tag("strong").has(step), tag("small").has(what))),
    );
    card("h-empty", w::empty_title(), steps)
}

fn pick(offer: View<Offer>, most: RwSignal<usize>) -> AnyView {
    let picked = RwSignal::new(Picked::default());
    let send = use_dispatch();
    let nothing_waits = move || offer.with(|o| o.waiting.is_empty());
    let none = View::new(move || offer.with(|o| picked.with(|p| p.is_none(o))));
    let make = move || {
        let ids = offer.with_untracked(|o| picked.with_untracked(|p| p.ids(o)));
        send.tell(HandingOver::HandOverRequested(ids));
    };
    let listed = RwSignal::new(PAGE);
    let in_page = rows_in_page(listed);
    let waiting = move || offer.with(|o| first(&o.waiting, in_page.get()));
    let unlisted = move || offer.with(|o| o.waiting.len()).saturating_sub(listed.get());
    let make = press(w::create(), make).primary();
    let inside = (
        div(
            "spread",
            (tag("h2").id("h-pick").has(w::pick()), all(offer, picked)),
        ),
        when(nothing_waits, || p("soft", w::nothing_waits())),
        tag("ul")
            .class("list")
            .has(each(waiting, move |o| offered(o, picked))),
        more(
            says(move || w::show_more_waiting(unlisted())),
            move || unlisted() > 0,
            listed,
            PAGE,
        ),
        handed_before(offer, most, picked),
        make.rests_while(move || none.get() || offer.with(|o| o.busy)),
        when(move || none.get(), || soft(w::none_picked())),
    );
    let section = tag("section").class("card");
    section
        .set("aria-labelledby", "h-pick")
        .has(inside)
        .into_any()
}

fn first(offered: &[Offered], most: usize) -> Arc<[Offered]> {
    offered.iter().take(most).cloned().collect()
}

fn all(offer: View<Offer>, picked: RwSignal<Picked>) -> Tag {
    let toggle = move || offer.with_untracked(|o| picked.update(|p| p.toggle_all_waiting(o)));
    let tick = tag("input").set("type", "checkbox");
    let tick = tick
        .flag("disabled", move || offer.with(|o| o.waiting.is_empty()))
        .checked(move || offer.with(|o| picked.with(|p| p.has_all_waiting(o))))
        .chosen(toggle);
    let words = tag("span").has(w::all_waiting());
    tag("label").class("check").has((tick, words))
}

fn handed_before(offer: View<Offer>, most: RwSignal<usize>, picked: RwSignal<Picked>) -> AnyView {
    let total = move || offer.with(|o| o.handed_total);
    let is_open = RwSignal::new(false);
    when(
        move || total() > 0,
        move || {
            let count = span("soft small", says(move || t::n_observations(total())));
            let handed = move || offer.with(|o| Arc::clone(&o.handed));
            let inside = (
                tag("ul")
                    .class("list")
                    .has(each(handed, move |o| offered(o, picked))),
                more(w::show_more(), move || total() > most.get(), most, PAGE),
            );
            fold("fold", is_open, (w::handed_before(), " ", count), inside)
        },
    )
}

fn offered(offered: &Offered, picked: RwSignal<Picked>) -> Tag {
    let name = t::named(&offered.teacher);
    let about = r::joined(&[
        &offered.class,
        &offered.subject,
        &offered.school,
        &offered.begun_at.map(t::date).unwrap_or_default(),
        &t::length(offered.length_ms),
        w::standing(offered.life, offered.changed_since),
    ]);
    let spoken = span("vh", format!("{name}, {about}"));
    let words = (tag("b").class("serif").has(name), tag("small").has(about));
    let it = StoredValue::new(offered.clone());
    let tick = tag("input").set("type", "checkbox");
    let tick = tick
        .checked(move || picked.with(|p| it.with_value(|it| p.has(it))))
        .chosen(move || it.with_value(|it| picked.update(|p| p.toggle(it))));
    let tick = tag("label").class("check").has((tick, spoken));
    tag("li").has((tick, tag("div").has(words)))
}

fn folder() -> AnyView {
    let folder = use_view(view::folder);
    card(
        "h-folder",
        w::folder(),
        live(move || folder.with(in_folder)),
    )
}

fn in_folder(folder: &Folder) -> AnyView {
    let choose = || act(w::choose_folder(), HandingOver::FolderAsked);
    match folder {
        Folder::CannotBe => soft(w::folder_cannot()),
        Folder::NotChosen => (soft(w::folder_why()), choose().icon(Icon::Folder)).view(),
        Folder::Chosen(name, fails) => {
            let forget = act(w::forget_folder(), HandingOver::FolderForgotten);
            let goes = status(Icon::Folder, w::goes_to_folder(name));
            let acts = div("cluster", (fails.then(choose), forget));
            (goes, soft(w::folder_why()), acts).view()
        }
    }
}

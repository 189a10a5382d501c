//! What stands above the list: whether the app works without a network, and what needs attention.

use leptos::prelude::*;

use crate::app::event::{Delivering, HandingOver};
use crate::app::handing_over::destination::Destination;
use crate::app::page::route::Route;
use crate::app::page::standing::Offline;
use crate::app::view::hand_over::Asked;
use crate::app::view::home::{self as view, Waiting, Way};
use crate::domain::calendar::Moment;
use crate::ui::context::{use_asked, use_dispatch, use_page, use_view};
use crate::ui::kit::{Part as _, Tag, act, banner, div, link, live, p, press, says, tag};
use crate::ui::parts::bars::elsewhere::elsewhere_banner;
use crate::ui::parts::bars::update::update_banner;
use crate::ui::parts::icon::Icon;
use crate::ui::text::{common as t, hand_over as w, home as h, trouble};

/// Whether the app works without a network, and where everything is kept.
pub(super) fn offline_line() -> Tag {
    let offline = use_view(view::offline);
    let icon = live(move || match offline.get() {
        Offline::Ready => Icon::Ok,
        Offline::Preparing | Offline::Failed | Offline::Impossible => Icon::Offline,
    });
    let words = tag("span").has(says(move || h::offline(offline.get())));
    let dot = tag("span").set("aria-hidden", "true").has(" \u{b7} ");
    let kept = tag("span").has(h::kept_here());
    p("status", (icon, tag("span").has((words, dot, kept)))).set("role", "status")
}

/// All of them, the gravest last: it stands nearest to the list.
pub(super) fn banners() -> Tag {
    let handing_over = (folder(), waiting(), asked());
    div(
        "banners",
        (elsewhere_banner(), update_banner(), handing_over, danger()),
    )
}

fn danger() -> AnyView {
    let danger = use_view(view::danger);
    live(move || {
        let danger = danger.get();
        let failing = danger.failing.map(|why| {
            let (what, remedy) = trouble::store(&why);
            banner(Icon::Alert, what).danger().also(remedy)
        });
        let at_risk = danger.at_risk.then(|| {
            let banner = banner(Icon::Disk, h::not_persisted()).amber();
            let see = link(h::see_storage(), &Route::Settings);
            banner.also(h::not_persisted_do()).act(see)
        });
        (failing, at_risk)
    })
}

/// What waits to be handed over.
fn waiting() -> AnyView {
    let waiting = use_view(view::waiting);
    live(move || {
        waiting.get().map(|waiting| {
            let since = waiting.since.map(|at| t::day(at, waiting.today));
            let what = h::outbox(waiting.observations, since.as_deref());
            let outcome = waiting.outcome.as_ref();
            let outcome = outcome.map(|o| tag("p").set("role", "status").has(w::outcome(o)));
            let banner = banner(Icon::Handed, what).also(how(waiting.way));
            banner.with(outcome.view()).acts(ways(&waiting))
        })
    })
}

fn how(way: Way) -> String {
    match way {
        Way::Later(_) => h::outbox_offline().to_owned(),
        Way::OneTap(files) => w::one_tap(files),
        Way::MakeFirst => w::make_first().to_owned(),
        Way::DownloadFirst => w::download_first().to_owned(),
    }
}

fn ways(waiting: &Waiting) -> AnyView {
    let ready = waiting.way.ready();
    if ready > 0 {
        let share = act(
            w::share_ready(ready),
            HandingOver::DeliverPressed(Destination::ShareSheet),
        );
        let see = link(h::outbox_see(), &Route::HandOver);
        return (share.primary().icon(Icon::Share), see).view();
    }
    let (send, page) = (use_dispatch(), use_page());
    let (ids, busy) = (use_asked(view::outbox), waiting.busy);
    let make = press(w::make(), move || {
        send.tell(HandingOver::HandOverRequested(ids()));
        page.with_value(|p| p.go(&Route::HandOver));
    });
    make.rests_while(move || busy).view()
}

/// The newest offered file of which nobody has said anything since the start.
fn asked() -> AnyView {
    let asked = use_view(view::asked);
    live(move || asked.get().map(|(asked, today)| question(asked, today)))
}

fn question(asked: Asked, today: Moment) -> AnyView {
    let words = w::asked(asked.observations, asked.at, today);
    let arrived = HandingOver::ArrivedPressed(asked.file.clone());
    let banner = banner(Icon::Clock, words).told();
    let banner = banner.act(act(w::it_arrived(), arrived));
    banner
        .act(act(w::not_yet(), Delivering::NotYetPressed(asked.file)))
        .view()
}

fn folder() -> AnyView {
    let failing = use_view(view::folder_trouble);
    live(move || {
        failing.get().map(|(name, why)| {
            let (what, remedy) = trouble::store(&why);
            let failing = tag("strong").has(w::folder_fails(&name));
            let again = format!("{remedy} {}", w::folder_again());
            let told = (tag("p").has((failing, " ", what)), tag("p").has(again));
            let see = div("banner-acts", link(w::see_folder(), &Route::HandOver));
            let parts = (Icon::Folder, tag("div").has(told), see);
            div("banner banner-amber", parts).set("role", "status")
        })
    })
}

//! The frame around every screen: navigation, and the screen for where the app stands.

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::app::view::everywhere::{self, Stage};
use crate::ui::context::{href, use_page, use_view};
use crate::ui::kit::{Part as _, Tag, div, live, p, says, span, tag, when};
use crate::ui::later::{LaterScreen, later};
use crate::ui::parts::bars::notices::notices;
use crate::ui::parts::bars::saved::not_saved_bar;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::printing::Printing;
use crate::ui::screens::collate::table::TableLook;
use crate::ui::screens::home::home;
use crate::ui::screens::observe::observe;
use crate::ui::screens::review::notes::Reading;
use crate::ui::screens::start::start;
use crate::ui::screens::trouble::TroubleScreen;
use crate::ui::slice::View;
use crate::ui::text::common as t;

/// The whole page.
#[component]
pub fn Frame() -> impl IntoView {
    let stage = use_view(everywhere::stage);
    let route = use_view(everywhere::route);
    arrive(route);
    // The route of the screen that stands there.
    let before = StoredValue::new(None::<Route>);
    provide_context(TableLook::default());
    let printing = Printing::listen();
    provide_context(printing);
    provide_context(Reading::new(printing));
    live(move || match stage.get() {
        Stage::Starting => {
            let main = tag("main").class("page").set("aria-busy", "true");
            main.has(p("soft", t::app())).view()
        }
        Stage::Refused(_) => div("shell", view! { <TroubleScreen/> }.into_any()).view(),
        Stage::Ready => match stands(route.get(), before) {
            (Route::Observe(_), _) => untrack(observe),
            (other, entered) => untrack(|| shell(&other, entered).view()),
        },
    })
}

/// The route, and whether the user came to it from the screen of another.
fn stands(route: Route, before: StoredValue<Option<Route>>) -> (Route, bool) {
    let last = before.try_update_value(|before| before.replace(route.clone()));
    let entered = last.flatten().is_some_and(|last| last != route);
    (route, entered)
}

/// Whoever reads by ear or by keyboard learns that another screen is there, and begins at its top.
fn arrive(route: View<Route>) {
    let page = use_page();
    Effect::new(move |before: Option<Route>| {
        let route = route.get();
        let is_new = before.is_some_and(|before| before != route);
        page.with_value(|page| {
            page.arrived(
                t::page_title(&route),
                is_new,
                matches!(route, Route::Observe(_)),
            );
        });
        route
    });
}

fn shell(route: &Route, entered: bool) -> Tag {
    let screen = match (LaterScreen::at(route), route) {
        (Some(screen), _) => later(screen, entered),
        (None, Route::Start) => start(),
        (None, _) => home(),
    };
    let notices = div("notice-dock", notices());
    let dock = div("top-dock no-print", (not_saved_bar(), notices));
    div("shell", (nav(route), dock, screen))
}

fn nav(route: &Route) -> Tag {
    let at_home = matches!(route, Route::Home | Route::Start | Route::Review(_));
    let at_collate = matches!(route, Route::Collate | Route::Collated(_));
    let (hand_over, settings) = (*route == Route::HandOver, *route == Route::Settings);
    let items = [
        item(&Route::Home, Icon::Notebook, t::observations(), at_home),
        item(&Route::HandOver, Icon::Handed, t::hand_over(), hand_over),
        item(&Route::Collate, Icon::Collate, t::collate(), at_collate),
        item(&Route::Settings, Icon::Settings, t::settings(), settings),
    ];
    let nav = tag("nav").class("nav").set("aria-label", t::nav());
    nav.has(tag("ul").has(items))
}

fn item(to: &Route, icon: Icon, name: &'static str, here: bool) -> Tag {
    let count = (*to == Route::HandOver).then(|| {
        let waiting = use_view(everywhere::waiting);
        let number = move || tag("span").has(says(move || waiting.get().to_string()));
        let count = move || span("nav-count", (span("vh", (t::waiting(), ": ")), number()));
        when(move || waiting.get() > 0, count)
    });
    let link = tag("a").set("href", href(to));
    let link = link.set_if("aria-current", here.then_some("page"));
    tag("li").has(link.has((icon, tag("span").has(name), count)))
}

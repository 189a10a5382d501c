//! The frame around every screen: navigation, and the screen for where the app stands.

use leptos::prelude::*;

use crate::app::model::Stage;
use crate::app::page::route::Route;
use crate::ui::context::{href, use_page, use_view};
use crate::ui::later::{Later, LaterScreen};
use crate::ui::parts::bars::notices::Notices;
use crate::ui::parts::bars::saved::NotSavedBar;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::parts::printing::Printing;
use crate::ui::screens::collate::table::TableLook;
use crate::ui::screens::home::HomeScreen;
use crate::ui::screens::observe::ObserveScreen;
use crate::ui::screens::review::notes::Reading;
use crate::ui::screens::start::StartScreen;
use crate::ui::screens::trouble::TroubleScreen;
use crate::ui::slice::View;
use crate::ui::text::common as t;

/// The whole page.
#[component]
pub fn Frame() -> impl IntoView {
    let stage = use_view(|m| m.stage().clone());
    let route = use_view(|m| m.route().clone());
    arrive(route);
    // The route of the screen that stands there.
    let before = StoredValue::new(None::<Route>);
    provide_context(TableLook::default());
    let printing = Printing::listen();
    provide_context(printing);
    provide_context(Reading::new(printing));
    live(move || {
        match stage.get() {
        Stage::Starting => {
            view! { <main class="page" aria-busy="true"><p class="soft">{t::app()}</p></main> }
                .into_any()
        }
        Stage::Refused(_) => view! { <div class="shell"><TroubleScreen/></div> }.into_any(),
        Stage::Ready => match stands(route.get(), before) {
            (Route::Observe(_), _) => view! { <ObserveScreen/> }.into_any(),
            (other, entered) => view! { <div class="shell"><Nav route=other.clone()/><div class="top-dock no-print"><NotSavedBar/><div class="notice-dock"><Notices/></div></div>{screen(&other, entered)}</div> }
                .into_any(),
        },
    }
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

fn screen(route: &Route, entered: bool) -> AnyView {
    match (LaterScreen::at(route), route) {
        (Some(screen), _) => view! { <Later screen entered/> }.into_any(),
        (None, Route::Start) => view! { <StartScreen/> }.into_any(),
        (None, _) => view! { <HomeScreen/> }.into_any(),
    }
}

#[component]
fn Nav(
    /// The screen that is shown.
    route: Route,
) -> impl IntoView {
    let waiting = use_view(|m| m.shelf().outbox().len());
    let item = move |to: Route, icon: Icon, name: &'static str, here: bool| {
        let counted = to == Route::HandOver;
        view! {
            <li>
                <a href=href(&to) aria-current=here.then_some("page")>
                    <IconView icon/>
                    <span>{name}</span>
                    {live(move || (counted && waiting.get() > 0).then(|| view! {
                        <span class="nav-count"><span class="vh">{t::waiting()}": "</span><span prop:textContent=move || waiting.get().to_string()></span></span>
                    }))}
                </a>
            </li>
        }
    };
    let at_home = matches!(route, Route::Home | Route::Start | Route::Review(_));
    let at_collate = matches!(route, Route::Collate | Route::Collated(_));
    view! {
        <nav class="nav" aria-label=t::nav()>
            <ul>
                {item(Route::Home, Icon::Notebook, t::observations(), at_home)}
                {item(Route::HandOver, Icon::Handed, t::hand_over(), route == Route::HandOver)}
                {item(Route::Collate, Icon::Collate, t::collate(), at_collate)}
                {item(Route::Settings, Icon::Settings, t::settings(), route == Route::Settings)}
            </ul>
        </nav>
    }
}

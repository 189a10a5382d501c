//! The screens for after class: a part of the app that comes when it is first needed. Where it is split
//! off is said in `main.rs`.

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::ui::context::{use_later, use_page};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::screens::collate::CollateScreen;
use crate::ui::screens::collated::CollatedScreen;
use crate::ui::screens::hand_over::HandOverScreen;
use crate::ui::screens::review::ReviewScreen;
use crate::ui::screens::settings::SettingsScreen;
use crate::ui::screens::trouble::TroubleScreen;
use crate::ui::text::trouble as w;

/// Gets the part, makes this screen in it, and hands it over; `None` where the part did not come.
pub type Load = fn(LaterScreen, Box<dyn FnOnce(Option<AnyView>)>);

/// A screen of the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaterScreen {
    /// Reading back.
    Review,
    /// Handing over.
    HandOver,
    /// The collation.
    Collate,
    /// One observation of it.
    Collated,
    /// Settings.
    Settings,
    /// In place of every screen: the storage cannot be used.
    Trouble,
}

impl LaterScreen {
    /// The screen for a route; `None` where it is for class, and there from the start.
    pub fn at(route: &Route) -> Option<Self> {
        match route {
            Route::Home | Route::Start | Route::Observe(_) => None,
            Route::Review(_) => Some(Self::Review),
            Route::HandOver => Some(Self::HandOver),
            Route::Collate => Some(Self::Collate),
            Route::Collated(_) => Some(Self::Collated),
            Route::Settings => Some(Self::Settings),
        }
    }

    /// Makes it. Only the part itself calls this, or all of it would be in the first load.
    pub fn view(self) -> AnyView {
        match self {
            Self::Review => view! { <ReviewScreen/> }.into_any(),
            Self::HandOver => view! { <HandOverScreen/> }.into_any(),
            Self::Collate => view! { <CollateScreen/> }.into_any(),
            Self::Collated => view! { <CollatedScreen/> }.into_any(),
            Self::Settings => view! { <SettingsScreen/> }.into_any(),
            Self::Trouble => view! { <TroubleScreen/> }.into_any(),
        }
    }
}

/// A screen, as soon as its part is there; what to do where it does not come.
#[component]
pub fn Later(
    /// Which.
    screen: LaterScreen,
    /// Whether the user came to it from another screen, so that the focus goes to its heading.
    entered: bool,
) -> impl IntoView {
    let shown = RwSignal::new_local(None::<AnyView>);
    let failed = RwSignal::new(false);
    let load = use_later();
    let page = use_page();
    let fetch = move || {
        failed.set(false);
        let here = move |made: Option<AnyView>| {
            match made {
                // Nothing is left to show it on where the user has gone elsewhere.
                Some(view) => drop(shown.try_set(Some(view))),
                None => drop(failed.try_set(true)),
            }
            if entered {
                page.with_value(|page| page.keep_focus());
            }
        };
        load(screen, Box::new(here));
    };
    fetch();
    view! {
        {live(move || {
            shown.track();
            shown.try_update_untracked(Option::take).flatten()
        })}
        <Show when=move || failed.get()>
            <main class="page page-narrow" id="main">
                <header class="page-head"><div><h1 tabindex="-1" id="title">{w::PART_MISSING}</h1></div></header>
                <section class="banner" role="alert">
                    <IconView icon=Icon::Alert/>
                    <div><p>{w::PART_MISSING_DO}</p></div>
                    <div class="banner-acts">
                        <button type="button" class="btn" on:click=move |_| fetch()><IconView icon=Icon::Repeat/>{w::TRY_AGAIN}</button>
                    </div>
                </section>
            </main>
        </Show>
    }
}

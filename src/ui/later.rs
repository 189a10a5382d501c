//! The screens for after class: a part of the app that comes when it is first needed. Where it is split
//! off is said in `main.rs`.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

use crate::app::page::route::Route;
use crate::ui::context::{use_later, use_page};
use crate::ui::kit::{Part as _, Tag, div, heading, live, press, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::screens::collate::CollateScreen;
use crate::ui::screens::collated::CollatedScreen;
use crate::ui::screens::hand_over::HandOverScreen;
use crate::ui::screens::review::ReviewScreen;
use crate::ui::screens::settings::SettingsScreen;
use crate::ui::text::trouble as w;

/// A screen on its way; `None` where its part did not come.
pub type Loading = Pin<Box<dyn Future<Output = Option<AnyView>>>>;

/// Gets the part, and makes this screen in it.
pub type Load = fn(LaterScreen) -> Loading;

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
        }
    }
}

/// A screen, as soon as its part is there; what to do where it does not come. `entered` says whether the
/// user came to it from another screen, so that the focus goes to its heading.
pub fn later(screen: LaterScreen, entered: bool) -> AnyView {
    let shown = RwSignal::new_local(None::<AnyView>);
    let state = RwSignal::new(Coming::Opening);
    let tries = StoredValue::new(0_u32);
    let load = use_later();
    let page = use_page();
    // With what this screen's owner lends to it.
    let owner = Owner::current();
    let fetch = move || {
        let Some(this) = tries.try_update_value(|tries| {
            *tries += 1;
            *tries
        }) else {
            return;
        };
        state.set(Coming::Opening);
        let owner = owner.clone();
        let get = move || -> Loading {
            let made = load(screen);
            let Some(owner) = &owner else { return made };
            owner.with(|| -> Loading { Box::pin(ScopedFuture::new_untracked(made)) })
        };
        let here = move |made: Option<AnyView>| {
            // Nothing is left to show it on where the user has gone elsewhere.
            if tries.try_get_value() != Some(this)
                || state.try_get_untracked() == Some(Coming::Here)
            {
                return false;
            }
            let Some(view) = made else {
                state.set(Coming::Missing);
                return true;
            };
            shown.set(Some(view));
            state.set(Coming::Here);
            if entered {
                page.with_value(|page| page.focus_heading());
            }
            false
        };
        page.with_value(|page| page.bring(Box::new(get), Box::new(here)));
    };
    fetch();
    let screen = live(move || {
        shown.track();
        shown.try_update_untracked(Option::take).flatten()
    });
    let other = live(move || match state.get() {
        Coming::Here => None,
        Coming::Opening => Some(page_of(w::opening()).set("aria-busy", "true")),
        Coming::Missing => {
            let again = press(w::try_again(), fetch.clone()).icon(Icon::Repeat);
            let what = tag("div").has(tag("p").has(w::part_missing_do()));
            let section = tag("section").class("banner").set("role", "alert");
            let section = section.has((Icon::Alert, what, div("banner-acts", again)));
            Some(page_of(w::part_missing()).has(section))
        }
    });
    (screen, other).view()
}

fn page_of(title: &'static str) -> Tag {
    let head = tag("header").class("page-head");
    let head = head.has(tag("div").has(heading(title)));
    tag("main").class("page page-narrow").id("main").has(head)
}

/// How far a screen has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coming {
    Opening,
    Missing,
    Here,
}

//! The app's own address: which screen it names, links followed without loading the page, "Back" and
//! "Forward". What is not a plain click on a link of ours is left to the browser.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event as DomEvent, HtmlAnchorElement, Location, MouseEvent};

use crate::app::event::OnPage;
use crate::app::page::route::Route;
use crate::platform::browser::js;
use crate::platform::page::dom;
use crate::platform::tell::Tell;

/// The screen that the address names; the first one where it names none.
pub fn route() -> Route {
    let path = location().and_then(|l| l.pathname().ok());
    path.as_deref()
        .and_then(below_base)
        .and_then(Route::at)
        .unwrap_or_default()
}

/// Goes to a screen; "Back" comes back here.
pub(crate) fn go(tell: &Tell, to: &Route) {
    enter(tell, to, route() == *to);
}

/// Goes to a screen in the place of this one: "Back" from a lesson does not begin another.
pub(crate) fn replace(tell: &Tell, to: &Route) {
    enter(tell, to, true);
}

/// The user went back or forward. Where the page is scrolled to, the browser remembers.
pub(crate) fn went(tell: &Tell) {
    tell.tell(OnPage::RouteEntered(route()));
}

/// A click: on a link to a screen it goes there.
pub(crate) fn clicked(tell: &Tell, event: &DomEvent) {
    if let Some(to) = followed(event) {
        event.prevent_default();
        go(tell, &to);
    }
}

fn enter(tell: &Tell, to: &Route, in_place: bool) {
    let address = format!("{}{}", base(), to.path());
    let Some(history) = js::window().and_then(|w| w.history().ok()) else {
        return;
    };
    let set = if in_place {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    // Some browsers refuse more than a hundred within half a minute. The screen counts, not its address.
    drop(set);
    tell.tell(OnPage::RouteEntered(to.clone()));
    dom::to_top();
}

/// The screen that a click leads to within this page.
fn followed(event: &DomEvent) -> Option<Route> {
    let click: &MouseEvent = event.dyn_ref()?;
    let with_key = click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key();
    if click.default_prevented() || click.button() != 0 || with_key {
        return None;
    }
    let link: HtmlAnchorElement = click
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest("a[href]")
        .ok()??
        .dyn_into()
        .ok()?;
    let is_ours = link.origin() == location()?.origin().ok()?
        && link.hash().is_empty()
        && !link.has_attribute("download")
        && matches!(link.target().as_str(), "" | "_self")
        && !link.rel().split_whitespace().any(|r| r == "external");
    is_ours
        .then(|| link.pathname())
        .as_deref()
        .and_then(below_base)
        .and_then(Route::at)
}

fn below_base(path: &str) -> Option<&str> {
    path.strip_prefix(base().as_str())
}

/// The folder of the app, without a slash at its end.
fn base() -> String {
    dom::base_path().trim_end_matches('/').to_owned()
}

fn location() -> Option<Location> {
    js::window().map(|w| w.location())
}

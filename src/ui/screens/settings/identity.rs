//! A new identity for this tablet: what it does, and the button.

use leptos::prelude::*;

use crate::app::event::HandingOver;
use crate::app::view::tablet::settings as view;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::kit::{Part, div, live, p, press, says, setting, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;
use crate::ui::text::settings as s;

/// The section.
pub(super) fn identity() -> AnyView {
    let identity = use_view(view::identity);
    let known_as = move |i: &view::Identity| i.short.as_deref().map(s::known_as);
    let known_as = says(move || identity.with(|i| known_as(i).unwrap_or_default()));
    let rests = move || identity.with(|i| !i.can_renew);
    let asked = RwSignal::new(false);
    let send = use_dispatch();
    let renew = move || {
        asked.set(false);
        send.tell(HandingOver::NewIdentityPressed);
    };
    let question = move || {
        let yes = press(s::new_identity_yes(), renew).primary();
        let no = press(t::cancel(), move || asked.set(false));
        let sure = tag("p").set("role", "status").has(s::new_identity_sure());
        (sure, div("cluster", (yes.rests_while(rests), no))).view()
    };
    let ask = move || {
        let ask = press(s::new_identity(), move || asked.set(true)).icon(Icon::Repeat);
        ask.described("identity-why").rests_while(rests).view()
    };
    let inside = (
        p("num", known_as),
        p("small soft", s::new_identity_why()).id("identity-why"),
        live(move || if asked.get() { question() } else { ask() }),
    );
    setting("s-identity", s::identity(), inside.view())
}

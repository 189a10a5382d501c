//! The language: the choice, the button that takes it, and why another one is spoken.

use leptos::{ev, prelude::*};

use crate::app::event::OnPage;
use crate::app::page::languages::Languages;
use crate::app::view::tablet::settings as view;
use crate::ui::context::{use_dispatch, use_page, use_view};
use crate::ui::kit::{Part, Tag, div, labelled, press, says, setting, span, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::settings as s;

/// The section; nothing where there is nothing to choose.
pub(super) fn language() -> Option<AnyView> {
    let languages = use_page().with_value(|p| p.languages());
    let is_choice = languages.here.len() > 1;
    is_choice.then(|| setting("s-language", s::language(), choice(languages).view()))
}

fn choice(languages: Languages) -> impl Part {
    let unspoken = s::not_spoken(&languages).map(|why| {
        let why = tag("div").has(tag("p").has(why));
        div("banner banner-amber", (Icon::Alert, why)).id("language-unspoken")
    });
    let kept = RwSignal::new(languages.chosen.unwrap_or_default());
    let picked = RwSignal::new(kept.get_untracked());
    let options = languages.here.into_iter().map(|(language, name)| {
        let is_chosen = language == kept.get_untracked();
        let option = tag("option").set("value", language.clone());
        let option = option.set("lang", language).set("dir", "auto").has(name);
        option.set_if("selected", is_chosen.then_some(""))
    });
    let as_tablet = tag("option").set("value", "").has(s::as_tablet());
    let select = tag("select").class("select").id("language");
    let select = select.has((as_tablet, options.collect::<Vec<Tag>>()));
    let select = select.on("change", move |ev: ev::Event| {
        picked.set(event_target_value(&ev));
    });
    let waits = use_view(view::language_waits);
    let send = use_dispatch();
    // Whoever goes through the choices by keyboard has not chosen yet: the button does.
    let take = move || {
        let language = picked.get_untracked();
        kept.set(language.clone());
        let chosen = Some(language).filter(|language| !language.is_empty());
        send.tell(OnPage::LanguageChosen(chosen));
    };
    let take = press(s::use_language(), take).described("language-why");
    let when = says(move || {
        if waits.get() {
            s::language_later()
        } else {
            s::language_now()
        }
    });
    let why = span("small soft", when).id("language-why");
    let acts = (
        take.rests_while(move || picked.get() == kept.get()),
        why.set("role", "status"),
    );
    (
        unspoken,
        labelled("language", s::language_of_app(), select),
        div("cluster", acts),
    )
}

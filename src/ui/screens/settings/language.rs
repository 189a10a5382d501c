//! The language: the choice, the button that takes it, and why another one is spoken.

use leptos::prelude::*;

use crate::app::event::OnPage;
use crate::app::model::look::Look;
use crate::app::page::languages::Languages;
use crate::ui::context::{use_dispatch, use_page, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::settings as s;

/// The section; nothing where there is nothing to choose.
#[component]
pub fn Language() -> impl IntoView {
    let languages = use_page().with_value(|p| p.languages());
    let is_choice = languages.here.len() > 1;
    is_choice.then(|| choice(languages))
}

fn choice(languages: Languages) -> impl IntoView {
    let unspoken = s::not_spoken(&languages).map(|why| {
        view! {
            <div class="banner banner-amber" id="language-unspoken"><IconView icon=Icon::Alert/><div><p>{why}</p></div></div>
        }
    });
    let kept = RwSignal::new(languages.chosen.unwrap_or_default());
    let picked = RwSignal::new(kept.get_untracked());
    let options = languages.here.into_iter().map(|(tag, name)| {
        let (lang, is_chosen) = (tag.clone(), tag == kept.get_untracked());
        view! { <option value=tag lang=lang dir="auto" selected=is_chosen>{name}</option> }
    });
    let options = options.collect_view();
    let observing = use_view(is_observing);
    let send = use_dispatch();
    // Whoever goes through the choices by keyboard has not chosen yet: the button does.
    let take = move |_| {
        let tag = picked.get_untracked();
        kept.set(tag.clone());
        send.tell(OnPage::LanguageChosen(
            Some(tag).filter(|tag| !tag.is_empty()),
        ));
    };
    view! {
        <section class="setting" aria-labelledby="s-language">
            <div><h2 id="s-language">{s::language()}</h2></div>
            <div>
                {unspoken}
                <label class="field" for="language">
                    <span class="field-label">{s::language_of_app()}</span>
                    <select class="select" id="language" on:change:target=move |ev| picked.set(ev.target().value())>
                        <option value="">{s::as_tablet()}</option>
                        {options}
                    </select>
                </label>
                <div class="cluster">
                    <button type="button" class="btn" aria-describedby="language-why" disabled=move || picked.get() == kept.get() on:click=take>{s::use_language()}</button>
                    <span class="small soft" id="language-why" role="status" prop:textContent=move || {
                        if observing.get() { s::language_later() } else { s::language_now() }
                    }></span>
                </div>
            </div>
        </section>
    }
}

fn is_observing(look: Look<'_>) -> bool {
    look.is_observing()
}

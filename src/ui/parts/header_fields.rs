//! The fields of a header: on the start screen and, for mending, in the review. What is typed in them is
//! mirrored and comes back after a reload.

use leptos::prelude::*;

use crate::app::view::observe::field_mirror;
use crate::app::view::start;
use crate::domain::observation::header::Header;
use crate::domain::observation::summary::Summary;
use crate::ui::context::{use_page, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::text::start as s;

/// A text of the header.
type Text = fn(&mut Header) -> &mut String;

/// The texts of a header, by the ids of their fields.
const TEXTS: [(&str, Text); 6] = [
    ("teacher", |h| &mut h.texts.teacher),
    ("class", |h| &mut h.texts.class),
    ("subject", |h| &mut h.texts.subject),
    ("focus", |h| &mut h.texts.focus),
    ("observer", |h| &mut h.texts.observer),
    ("school", |h| &mut h.texts.school),
];

/// Fills in what stood in the fields when the page went; their names begin with `mirror`. Whether there
/// was anything.
pub fn fill_in(header: &mut Header, mirror: &str) -> bool {
    let page = use_page();
    let mut is_back = false;
    for (id, text) in TEXTS {
        let field = format!("{mirror}{id}");
        if let Some(kept) = page.with_value(|p| p.mirrored(&field)) {
            is_back |= *text(header) != kept.text;
            *text(header) = kept.text;
        }
    }
    is_back
}

/// Teacher, class, subject, focus, observer and school. Earlier values are offered.
#[component]
pub fn HeaderFields(
    /// The header being edited.
    header: RwSignal<Header>,
    /// What the names begin with under which the fields are mirrored.
    mirror: String,
    /// Whether to say that the teacher is missing.
    #[prop(optional, into)]
    teacher_missing: Signal<bool>,
) -> impl IntoView {
    let field = move |id: &'static str,
                      label: &'static str,
                      get: Text,
                      of: fn(&Summary) -> &str| {
        // Read once: what is offered need not change while the form is open.
        let earlier = use_view(move |m| start::earlier(m, of)).get_untracked();
        let list = format!("{id}-list");
        let missing = move || id == "teacher" && teacher_missing.get();
        let hint = (id == "focus")
            .then(|| view! { <span class="field-hint" id="focus-hint">{s::focus_hint()}</span> });
        view! {
            <label class="field" for=id>
                <span class="field-label">{label}</span>
                <input class="input" id=id list=list.clone() autocomplete="off" maxlength="300" enterkeyhint="next"
                    data-mirror=field_mirror(&format!("{mirror}{id}"))
                    placeholder=(id == "focus").then_some(s::focus_placeholder())
                    aria-invalid=move || missing().then_some("true")
                    aria-describedby=move || if missing() { Some("teacher-error") } else { (id == "focus").then_some("focus-hint") }
                    prop:value=move || header.with(|h| get(&mut h.clone()).clone())
                    on:input:target=move |ev| header.update(|h| *get(h) = ev.target().value())/>
                {hint}
                {live(move || missing().then(|| view! {
                    <span class="field-error" id="teacher-error" role="alert"><IconView icon=Icon::Alert/><span>{s::teacher_missing()}</span></span>
                }))}
            </label>
            <datalist id=list>
                {earlier.into_iter().map(|value| view! { <option value=value></option> }).collect_view()}
            </datalist>
        }
    };
    view! {
        <section class="form-grid" aria-label=s::who()>
            {field("teacher", s::teacher(), |h| &mut h.texts.teacher, |r| &r.texts.teacher)}
            {field("class", s::class(), |h| &mut h.texts.class, |r| &r.texts.class)}
            {field("subject", s::subject(), |h| &mut h.texts.subject, |r| &r.texts.subject)}
            {field("focus", s::focus(), |h| &mut h.texts.focus, |r| &r.texts.focus)}
            {field("observer", s::observer(), |h| &mut h.texts.observer, |r| &r.texts.observer)}
            {field("school", s::school(), |h| &mut h.texts.school, |r| &r.texts.school)}
        </section>
    }
}

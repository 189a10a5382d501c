//! Mending the header: whom, where, about what.

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::kept;
use crate::domain::ids::ObservationId;
use crate::domain::observation::header::Header;
use crate::ui::context::{use_dispatch, use_page, use_reads_only, use_view};
use crate::ui::parts::header_fields::{HeaderFields, fill_in};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::text::common as t;
use crate::ui::text::review as r;

/// The form, folded until it is looked for, or until unsaved words come back in it.
#[component]
pub(super) fn Details() -> impl IntoView {
    let header = use_view(|m| {
        let observation = m.open()?.observation();
        Some((observation.id().clone(), observation.header().clone()))
    });
    let said = RwSignal::new(None::<&'static str>);
    let is_open = RwSignal::new(false);
    // Said when the header is another one, not when the button was pressed.
    Effect::new(move |before: Option<Option<(ObservationId, Header)>>| {
        let now = header.get();
        if before.is_some_and(|before| before != now) {
            said.set(Some(r::details_changed()));
        }
        now
    });
    view! {
        <details class="fold card no-print" prop:open=move || is_open.get()>
            <summary><IconView icon=Icon::Pen/>{r::details()}<IconView icon=Icon::Down/></summary>
            // Made anew when the header changes, so that the form never shows an earlier one.
            {live(move || header.get().map(|(id, header)| form(&id, header, said, is_open)))}
            <p class="small soft" role="status" prop:textContent=move || said.get().unwrap_or_default()></p>
        </details>
    }
}

fn form(
    id: &ObservationId,
    header: Header,
    said: RwSignal<Option<&'static str>>,
    is_open: RwSignal<bool>,
) -> impl IntoView + use<> {
    let send = use_dispatch();
    let reads = use_reads_only();
    let page = use_page();
    let mirror = kept::details(id);
    let purpose = header.purpose;
    let was = StoredValue::new(header.clone());
    let mut filled_in = header;
    if fill_in(&mut filled_in, &mirror) {
        is_open.set(true);
        said.set(Some(r::details_back()));
    }
    let edited = RwSignal::new(filled_in);
    let fields = StoredValue::new(mirror.clone());
    let save = move |_| {
        let new = edited.get_untracked();
        page.with_value(|p| {
            for field in fields.with_value(|prefix| p.mirrored_under(prefix)) {
                p.forget_mirrored(&field);
            }
        });
        said.set(
            was.with_value(|was| *was == new)
                .then_some(r::details_same()),
        );
        send.tell(Reviewing::HeaderEdited(new));
    };
    view! {
        <div class="stack">
            <HeaderFields header=edited mirror/>
            <dl class="facts">
                <dt>{r::purpose()}</dt>
                <dd>{t::purpose(purpose)}" "<span class="small soft">{r::purpose_fixed()}</span></dd>
            </dl>
            <button type="button" class="btn" disabled=move || reads.get() on:click=save>
                {r::save_details()}
            </button>
        </div>
    }
}

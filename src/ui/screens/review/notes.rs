//! The timeline of the review, in the order it is read in, and what comes to mind on reading it back.

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::kept;
use crate::app::view::observe::field_mirror;
use crate::app::view::review::Head;
use crate::app::view::timeline::{self, Arranged};
use crate::domain::ids::{EntryKey, ObservationId};
use crate::domain::observation::entry::{Note, NoteKind};
use crate::ui::context::{Mirrored, use_dispatch, use_page, use_reads_only, use_view};
use crate::ui::parts::dialogs::entry_dialog::{EntryDialog, KindChoice, pressed};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::parts::printing::Printing;
use crate::ui::parts::timeline::TimelineWhole;
use crate::ui::slice::View;
use crate::ui::text::observe as o;
use crate::ui::text::review as r;

/// How timelines are read, kept as long as the page: in the next review it is the same.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The first entry on top; `None` until it is chosen: then paper has the first on top, the screen the
    /// newest.
    oldest_first: RwSignal<Option<bool>>,
    notes_only: RwSignal<bool>,
    without_withdrawn: RwSignal<bool>,
    printing: Printing,
}

impl Reading {
    /// Nothing chosen yet.
    pub fn new(printing: Printing) -> Self {
        Self {
            oldest_first: RwSignal::new(None),
            notes_only: RwSignal::new(false),
            without_withdrawn: RwSignal::new(false),
            printing,
        }
    }

    fn is_oldest_first(self) -> bool {
        let chosen = self.oldest_first.get();
        chosen.unwrap_or_else(|| self.printing.is_on())
    }

    fn arranged(self) -> Arranged {
        Arranged {
            oldest_first: self.is_oldest_first(),
            notes_only: self.notes_only.get(),
            without_withdrawn: self.without_withdrawn.get(),
        }
    }
}

/// The section.
#[component]
pub(super) fn TimelineSection(
    /// What stands at the top.
    head: View<Option<Head>>,
    /// The entry that is open.
    chosen: RwSignal<Option<EntryKey>>,
) -> impl IntoView {
    let rows = View::new(move || head.with(|h| h.as_ref().map_or(0, |h| h.rows)));
    let id = View::new(move || head.with(|h| h.as_ref().map(|h| h.id.clone())));
    let reading = expect_context::<Reading>();
    let lines = use_view(move |m| {
        let how = reading.arranged();
        let arranged = if reading.printing.is_on() {
            timeline::on_paper
        } else {
            timeline::arranged
        };
        let open = m.open();
        open.map(|o| arranged(o.observation(), how))
            .unwrap_or_default()
    });
    let count = move || {
        let shown = lines.with(Vec::len);
        r::in_order(shown, rows.get(), reading.is_oldest_first())
    };
    view! {
        <section class="section" aria-labelledby="h-timeline">
            <h2 id="h-timeline">
                {r::timeline()}" "
                <small><span prop:textContent=count></span><span class="no-print">{r::tap_to_correct()}</span></small>
            </h2>
            <Choices reading/>
            {live(move || id.get().map(|id| view! { <Afterthought id/> }))}
            <TimelineWhole chosen lines/>
        </section>
        <EntryDialog chosen/>
    }
}

#[component]
fn Choices(
    /// What is chosen.
    reading: Reading,
) -> impl IntoView {
    let toggle = move |name: &'static str, on: Signal<bool>, set: Callback<bool>| {
        view! {
            <button type="button" class="btn" aria-pressed=move || pressed(on.get())
                on:click=move |_| set.run(!on.get_untracked())>{name}</button>
        }
    };
    let Reading {
        notes_only,
        without_withdrawn,
        ..
    } = reading;
    view! {
        <div class="cluster no-print" role="group" aria-label=r::read_as()>
            {toggle(r::oldest_first(), Signal::derive(move || reading.is_oldest_first()), Callback::new(move |on| reading.oldest_first.set(Some(on))))}
            {toggle(r::notes_only(), notes_only.into(), Callback::new(move |on| notes_only.set(on)))}
            {toggle(r::without_withdrawn(), without_withdrawn.into(), Callback::new(move |on| without_withdrawn.set(on)))}
        </div>
    }
}

/// A closing summary or an afterthought: a note at the end of the lesson, whose clock stays as it is.
#[component]
fn Afterthought(
    /// The observation.
    id: ObservationId,
) -> impl IntoView {
    let send = use_dispatch();
    let page = use_page();
    let reads = use_reads_only();
    let field = StoredValue::new(kept::afterthought(&id));
    let kept = field.with_value(|f| page.with_value(|p| p.mirrored(f)));
    let kept = kept.unwrap_or_default();
    let is_back = !kept.text.is_empty();
    let said = RwSignal::new(if is_back {
        r::afterthought_back()
    } else {
        r::afterthought_why()
    });
    let kind = NoteKind::ALL.into_iter().find(|k| k.word() == kept.kind);
    let kind = RwSignal::new(kind.unwrap_or_default());
    let words = RwSignal::new(kept.text);
    // The field's words are mirrored as they are typed; the kind chosen beside it, here.
    let choose = move |chosen: NoteKind| {
        kind.set(chosen);
        let note = Mirrored {
            text: words.get_untracked(),
            kind: chosen.word().to_owned(),
            speaker: String::new(),
        };
        field.with_value(|f| page.with_value(|p| p.mirror(f, note)));
    };
    let add = move || {
        send.tell(Reviewing::AfterNoteAdded(Note {
            kind: kind.get_untracked(),
            speaker: None,
            text: words.get_untracked(),
        }));
        words.set(String::new());
        said.set(r::afterthought_added());
        field.with_value(|f| page.with_value(|p| p.forget_mirrored(f)));
    };
    // What is still in the field when the lesson is finished belongs to it, as in the note field in class.
    let finished = use_view(|m| m.open().is_some_and(|o| o.observation().is_finished()));
    Effect::new(move |before: Option<bool>| {
        let now = finished.get();
        if before == Some(false) && now && words.with_untracked(|w| !w.trim().is_empty()) {
            add();
        }
        now
    });
    let typed = move |text: String| {
        // The next one is not added yet.
        if said.get_untracked() == r::afterthought_added() {
            said.set(r::afterthought_why());
        }
        words.set(text);
    };
    let is_empty = move || words.with(|w| w.trim().is_empty());
    view! {
        <details class="fold card no-print" open=is_back>
            <summary><IconView icon=Icon::Pen/>{r::afterthought()}<IconView icon=Icon::Down/></summary>
            <div class="stack">
                <p class="small soft" role="status" prop:textContent=said></p>
                <label class="field" for="afterthought">
                    <span class="field-label">{o::note()}</span>
                    <textarea class="textarea note" id="afterthought" maxlength="16000" prop:value=words
                        data-mirror=field.with_value(|f| field_mirror(f)) data-kind=move || kind.get().word()
                        on:input:target=move |ev| typed(ev.target().value())></textarea>
                </label>
                <KindChoice name="after-kind" kind on_choose=Callback::new(choose)/>
                <button type="button" class="btn" disabled=move || is_empty() || reads.get() on:click=move |_| add()>{o::add_note()}</button>
            </div>
        </details>
    }
}

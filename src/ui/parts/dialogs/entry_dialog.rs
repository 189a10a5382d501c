//! The dialog of one entry: read it, correct a note, withdraw or bring back. The original is kept.

mod strike_out;

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::kept;
use crate::app::view::observe::field_mirror;
use crate::app::view::timeline::{self, EntryView, LineWhat};
use crate::domain::ids::EntryKey;
use crate::domain::observation::entry::{Note, NoteKind, Speaker};
use crate::ui::context::{Mirrored, use_dispatch, use_page, use_reads_only, use_view};
use crate::ui::parts::dialogs::dialog::Dialog;
use crate::ui::parts::dialogs::entry_dialog::strike_out::{StrikeOutDialog, strike_out};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::timeline::entry_words as words;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::observe as o;

/// The dialog; shown while `chosen` names an entry.
#[component]
pub fn EntryDialog(
    /// The entry.
    chosen: RwSignal<Option<EntryKey>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let entry = use_view(move |m| {
        let key = chosen.get()?;
        timeline::entry(m.open()?.observation(), &key)
    });
    let draft = RwSignal::new(Note::default());
    let page = use_page();
    // The name under which the words of the correction are mirrored, and whether words came back.
    let field = use_view(move |m| {
        let (key, open) = (chosen.get()?, m.open()?);
        Some(kept::correction(open.id(), &key))
    });
    let is_back = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(EntryView { line, .. }) = chosen.get().and_then(|_| entry.get_untracked()) {
            if let LineWhat::Note(note) = line.what {
                let words = field.get_untracked().filter(|_| !line.withdrawn);
                let words = words.and_then(|field| page.with_value(|p| p.mirrored(&field)));
                let unsaved = words
                    .map(|w| correction_of(&note, w))
                    .filter(|w| *w != note);
                is_back.set(unsaved.is_some());
                draft.set(unsaved.unwrap_or(note));
            }
            open.set(true);
        }
    });
    let forget = move || {
        if let Some(field) = field.get_untracked() {
            page.with_value(|p| p.forget_mirrored(&field));
        }
    };
    Effect::new(move |_| {
        if !open.get() {
            // Closed by Escape, a correction is no more lost than by a reload.
            let is_as_it_was = entry.with_untracked(|e| {
                e.as_ref().is_some_and(|e| {
                    matches!(&e.line.what, LineWhat::Note(note) if draft.with_untracked(|d| d == note))
                })
            });
            if is_as_it_was {
                forget();
            }
            chosen.set(None);
        }
    });
    let given_up = Callback::new(move |()| forget());
    let striking = RwSignal::new(None::<EntryKey>);
    let title = Signal::derive(move || entry.with(|e| words::title(e.as_ref())));
    view! {
        <Dialog open id="d-entry" title acts=move || acts(entry.get(), draft, open, given_up)>
            {live(move || entry.get().map(|e| body(&e, draft, field, is_back)))}
            {live(move || entry.get().and_then(|e| strike_out(&e, open, striking)))}
        </Dialog>
        <StrikeOutDialog striking/>
    }
}

/// The note as the unsaved words would have it.
pub(crate) fn correction_of(note: &Note, words: Mirrored) -> Note {
    let kind = NoteKind::ALL.into_iter().find(|k| k.word() == words.kind);
    Note {
        kind: kind.unwrap_or(note.kind),
        speaker: Speaker::from_letters(&words.speaker),
        text: words.text,
    }
}

/// The words of a note with what was chosen for it, as they are mirrored.
pub fn mirrored(note: &Note) -> Mirrored {
    Mirrored {
        text: note.text.clone(),
        kind: note.kind.word().to_owned(),
        speaker: note
            .speaker
            .map(Speaker::letters)
            .unwrap_or_default()
            .to_owned(),
    }
}

fn body(
    entry: &EntryView,
    draft: RwSignal<Note>,
    field: View<Option<String>>,
    is_back: RwSignal<bool>,
) -> impl IntoView + use<> {
    let line = &entry.line;
    let is_note = matches!(line.what, LineWhat::Note(_));
    let content = if is_note && !line.withdrawn {
        note_form(draft, field, is_back).into_any()
    } else {
        words::now(line).into_any()
    };
    let clock = if let LineWhat::ClockChanged(by_ms) = line.what {
        Some(if entry.clock_taken {
            o::clock_taken().to_owned()
        } else {
            o::clock_offer(by_ms)
        })
    } else {
        None
    };
    view! {
        {words::facts(line)}
        {content}
        {clock.map(|words| view! { <p class="small" prop:textContent=words></p> })}
        {words::earlier(entry)}
    }
}

/// Characters of a corrected note; what is longer is better split, and no field holds more.
const LONGEST: &str = "16000";

fn note_form(
    draft: RwSignal<Note>,
    field: View<Option<String>>,
    is_back: RwSignal<bool>,
) -> impl IntoView {
    let page = use_page();
    // The field's words are mirrored as they are typed; what is chosen beside it, here.
    let choose = move |change: &dyn Fn(&mut Note)| {
        draft.update(|d| change(d));
        if let Some(field) = field.get_untracked() {
            page.with_value(|p| p.mirror(&field, draft.with_untracked(mirrored)));
        }
    };
    view! {
        <Show when=move || is_back.get()>
            <p class="status" role="status"><IconView icon=Icon::Pen/><span>{o::correction_back()}</span></p>
        </Show>
        <label class="field" for="fix">
            <span class="field-label">{o::text()}</span>
            <textarea class="textarea note" id="fix" maxlength=LONGEST data-mirror=move || field.get().map(|f| field_mirror(&f))
                data-kind=move || draft.with(|d| d.kind.word())
                data-speaker=move || draft.with(|d| d.speaker.map(Speaker::letters).unwrap_or_default()) prop:value=move || draft.with_untracked(|d| d.text.clone())
                on:input:target=move |ev| draft.update(|d| d.text = ev.target().value())></textarea>
        </label>
        <KindChoice name="fix-kind" kind=Signal::derive(move || draft.with(|d| d.kind))
            on_choose=Callback::new(move |kind| choose(&|d| d.kind = kind))/>
        <SpeakerKeys speaker=Signal::derive(move || draft.with(|d| d.speaker))
            on_choose=Callback::new(move |s| choose(&|d| d.speaker = if d.speaker == Some(s) { None } else { Some(s) }))/>
    }
}

/// Evidence, inference, question: one of them.
#[component]
pub fn KindChoice(
    /// Name of the radio group; its own on the page.
    name: &'static str,
    /// The kind chosen.
    #[prop(into)]
    kind: Signal<NoteKind>,
    /// Called with the kind that was tapped.
    on_choose: Callback<NoteKind>,
) -> impl IntoView {
    let item = move |k: NoteKind| {
        view! {
            <label class="seg-item">
                <input type="radio" name=name prop:checked=move || kind.get() == k on:change=move |_| on_choose.run(k)/>
                <span>{t::note_kind(k)}</span>
            </label>
        }
    };
    view! { <div class="seg" role="radiogroup" aria-label=o::kind()>{NoteKind::ALL.map(item).collect_view()}</div> }
}

/// T, S, Ss: one of them or none.
#[component]
pub fn SpeakerKeys(
    /// The speaker chosen.
    #[prop(into)]
    speaker: Signal<Option<Speaker>>,
    /// Called with the speaker that was tapped.
    on_choose: Callback<Speaker>,
) -> impl IntoView {
    let key = move |s: Speaker| {
        view! {
            // A tap leaves the focus, and the keyboard on the screen, to the note being typed.
            <button type="button" class="btn" title=o::speaker_name(s) aria-pressed=move || pressed(speaker.get() == Some(s))
                on:mousedown=move |ev| ev.prevent_default() on:click=move |_| on_choose.run(s)>{s.letters()}</button>
        }
    };
    view! { <div class="keys" role="group" aria-label=o::speaker()>{Speaker::ALL.map(key).collect_view()}</div> }
}

/// The value of `aria-pressed`.
pub const fn pressed(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

fn acts(
    entry: Option<EntryView>,
    draft: RwSignal<Note>,
    open: RwSignal<bool>,
    given_up: Callback<()>,
) -> impl IntoView {
    let send = use_dispatch();
    let Some(EntryView {
        line, clock_taken, ..
    }) = entry
    else {
        return ().into_any();
    };
    let close = move |_| open.set(false);
    let reads = use_reads_only();
    let (key, again) = (line.key.clone(), line.key.clone());
    if matches!(line.what, LineWhat::ClockChanged(_)) && !clock_taken {
        let take = move |_| {
            send.tell(Reviewing::ClockCorrectionTaken(key.clone()));
            open.set(false);
        };
        return view! {
            <button type="button" class="btn" on:click=close>{t::close()}</button>
            <button type="button" class="btn btn-primary" disabled=move || reads.get() on:click=take><IconView icon=Icon::Clock/>{o::take_clock()}</button>
        }
        .into_any();
    }
    if line.withdrawn && line.struck.is_none() {
        let restore = move |_| {
            send.tell(Reviewing::EntryRestored(key.clone()));
            open.set(false);
        };
        return view! {
            <button type="button" class="btn" on:click=close>{t::close()}</button>
            <button type="button" class="btn btn-primary" disabled=move || reads.get() on:click=restore><IconView icon=Icon::Restore/>{o::restore()}</button>
        }
        .into_any();
    }
    let can_withdraw = !line.withdrawn
        && matches!(
            line.what,
            LineWhat::Note(_)
                | LineWhat::Mark(..)
                | LineWhat::Tally(_)
                | LineWhat::Item(..)
                | LineWhat::Unknown(_)
        );
    if !can_withdraw {
        return view! { <button type="button" class="btn btn-primary" on:click=close>{t::close()}</button> }.into_any();
    }
    let cancel = move |_| {
        given_up.run(());
        open.set(false);
    };
    let withdraw = move |_| {
        given_up.run(());
        send.tell(Reviewing::EntryWithdrawn(key.clone()));
        open.set(false);
    };
    let save = move |_| {
        given_up.run(());
        send.tell(Reviewing::NoteCorrected(
            again.clone(),
            draft.get_untracked(),
        ));
        open.set(false);
    };
    let is_note = matches!(line.what, LineWhat::Note(_));
    let rests = move || reads.get() || draft.with(|d| d.text.trim().is_empty());
    view! {
        <button type="button" class="btn" disabled=move || reads.get() on:click=withdraw><IconView icon=Icon::EyeOff/>{o::withdraw()}</button>
        <button type="button" class="btn" on:click=cancel>{t::cancel()}</button>
        {is_note.then(|| view! { <button type="button" class="btn btn-primary" disabled=rests on:click=save>{o::save_correction()}</button> })}
    }
    .into_any()
}

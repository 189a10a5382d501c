//! The dialog of one entry: read it, correct a note, withdraw or bring back. The original is kept.

mod strike_out;

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::event::{Event, Reviewing};
use crate::app::view::observe::field_mirror;
use crate::app::view::timeline::{self, Can, Chosen, EntryView, LineWhat};
use crate::domain::ids::EntryKey;
use crate::domain::observation::entry::Note;
use crate::ui::context::{
    Dispatch, Mirrored, Page, use_dispatch, use_page, use_reads_only, use_view,
};
use crate::ui::kit::act::{Act, press};
use crate::ui::kit::{Part as _, labelled, live, p, says, tag, when};
use crate::ui::parts::dialogs::dialog::dialog;
use crate::ui::parts::dialogs::entry_dialog::strike_out::{strike_out, strike_out_dialog};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::note_choices::{kind_choice, speaker_keys};
use crate::ui::parts::timeline::entry_words as words;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::observe as o;

/// The dialog; shown while `chosen` names an entry.
pub fn entry_dialog(chosen: RwSignal<Option<EntryKey>>) -> AnyView {
    let entry = Entry {
        shown: use_view(move |look| timeline::chosen(look, &chosen.get()?)),
        draft: RwSignal::new(Note::default()),
        begun: RwSignal::new(()),
        is_back: RwSignal::new(false),
        open: RwSignal::new(false),
        reads_only: use_reads_only(),
        page: use_page(),
        send: use_dispatch(),
    };
    let Entry { shown, open, .. } = entry;
    Effect::new(move |_| {
        if let Some(shown) = chosen.get().and_then(|_| shown.get_untracked()) {
            entry.begin(shown);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            // Closed by Escape, a correction is no more lost than by a reload.
            if entry.is_as_it_was() {
                entry.forget();
            }
            chosen.set(None);
        }
    });
    let striking = RwSignal::new(None::<EntryKey>);
    let title = says(move || shown.with(|shown| words::title(shown.as_ref().map(|s| &s.entry))));
    let inside = (
        live(move || {
            shown
                .get()
                .map(|shown| untrack(|| entry.body(&shown.entry)))
        }),
        live(move || {
            shown
                .get()
                .and_then(|shown| strike_out(&shown, open, striking))
        }),
    );
    let acts = move || shown.get().map(|shown| untrack(|| entry.acts(&shown)));
    let question = strike_out_dialog(striking);
    (dialog(open, "d-entry", title, inside, Some(acts)), question).view()
}

/// Characters of a corrected note; what is longer is better split, and no field holds more.
const LONGEST: &str = "16000";

/// The entry that is open, and what is done with it.
#[derive(Clone, Copy)]
struct Entry {
    /// The entry as it stands.
    shown: View<Option<Chosen>>,
    /// The note as it is being corrected.
    draft: RwSignal<Note>,
    /// Told when a correction begins: the field takes the words of the draft then, and at no other time.
    begun: RwSignal<()>,
    /// Whether words of an earlier try came back.
    is_back: RwSignal<bool>,
    /// Whether the dialog is shown.
    open: RwSignal<bool>,
    reads_only: View<bool>,
    page: StoredValue<Rc<dyn Page>, LocalStorage>,
    send: Dispatch,
}

impl Entry {
    fn begin(self, shown: Chosen) {
        let line = shown.entry.line;
        if let LineWhat::Note(note) = line.what {
            let words = self.page.with_value(|p| p.mirrored(&shown.field));
            let words = words.filter(|_| !line.withdrawn);
            let unsaved = words.and_then(|words| words.corrects(&note));
            self.is_back.set(unsaved.is_some());
            self.draft.set(unsaved.unwrap_or(note));
            self.begun.set(());
        }
        self.open.set(true);
    }

    fn is_as_it_was(self) -> bool {
        let line = self
            .shown
            .get_untracked()
            .map(|shown| shown.entry.line.what);
        if let Some(LineWhat::Note(note)) = line {
            self.draft.with_untracked(|draft| *draft == note)
        } else {
            false
        }
    }

    /// The words of the correction are given up, or kept elsewhere.
    fn forget(self) {
        if let Some(field) = self.field() {
            self.page.with_value(|p| p.forget_mirrored(&field));
        }
    }

    fn field(self) -> Option<String> {
        self.shown
            .with_untracked(|shown| Some(shown.as_ref()?.field.clone()))
    }

    fn body(self, entry: &EntryView) -> AnyView {
        let line = &entry.line;
        let is_note = matches!(line.what, LineWhat::Note(_));
        let content = if is_note && !line.withdrawn {
            self.note_form()
        } else {
            words::now(line)
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
        let clock = clock.map(|clock| p("small", clock));
        (words::facts(line), content, clock, words::earlier(entry)).view()
    }

    fn note_form(self) -> AnyView {
        let draft = self.draft;
        let back = || (Icon::Pen, tag("span").has(o::correction_back()));
        let back = move || p("status", back()).set("role", "status");
        let words = tag("textarea")
            .class("textarea note")
            .id("fix")
            .set("maxlength", LONGEST);
        let words = words
            .given("data-mirror", move || {
                self.shown
                    .with(|shown| Some(field_mirror(&shown.as_ref()?.field)))
            })
            .set("data-kind", says(move || draft.with(|d| d.kind.word())))
            .set(
                "data-speaker",
                says(move || draft.with(|d| Mirrored::of(d).speaker)),
            )
            .value(move || {
                self.begun.get();
                draft.with_untracked(|d| d.text.clone())
            })
            .typed(move |words| draft.update(|d| d.text = words));
        (
            when(move || self.is_back.get(), back),
            labelled("fix", o::text(), words),
            kind_choice(
                "fix-kind",
                move || draft.with(|d| d.kind),
                move |kind| self.choose(|d| d.kind = kind),
            ),
            speaker_keys(
                move || draft.with(|d| d.speaker),
                move |s| self.choose(|d| d.speaker = (d.speaker != Some(s)).then_some(s)),
            ),
        )
            .view()
    }

    /// The field's words are mirrored as they are typed; what is chosen beside it, here.
    fn choose(self, change: impl FnOnce(&mut Note)) {
        self.draft.update(change);
        if let Some(field) = self.field() {
            self.page
                .with_value(|p| p.mirror(&field, self.draft.with_untracked(Mirrored::of)));
        }
    }

    fn acts(self, shown: &Chosen) -> Vec<Act> {
        let key = shown.entry.line.key.clone();
        let close = press(t::close(), move || self.open.set(false));
        let cancel = press(t::cancel(), move || {
            self.forget();
            self.open.set(false);
        });
        match shown.can {
            Can::Nothing => vec![close.primary()],
            Can::TakeClock => {
                let take = self.does(o::take_clock(), move || {
                    Reviewing::ClockCorrectionTaken(key.clone())
                });
                vec![close, take.primary().icon(Icon::Clock)]
            }
            Can::Restore => {
                let restore =
                    self.does(o::restore(), move || Reviewing::EntryRestored(key.clone()));
                vec![close, restore.primary().icon(Icon::Restore)]
            }
            Can::Withdraw => vec![self.withdraw(key), cancel],
            Can::Correct => {
                let save = move || {
                    self.forget();
                    Reviewing::NoteCorrected(key.clone(), self.draft.get_untracked())
                };
                let rests =
                    move || self.reads_only.get() || self.draft.with(|d| d.text.trim().is_empty());
                let save = self.does(o::save_correction(), save).rests_while(rests);
                vec![
                    self.withdraw(shown.entry.line.key.clone()),
                    cancel,
                    save.primary(),
                ]
            }
        }
    }

    fn withdraw(self, key: EntryKey) -> Act {
        let withdraw = move || {
            self.forget();
            Reviewing::EntryWithdrawn(key.clone())
        };
        self.does(o::withdraw(), withdraw).icon(Icon::EyeOff)
    }

    /// A button that tells of an event and closes the dialog; it rests while another tab has the pen.
    fn does(self, words: &'static str, event: impl Fn() -> Reviewing + 'static) -> Act {
        let done = press(words, move || {
            self.send.tell(Event::from(event()));
            self.open.set(false);
        });
        done.rests_while(move || self.reads_only.get())
    }
}

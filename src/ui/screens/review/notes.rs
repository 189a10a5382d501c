//! The timeline of the review, in the order it is read in, and what comes to mind on reading it back.

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::view::kept;
use crate::app::view::observe::field_mirror;
use crate::app::view::review as view;
use crate::app::view::timeline::Arranged;
use crate::domain::ids::{EntryKey, ObservationId};
use crate::domain::observation::entry::{Note, NoteKind};
use crate::ui::context::{Mirrored, use_dispatch, use_page, use_reads_only, use_view};
use crate::ui::kit::{Act, Part, Tag, div, fold, labelled, live, p, press, says, span, tag};
use crate::ui::parts::dialogs::entry_dialog::entry_dialog;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::note_choices::kind_choice;
use crate::ui::parts::printing::Printing;
use crate::ui::parts::timeline::timeline_whole;
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

/// The section; `chosen` is the entry that is open.
pub(super) fn timeline_section(chosen: RwSignal<Option<EntryKey>>) -> AnyView {
    let reading = expect_context::<Reading>();
    let rows = use_view(view::rows);
    let lines =
        use_view(move |look| view::lines(look, reading.arranged(), reading.printing.is_on()));
    let about = use_view(view::afterthoughts_of);
    let id = View::new(move || about.with(|about| about.as_ref().map(|(id, _)| id.clone())));
    let finished = View::new(move || about.with(|about| about.as_ref().is_some_and(|a| a.1)));
    let count = says(move || {
        let shown = lines.with(Vec::len);
        r::in_order(shown, rows.get(), reading.is_oldest_first())
    });
    let count = (
        tag("span").has(count),
        span("no-print", r::tap_to_correct()),
    );
    let title = tag("h2").id("h-timeline");
    let title = title.has((r::timeline(), " ", tag("small").has(count)));
    let section = tag("section").class("section");
    let section = section.set("aria-labelledby", "h-timeline").has((
        title,
        choices(reading),
        live(move || id.get().map(|id| afterthought(&id, finished))),
        timeline_whole(chosen, lines),
    ));
    (section, entry_dialog(chosen)).view()
}

fn choices(reading: Reading) -> Tag {
    let Reading {
        oldest_first,
        notes_only,
        without_withdrawn,
        ..
    } = reading;
    let is_oldest_first = move || reading.is_oldest_first();
    let turn = move || oldest_first.set(Some(!untrack(is_oldest_first)));
    let toggle = |words: &'static str, on: RwSignal<bool>| {
        press(words, move || on.update(|on| *on = !*on)).pressed_while(move || on.get())
    };
    let acts: [Act; 3] = [
        press(r::oldest_first(), turn).pressed_while(is_oldest_first),
        toggle(r::notes_only(), notes_only),
        toggle(r::without_withdrawn(), without_withdrawn),
    ];
    let choices = div("cluster no-print", acts).set("role", "group");
    choices.set("aria-label", r::read_as())
}

/// A closing summary or an afterthought: a note at the end of the lesson, whose clock stays as it is.
fn afterthought(id: &ObservationId, finished: View<bool>) -> Tag {
    let send = use_dispatch();
    let page = use_page();
    let reads = use_reads_only();
    let field = StoredValue::new(kept::afterthought(id));
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
    let area = tag("textarea").class("textarea note").id("afterthought");
    let area = area
        .set("maxlength", "16000")
        .set("data-mirror", field.with_value(|f| field_mirror(f)))
        .set("data-kind", says(move || kind.get().word()))
        .value(move || words.get())
        .typed(typed);
    let inside = (
        p("small soft", says(move || said.get())).set("role", "status"),
        labelled("afterthought", o::note(), area),
        kind_choice("after-kind", move || kind.get(), choose),
        press(o::add_note(), add).rests_while(move || is_empty() || reads.get()),
    );
    let title = (Icon::Pen, r::afterthought());
    let is_open = RwSignal::new(is_back);
    fold("fold card no-print", is_open, title, div("stack", inside))
}

//! COPUS: the strip of intervals and the 25 codes.

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::view::copus::side;
use crate::app::view::observe as view;
use crate::domain::instrument::Side;
use crate::domain::observation::entry::CodeKey;
use crate::ui::context::{use_dispatch, use_page, use_view};
use crate::ui::parts::dialogs::dialog::Dialog;
use crate::ui::parts::dialogs::entry_dialog::pressed;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::Show;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::instrument as names;
use crate::ui::text::observe as o;

/// Intervals on the strip; older ones are in the review.
const ON_STRIP: u32 = 90;
/// For so long the new interval is shown as new.
const CUE_S: u64 = 4;
/// A press longer than this asks what a code means.
const LONG_PRESS_MS: f64 = 550.0;

/// The codes of one side: a group that is one stop for the Tab key, and what is in it.
const GROUP: &str = ".codes-grid";
const ITEM: &str = ".code";

/// The COPUS panel.
#[component]
pub(super) fn Copus() -> impl IntoView {
    let strip = use_view(view::strip);
    let late = View::new(move || strip.with(|s| s.chosen != s.running));
    let cue = View::new(move || strip.with(|s| s.running > 0 && s.passed_s < CUE_S));
    let pressed_codes = use_view(view::pressed);
    let about = RwSignal::new(None::<CodeKey>);
    let all = RwSignal::new(false);
    let page = use_page();
    let group = move |which: Side, id: &'static str| {
        let code =
            move |(at, code): (usize, CodeKey)| code_button(code, at == 0, pressed_codes, about);
        // One stop for the Tab key; the arrows go from code to code.
        let arrow = move |ev: KeyboardEvent| {
            if page.with_value(|p| p.rove(&ev.key(), GROUP, ITEM)) {
                ev.prevent_default();
            }
        };
        let roved = move |_| page.with_value(|p| p.roved(GROUP, ITEM));
        view! {
            <div class="codes" role="group" aria-labelledby=id>
                <h3 id=id>{names::side(which)}</h3>
                <div class="codes-grid" on:keydown=arrow on:focusin=roved>{side(which).enumerate().map(code).collect_view()}</div>
            </div>
        }
    };
    view! {
        <section class="ob-copus" aria-labelledby="h-copus" id="p-copus"
            data-late=move || late.get().then_some("on") data-cue=move || cue.get().then_some("on")>
            <h2 class="vh" id="h-copus">{o::copus()}</h2>
            <StripHead strip late all/>
            <progress class="strip-progress" aria-label=o::this_interval() max=move || strip.with(|s| s.length_s.to_string())
                prop:value=move || strip.with(|s| s.passed_s.to_string())></progress>
            <StripCells/>
            <div class="codes-pair" translate="no">{group(Side::Student, "h-s")}{group(Side::Instructor, "h-i")}</div>
        </section>
        <AboutCode about all/>
        <AllCodes open=all/>
    }
}

#[component]
fn StripHead(strip: View<view::Strip>, late: View<bool>, all: RwSignal<bool>) -> impl IntoView {
    let send = use_dispatch();
    view! {
        <div class="strip-head">
            <p class="strip-now">
                <strong translate="no" prop:textContent=move || strip.with(|s| o::interval(s.chosen, s.length_s))></strong>" "
                <span class="strip-left" prop:textContent=move || {
                    if late.get() { o::marking_late().to_owned() } else { strip.with(|s| o::left(s.length_s - s.passed_s)) }
                }></span>
            </p>
            <Show when=move || late.get()>
                <button type="button" class="btn" on:click=move |_| send.tell(Observing::IntervalChosen(None))
                    prop:textContent=move || o::back_to(strip.with(|s| s.running))></button>
            </Show>
            <button type="button" class="btn btn-quiet btn-icon" aria-label=o::codes() on:click=move |_| all.set(true)><IconView icon=Icon::Help/></button>
        </div>
    }
}

#[component]
fn StripCells() -> impl IntoView {
    let cells = use_view(|m| view::strip_cells(m, ON_STRIP));
    let chosen = use_view(|m| view::strip(m).chosen);
    let running = use_view(|m| view::strip(m).running);
    let send = use_dispatch();
    let cell = move |cell: view::StripCell| {
        let class = match (cell.observed, cell.marked) {
            (false, true) => "ival is-unseen is-marked",
            (false, false) => "ival is-unseen",
            (true, true) => "ival is-marked",
            (true, false) => "ival",
        };
        let index = cell.index;
        view! {
            <li>
                <button type="button" class=class aria-label=o::strip_cell(index, cell.observed, cell.marked)
                    aria-pressed=move || pressed(chosen.get() == index)
                    aria-current=move || (running.get() == index).then_some("true")
                    on:click=move |_| send.tell(Observing::IntervalChosen(Some(index)))>{index + 1}</button>
            </li>
        }
    };
    view! {
        <ol class="strip-cells" translate="no" aria-label=o::intervals()>
            <For each=move || cells.get() key=|c| (c.index, c.marked, c.observed) children=cell/>
        </ol>
    }
}

fn code_button(
    code: CodeKey,
    is_stop: bool,
    on: View<std::collections::BTreeSet<CodeKey>>,
    about: RwSignal<Option<CodeKey>>,
) -> impl IntoView {
    let send = use_dispatch();
    let this = StoredValue::new(code.clone());
    let is_on = View::new(move || this.with_value(|k| on.with(|on| on.contains(k))));
    let caption = format!("cap-{}-{}", names::side_word(code.side), code.letters);
    let caption_id = caption.clone();
    let shown = names::caption(code.side, &code.letters);
    let down_at = StoredValue::new(None::<f64>);
    let down = move |ev: PointerEvent| {
        down_at.set_value(Some(ev.time_stamp()));
        send.tell(Observing::CodePressed(this.get_value()));
    };
    let tap = move |ev: MouseEvent| {
        let held = down_at
            .get_value()
            .map_or(0.0, |down| ev.time_stamp() - down);
        down_at.set_value(None);
        if held > LONG_PRESS_MS {
            about.set(Some(this.get_value()));
        } else {
            send.tell(Observing::CodeTapped(this.get_value()));
        }
    };
    let menu = move |ev: MouseEvent| {
        ev.prevent_default();
        about.set(Some(this.get_value()));
    };
    view! {
        <button type="button" class="code" tabindex=if is_stop { "0" } else { "-1" } aria-pressed=move || pressed(is_on.get()) aria-describedby=caption_id
            on:pointerdown=down on:click=tap on:contextmenu=menu>
            // Its name is "Student L": a side that only the ear needs, and the letters that all see.
            <span class="vh">{names::side_word(code.side)}" "</span>
            <span class="code-key">{code.letters}</span>
            <span class="code-cap" aria-hidden="true" id=caption>{shown}</span>
        </button>
    }
}

#[component]
fn AboutCode(about: RwSignal<Option<CodeKey>>, all: RwSignal<bool>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if about.get().is_some() {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            about.set(None);
        }
    });
    let title = Signal::derive(move || about.get().map(|c| names::code(&c)).unwrap_or_default());
    let to_all = move |_| {
        open.set(false);
        all.set(true);
    };
    view! {
        <Dialog open id="d-code" title acts=move || view! {
            <button type="button" class="btn" on:click=to_all>{o::codes()}</button>
            <button type="button" class="btn btn-primary" on:click=move |_| open.set(false)>{t::close()}</button>
        }>
            <p class="entry-now" prop:textContent=move || about.get().map(|c| names::meaning(c.side, &c.letters)).unwrap_or_default()></p>
        </Dialog>
    }
}

#[component]
fn AllCodes(open: RwSignal<bool>) -> impl IntoView {
    let list = |which: Side| {
        let item = |c: CodeKey| {
            let meaning = names::meaning(c.side, &c.letters);
            view! { <div><dt>{c.letters}</dt><dd>{meaning}</dd></div> }
        };
        view! { <h3>{names::side(which)}</h3><dl class="code-list">{side(which).map(item).collect_view()}</dl> }
    };
    view! {
        <Dialog open id="d-codes" title=o::codes().to_owned()>
            <p class="small soft">{o::codes_lead()}</p>
            {list(Side::Student)}
            {list(Side::Instructor)}
        </Dialog>
    }
}

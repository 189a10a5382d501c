//! Starting an observation: three taps and one name.

mod choices;
mod restored;
mod still;

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::page::route::Route;
use crate::app::view::observe::shortcuts;
use crate::app::view::start::{self, Missing};
use crate::app::view::{everywhere, kept};
use crate::domain::instrument;
use crate::domain::observation::header::Header;
use crate::ui::context::{href, use_dispatch, use_page, use_view};
use crate::ui::kit::{Tag, banner, div, heading, live, press, says, span, tag, when};
use crate::ui::parts::bars::elsewhere::elsewhere_banner;
use crate::ui::parts::bars::running::running_banner;
use crate::ui::parts::header_fields::header_fields;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::press::{is_within, press as key};
use crate::ui::screens::start::choices::{counters, instruments, purposes};
use crate::ui::screens::start::still::Still;
use crate::ui::text::common as t;
use crate::ui::text::start as s;

/// The screen.
pub fn start() -> AnyView {
    let fresh = use_view(start::fresh);
    let mut filled_in = fresh.get_untracked();
    let is_back = RwSignal::new(restored::fill_in(&mut filled_in));
    let header = RwSignal::new(filled_in);
    // Raised when the form is emptied, so that its lists are made anew.
    let edition = RwSignal::new(0);
    restored::keep_choices(header);
    let page = use_page();
    let no_teacher = RwSignal::new(false);
    let still = Still::about(header);
    // The form is as it was at first, its questions and reproofs too: the name that was given is gone.
    let clear = move || {
        restored::forget(page);
        header.set(fresh.get_untracked());
        is_back.set(false);
        still.ask_again();
        no_teacher.set(false);
        edition.update(|n| *n += 1);
        page.with_value(|p| p.focus("teacher"));
    };
    let back = move || {
        let parts = (
            Icon::Restore,
            tag("div").has(tag("p").has(s::is_back())),
            div("banner-acts", press(s::clear(), clear)),
        );
        div("banner", parts).set("role", "status")
    };
    let form = form(header, still, no_teacher, edition);
    let main = tag("main")
        .class("page page-narrow page-with-thumb")
        .id("main");
    let above = (running_banner(), elsewhere_banner(), clock_banner());
    main.has((head(), above, when(move || is_back.get(), back), form))
        .into_any()
}

fn head() -> Tag {
    let back = tag("a").class("page-back").set("href", href(&Route::Home));
    let back = back.has((Icon::Back, t::observations()));
    let head = tag("header").class("page-head");
    head.has(tag("div").has((back, heading(s::title()))))
}

fn form(
    header: RwSignal<Header>,
    still: Still,
    no_teacher: RwSignal<bool>,
    edition: RwSignal<i32>,
) -> Tag {
    let page = use_page();
    // Enter goes from field to field, as on every form that people know; only "Begin" begins.
    let enter = move |ev: KeyboardEvent| {
        if is_within(&ev, "input") && shortcuts::goes_on(&key(&ev, true)) {
            ev.prevent_default();
            page.with_value(|p| p.next_field());
        }
    };
    // To type a name is an answer too, the same name over again as well.
    let named = move |ev: Event| {
        if is_within(&ev, "#observer") {
            still.answered();
        }
    };
    let counters = move || {
        live(move || {
            edition.track();
            untrack(|| counters(header))
        })
    };
    let form = tag("form").class("stack start").set("novalidate", "");
    let form = form.on("keydown", enter).on("input", named);
    let form = form.on("submit", |ev: Event| ev.prevent_default());
    form.has((
        still.question(),
        header_fields(header, kept::START, move || no_teacher.get()),
        purposes(header),
        instruments(header),
        when(
            move || header.with(|h| h.uses(instrument::TALLIES)),
            counters,
        ),
        begin(header, still, no_teacher),
    ))
}

fn begin(header: RwSignal<Header>, still: Still, no_teacher: RwSignal<bool>) -> Tag {
    let page = use_page();
    let send = use_dispatch();
    let reads_only = use_view(everywhere::reads_only);
    let begin = press(s::begin(), move || {
        let chosen = header.get_untracked();
        let missing = start::missing(&chosen, still.asks());
        no_teacher.set(missing == Some(Missing::Teacher));
        still.reprove();
        match missing {
            Some(Missing::Teacher) => page.with_value(|p| p.focus("teacher")),
            Some(Missing::Answer) => page.with_value(|p| p.focus("still-yes")),
            None => {
                restored::forget(page);
                send.tell(Observing::BeginPressed(chosen));
            }
        }
    });
    let begin = begin.class("btn btn-primary btn-large");
    let begin = begin.rests_while(move || reads_only.get());
    let hint = says(move || {
        if reads_only.get() {
            s::cannot()
        } else {
            s::begin_hint()
        }
    });
    div("thumb start-go", (begin, span("soft small", hint)))
}

/// The tablet's clock cannot be right: told before anything is written with it.
fn clock_banner() -> AnyView {
    let doubt = use_view(|look| start::clock_doubt(look).map(s::clock_doubt));
    live(move || {
        doubt.get().map(|words| {
            let banner = banner(Icon::Clock, words).amber().told();
            banner.also(s::clock_do())
        })
    })
}

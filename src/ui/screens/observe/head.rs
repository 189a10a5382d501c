//! The clock, whom is observed, whether all is saved, and the actions within reach.

use leptos::prelude::*;

use crate::app::event::Observing;
use crate::app::page::route::Route;
use crate::app::view::observe::{self as view, Acts, Lesson};
use crate::ui::context::{href, use_asked, use_page, use_view};
use crate::ui::kit::{Tag, act, div, go, live, p, press, says, span, tag, when};
use crate::ui::parts::bars::saved::saved;
use crate::ui::parts::icon::Icon;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::observe as o;

/// The head of the screen.
pub(super) fn head(lesson: View<Lesson>, acts: View<Acts>) -> Tag {
    let back = tag("a").class("btn btn-quiet btn-icon ob-back");
    let back = back
        .set("href", href(&Route::Home))
        .set("aria-label", o::back());
    let paused = || {
        let words = (Icon::Pause, tag("span").has(o::paused()));
        p("ob-paused", words).set("role", "status")
    };
    let head = tag("header").class("ob-head");
    head.has((
        back.has(Icon::Back),
        clock(),
        who(lesson),
        when(move || acts.with(|a| a.is_paused), paused),
        saved(),
    ))
}

fn clock() -> Tag {
    let seconds = use_view(view::seconds);
    let wall = use_view(view::minute);
    let elapsed = says(move || t::elapsed(seconds.get() * 1_000));
    let clock = (
        span("clock-elapsed", elapsed),
        span("clock-wall", says(move || t::wall(wall.get()))),
    );
    let clock = div("clock", clock)
        .set("translate", "no")
        .set("role", "timer");
    clock.set("aria-label", o::clock())
}

fn who(lesson: View<Lesson>) -> Tag {
    let words = |element: Tag, words: fn(&Lesson) -> String| {
        let element = element.set("dir", "auto").set("translate", "no");
        element.has(says(move || lesson.with(words)))
    };
    let about = |l: &Lesson| l.about.join(" \u{b7} ");
    let practice = || span("tag tag-amber ob-practice", o::practice());
    let may_sleep = || span("tag tag-amber ob-awake", o::may_sleep());
    let who = (
        words(tag("strong").class("clip"), |l| t::named(&l.teacher)),
        words(tag("span").class("clip"), about),
        words(tag("span").class("ob-focus"), |l| l.focus.clone()),
        when(move || lesson.with(|l| l.is_practice), practice),
        when(move || lesson.with(|l| l.may_sleep), may_sleep),
    );
    div("ob-who", who)
}

/// Pause, dim, undo, review.
pub(super) fn actions(acts: View<Acts>, dim: RwSignal<bool>) -> Tag {
    let page = use_page();
    let stands = View::new(move || acts.with(|a| a.stands));
    let pause = live(move || {
        if stands.get() {
            let resume = act(o::resume(), Observing::ResumePressed);
            resume.class("act act-main").icon(Icon::Play)
        } else {
            let pause = act(o::pause(), Observing::PausePressed);
            pause.class("act").icon(Icon::Pause)
        }
    });
    let dims = press(o::dim(), move || {
        dim.update(|d| *d = !*d);
        page.with_value(|p| p.set_dim(dim.get_untracked()));
    });
    let undo = act(o::undo(), Observing::UndoPressed).class("act");
    let redo = act(o::redo(), Observing::RedoPressed).class("act");
    let review = go(o::review(), use_asked(view::review_of)).class("act act-main");
    let actions = (
        pause,
        dims.class("act")
            .icon(Icon::Moon)
            .pressed_while(move || dim.get()),
        undo.icon(Icon::Undo)
            .rests_while(move || acts.with(|a| !a.can_undo)),
        redo.icon(Icon::Redo)
            .rests_while(move || acts.with(|a| !a.can_redo)),
        review.icon(Icon::Review),
    );
    let actions = div("ob-actions", actions).set("role", "toolbar");
    actions.set("aria-label", o::toolbar())
}

//! The review: everything that was captured, what is worth knowing before finishing, the figures.

mod details;
mod late;
pub mod notes;
mod remove;

use leptos::prelude::*;

use crate::app::event::Reviewing;
use crate::app::page::route::Route;
use crate::app::view::everywhere::place::{self, Place};
use crate::app::view::figures::bars;
use crate::app::view::review::{self as view, Findings, Head, Proof, StillRuns, Ways};
use crate::domain::ids::EntryKey;
use crate::domain::observation::check::Finding;
use crate::ui::context::{href, use_reads_only, use_view};
use crate::ui::kit::card::heading;
use crate::ui::kit::{
    Part, Tag, act, banner, card, div, link, live, p, says, soft, status, tag, told,
};
use crate::ui::parts::bars::elsewhere::elsewhere_banner;
use crate::ui::parts::bars::saved::saved;
use crate::ui::parts::bars::{bars_section, tallies_section};
use crate::ui::parts::dialogs::correction::correction_kept;
use crate::ui::parts::grid::copus_grid;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::life_chip::life_chip;
use crate::ui::parts::not_here::not_here;
use crate::ui::parts::printing::print_button;
use crate::ui::screens::review::details::details;
use crate::ui::screens::review::late::mark_late;
use crate::ui::screens::review::notes::timeline_section;
use crate::ui::screens::review::remove::remove_observation;
use crate::ui::text::common as t;
use crate::ui::text::review as r;

/// The screen.
#[component]
pub fn ReviewScreen() -> impl IntoView {
    let place = use_view(place::place);
    live(move || match place.get() {
        Place::Here => here(),
        place @ (Place::Opening | Place::Missing | Place::Unread(_)) => not_here(&place),
    })
}

fn here() -> Tag {
    let grid = use_view(view::grid);
    let tallies = use_view(view::tallies);
    let set = Signal::derive(move || grid.with(|g| g.as_ref().map(bars::of_grid)));
    let chosen = RwSignal::new(None::<EntryKey>);
    let banners = (elsewhere_banner(), correction_kept(chosen));
    let main = tag("main").class("page").id("main");
    main.has((page_head(), ways(), still_runs()))
        .has((
            div("banners no-print", banners),
            proof(),
            findings(),
            details(),
        ))
        .has(copus_grid(grid))
        .has(mark_late(grid))
        .has((bars_section(set), tallies_section(tallies)))
        .has((timeline_section(chosen), remove_observation()))
}

fn page_head() -> Tag {
    let head = use_view(view::head);
    let back = tag("a").class("page-back").set("href", href(&Route::Home));
    let whom = says(move || head.with(|h| h.as_ref().map(whom).unwrap_or_default()));
    let whom = heading(whom).set("dir", "auto").set("translate", "no");
    let chip = |h: &Head| life_chip(h.life).set("role", "status");
    let words = tag("div").has((
        back.has((Icon::Back, t::observations())),
        whom,
        live(move || head.with(|h| h.as_ref().map(head_lines))),
    ));
    let chip = live(move || head.with(|h| h.as_ref().map(chip)));
    tag("header").class("page-head").has((words, chip))
}

fn whom(head: &Head) -> String {
    t::named(&head.header.texts.teacher)
}

fn head_lines(head: &Head) -> impl Part + use<> {
    let h = &head.header;
    let texts = &h.texts;
    let when = head.begun_at.map(|at| {
        let end = at.plus_ms(i64::try_from(head.length_ms).unwrap_or(0));
        r::from_to(&t::date(at), &t::wall(at), &t::wall(end))
    });
    let facts = [
        texts.class.as_str(),
        texts.subject.as_str(),
        &when.unwrap_or_default(),
        &t::length(head.length_ms),
        &t::n_entries(head.rows),
    ];
    let people = r::joined(&[
        texts.observer.as_str(),
        texts.school.as_str(),
        t::purpose(h.purpose),
    ]);
    let focus = (!texts.focus.is_empty()).then(|| format!("{}: {}", r::focus(), texts.focus));
    (
        p("num", r::joined(&facts)),
        tag("p").has(people),
        focus.map(|focus| tag("p").has(focus)),
    )
}

fn ways() -> Tag {
    let ways = use_view(view::ways);
    let reads = use_reads_only();
    let acts = move |ways| match ways {
        Ways::Draft(id) => {
            let finish = act(r::finish(), Reviewing::FinishPressed).icon(Icon::Check);
            let back = link(r::back_to_observing(), &Route::Observe(id));
            (finish.primary().rests_while(move || reads.get()), back).view()
        }
        Ways::Finished(may_leave) => {
            let hand_over = || link(r::to_hand_over(), &Route::HandOver);
            let hand_over = may_leave.then(|| hand_over().primary().icon(Icon::Handed));
            let reopen = act(r::reopen(), Reviewing::ReopenPressed).icon(Icon::Pen);
            (hand_over, reopen.rests_while(move || reads.get())).view()
        }
    };
    let acts = live(move || ways.get().map(acts));
    div("review-acts", (acts, print_button(), saved()))
}

/// While the lesson clock runs: when the lesson ends if it is finished now, and the note that is
/// still in its field.
fn still_runs() -> AnyView {
    let state = use_view(view::still_runs);
    live(move || {
        let StillRuns { would_end, pending } = state.get();
        let ends = would_end.map(|at| told(Icon::Clock, r::would_end(&t::wall(at))));
        let pending = (!pending.is_empty()).then(|| {
            let words = tag("q").set("dir", "auto").has(pending);
            let words = tag("span").has((r::pending(), " ", words));
            p("status", (Icon::Pen, words))
        });
        div("no-print", (ends, pending))
    })
}

fn proof() -> AnyView {
    let proof = use_view(view::proof);
    live(move || proof.get().map(proof_lines))
}

fn proof_lines(proof: Proof) -> impl Part {
    let not_proved = || {
        let what = banner(Icon::Alert, r::not_proved()).danger();
        what.also(r::not_proved_do()).view()
    };
    let proved = proof.proved.map(|proved| {
        if proved {
            told(Icon::Ok, r::proved())
        } else {
            not_proved()
        }
    });
    let unreadable = (proof.unreadable > 0).then(|| {
        let words = tag("span").has(r::unreadable(proof.unreadable));
        p("banner banner-amber", (Icon::Alert, words))
    });
    (
        proved,
        (proof.changed_since).then(|| status(Icon::Handed, r::changed_since())),
        (proof.is_practice).then(|| status(Icon::Info, r::practice())),
        unreadable,
    )
}

fn findings() -> AnyView {
    let findings = use_view(view::findings);
    live(move || findings.with(|f| f.are_shown().then(|| findings_card(f))))
}

fn findings_card(findings: &Findings) -> AnyView {
    let Findings { found, is_draft } = findings;
    let title = if *is_draft {
        r::before()
    } else {
        r::worth_knowing()
    };
    let none = found.is_empty();
    let each: Vec<Tag> = found.iter().map(finding).collect();
    let inside = (
        none.then(|| status(Icon::Ok, r::nothing_found())),
        tag("ul").class("list").has(each),
        (*is_draft && !none).then(|| soft(r::not_blocked())),
    );
    card("h-find", title, inside.view())
}

fn finding(finding: &Finding) -> Tag {
    let words = r::finding(finding);
    let (class, icon) = if words.is_amber {
        ("is-amber finding", Icon::Alert)
    } else {
        ("is-still finding", Icon::Info)
    };
    let what = tag("span").has(words.what);
    let what = tag("div").has((what, tag("small").has(words.meaning)));
    tag("li").class(class).has((icon, what))
}

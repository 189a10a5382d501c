//! The files: being made, ready to leave, and how that went.

use leptos::prelude::*;

use crate::app::event::{Delivering, HandingOver};
use crate::app::handing_over::destination::Destination;
use crate::app::keeping::trouble::ShareOutcome;
use crate::app::view::hand_over::{self as view, Failed, Files, Ready, ReadyRow, State, Way};
use crate::ui::context::use_view;
use crate::ui::kit::{Act, Part, Tag, act, banner, div, live, p, soft, status, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::slice::View;
use crate::ui::text::{hand_over as w, trouble};

/// The files in the making, or those that are ready; nothing where there are none.
pub(super) fn ready_card() -> AnyView {
    let files = use_view(view::files);
    let failed = use_view(view::failed);
    let outcome = use_view(view::outcome);
    let failed = live(move || failed.with(|failed| failed.as_ref().map(failure)));
    let files = live(move || match files.get() {
        Files::None => None,
        Files::InTheMaking(for_folder) => Some(making(for_folder)),
        Files::Ready(ready) => Some(card(&ready, outcome)),
    });
    (failed, files).view()
}

fn making(for_folder: bool) -> Tag {
    let words = if for_folder {
        w::making_for_folder()
    } else {
        w::making()
    };
    let progress = tag("progress").class("progress").set("aria-label", words);
    let section = tag("section").class("card").set("role", "status");
    section
        .set("aria-busy", "true")
        .has((tag("p").has(words), progress))
}

fn failure(failed: &Failed) -> AnyView {
    let (what, remedy) = trouble::store(&failed.why);
    let consequence = if failed.is_made || failed.retries {
        w::not_in_folder()
    } else {
        w::not_made()
    };
    let mut said = banner(Icon::Alert, what).besides(consequence).also(remedy);
    said = if failed.is_mild {
        said.amber().alert()
    } else {
        said.danger()
    };
    if failed.retries {
        said = said.also(w::folder_again());
    }
    if failed.can_write() {
        let write = act(
            w::write_to_folder(),
            HandingOver::DeliverPressed(Destination::Folder),
        );
        said = said.act(write.icon(Icon::Folder).primary());
    }
    said.view()
}

fn card(ready: &Ready, outcome: View<Option<ShareOutcome>>) -> Tag {
    let count = ready.files.len();
    let title = tag("h2").id("h-ready");
    let rows: Vec<Tag> = ready.files.iter().map(file_row).collect();
    let ways = ready.ways().iter().enumerate().map(|(at, way)| {
        let way = way_out(*way, ready);
        if at == 0 { way.primary() } else { way }
    });
    let ways: Vec<Act> = ways.collect();
    let aside = act(w::put_aside(), Delivering::HandOverClosed).quiet();
    let inside = (
        title.has((Icon::File, " ", w::ready(count))),
        (count > 1).then(|| soft(w::one_for_each())),
        tag("ul").class("list list-stacked").has(rows),
        div("cluster", (ways, aside)),
        w::hint(ready.can_share, ready.installed).map(soft),
        live(move || outcome.get().map(|outcome| outcome_line(&outcome))),
    );
    let section = tag("section")
        .class("card card-ready")
        .set("role", "status");
    section.set("aria-labelledby", "h-ready").has(inside)
}

fn way_out(way: Way, ready: &Ready) -> Act {
    let count = ready.files.len();
    match way {
        Way::Share => {
            let words = w::share(ready.can_share, ready.next_to_share, count);
            act(words, HandingOver::DeliverPressed(Destination::ShareSheet)).icon(Icon::Share)
        }
        Way::Download => act(
            w::download(count),
            HandingOver::DeliverPressed(Destination::Download),
        )
        .icon(Icon::Download),
    }
}

fn file_row(file: &ReadyRow) -> Tag {
    let icon = if matches!(file.state, State::Arrived(..)) {
        Icon::Ok
    } else {
        Icon::Clock
    };
    let facts = w::file_facts(file.observations, file.size);
    let instead = file.instead.map(|number| {
        let instead = banner(Icon::Alert, w::instead(number)).amber();
        instead.also(w::instead_do())
    });
    let inside = (
        p("file-name", file.name.clone()),
        tag("small").class("num").has(facts),
        instead,
        w::state(&file.state).map(|words| status(icon, words)),
    );
    tag("li").has(tag("div").has(inside))
}

fn outcome_line(outcome: &ShareOutcome) -> AnyView {
    let icon = if *outcome == ShareOutcome::Shared {
        Icon::Ok
    } else {
        Icon::Info
    };
    status(icon, w::outcome(outcome))
}

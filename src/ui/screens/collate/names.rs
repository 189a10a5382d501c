//! Names that may be one person, for a coordinator to join or keep apart, and what was decided.

use leptos::prelude::*;

use crate::app::event::Deciding;
use crate::app::view::collate::{self as view, NamePair, Verdict};
use crate::ui::context::use_reads_only;
use crate::ui::kit::{Act, Part, Tag, act, div, live, soft, tag, when};
use crate::ui::parts::icon::Icon;
use crate::ui::screens::collate::Collation;
use crate::ui::slice::View;
use crate::ui::text::collate as w;

/// The section; not there where no name is like another.
pub(super) fn names(collation: Collation) -> AnyView {
    let pairs = View::new(move || {
        collation.with(|c| c.as_ref().map(|c| view::names(c)).unwrap_or_default())
    });
    let list = |rows: AnyView| tag("ul").class("list").has(rows);
    when(
        move || pairs.with(|(open, decided)| open.len() + decided.len() > 0),
        move || {
            let open = live(move || pairs.with(|(open, _)| rows(open, asked_row)));
            let decided = live(move || pairs.with(|(_, decided)| rows(decided, decided_row)));
            let section = tag("section").class("section");
            section.set("aria-labelledby", "h-names").has((
                tag("h2").id("h-names").has(w::names()),
                soft(w::names_why()),
                list(open).set("aria-label", w::names_asked()),
                list(decided),
            ))
        },
    )
}

fn rows(pairs: &[NamePair], row: fn(&NamePair) -> Tag) -> Vec<Tag> {
    pairs.iter().map(row).collect()
}

/// Decides on a pair; the name of its button says which pair it is about.
fn decide(pair: &NamePair, words: &'static str, verdict: Verdict) -> Act {
    let reads = use_reads_only();
    let [(_, _, one), (_, _, other)] = pair.names.clone();
    let decide = act(words, Deciding::NamesDecided([one, other], verdict));
    decide
        .named(format!("{words}: {}", w::pair(pair)))
        .rests_while(move || reads.get())
}

fn pair_row(
    pair: &NamePair,
    (class, icon): (&'static str, Icon),
    besides: impl Part,
    acts: impl Part,
) -> Tag {
    let counted = pair.names.each_ref();
    let counted = counted.map(|(name, n, _)| w::name_counted(name, *n));
    let about = (w::pair_of(pair), tag("br"), counted.join("; "));
    let names = tag("span").has(w::pair(pair)).set("dir", "auto");
    let words = tag("div").has((names, besides, tag("small").has(about)));
    tag("li")
        .class(class)
        .has((icon, words, div("list-acts", acts)))
}

fn asked_row(pair: &NamePair) -> Tag {
    let acts = (
        decide(pair, w::join(), Verdict::Joined),
        decide(pair, w::keep_apart(), Verdict::Apart),
    );
    pair_row(pair, ("is-amber", Icon::Copies), (), acts)
}

fn decided_row(pair: &NamePair) -> Tag {
    let is_joined = pair.decided.as_ref().is_some_and(|(joined, _)| *joined);
    let at = pair.decided.as_ref().map(|(_, at)| w::log_when(at));
    let words = if is_joined { w::together() } else { w::apart() };
    let besides = (": ", words, tag("small").has(at));
    let undo = decide(pair, w::undo_names(), Verdict::Open);
    pair_row(pair, ("is-still", Icon::Check), besides, undo)
}

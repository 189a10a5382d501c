//! One observation of the collation: its versions side by side where they conflict, else all of it,
//! to be read only.

mod earlier;
mod lesson;
mod remove;
mod versions;

use leptos::prelude::*;

use crate::app::page::route::Route;
use crate::app::view::collate::{self, Seen};
use crate::app::view::collated::{self as view, Collated};
use crate::domain::ids::ObservationId;
use crate::ui::context::{href, use_view};
use crate::ui::kit::{Part, Tag, banner, card, empty, fold, heading, link, live, p, soft, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::screens::collated::earlier::{earlier_versions, reading_earlier};
use crate::ui::screens::collated::lesson::lesson;
use crate::ui::screens::collated::remove::remove_lesson;
use crate::ui::screens::collated::versions::versions;
use crate::ui::slice::View;
use crate::ui::text::common as t;
use crate::ui::text::{collate as w, observe as o, review as r};

/// The screen.
#[component]
pub fn CollatedScreen() -> impl IntoView {
    let id = use_view(view::id);
    let texts = use_view(collate::versions);
    let read = View::new(move || {
        let read = |id: ObservationId| {
            let read = texts.with(|texts| texts.as_ref().and_then(|t| view::of(&id, t)));
            Some((id, read?))
        };
        id.get().and_then(read)
    });
    let back = tag("a").class("page-back no-print");
    let back = back.set("href", href(&Route::Collate));
    let inside = live(move || match read.get() {
        None => p("soft", o::opening()).set("role", "status").into_any(),
        Some((id, read)) if !read.versions.is_empty() => content(&id, read),
        Some(_) => missing(),
    });
    let main = tag("main").class("page").id("main");
    main.has((back.has((Icon::Back, t::collate())), inside))
}

fn missing() -> AnyView {
    let inside = (
        tag("p").has(w::not_found_do()),
        link(t::collate(), &Route::Collate),
    );
    empty(w::not_found(), inside.view())
}

fn content(id: &ObservationId, read: Collated) -> AnyView {
    let head = page_head(&read);
    let unreadable = (read.unreadable > 0).then(|| {
        let n = u32::try_from(read.unreadable).unwrap_or(u32::MAX);
        banner(Icon::Alert, w::unreadable(n)).amber()
    });
    let compared = read.versions.len() > 1;
    let seen = seen_too(&read);
    let shows_lesson = read.shown().is_some();
    let read = StoredValue::new(read);
    let opened = RwSignal::new(None::<usize>);
    let id = StoredValue::new(id.clone());
    let is_open = RwSignal::new(false);
    let side_by_side = move || id.with_value(|id| read.with_value(|read| versions(id, read)));
    let now = live(move || {
        if let Some(at) = opened.get() {
            let only = read.with_value(|read| read.only_earlier(at));
            let only = StoredValue::new(only.unwrap_or_default());
            return (reading_earlier(read, at, opened), lesson(only)).view();
        }
        if !shows_lesson {
            return side_by_side();
        }
        let versions = compared.then(|| {
            let title = (Icon::Copies, w::versions());
            fold("fold card no-print", is_open, title, side_by_side())
        });
        (lesson(read), versions).view()
    });
    let earlier = earlier_versions(read, opened);
    let remove = id.with_value(|id| remove_lesson(id, read));
    (head, unreadable, seen, now, earlier, remove).view()
}

fn page_head(read: &Collated) -> Tag {
    let version = read.shown().or_else(|| read.versions.first());
    let head = version.map(|v| v.observation.header().clone());
    let texts = head.unwrap_or_default().texts;
    let teacher = t::named(&texts.teacher);
    let (title, teacher) = if read.conflict {
        (w::versions().to_owned(), teacher)
    } else {
        (teacher, String::new())
    };
    let about = r::joined(&[
        &teacher,
        &texts.class,
        &texts.subject,
        &texts.school,
        &texts.observer,
    ]);
    let superseded = (read.superseded > 0).then(|| soft(w::superseded(read.superseded)));
    let words = (heading(title), tag("p").has(about), superseded);
    tag("header").class("page-head").has(tag("div").has(words))
}

/// Other observers' observations of the same lesson.
fn seen_too(read: &Collated) -> Option<AnyView> {
    let other = |seen: &Seen| {
        let id = ObservationId::parse(&seen.id).ok()?;
        let name = tag("a").set("href", href(&Route::Collated(id)));
        let name = name.has(w::seen_too_by(&seen.observer));
        Some(tag("li").has((Icon::Copies, name)))
    };
    let others: Vec<_> = read.seen_with.iter().filter_map(other).collect();
    (!others.is_empty()).then(|| {
        let list = tag("ul").class("list").has(others);
        let inside = (soft(w::seen_too_why()), list);
        card("h-seen", w::seen_too(), inside.view())
    })
}

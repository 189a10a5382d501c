//! What comes, goes and changes. One kind for all of it: the library's own make a new kind for each place where
//! they stand, which every tablet downloads.

use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

use crate::ui::kit::part::Part;

/// What changes with what it reads.
pub fn live<P: Part>(view: impl Fn() -> P + Send + 'static) -> AnyView {
    any(Arc::new(Mutex::new(move || view().view())))
}

/// What is shown as long as something holds.
pub fn when<P: Part>(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> P + Send + 'static,
) -> AnyView {
    let view = move || untrack(|| view().view());
    while_holds(Box::new(holds), Box::new(view))
}

fn any(view: SharedReactiveFunction<AnyView>) -> AnyView {
    view.into_any()
}

fn while_holds(
    holds: Box<dyn Fn() -> bool + Send + Sync>,
    view: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let is = Memo::new(move |_| holds());
    live(move || is.get().then(&view))
}

/// A row for each of what there is. A row stays as long as the same is there.
pub fn each<T, P: Part>(
    things: impl Fn() -> Arc<[T]> + Send + 'static,
    view: impl Fn(&T) -> P + Send + Sync + 'static,
) -> AnyView
where
    T: Hash + Send + Sync + 'static,
{
    let view: Arc<dyn Fn(&T) -> AnyView + Send + Sync> =
        Arc::new(move |thing| untrack(|| view(thing).view()));
    rows(Box::new(move || {
        let things = things();
        let row = |at: usize| {
            let (things, view) = (Arc::clone(&things), Arc::clone(&view));
            let mut hasher = DefaultHasher::new();
            things.get(at).hash(&mut hasher);
            let make = move || things.get(at).map(|thing| view(thing)).view();
            Row {
                name: hasher.finish(),
                make: Box::new(make),
            }
        };
        (0..things.len()).map(row).collect()
    }))
}

/// A row that is made when it was not there yet.
struct Row {
    name: u64,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

fn rows(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    let make = |row: Row| (row.make)();
    view! { <For each=rows key=|row| row.name children=make/> }.into_any()
}

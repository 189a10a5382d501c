//! Parts of a screen that come and go. One kind for all of them: the library's own make a new kind for each
//! place where they stand, which every tablet downloads.

use std::sync::{Arc, Mutex};

use leptos::children::ViewFn;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// Something that is shown as long as a condition holds, and else something other or nothing.
#[component]
pub fn Show<W>(
    /// The condition.
    when: W,
    /// What is shown instead.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// What is shown.
    children: ChildrenFn,
) -> impl IntoView
where
    W: Fn() -> bool + Send + Sync + 'static,
{
    show(Box::new(when), fallback, children)
}

/// What changes with what it reads.
pub fn live<V: IntoAny + 'static>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    any(Arc::new(Mutex::new(move || view().into_any())))
}

fn any(view: SharedReactiveFunction<AnyView>) -> AnyView {
    view.into_any()
}

fn show(
    when: Box<dyn Fn() -> bool + Send + Sync>,
    fallback: ViewFn,
    children: ChildrenFn,
) -> AnyView {
    let is = Memo::new(move |_| when());
    live(move || if is.get() { children() } else { fallback.run() })
}

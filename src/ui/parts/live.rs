//! Parts of a screen that come and go. One kind for all of them: the library's own make a new kind for each
//! place where they stand, which every tablet downloads.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// What changes with what it reads.
pub fn live<V: IntoAny + 'static>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    any(Arc::new(Mutex::new(move || view().into_any())))
}

fn any(view: SharedReactiveFunction<AnyView>) -> AnyView {
    view.into_any()
}

/// One view as long as something holds, and else another.
pub(in crate::ui) fn while_holds(
    holds: Box<dyn Fn() -> bool + Send + Sync>,
    view: Box<dyn Fn() -> AnyView + Send>,
    other: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let is = Memo::new(move |_| holds());
    live(move || if is.get() { view() } else { other() })
}

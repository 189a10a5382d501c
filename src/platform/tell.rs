//! Telling the app what happened.

use std::rc::Rc;

use crate::app::event::Event;

/// Where events go. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Tell(Rc<dyn Fn(Event)>);

impl Tell {
    /// By this, events go to the app.
    pub(crate) fn new(send: impl Fn(Event) + 'static) -> Self {
        Self(Rc::new(send))
    }

    /// Tells the app what happened. Nothing of ours may be borrowed meanwhile: the app answers with effects
    /// before this returns.
    pub(crate) fn tell(&self, event: impl Into<Event>) {
        (self.0)(event.into());
    }
}

impl std::fmt::Debug for Tell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tell")
    }
}

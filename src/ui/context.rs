//! The doors to the app: read a view, send an event, and the few things the page itself can do.

use leptos::prelude::*;
use std::rc::Rc;

use crate::app::event::Event;
use crate::app::model::Model;
use crate::app::model::look::Look;
use crate::app::model::slices::{Slice, Slices};
use crate::app::page::languages::Languages;
use crate::app::page::route::Route;
use crate::app::view::everywhere;
pub use crate::app::view::kept::Mirrored;
use crate::ui::later::{Load, Loading};
use crate::ui::slice::View;

/// What the runtime lends to the screens.
#[derive(Clone, Copy)]
pub struct App {
    /// The state; screens look at it through [`use_view`].
    pub(crate) model: StoredValue<Model>,
    /// Told of what has changed.
    pub(crate) changed: Watchers,
    /// Told of it when the change is on the screen.
    pub(crate) painted: Watchers,
    /// Sends an event.
    pub(crate) send: StoredValue<Rc<dyn Fn(Event)>, LocalStorage>,
    /// Gets the screens for after class.
    pub(crate) later: Load,
    /// What only the page can do.
    pub(crate) page: StoredValue<Rc<dyn Page>, LocalStorage>,
    /// The path below which the app lives, without a slash at its end.
    pub(crate) base: StoredValue<String>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}

/// Who shows what of the state, slice by slice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watchers(StoredValue<[Trigger; Slice::ALL.len()]>);

impl Watchers {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(Slice::ALL.map(|_| Trigger::new())))
    }

    /// These slices have changed.
    pub(crate) fn tell(self, changed: Slices) {
        for (slice, watchers) in Slice::ALL.into_iter().zip(self.0.get_value()) {
            if changed.has(slice) {
                watchers.notify();
            }
        }
    }

    /// Whoever asks is told when this slice changes.
    fn track(self, slice: Slice) {
        let mut all = Slice::ALL.into_iter().zip(self.0.get_value());
        if let Some((_, watchers)) = all.find(|(each, _)| *each == slice) {
            watchers.track();
        }
    }
}

/// What only the page can do; no event, since nothing follows from it.
pub trait Page {
    /// Light, dark, or as the tablet.
    fn set_theme(&self, theme: Option<&'static str>);
    /// The theme chosen.
    fn theme(&self) -> Option<&'static str>;
    /// Dim for class, or not.
    fn set_dim(&self, dim: bool);
    /// Whether it is dimmed.
    fn is_dim(&self) -> bool;
    /// Goes to a screen, as a link to it does.
    fn go(&self, to: &Route);
    /// Scrolls to where the screen begins.
    fn to_top(&self);
    /// Opens the print dialog.
    fn print(&self);
    /// A screen was entered: its title, whether the keyboard's focus goes to its heading, and whether it
    /// is the one for class, which alone may be dimmed.
    fn arrived(&self, title: String, focus: bool, in_class: bool);
    /// Something that had the focus is gone: where nothing has it now, the screen gets it.
    fn keep_focus(&self);
    /// A screen came late: its heading gets the focus, unless somebody is at a field.
    fn focus_heading(&self);
    /// Gets a screen that may not come at once, and hands it over; `None` each time it did not come. It is
    /// tried again as long as the answer is that it is wanted.
    fn bring(&self, get: Box<dyn Fn() -> Loading>, here: Box<dyn Fn(Option<AnyView>) -> bool>);
    /// Puts the keyboard's focus on an element by its id.
    fn focus(&self, id: &str);
    /// Moves the focus within a group that is one Tab stop, as a key says; both are selectors. Whether the
    /// key moves at all.
    fn rove(&self, key: &str, group: &str, item: &str) -> bool;
    /// The item with the focus becomes the one that Tab comes back to.
    fn roved(&self, group: &str, item: &str);
    /// Puts the focus on the item of a group that Tab would come to.
    fn enter(&self, group: &str, item: &str);
    /// Scrolls a list to its beginning or end and puts the focus on the item there.
    fn to_end_of(&self, list: &str, item: &str, is_last: bool);
    /// Gives a field the focus for a letter that is being typed elsewhere. Whether the letter was put in
    /// already, so that the browser must not.
    fn begin_typing(&self, id: &str, letter: &str) -> bool;
    /// Whether a dialog is open, behind which nothing can be reached.
    fn has_dialog(&self) -> bool;
    /// Goes from the field with the focus to the next of its form.
    fn next_field(&self);
    /// The words that stood in a field when the page went, under the name in its `data-mirror`.
    fn mirrored(&self, field: &str) -> Option<Mirrored>;
    /// Keeps what is chosen in a form: where no field holds it as text, and the kind and the speaker of a
    /// note beside the words in its field.
    fn mirror(&self, field: &str, words: Mirrored);
    /// The words of a field were kept elsewhere, or given up.
    fn forget_mirrored(&self, field: &str);
    /// The names of the fields with such words, as far as they begin so.
    fn mirrored_under(&self, prefix: &str) -> Vec<String>;
    /// Which languages there are, and which is spoken.
    fn languages(&self) -> Languages;
    /// The version of the app, with the hash of its files.
    fn version(&self) -> String;
}

fn app() -> App {
    expect_context::<App>()
}

/// A view of the state; it is made anew only when something that it looks at has changed.
pub fn use_view<T>(read: impl Fn(Look<'_>) -> T + Send + Sync + 'static) -> View<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let App { model, changed, .. } = app();
    view_of(model, changed, read)
}

/// A view of the state as it was at the last frame, for what may follow a tap a frame later, so that
/// the tap itself is on the screen at once.
pub fn use_late_view<T>(read: impl Fn(Look<'_>) -> T + Send + Sync + 'static) -> View<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let App { model, painted, .. } = app();
    view_of(model, painted, read)
}

fn view_of<T>(
    model: StoredValue<Model>,
    watchers: Watchers,
    read: impl Fn(Look<'_>) -> T + Send + Sync + 'static,
) -> View<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    View::new(move || model.with_value(|m| read(Look::new(m, &|slice| watchers.track(slice)))))
}

/// What the state says at the moment it is asked, for handlers.
pub fn use_asked<T>(
    read: impl Fn(Look<'_>) -> T + Copy + 'static,
) -> impl Fn() -> T + Copy + 'static {
    let model = app().model;
    move || model.with_value(|m| read(Look::once(m)))
}

/// Whether another tab has the pen, so that this one only reads: what changes anything rests.
pub fn use_reads_only() -> View<bool> {
    use_view(everywhere::reads_only)
}

/// Sends events to the app. Cheap to copy into handlers.
pub fn use_dispatch() -> Dispatch {
    Dispatch(app().send)
}

/// Where events go.
#[derive(Clone, Copy)]
pub struct Dispatch(StoredValue<Rc<dyn Fn(Event)>, LocalStorage>);

impl Dispatch {
    /// Something happened.
    pub fn tell(self, event: impl Into<Event>) {
        let event = event.into();
        self.0.with_value(|send| send(event));
    }
}

impl std::fmt::Debug for Dispatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dispatch")
    }
}

/// The page. Cheap to copy into handlers.
pub fn use_page() -> StoredValue<Rc<dyn Page>, LocalStorage> {
    app().page
}

/// Gets the screens for after class.
pub fn use_later() -> Load {
    app().later
}

/// The address of a screen, for links.
pub fn href(route: &Route) -> String {
    use_href()(route)
}

/// Addresses of screens, for handlers: those run where [`href`] finds no app.
pub fn use_href() -> impl Fn(&Route) -> String + Copy + Send + Sync + 'static {
    let base = app().base;
    move |route| base.with_value(|base| format!("{base}{}", route.path()))
}

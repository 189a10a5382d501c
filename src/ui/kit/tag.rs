//! An element of the page. All elements are of one kind, whatever their name and whatever is in them: the
//! library's macro makes code for each kind anew, and that was a third of what every tablet downloads first.

use std::fmt;
use std::sync::{Arc, Mutex};

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute as _};
use leptos::ev;
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::event::{Custom, on};
use leptos::tachys::html::node_ref::node_ref;
use leptos::tachys::html::property::prop;
use leptos::tachys::html::style::style;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use wasm_bindgen::JsCast;

use crate::ui::kit::part::Part;
use crate::ui::kit::says::Says;

/// An element.
pub struct Tag {
    pub(super) name: &'static str,
    pub(super) is_drawn: bool,
    pub(super) set: Vec<(&'static str, Set)>,
    /// What is more than an attribute: properties, and what is heard.
    pub(super) more: Vec<AnyAttribute>,
    pub(super) inside: Vec<AnyView>,
}

/// What an attribute says.
pub(super) enum Set {
    Says(Says),
    /// Nothing, as long as it is not there.
    Given(Arc<dyn Fn() -> Option<String> + Send + Sync>),
}

/// An element of this name.
pub fn tag(name: &'static str) -> Tag {
    Tag {
        name,
        is_drawn: false,
        set: Vec::new(),
        more: Vec::new(),
        inside: Vec::new(),
    }
}

/// An element of a drawing (SVG).
pub fn drawn(name: &'static str) -> Tag {
    Tag {
        is_drawn: true,
        ..tag(name)
    }
}

/// A `div` with these classes.
pub fn div(class: &'static str, inside: impl Part) -> Tag {
    tag("div").class(class).has(inside)
}

/// A `span` with these classes.
pub fn span(class: &'static str, inside: impl Part) -> Tag {
    tag("span").class(class).has(inside)
}

/// A paragraph with these classes.
pub fn p(class: &'static str, inside: impl Part) -> Tag {
    tag("p").class(class).has(inside)
}

impl Tag {
    /// With these classes.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// With an id.
    #[must_use]
    pub fn id(self, id: &'static str) -> Self {
        self.set("id", id)
    }

    /// With an attribute.
    #[must_use]
    pub fn set(mut self, name: &'static str, words: impl Into<Says>) -> Self {
        self.set.push((name, Set::Says(words.into())));
        self
    }

    /// With an attribute, where there is something that it says.
    #[must_use]
    pub fn set_if<S: Into<Says>>(self, name: &'static str, words: Option<S>) -> Self {
        match words {
            Some(words) => self.set(name, words),
            None => self,
        }
    }

    /// With an attribute that comes and goes.
    #[must_use]
    pub fn given<S: Into<String>>(
        mut self,
        name: &'static str,
        words: impl Fn() -> Option<S> + Send + Sync + 'static,
    ) -> Self {
        let words = Arc::new(move || words().map(Into::into));
        self.set.push((name, Set::Given(words)));
        self
    }

    /// With an attribute that is there and says nothing, as long as this holds.
    #[must_use]
    pub fn flag(
        self,
        name: &'static str,
        holds: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        self.given(name, move || holds().then_some(""))
    }

    /// Whether it is pressed, for those who only hear it.
    #[must_use]
    pub fn pressed(self, holds: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.given("aria-pressed", move || {
            Some(if holds() { "true" } else { "false" })
        })
    }

    /// A field with this value.
    #[must_use]
    pub fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: SharedReactiveFunction<String> = Arc::new(Mutex::new(value));
        self.more(prop("value", value).into_any_attr())
    }

    /// A choice that is made as long as this holds.
    #[must_use]
    pub fn checked(self, holds: impl Fn() -> bool + Send + 'static) -> Self {
        let holds: SharedReactiveFunction<bool> = Arc::new(Mutex::new(holds));
        self.more(prop("checked", holds).into_any_attr())
    }

    /// With a property of its style.
    #[must_use]
    pub fn styled(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: SharedReactiveFunction<String> = Arc::new(Mutex::new(value));
        self.more(style((name, value)).into_any_attr())
    }

    /// Hears an event, as what it is.
    #[must_use]
    pub fn on<E: JsCast>(self, event: &'static str, heard: impl Fn(E) + 'static) -> Self {
        self.hears(event, Box::new(move |ev| heard(ev.unchecked_into())))
    }

    /// Is pressed, by finger, mouse or key.
    #[must_use]
    pub fn press(self, pressed: impl Fn() + 'static) -> Self {
        self.hears("click", Box::new(move |_| pressed()))
    }

    /// Something else was chosen.
    #[must_use]
    pub fn chosen(self, chosen: impl Fn() + 'static) -> Self {
        self.hears("change", Box::new(move |_| chosen()))
    }

    /// A field is typed in.
    #[must_use]
    pub fn typed(self, typed: impl Fn(String) + 'static) -> Self {
        self.hears("input", Box::new(move |ev| typed(event_target_value(&ev))))
    }

    /// It can be found here as long as it is in the page.
    #[must_use]
    pub fn node<N>(self, node: NodeRef<N>) -> Self
    where
        N: ElementType,
        N::Output: JsCast + Clone + 'static,
    {
        self.more(node_ref::<N, _>(node).into_any_attr())
    }

    /// With this in it.
    #[must_use]
    pub fn has(mut self, part: impl Part) -> Self {
        part.add_to(&mut self.inside);
        self
    }

    fn hears(self, event: &'static str, heard: Box<dyn FnMut(ev::Event)>) -> Self {
        self.more(on(Custom::<ev::Event>::new(event), heard).into_any_attr())
    }

    fn more(mut self, attribute: AnyAttribute) -> Self {
        self.more.push(attribute);
        self
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.name)
    }
}

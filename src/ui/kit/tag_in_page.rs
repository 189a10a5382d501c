//! An element as the page holds it: made once, and changed in place where another one of its name takes its
//! place, so that what has the focus keeps it and what is spoken is spoken once.

use std::fmt;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute as _};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Mountable, Position, PositionState};

use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{Set, Tag};

/// What holds words of its own: a new one never begins with those of another.
const FIELDS: [&str; 3] = ["input", "textarea", "progress"];

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element in the page.
pub struct InPage {
    name: &'static str,
    element: Element,
    set: Vec<&'static str>,
    /// What changes attributes as long as it stands there.
    live: Vec<Follows>,
    more: <Vec<AnyAttribute> as Attribute>::State,
    inside: Option<<Vec<AnyView> as Render>::State>,
}

type Follows = RenderEffect<Option<String>>;

impl Render for Tag {
    type State = InPage;

    fn build(self) -> InPage {
        let Self {
            name,
            is_drawn,
            set,
            more,
            inside,
        } = self;
        let element = Rndr::create_element(name, is_drawn.then_some(SVG));
        let names = set.iter().map(|(name, _)| *name).collect();
        let live = attributes(&element, set);
        let inside = (!inside.is_empty()).then(|| {
            let mut inside = inside.build();
            inside.mount(&element, None);
            inside
        });
        InPage {
            name,
            more: more.build(&element),
            element,
            set: names,
            live,
            inside,
        }
    }

    fn rebuild(self, state: &mut InPage) {
        let stays = self.name == state.name && !FIELDS.contains(&self.name);
        if !stays || self.inside.is_empty() != state.inside.is_none() {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let names: Vec<&'static str> = self.set.iter().map(|(name, _)| *name).collect();
        for gone in state.set.iter().filter(|name| !names.contains(name)) {
            Rndr::remove_attribute(&state.element, gone);
        }
        state.set = names;
        state.live = attributes(&state.element, self.set);
        self.more.rebuild(&mut state.more);
        if let Some(inside) = &mut state.inside {
            self.inside.rebuild(inside);
        }
    }
}

fn attributes(element: &Element, set: Vec<(&'static str, Set)>) -> Vec<Follows> {
    let mut live = Vec::new();
    for (name, set) in set {
        match set {
            Set::Says(Says::Fixed(words)) => Rndr::set_attribute(element, name, words),
            Set::Says(Says::Once(words)) => Rndr::set_attribute(element, name, &words),
            Set::Says(Says::Live(words)) => {
                live.push(follow(element, name, Box::new(move || Some(words()))));
            }
            Set::Given(words) => live.push(follow(element, name, Box::new(move || words()))),
        }
    }
    live
}

/// An attribute that says what it is told, and is gone where that is nothing.
fn follow(
    element: &Element,
    name: &'static str,
    words: Box<dyn Fn() -> Option<String>>,
) -> Follows {
    let element = element.clone();
    RenderEffect::new(move |before| {
        let now = words();
        if before.as_ref() != Some(&now) {
            match &now {
                Some(words) => Rndr::set_attribute(&element, name, words),
                None => Rndr::remove_attribute(&element, name),
            }
        }
        now
    })
}

impl fmt::Debug for InPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.name)
    }
}

impl Mountable for InPage {
    fn unmount(&mut self) {
        Rndr::remove(self.element.as_ref());
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, self.element.as_ref(), marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(self.element.as_ref()));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

// What the library asks of views that are made on a server: this app has none.
impl RenderHtml for Tag {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> InPage {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Tag {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(mut self, new: New) -> Self {
        self.more.push(new.into_any_attr());
        self
    }
}

//! What is pressed: an icon, words, and what happens then.

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::event::Event;
use crate::app::page::route::Route;
use crate::ui::context::{href, use_dispatch, use_page};
use crate::ui::kit::says::Says;
use crate::ui::kit::tag::tag;
use crate::ui::parts::icon::Icon;

/// A button, or a link that looks like one.
pub struct Act {
    words: Says,
    icon: Option<Icon>,
    class: &'static str,
    id: Option<&'static str>,
    /// The accessible name, where the icon stands alone or the words are too short.
    name: Option<Says>,
    /// The id of what says more about it.
    described: Option<String>,
    rests: Option<Test>,
    pressed: Option<Test>,
    does: Does,
}

type Test = Arc<dyn Fn() -> bool + Send + Sync>;

enum Does {
    Press(Rc<dyn Fn()>),
    Link(String),
}

/// A button that tells the app of an event.
pub fn act(words: impl Into<Says>, event: impl Into<Event>) -> Act {
    let send = use_dispatch();
    let event = event.into();
    press(words, move || send.tell(event.clone()))
}

/// A button that does something on the screen alone, or asks first what to tell.
pub fn press(words: impl Into<Says>, does: impl Fn() + 'static) -> Act {
    Act::new(words.into(), Does::Press(Rc::new(does)))
}

/// A button that goes to a screen. Where a link would do, a link is used; these are the acts that the
/// observer looks for as buttons, and that Space presses too.
pub fn go(words: impl Into<Says>, to: impl Fn() -> Route + 'static) -> Act {
    let page = use_page();
    press(words, move || page.with_value(|p| p.go(&to())))
}

/// A link to a screen that looks like a button.
pub fn link(words: impl Into<Says>, to: &Route) -> Act {
    Act::new(words.into(), Does::Link(href(to)))
}

impl Act {
    fn new(words: Says, does: Does) -> Self {
        Self {
            words,
            icon: None,
            class: "btn",
            id: None,
            name: None,
            described: None,
            rests: None,
            pressed: None,
            does,
        }
    }

    /// With an icon before the words.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon alone: the words are its accessible name.
    #[must_use]
    pub fn icon_alone(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self.name = Some(std::mem::replace(&mut self.words, Says::Fixed("")));
        self.class = "btn btn-quiet btn-icon";
        self
    }

    /// Looks like this, by the classes of `style/parts.css`.
    #[must_use]
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// What is most likely wanted here.
    #[must_use]
    pub fn primary(self) -> Self {
        self.class("btn btn-primary")
    }

    /// What steps back behind the words around it.
    #[must_use]
    pub fn quiet(self) -> Self {
        self.class("btn btn-quiet")
    }

    /// What may lose something for good.
    #[must_use]
    pub fn danger(self) -> Self {
        self.class("btn btn-danger")
    }

    /// With an id, so that the keyboard's focus can be put on it.
    #[must_use]
    pub fn id(mut self, id: &'static str) -> Self {
        self.id = Some(id);
        self
    }

    /// With another accessible name than its words.
    #[must_use]
    pub fn named(mut self, name: impl Into<Says>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Described by what has this id.
    #[must_use]
    pub fn described(mut self, by: impl Into<String>) -> Self {
        self.described = Some(by.into());
        self
    }

    /// Cannot be pressed as long as this holds.
    #[must_use]
    pub fn rests_while(mut self, rests: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.rests = Some(Arc::new(rests));
        self
    }

    /// Stays pressed as long as this holds.
    #[must_use]
    pub fn pressed_while(mut self, pressed: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.pressed = Some(Arc::new(pressed));
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        let Self {
            words,
            icon,
            class,
            id,
            name,
            described,
            rests,
            pressed,
            does,
        } = self;
        let it = match does {
            Does::Link(href) => tag("a").set("href", href),
            Does::Press(does) => tag("button").set("type", "button").press(move || does()),
        };
        let mut it = it.class(class).set_if("id", id).set_if("aria-label", name);
        it = it.set_if("aria-describedby", described);
        if let Some(rests) = rests {
            it = it.flag("disabled", move || rests());
        }
        if let Some(pressed) = pressed {
            it = it.pressed(move || pressed());
        }
        it.has((icon, words)).into_any()
    }
}

impl IntoRender for Act {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        self.view()
    }
}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Act")
    }
}

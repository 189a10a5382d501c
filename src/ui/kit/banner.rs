//! Something that must be seen: what it is, what to do, and the acts that do it.

use std::fmt;

use leptos::prelude::*;

use crate::ui::kit::act::Act;
use crate::ui::kit::says::Says;
use crate::ui::kit::tag::{div, tag};
use crate::ui::parts::icon::Icon;

/// A banner.
pub struct Banner {
    icon: Icon,
    class: &'static str,
    role: Option<&'static str>,
    what: Says,
    besides: Option<Says>,
    more: Vec<AnyView>,
    acts: Vec<AnyView>,
}

/// A banner that says what is the matter.
pub fn banner(icon: Icon, what: impl Into<Says>) -> Banner {
    Banner {
        icon,
        class: "banner",
        role: None,
        what: what.into(),
        besides: None,
        more: Vec::new(),
        acts: Vec::new(),
    }
}

impl Banner {
    /// For attention.
    #[must_use]
    pub fn amber(mut self) -> Self {
        self.class = "banner banner-amber";
        self
    }

    /// Work is lost or could be: it is told at once.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.class = "banner banner-danger";
        self.alert()
    }

    /// Looks like this, by the classes of `style/parts.css`.
    #[must_use]
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// Told to a screen reader when there is time.
    #[must_use]
    pub fn told(mut self) -> Self {
        self.role = Some("status");
        self
    }

    /// Told to a screen reader at once.
    #[must_use]
    pub fn alert(mut self) -> Self {
        self.role = Some("alert");
        self
    }

    /// A sentence more, beside what is the matter.
    #[must_use]
    pub fn besides(mut self, words: impl Into<Says>) -> Self {
        self.besides = Some(words.into());
        self
    }

    /// A sentence more, below what is the matter.
    #[must_use]
    pub fn also(mut self, words: impl Into<Says>) -> Self {
        self.more.push(paragraph(words.into()));
        self
    }

    /// Something else below.
    #[must_use]
    pub fn with(mut self, view: AnyView) -> Self {
        self.more.push(view);
        self
    }

    /// What can be done about it.
    #[must_use]
    pub fn act(mut self, act: Act) -> Self {
        self.acts.push(act.view());
        self
    }

    /// What can be done about it, where that changes.
    #[must_use]
    pub fn acts(mut self, acts: AnyView) -> Self {
        self.acts.push(acts);
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        let Self {
            icon,
            class,
            role,
            what,
            besides,
            more,
            acts,
        } = self;
        let acts = (!acts.is_empty()).then(|| div("banner-acts", acts));
        let what = tag("strong").has(what);
        let what = tag("p").has((what, besides.map(|besides| (" ", besides))));
        let told = tag("div").has((what, more));
        div(class, (icon, told, acts))
            .set_if("role", role)
            .into_any()
    }
}

fn paragraph(words: Says) -> AnyView {
    tag("p").has(words).into_any()
}

impl IntoRender for Banner {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        self.view()
    }
}

impl fmt::Debug for Banner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Banner")
    }
}

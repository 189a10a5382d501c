//! Another tab has the pen: this one reads, and may take over.

use leptos::prelude::*;

use crate::app::event::OnPage;
use crate::app::view::everywhere;
use crate::ui::context::use_view;
use crate::ui::kit::{Act, act, banner, live};
use crate::ui::parts::icon::Icon;
use crate::ui::text::home as h;

/// Says so; nothing where this tab has the pen.
pub fn elsewhere_banner() -> AnyView {
    let elsewhere = use_view(everywhere::elsewhere);
    live(move || {
        elsewhere.get().map(|pen| {
            let banner = banner(Icon::Copies, h::elsewhere()).amber().told();
            banner.also(h::elsewhere_why()).act(take_over(pen.is_asked))
        })
    })
}

/// Asks the tab that has the pen for it.
pub fn take_over(is_asked: bool) -> Act {
    let words = if is_asked {
        h::taking_over()
    } else {
        h::take_over()
    };
    act(words, OnPage::TakeOverPressed).rests_while(move || is_asked)
}

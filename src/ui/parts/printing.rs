//! Printing: what is paged on the screen is whole on paper, and that must be drawn before the browser
//! looks.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::context::use_page;
use crate::ui::kit::act::{Act, press};
use crate::ui::parts::icon::Icon;
use crate::ui::text::review as r;

/// Whether the page is as it is printed.
#[derive(Clone, Copy, Debug)]
pub struct Printing(RwSignal<bool>);

impl Printing {
    /// Listens as long as its maker is there.
    pub fn listen() -> Self {
        let is_on = RwSignal::new(false);
        let before = window_event_listener(ev::beforeprint, move |_| is_on.set(true));
        let after = window_event_listener(ev::afterprint, move |_| is_on.set(false));
        // Where the browser does not print, and says nothing: who touches the page has it back.
        let touched = window_event_listener(ev::pointerdown, move |_| {
            if is_on.get_untracked() {
                is_on.set(false);
            }
        });
        on_cleanup(move || {
            before.remove();
            after.remove();
            touched.remove();
        });
        Self(is_on)
    }

    /// Whether it is; whoever asks is told of changes.
    pub fn is_on(self) -> bool {
        self.0.get()
    }
}

/// Whether the page is as it is printed.
pub fn use_printing() -> Printing {
    expect_context()
}

/// How many rows of a list with "Show more" are in the page: on paper there is no such button.
pub fn rows_in_page(most: RwSignal<usize>) -> Signal<usize> {
    let printing = use_printing();
    Signal::derive(move || {
        if printing.is_on() {
            usize::MAX
        } else {
            most.get()
        }
    })
}

/// Prints the screen.
pub fn print_button() -> Act {
    let page = use_page();
    let Printing(is_on) = use_printing();
    let print = move || {
        is_on.set(true);
        page.with_value(|p| p.print());
    };
    press(r::print(), print).icon(Icon::Print)
}

//! The chip that names where an observation is in its life.

use leptos::prelude::*;

use crate::domain::observation::summary::Life;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::text::common as t;

/// The chip.
#[component]
pub fn LifeChip(
    /// Where it is.
    life: Life,
    /// Whether a change is told to whoever reads by ear.
    #[prop(optional)]
    told: bool,
) -> impl IntoView {
    let (class, icon) = match life {
        Life::Draft => ("chip chip-draft", Icon::Pen),
        Life::Finished => ("chip chip-finished", Icon::Check),
        Life::Offered => ("chip chip-handed", Icon::Clock),
        Life::HandedOver => ("chip chip-handed", Icon::Handed),
        Life::Received => ("chip chip-received", Icon::CheckTwice),
    };
    view! { <span class=class role=told.then_some("status")><IconView icon/><span>{t::life(life)}</span></span> }
}

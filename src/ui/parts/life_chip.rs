//! The chip that names where an observation is in its life.

use crate::domain::observation::summary::Life;
use crate::ui::kit::{Tag, span, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::common as t;

/// The chip.
pub fn life_chip(life: Life) -> Tag {
    let (class, icon) = match life {
        Life::Draft => ("chip chip-draft", Icon::Pen),
        Life::Finished => ("chip chip-finished", Icon::Check),
        Life::Offered => ("chip chip-handed", Icon::Clock),
        Life::HandedOver => ("chip chip-handed", Icon::Handed),
        Life::Received => ("chip chip-received", Icon::CheckTwice),
    };
    span(class, (icon, tag("span").has(t::life(life))))
}

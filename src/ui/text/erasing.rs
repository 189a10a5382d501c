//! What goes for good, and what has left already: said before it is done, and told when it is proved.

pub use crate::words::erasing::*;

use crate::app::view::erasing::Left;
use crate::domain::calendar::Moment;
use crate::ui::text::common as t;
use crate::words::erasing as say;

/// Who struck the words out and when.
pub fn struck_by(who: &str, at: Moment) -> String {
    say::struck_by(&t::named(who), &t::date(at), &t::wall(at))
}

/// What has left already.
pub fn left(left: &[Left]) -> String {
    if left.is_empty() {
        return say::not_left().to_owned();
    }
    let each = left.iter().map(|l| match l.at {
        None => say::hand_over(l.number),
        Some(at) => say::hand_over_of(l.number, &t::date(at)),
    });
    say::left(&t::listed(&each.collect::<Vec<_>>()))
}

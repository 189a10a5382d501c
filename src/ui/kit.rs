//! The parts that screens are composed of. Each takes words and events and gives one kind of view, so that
//! the hundredth button costs a line and not another kind of code. A screen writes a bare element
//! ([`tag`](mod@tag)) only for what is not among them.

pub mod act;
pub mod banner;
pub mod card;
pub mod changing;
pub mod choice;
pub mod field;
pub mod fold;
pub mod list;
pub mod page;
pub mod part;
pub mod says;
pub mod status;
pub mod tag;
mod tag_in_page;

pub use act::{Act, act, go, link, press};
pub use banner::banner;
pub use card::{card, empty, heading, setting};
pub use changing::{each, live, when};
pub use choice::{choice, one_of};
pub use field::{field, labelled};
pub use fold::fold;
pub use list::{item, more, steps};
pub use page::page;
pub use part::Part;
pub use says::{Says, says};
pub use status::{soft, status, told};
pub use tag::{Tag, div, drawn, p, span, tag};

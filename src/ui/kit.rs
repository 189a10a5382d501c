//! The parts that screens are composed of. Each takes words and events and gives one kind of view, so that
//! the hundredth button costs a line and not another kind of code. A screen writes a bare element only for
//! what is not among them.

pub mod act;
pub mod banner;
pub mod card;
pub mod field;
pub mod says;
pub mod status;

pub use act::{Act, act, go, link};
pub use banner::banner;
pub use card::{card, empty, setting};
pub use field::field;
pub use says::{Says, says};
pub use status::{soft, status};

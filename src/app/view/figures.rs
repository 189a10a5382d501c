//! COPUS as it is shown, of one observation or of several.

pub mod bars;
pub mod copus;

//! What the browser is asked for: time, chance, bytes, promises.

pub(crate) mod blobs;
pub(crate) mod clock;
pub(crate) mod digest;
pub(crate) mod error;
pub(crate) mod js;
pub(crate) mod normal;
pub(crate) mod random;

//! A part of the state that knows when it was last changed, so that nobody has to say so.

use std::cell::Cell;
use std::ops::{Deref, DerefMut};

thread_local! {
    /// One count for all parts: a part that takes the place of another is never taken for it.
    static CHANGES: Cell<u64> = const { Cell::new(0) };
}

/// A value, and the number of its last change. Whoever could have changed it counts as having done so. A
/// clone is one of the value.
#[derive(Debug)]
pub struct Watched<T> {
    value: T,
    edition: u64,
}

impl<T> Watched<T> {
    /// A value nobody has seen yet.
    pub fn new(value: T) -> Self {
        Self {
            value,
            edition: next(),
        }
    }

    /// The number of its last change; higher than that of any change before it, of any part.
    pub const fn edition(&self) -> u64 {
        self.edition
    }
}

fn next() -> u64 {
    CHANGES.with(|changes| {
        changes.set(changes.get() + 1);
        changes.get()
    })
}

impl<T> Deref for Watched<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Watched<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.edition = next();
        &mut self.value
    }
}

impl<T: PartialEq<U>, U: ?Sized> PartialEq<U> for Watched<T> {
    fn eq(&self, other: &U) -> bool {
        self.value == *other
    }
}

impl<T: Default> Default for Watched<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for Watched<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

//! A slice of the state that a screen shows. One kind of memo for slices of all types: a kind for each would
//! make up a tenth of what every tablet downloads first.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value that follows from the state, and is told of only when it changes.
pub struct View<T> {
    memo: Memo<Slice>,
    of: PhantomData<fn() -> T>,
}

type Read = Box<dyn Fn() -> Slice + Send + Sync>;

impl<T: PartialEq + Send + Sync + 'static> View<T> {
    /// What `read` gives; read anew when something that it reads has changed.
    pub fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self {
            memo: memo(Box::new(move || Slice(Arc::new(read())))),
            of: PhantomData,
        }
    }

    /// The value; whoever asks is told when it changes.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value, once.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Something of the value; whoever asks is told when the value changes.
    pub fn with<R>(self, use_it: impl FnOnce(&T) -> R) -> R {
        use_it(of(&self.memo.get()))
    }

    /// Something of the value, once.
    pub fn with_untracked<R>(self, use_it: impl FnOnce(&T) -> R) -> R {
        use_it(of(&self.memo.get_untracked()))
    }

    /// Whoever asks is told when it changes.
    pub fn track(self) {
        self.memo.track();
    }
}

fn memo(read: Read) -> Memo<Slice> {
    Memo::new(move |_| read())
}

/// A value of any type that can be compared.
#[derive(Clone)]
struct Slice(Arc<dyn Same>);

trait Same: Any + Send + Sync {
    fn is(&self, other: &dyn Any) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<T: PartialEq + Any + Send + Sync> Same for T {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

impl PartialEq for Slice {
    fn eq(&self, other: &Self) -> bool {
        (*self.0).is((*other.0).any())
    }
}

#[expect(
    clippy::expect_used,
    reason = "a view makes its slices of one type only, and reads them as that type"
)]
fn of<T: 'static>(slice: &Slice) -> &T {
    (*slice.0)
        .any()
        .downcast_ref()
        .expect("the type it was made of")
}

impl<T> Clone for View<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for View<T> {}

impl<T> fmt::Debug for View<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("View")
    }
}

impl<T: PartialEq + Clone + Send + Sync + 'static> From<View<T>> for Signal<T> {
    fn from(view: View<T>) -> Self {
        Self::derive(move || view.get())
    }
}

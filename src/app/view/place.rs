//! Whether the observation of the address can be shown.

use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::{Model, Open};
use crate::app::page::route::Route;

/// Whether the observation of the address is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is being read.
    Opening,
    /// There is none.
    Missing,
    /// It could not be read, and why.
    Unread(StoreTrouble),
    /// It is open.
    Here,
}

/// Whether the observation of the address is here. Never another one that happens to be open.
pub fn place(model: &Model) -> Place {
    let (Route::Observe(id) | Route::Review(id)) = &model.route else {
        return Place::Missing;
    };
    if here(model).is_some() {
        return Place::Here;
    }
    if model.reading.as_ref() == Some(id) {
        return Place::Opening;
    }
    match &model.unread {
        Some((unread, why)) if unread == id => Place::Unread(why.clone()),
        _ => Place::Missing,
    }
}

/// The observation of the address, if it is open.
pub fn here(model: &Model) -> Option<&Open> {
    let (Route::Observe(id) | Route::Review(id)) = &model.route else {
        return None;
    };
    let open = model.open.as_ref()?;
    let is_it = open.observation.id() == id && !open.observation.entries().is_empty();
    is_it.then_some(open)
}

//! Whether the observation of the address can be shown.

use crate::app::keeping::trouble::StoreTrouble;
use crate::app::model::look::{Look, LookOpen};
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
pub fn place(look: Look<'_>) -> Place {
    let (Route::Observe(id) | Route::Review(id)) = look.route() else {
        return Place::Missing;
    };
    if here(look).is_some() {
        return Place::Here;
    }
    if look.reading() == Some(id) {
        return Place::Opening;
    }
    match look.unread() {
        Some((unread, why)) if unread == id => Place::Unread(why.clone()),
        _ => Place::Missing,
    }
}

/// The observation of the address, if it is open.
pub fn here(look: Look<'_>) -> Option<LookOpen<'_>> {
    let (Route::Observe(id) | Route::Review(id)) = look.route() else {
        return None;
    };
    let open = look.open()?;
    let is_it = open.id() == id && !open.observation().entries().is_empty();
    is_it.then_some(open)
}

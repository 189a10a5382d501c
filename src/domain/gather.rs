//! Sorting and gathering with little code: each kind of thing that is sorted by the library's sort adds four
//! kilobytes to what every tablet downloads first. The order is the same.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts; what is equal stays in its order.
pub fn sort_by<T>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let mut place_of = places(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        // Never asked for: both are places of the list.
        _ => Ordering::Equal,
    });
    for at in 0..items.len() {
        while let Some(goes_to) = place_of.get(at).copied().filter(|to| *to != at) {
            items.swap(at, goes_to);
            place_of.swap(at, goes_to);
        }
    }
}

/// Sorts by a key; what is equal stays in its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// A set, filled one by one.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut made = BTreeSet::new();
    made.extend(items);
    made
}

/// A map, filled one by one; of two values under one key the later stays.
pub fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut made = BTreeMap::new();
    made.extend(items);
    made
}

/// Where each of so many things goes when they are in order. Not generic: here is the one sort.
fn places(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    sorted.sort_by(|a, b| order(*a, *b));
    let mut place_of = vec![0; count];
    for (place, at) in sorted.into_iter().enumerate() {
        if let Some(of) = place_of.get_mut(at) {
            *of = place;
        }
    }
    place_of
}

// The browser is not where this is proved.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_library(items in prop::collection::vec((0_u8..9, 0_u8..9), 0..60)) {
            let mut sorted = items.clone();
            sort_by_key(&mut sorted, |i| i.0);
            let mut wanted = items;
            wanted.sort_by_key(|i| i.0);
            prop_assert_eq!(sorted, wanted);
        }
    }
}

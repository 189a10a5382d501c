//! The files of each device for each recipient, in the order of their numbers: what is missing, what is here only in part,
//! what does not continue what came before, and where two tablets work under one identity.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::collation::TakenFile;
use crate::domain::ids::{DeviceId, FileId, RecipientId};

/// What is wrong with one device's chain of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainGap {
    /// The device.
    pub device: DeviceId,
    /// Who hands over from it.
    pub observer: String,
    /// Numbers of the files that are not here although later ones are.
    pub missing: Vec<u32>,
    /// Numbers of the files of which only what could be saved is here.
    pub in_part: Vec<u32>,
    /// Numbers of files whose predecessor here is not the one they name. Of tablets that share an
    /// identity nothing is said: each continues its own.
    pub broken: Vec<u32>,
    /// Different files under one number: two tablets share an identity.
    pub shared: Vec<SharedNumber>,
}

/// Different files under one number of one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedNumber {
    /// The number.
    pub number: u32,
    /// Each file: who handed it over, and its name.
    pub files: Vec<(String, String)>,
}

/// The files of one chain under each number.
type Chain<'a> = BTreeMap<u32, Vec<&'a TakenFile>>;

/// Whose chain it is: numbers are given for each device and recipient.
type Chained<'a> = (&'a DeviceId, &'a RecipientId);

const fn chained(file: &TakenFile) -> Chained<'_> {
    (&file.device, &file.recipient)
}

/// Longest list given for one device.
const MOST_LISTED: usize = 200;

/// What is wrong with each device's chain; a device with nothing wrong is not listed. `parts` are the
/// files of which only what could be saved is here.
pub fn gaps<'a>(
    files: impl Iterator<Item = &'a TakenFile>,
    parts: impl Iterator<Item = &'a TakenFile>,
) -> Vec<ChainGap> {
    let mut chains: BTreeMap<Chained<'a>, Chain<'a>> = BTreeMap::new();
    for file in files {
        let chain = chains.entry(chained(file)).or_default();
        chain.entry(file.device_seq).or_default().push(file);
    }
    let mut in_part: BTreeMap<Chained<'_>, Vec<&TakenFile>> = BTreeMap::new();
    for part in parts {
        chains.entry(chained(part)).or_default();
        in_part.entry(chained(part)).or_default().push(part);
    }
    let parts_of = |of| in_part.get(of).map(Vec::as_slice).unwrap_or_default();
    chains
        .iter()
        .filter_map(|(of, chain)| gap(of.0, chain, parts_of(of)))
        .collect()
}

fn gap(device: &DeviceId, chain: &Chain<'_>, parts: &[&TakenFile]) -> Option<ChainGap> {
    let in_part: BTreeSet<u32> = parts
        .iter()
        .map(|part| part.device_seq)
        .filter(|n| !chain.contains_key(n))
        .collect();
    let last = chain.keys().chain(&in_part).max().copied()?;
    let missing: Vec<u32> = (1..last)
        .filter(|n| !chain.contains_key(n) && !in_part.contains(n))
        .take(MOST_LISTED)
        .collect();
    let shared: Vec<SharedNumber> = chain
        .iter()
        .filter_map(|(n, files)| shared(*n, files))
        .take(MOST_LISTED)
        .collect();
    let broken: Vec<u32> = chain
        .iter()
        .filter(|(n, files)| {
            let before = n.checked_sub(1).and_then(|b| chain.get(&b));
            shared.is_empty() && before.is_some_and(|before| does_not_continue(files, before))
        })
        .map(|(n, _)| *n)
        .take(MOST_LISTED)
        .collect();
    let newest = chain.last_key_value().and_then(|(_, files)| files.first());
    let observer = newest
        .or(parts.first())
        .map(|f| f.observer.clone())
        .unwrap_or_default();
    let is_whole =
        missing.is_empty() && in_part.is_empty() && broken.is_empty() && shared.is_empty();
    (!is_whole).then(|| ChainGap {
        device: device.clone(),
        observer,
        missing,
        in_part: in_part.into_iter().collect(),
        broken,
        shared,
    })
}

/// A file that was made again may have other bytes, and is the same file all the same.
fn shared(number: u32, files: &[&TakenFile]) -> Option<SharedNumber> {
    let ids: BTreeSet<&FileId> = files.iter().map(|f| &f.file).collect();
    let named = files.iter().map(|f| (f.observer.clone(), f.name.clone()));
    let named: BTreeSet<(String, String)> = named.collect();
    (ids.len() > 1).then(|| SharedNumber {
        number,
        files: named.into_iter().take(MOST_LISTED).collect(),
    })
}

/// Whether one of these files certainly continues none of those before.
fn does_not_continue(files: &[&TakenFile], before: &[&TakenFile]) -> bool {
    // Looked up, not compared one with another: there may be many files of one number.
    let unsure = before.iter().any(|b| !b.is_as_made());
    let hashes: BTreeSet<&str> = before.iter().map(|b| b.hash.as_str()).collect();
    let continues = |f: &TakenFile| f.previous.as_deref().is_some_and(|p| hashes.contains(p));
    !unsure && files.iter().any(|f| !continues(f))
}

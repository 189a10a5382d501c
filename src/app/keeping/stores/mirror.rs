//! The mirror: a little of what matters most, at once and in step. It outlives a dying tab, not a dying
//! browser, so it holds only what the database has not confirmed, and stays small.

use std::collections::BTreeMap;

use crate::app::keeping::stores::ports::MirrorPort;
use crate::app::view::kept;
use crate::domain::gather;
use crate::domain::ids::ObservationId;
use crate::format::record::Record;
use crate::format::stored::device::Given;
use crate::format::stored::keys::Mirror;
use crate::format::stored::{Beacon, Typing};

/// Most bytes of unconfirmed records. Chromium writes large values very late.
const MOST_PENDING: usize = 24 * 1024;
/// The same where no journal keeps a second copy: better late than never.
const MOST_PENDING_ALONE: usize = 512 * 1024;

/// When fields were emptied lately, by name.
pub type Emptied = BTreeMap<String, i64>;

/// Records that the database has not confirmed.
pub fn pending(mirror: &impl MirrorPort) -> Vec<String> {
    mirror.read(&Mirror::Pending).unwrap_or_default()
}

/// Keeps what is not confirmed: the newest that fit. False where not all of it is kept.
pub fn keep_pending(mirror: &impl MirrorPort, texts: &[String], has_journal: bool) -> bool {
    if texts.is_empty() {
        mirror.forget(&Mirror::Pending);
        return true;
    }
    let most = if has_journal {
        MOST_PENDING
    } else {
        MOST_PENDING_ALONE
    };
    let newest = newest_within(texts, most);
    mirror.write(&Mirror::Pending, &newest) && newest.len() == texts.len()
}

/// These texts are in the database now. What came meanwhile stays.
pub fn settle(mirror: &impl MirrorPort, texts: &[String], has_journal: bool) {
    let mut left = pending(mirror);
    left.retain(|text| !texts.contains(text));
    // Less than was kept before.
    let _kept = keep_pending(mirror, &left, has_journal);
}

fn newest_within(texts: &[String], most: usize) -> &[String] {
    let mut left = most;
    let fits = texts.iter().rev().take_while(|text| {
        let room = left.checked_sub(text.len());
        left = room.unwrap_or(0);
        room.is_some()
    });
    // The very newest is kept however long it is.
    let count = fits.count().max(1).min(texts.len());
    texts.get(texts.len() - count..).unwrap_or(texts)
}

/// Every beacon, with the id of its observation.
pub fn beacons(mirror: &impl MirrorPort) -> Vec<(String, Beacon)> {
    let ids = named(mirror, &Mirror::Beacon(String::new()));
    ids.into_iter()
        .filter_map(|id| Some((id.clone(), mirror.read(&Mirror::Beacon(id))?)))
        .collect()
}

/// The note being typed for an observation, as boot.js keeps it.
pub fn typing(mirror: &impl MirrorPort, id: &str) -> Option<Typing> {
    let kept: Option<Typing> = mirror.read(&Mirror::Note(id.to_owned()));
    kept.filter(|t| !t.text.is_empty())
}

/// What stood in a field.
pub fn field(mirror: &impl MirrorPort, field: &str) -> Option<Typing> {
    let kept: Option<Typing> = mirror.read(&Mirror::Field(field.to_owned()));
    kept.filter(|t| !t.text.is_empty())
}

/// The names of the fields whose words are not committed.
pub fn fields(mirror: &impl MirrorPort) -> Vec<String> {
    named(mirror, &Mirror::Field(String::new()))
}

/// What the names of values of one kind end with.
fn named(mirror: &impl MirrorPort, kind: &Mirror) -> Vec<String> {
    let prefix = kind.text();
    let names = mirror.names().into_iter();
    names
        .filter_map(|name| Some(name.strip_prefix(&prefix)?.to_owned()))
        .collect()
}

/// The highest numbers given to hand-over files. Version 0.1.0 kept one, and not in a list.
pub fn given(mirror: &impl MirrorPort) -> Vec<Given> {
    let many = mirror.read(&Mirror::Given);
    many.unwrap_or_else(|| mirror.read(&Mirror::Given).into_iter().collect())
}

/// Keeps the highest numbers given. Where the mirror is refused, the records know them.
pub fn keep_given(mirror: &impl MirrorPort, given: &[Given]) {
    if given.is_empty() {
        mirror.forget(&Mirror::Given);
    } else {
        // Refused: the records know them.
        let _kept = mirror.write(&Mirror::Given, &given);
    }
}

/// At the start: fields whose mirror is older than their last emptying are empty.
pub fn forget_emptied(mirror: &impl MirrorPort, text: Option<&str>) {
    let emptied = text.and_then(|text| serde_json::from_str::<Emptied>(text).ok());
    for (name, emptied_ms) in emptied.unwrap_or_default() {
        if field(mirror, &name).is_some_and(|typing| typing.at_ms <= emptied_ms) {
            mirror.forget(&Mirror::Field(name));
        }
    }
}

/// A correction of struck out words that was never saved.
pub fn forget_correction(mirror: &impl MirrorPort, record: &Record) {
    let field = kept::correction_named(&record.stream, record.seq, &record.dev);
    mirror.forget(&Mirror::Field(field));
}

/// All that the mirror has of a removed observation. A killed browser may bring it back, so this is
/// done at the start too.
pub fn forget_observation(mirror: &impl MirrorPort, id: &ObservationId) {
    mirror.forget(&Mirror::Beacon(id.to_string()));
    mirror.forget(&Mirror::Note(id.to_string()));
    let about = gather::set(
        fields(mirror)
            .into_iter()
            .filter(|field| kept::is_about(field, id.as_str())),
    );
    for field in about {
        mirror.forget(&Mirror::Field(field));
    }
}

//! What this tablet is to a coordinator: its device id and the highest number it gave to a file, kept
//! beside the database, and files of its own that come back to it.

use std::rc::Rc;

use crate::app::event::Delivering;
use crate::app::handing_over::ledger::has_own_records;
use crate::domain::ids::{DeviceId, RecipientId};
use crate::format::record::{Record, Stream};
use crate::format::stored::CollatedV1;
use crate::format::stored::device::Given;
use crate::format::stored::keys::{Meta, Mirror};
use crate::platform::browser::random;
use crate::platform::shared::Shared;
use crate::platform::stores::{local, saving};

/// The highest numbers given, as localStorage has them. Version 0.1.0 kept one, and not in a list.
pub(crate) fn given() -> Vec<Given> {
    let many = local::read(&Mirror::Given);
    many.unwrap_or_else(|| local::read(&Mirror::Given).into_iter().collect())
}

/// Keeps the highest numbers given. Where localStorage is refused, the records know them.
pub(crate) fn keep_given(given: &[Given]) {
    if given.is_empty() {
        local::forget(&Mirror::Given);
    } else {
        // Refused: the records know them.
        let _kept = local::write(&Mirror::Given, &given);
    }
}

/// This tablet is another device from now on.
pub(crate) fn become_device(shared: &Rc<Shared>, device: &DeviceId) {
    *shared.device.borrow_mut() = Some(device.clone());
    // Refused: the database knows it.
    let _kept = local::write(&Mirror::Device, &device.as_str());
    saving::keep(shared, Meta::Device, Some(device.to_string()));
}

/// Tells the app of collated files that say they come from this device.
pub(crate) fn meet(shared: &Rc<Shared>, stored: &[String]) {
    let ours = shared.device.borrow().clone();
    for text in stored {
        let Ok(CollatedV1::File {
            file,
            device,
            recipient,
            device_seq,
            ..
        }) = serde_json::from_str(text)
        else {
            continue;
        };
        let device = DeviceId::parse(&device).ok();
        let device = device.filter(|device| ours.as_ref() == Some(device));
        if let (Some(device), Ok(recipient)) = (device, RecipientId::parse(&recipient)) {
            shared.send(Delivering::OwnFileMet(device, recipient, device_seq, file));
        }
    }
}

/// The database knows best, then the mirror. The journal may hold another tablet's records too,
/// restored from its backup. A device that only the mirror knows, and whose own records are nowhere,
/// does not know the number of its last file: the tablet goes on as a new one.
pub(crate) fn known_device<'a>(
    stored: Option<&DeviceId>,
    journalled: Option<&DeviceId>,
    own: impl IntoIterator<Item = &'a String>,
) -> DeviceId {
    let mirrored = || {
        let text = local::read::<String>(&Mirror::Device)?;
        let device = DeviceId::parse(&text).ok()?;
        has_own_records(&device, own).then_some(device)
    };
    stored
        .cloned()
        .or_else(mirrored)
        .or_else(|| journalled.cloned())
        .unwrap_or_else(random::device)
}

pub(crate) fn remember_device(shared: &Shared, device: &DeviceId) {
    if local::read::<String>(&Mirror::Device).as_deref() != Some(device.as_str()) {
        // Refused: the database knows it.
        let _kept = local::write(&Mirror::Device, &device.as_str());
    }
    *shared.device.borrow_mut() = Some(device.clone());
}

/// The device whose own records stand in the journal, the newest first.
pub(crate) fn device_of(texts: &[String]) -> Option<DeviceId> {
    let records = texts
        .iter()
        .rev()
        .filter_map(|text| Record::parse(text).ok());
    let mut own = records.filter(|record| matches!(Stream::of(&record.stream), Stream::Device(_)));
    own.find_map(|record| DeviceId::parse(&record.dev).ok())
}

//! Which device this tablet is: what its stores know, or a new one.

use std::rc::Rc;

use crate::app::handing_over::ledger::has_own_records;
use crate::app::keeping::stores::ports::{MirrorPort, Stores};
use crate::app::keeping::stores::writing;
use crate::domain::ids::DeviceId;
use crate::format::record::{Record, Stream};
use crate::format::stored::keys::{Meta, Mirror};

/// The database knows best, then the mirror. The journal may hold another tablet's records too,
/// restored from its backup. A device that only the mirror knows, and whose own records are nowhere,
/// does not know the number of its last file: the tablet goes on as a new one.
pub(super) fn known_device<'a>(
    mirror: &impl MirrorPort,
    stored: Option<&DeviceId>,
    journalled: Option<&DeviceId>,
    own: impl IntoIterator<Item = &'a String>,
) -> Option<DeviceId> {
    let mirrored = || {
        let text = mirror.read::<String>(&Mirror::Device)?;
        let device = DeviceId::parse(&text).ok()?;
        has_own_records(&device, own).then_some(device)
    };
    stored
        .cloned()
        .or_else(mirrored)
        .or_else(|| journalled.cloned())
}

/// This tablet is another device from now on.
pub fn become_device(stores: &Rc<impl Stores>, device: &DeviceId) {
    remember_device(&**stores, device);
    writing::keep(stores, Meta::Device, Some(device.to_string()));
}

/// Page and mirror know the device from now on.
pub(super) fn remember_device(stores: &impl Stores, device: &DeviceId) {
    let mirror = stores.mirror();
    if mirror.read::<String>(&Mirror::Device).as_deref() != Some(device.as_str()) {
        // Refused: the database knows it.
        let _kept = mirror.write(&Mirror::Device, &device.as_str());
    }
    *stores.known().device.borrow_mut() = Some(device.clone());
}

/// The device whose own records stand in the journal, the newest first.
pub(super) fn device_of(texts: &[String]) -> Option<DeviceId> {
    let records = texts
        .iter()
        .rev()
        .filter_map(|text| Record::parse(text).ok());
    let mut own = records.filter(|record| matches!(Stream::of(&record.stream), Stream::Device(_)));
    own.find_map(|record| DeviceId::parse(&record.dev).ok())
}

//! What this tablet is to a coordinator: its device id and the highest number it gave to a file, kept
//! beside the database, and files of its own that come back to it.

use std::rc::Rc;

use crate::app::event::Event;
use crate::domain::ids::DeviceId;
use crate::format::device::Given;
use crate::format::keys::{Meta, Mirror};
use crate::format::stored::CollatedV1;
use crate::platform::shared::Shared;
use crate::platform::{local, saving};

/// The highest number given, as localStorage has it.
pub(super) fn given() -> Option<Given> {
    local::read(&Mirror::Given)
}

/// Keeps the highest number given. Where localStorage is refused, the records know it.
pub(super) fn keep_given(given: Option<&Given>) {
    match given {
        Some(given) => _ = local::write(&Mirror::Given, given),
        None => local::forget(&Mirror::Given),
    }
}

/// This tablet is another device from now on.
pub(super) fn become_device(shared: &Rc<Shared>, device: &DeviceId) {
    *shared.device.borrow_mut() = Some(device.clone());
    // Refused: the database knows it.
    let _kept = local::write(&Mirror::Device, &device.as_str());
    saving::keep(shared, Meta::Device, Some(device.to_string()));
}

/// Tells the app of collated files that say they come from this device.
pub(super) fn meet(shared: &Rc<Shared>, stored: &[String]) {
    let ours = shared.device.borrow().clone();
    for text in stored {
        let Ok(CollatedV1::File {
            hash,
            device,
            device_seq,
            ..
        }) = serde_json::from_str(text)
        else {
            continue;
        };
        let device = DeviceId::parse(&device).ok();
        if let Some(device) = device.filter(|device| ours.as_ref() == Some(device)) {
            shared.send(Event::OwnFileMet(device, device_seq, hash));
        }
    }
}

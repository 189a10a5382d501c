//! A new identity for this tablet: its chain of files begins again, its earlier files stay listed.

use super::{folder, proving, put_down};
use crate::app::effect::{Effect, Store};
use crate::app::handing_over::ledger::Sent;
use crate::app::keeping::device_log;
use crate::app::model::Model;
use crate::app::page::notices::Notice;
use crate::app::page::standing::Pen;
use crate::domain::ids::{DeviceId, RecipientId};
use crate::format::stored::device::DeviceFact;

/// This tablet is a new device from now on; whether because another one has the same identity.
pub(super) fn renew(model: &mut Model, is_shared: bool) -> Vec<Effect> {
    let (Some(before), Ok(device)) = (model.device.clone(), DeviceId::parse(&model.now.fresh))
    else {
        return Vec::new();
    };
    if model.pen != Pen::Ours {
        return Vec::new();
    }
    let mut effects = put_down(model);
    // The new identity does not go on with the files of the old one.
    effects.extend(folder::take_all_back(model));
    let (observer, school) = model.ledger.remembered();
    let remembered = DeviceFact::Remembered {
        observer: observer.to_owned(),
        school: school.to_owned(),
    };
    let removed = model.ledger.removed().iter().cloned();
    let mut goes_on: Vec<DeviceFact> = removed
        .map(|observation| DeviceFact::ObservationRemoved { observation })
        .collect();
    goes_on.extend(model.ledger.met());
    let observations: Vec<String> = model.ledger.restored().iter().cloned().collect();
    if !observations.is_empty() {
        goes_on.push(DeviceFact::Restored { observations });
    }
    *model.device = Some(device.clone());
    model.ledger.become_device(&device);
    effects.extend([
        Effect::Store(Store::KeepDevice(device)),
        Effect::Store(Store::KeepGiven(Vec::new())),
    ]);
    effects.extend(device_log::keep(
        model,
        DeviceFact::IdentityTaken {
            before: before.to_string(),
        },
    ));
    effects.extend(device_log::keep(model, remembered));
    // What it removed stays removed, and what a backup brought does not leave by itself.
    for fact in goes_on {
        effects.extend(device_log::keep(model, fact));
    }
    proving::refresh(model);
    model.say(Notice::NewIdentity(is_shared));
    effects
}

/// A file was collated that says it comes from this device. Where it bears a number that this tablet
/// gave to another file, another tablet has the same identity.
pub(super) fn own_file_met(
    model: &mut Model,
    device: &DeviceId,
    recipient: &RecipientId,
    number: u32,
    file: &str,
) -> Vec<Effect> {
    let same_number: Vec<&Sent> = model.ledger.numbered(recipient, number).collect();
    let is_ours = same_number.iter().any(|sent| sent.made.file == file);
    let is_other = !same_number.is_empty() && !is_ours;
    if model.device.as_ref() == Some(device) && is_other {
        renew(model, true)
    } else {
        Vec::new()
    }
}

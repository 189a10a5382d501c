//! The device's own stream: what it must remember besides observations.

use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::page::standing::Pen;
use crate::format::stored::device::DeviceFact;

/// Keeps a fact in the device's own stream; nothing where this tab may not write.
pub(in crate::app) fn keep(model: &mut Model, fact: DeviceFact) -> Vec<Effect> {
    let Some(device) = model.device.clone().filter(|_| model.pen == Pen::Ours) else {
        return Vec::new();
    };
    let record = model.ledger.record(&device, fact, &model.now);
    model.ledger.take(&record);
    let now = model.now.clone();
    model.saving.queue(vec![record], None, &now)
}

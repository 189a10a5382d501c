//! The mirror in memory.

use std::rc::Rc;

use alongside::app::keeping::stores::ports::MirrorPort;
use alongside::format::stored::keys::Mirror;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::page::World;

/// The small values.
pub struct SmallValues(pub Rc<World>);

impl MirrorPort for SmallValues {
    fn read<T: DeserializeOwned>(&self, key: &Mirror) -> Option<T> {
        self.0.note("mirror read");
        let disk = self.0.disk.borrow();
        let text = disk.mirror.get(&key.text()).filter(|_| self.works())?;
        serde_json::from_str(&self.0.as_read(text)).ok()
    }

    fn write<T: Serialize>(&self, key: &Mirror, value: &T) -> bool {
        self.0.note("mirror written");
        let is_kept = self.works() && !self.0.fails();
        if is_kept {
            let mut disk = self.0.disk.borrow_mut();
            disk.mirror_changes();
            let text = serde_json::to_string(value).unwrap();
            disk.mirror.insert(key.text(), text);
        }
        is_kept
    }

    fn forget(&self, key: &Mirror) {
        if self.works() {
            let mut disk = self.0.disk.borrow_mut();
            disk.mirror_changes();
            disk.mirror.remove(&key.text());
        }
    }

    fn names(&self) -> Vec<String> {
        let disk = self.0.disk.borrow();
        let names = disk.mirror.keys().filter(|_| self.works());
        names.cloned().collect()
    }

    fn works(&self) -> bool {
        self.0.has_mirror
    }
}

//! Fresh identifiers.

use js_sys::Uint8Array;

use crate::domain::ids::DeviceId;
use crate::platform::browser::js;

/// A UUID that nobody has used yet. `crypto.randomUUID` is missing before Safari 15.4.
pub(crate) fn uuid() -> String {
    DeviceId::of_random(bytes()).to_string()
}

/// An id for this installation.
pub(crate) fn device() -> DeviceId {
    DeviceId::of_random(bytes())
}

/// Sixteen random bytes.
fn bytes() -> [u8; 16] {
    let crypto = js::get(&js::global(), "crypto");
    let bytes = Uint8Array::new_with_length(16);
    if js::call(&crypto, "getRandomValues", &[bytes.as_ref()]).is_err() {
        weak(&bytes);
    }
    let mut made = [0; 16];
    bytes.copy_to(&mut made);
    made
}

/// Enough to tell two identifiers of one tablet apart, where the browser has no good source.
fn weak(bytes: &Uint8Array) {
    for at in 0..bytes.length() {
        let value = js::whole(js_sys::Math::random() * 256.0);
        bytes.set_index(at, u8::try_from(value).unwrap_or(0));
    }
}

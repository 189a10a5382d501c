//! Fresh identifiers.

use js_sys::Uint8Array;

use crate::domain::ids::DeviceId;
use crate::platform::js;

/// A UUID that nobody has used yet.
pub(super) fn uuid() -> String {
    let crypto = js::get(&js::global(), "crypto");
    // randomUUID is missing before Safari 15.4.
    let made = js::call(&crypto, "randomUUID", &[])
        .ok()
        .and_then(|v| v.as_string());
    made.unwrap_or_else(|| {
        let bytes = Uint8Array::new_with_length(16);
        if js::call(&crypto, "getRandomValues", &[bytes.as_ref()]).is_err() {
            weak(&bytes);
        }
        version_4(bytes.to_vec())
    })
}

/// An id for this installation.
#[expect(
    clippy::expect_used,
    reason = "a UUID is 36 letters, digits and hyphens, which is an id"
)]
pub(super) fn device() -> DeviceId {
    DeviceId::parse(&uuid())
        .or_else(|_| DeviceId::parse(&version_4(vec![0; 16])))
        .expect("an id")
}

/// Enough to tell two identifiers of one tablet apart, where the browser has no good source.
fn weak(bytes: &Uint8Array) {
    for at in 0..bytes.length() {
        let value = js::whole(js_sys::Math::random() * 256.0);
        bytes.set_index(at, u8::try_from(value).unwrap_or(0));
    }
}

fn version_4(mut bytes: Vec<u8>) -> String {
    use std::fmt::Write as _;
    if let Some(byte) = bytes.get_mut(6) {
        *byte = (*byte & 0x0f) | 0x40;
    }
    if let Some(byte) = bytes.get_mut(8) {
        *byte = (*byte & 0x3f) | 0x80;
    }
    bytes
        .iter()
        .enumerate()
        .fold(String::with_capacity(36), |mut text, (at, byte)| {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            // Writing to a String cannot fail.
            let _always_ok = write!(text, "{byte:02x}");
            text
        })
}

//! Keys of the database and ranges of them, as the browser takes them.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbKeyRange;

use crate::app::keeping::stores::ports::{Key, Range};
use crate::app::keeping::trouble::StoreTrouble;
use crate::platform::browser::error;

/// A key.
pub(crate) fn key(key: &Key) -> JsValue {
    match key {
        Key::Name(name) => JsValue::from_str(name),
        Key::Pair(one, two) => array(&[one.as_str().into(), two.as_str().into()]),
        Key::Record(key) => array(&[
            key.stream.as_str().into(),
            key.device.as_str().into(),
            key.seq.into(),
        ]),
    }
}

/// A range of keys.
pub(crate) fn range(range: &Range) -> Result<JsValue, StoreTrouble> {
    let range = match range {
        Range::All => return Ok(JsValue::UNDEFINED),
        // In the order of keys an array comes after every text.
        Range::Under(name) => IdbKeyRange::bound(
            &array(&[name.as_str().into()]),
            &array(&[name.as_str().into(), array(&[])]),
        ),
        Range::AfterStream(name) => {
            let end = array(&[name.as_str().into(), array(&[])]);
            IdbKeyRange::lower_bound_with_open(&end, true)
        }
        Range::Beyond => IdbKeyRange::bound(&array(&["~".into()]), &array(&["\u{7f}".into()])),
        // A full stop comes right after a hyphen.
        Range::Devices => {
            IdbKeyRange::bound(&array(&["device-".into()]), &array(&["device.".into()]))
        }
        Range::After(last) => IdbKeyRange::lower_bound_with_open(&key(last), true),
    };
    range.map(JsValue::from).map_err(|e| error::trouble(&e))
}

fn array(parts: &[JsValue]) -> JsValue {
    parts.iter().collect::<Array>().into()
}

//! Keys of the database and ranges of them.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbKeyRange;

use crate::app::keeping::recovery::RecordKey;
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::keys::Meta;
use crate::platform::browser::error;

/// A key of any of our tables.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    /// A plain name.
    Name(String),
    /// Two names.
    Pair(String, String),
    /// A record's.
    Record(RecordKey),
}

/// Which part of a table.
#[derive(Clone, Debug)]
pub(crate) enum Range {
    /// All of it.
    All,
    /// Keys that begin with this name.
    Under(String),
    /// Everything after this key.
    After(RecordKey),
    /// Everything after this key, whatever table it is of.
    AfterKey(Key),
    /// Everything after the records of this stream.
    AfterStream(String),
    /// Records of devices' own streams.
    Devices,
}

impl Key {
    /// The key of a small value.
    pub(crate) fn meta(meta: &Meta) -> Self {
        Self::Name(meta.text())
    }

    /// As the browser takes it.
    pub(crate) fn value(&self) -> JsValue {
        match self {
            Self::Name(name) => JsValue::from_str(name),
            Self::Pair(one, two) => array(&[one.as_str().into(), two.as_str().into()]),
            Self::Record(key) => record_key(key),
        }
    }
}

impl Range {
    /// As the browser takes it.
    pub(crate) fn value(&self) -> Result<JsValue, StoreTrouble> {
        let range = match self {
            Self::All => return Ok(JsValue::UNDEFINED),
            // In the order of keys an array comes after every text.
            Self::Under(name) => IdbKeyRange::bound(
                &array(&[name.as_str().into()]),
                &array(&[name.as_str().into(), array(&[])]),
            ),
            Self::AfterStream(name) => {
                let end = array(&[name.as_str().into(), array(&[])]);
                IdbKeyRange::lower_bound_with_open(&end, true)
            }
            // A full stop comes right after a hyphen.
            Self::Devices => {
                IdbKeyRange::bound(&array(&["device-".into()]), &array(&["device.".into()]))
            }
            Self::AfterKey(key) => IdbKeyRange::lower_bound_with_open(&key.value(), true),
            Self::After(key) => IdbKeyRange::lower_bound_with_open(&record_key(key), true),
        };
        range.map(JsValue::from).map_err(|e| error::trouble(&e))
    }
}

fn record_key(key: &RecordKey) -> JsValue {
    array(&[
        key.stream.as_str().into(),
        key.device.as_str().into(),
        key.seq.into(),
    ])
}

fn array(parts: &[JsValue]) -> JsValue {
    parts.iter().collect::<Array>().into()
}

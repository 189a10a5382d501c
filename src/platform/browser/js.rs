//! Asking the browser by name, for what is missing or refused in some browsers: a wrong answer is a
//! value here, never an exception that runs through the app.

use js_sys::{Array, Error, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Window};

use crate::platform::browser::error;

/// The window; `None` in a worker.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the app gets at the browser"
)]
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// The page; `None` in a worker.
pub(crate) fn document() -> Option<Document> {
    window().and_then(|w| w.document())
}

/// The global object of a page or a worker.
pub(crate) fn global() -> JsValue {
    js_sys::global().into()
}

/// `navigator`, in a page or a worker.
pub(crate) fn navigator() -> JsValue {
    get(&global(), "navigator")
}

/// A property; `undefined` where there is none or it may not be read.
pub(crate) fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A property that holds text.
pub(crate) fn text(target: &JsValue, name: &str) -> Option<String> {
    get(target, name).as_string()
}

/// Whether a property is a function.
pub(crate) fn has(target: &JsValue, name: &str) -> bool {
    get(target, name).is_function()
}

/// Calls a function of an object.
pub(crate) fn call(target: &JsValue, name: &str, given: &[&JsValue]) -> Result<JsValue, JsValue> {
    let function = get(target, name);
    let Some(function) = function.dyn_ref::<Function>() else {
        let error = Error::new(&format!("this browser has no {name}"));
        error.set_name(error::UNSUPPORTED);
        return Err(error.into());
    };
    let list = Array::new();
    for value in given {
        list.push(value);
    }
    function.apply(target, &list)
}

/// Waits for a value, whether it is a promise or not.
pub(crate) async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    match value.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(plain) => Ok(plain),
    }
}

/// Calls a function of an object and waits for its answer.
pub(crate) async fn ask(
    target: &JsValue,
    name: &str,
    given: &[&JsValue],
) -> Result<JsValue, JsValue> {
    settled(call(target, name, given)?).await
}

/// An object with these properties.
pub(crate) fn object(properties: &[(&str, &JsValue)]) -> JsValue {
    let made = Object::new();
    for (name, value) in properties {
        set(&made, name, value);
    }
    made.into()
}

/// Sets a property of an object of our own.
pub(crate) fn set(target: &JsValue, name: &str, value: &JsValue) {
    // A plain object of our own takes any property.
    let _always_ok = Reflect::set(target, &name.into(), value);
}

/// A number of the browser as a whole number; what is no such number is brought to the nearest end.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` from f64 saturates and takes NaN to 0, which is what is wanted"
)]
pub(crate) fn whole(number: f64) -> u64 {
    number as u64
}

/// The same for numbers that may be below zero.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "`as` from f64 saturates and takes NaN to 0, which is what is wanted"
)]
pub(crate) fn whole_signed(number: f64) -> i64 {
    number as i64
}

/// A whole number as the browser's number.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "exact up to 9 petabytes, and no size or time here is larger"
)]
pub(crate) fn number(whole: u64) -> JsValue {
    JsValue::from_f64(whole as f64)
}

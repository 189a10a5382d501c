//! Asking a database by name whose tables may not be ours.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::platform::browser::{error, js};
use crate::platform::stores::indexed;

/// Calls a function of the database or a part of it.
pub(super) fn asked(
    target: &JsValue,
    name: &str,
    given: &[&JsValue],
) -> Result<JsValue, StoreTrouble> {
    js::call(target, name, given).map_err(|e| error::trouble(&e))
}

/// Waits for the answer to a request, which is a list.
pub(super) async fn answered(request: JsValue) -> Result<Array, StoreTrouble> {
    let request: web_sys::IdbRequest = request
        .dyn_into()
        .map_err(|_| StoreTrouble::Own(Failure::DatabaseOdd))?;
    let answered = indexed::answer_of(&request).await;
    let answer = answered.and_then(|_| request.result());
    Ok(Array::from(&answer.map_err(|e| error::trouble(&e))?))
}

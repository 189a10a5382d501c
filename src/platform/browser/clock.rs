//! The clocks: wall, monotonic, and waiting. The only place that asks what time it is.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use crate::domain::calendar::Moment;
use crate::platform::browser::js;

/// Milliseconds since 1970, by the wall clock.
pub(crate) fn wall_ms() -> i64 {
    js::whole_signed(Date::now())
}

/// What the wall clock shows, with its offset.
pub(crate) fn moment() -> Moment {
    let west = js::whole_signed(Date::new_0().get_timezone_offset());
    let east = i16::try_from(-west).unwrap_or(0);
    Moment::clamped(wall_ms(), east)
}

/// Milliseconds by a clock that nobody can set; by the wall clock in a browser that has no other.
/// Asked by name, not by type, so that a page that puts another object there still has a clock.
pub(crate) fn mono_ms() -> u64 {
    let clock = js::get(&js::global(), "performance");
    let now = js::call(&clock, "now", &[])
        .ok()
        .and_then(|now| now.as_f64());
    js::whole(now.unwrap_or_else(Date::now))
}

/// A timeout that ends with its owner.
#[derive(Debug)]
struct Timeout {
    id: JsValue,
    due: JsFuture,
}

impl Timeout {
    fn new(ms: u32) -> Self {
        let mut id = JsValue::UNDEFINED;
        let due = Promise::new(&mut |resolve, _reject| {
            let set = js::call(&js::global(), "setTimeout", &[resolve.as_ref(), &ms.into()]);
            id = set.unwrap_or(JsValue::UNDEFINED);
        });
        Self {
            id,
            due: JsFuture::from(due),
        }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        // A timeout that is over may be cleared again; it changes nothing.
        let _nothing = js::call(&js::global(), "clearTimeout", &[&self.id]);
    }
}

/// Waits so many milliseconds.
pub(crate) async fn sleep(ms: u32) {
    let mut timeout = Timeout::new(ms);
    // A timeout only ever resolves.
    let _over = Pin::new(&mut timeout.due).await;
}

/// Waits until the page has nothing else to do, but no longer than so many milliseconds. Where the browser
/// cannot tell, half of that.
pub(crate) async fn idle(most_ms: u32) {
    let limit = js::object(&[("timeout", &most_ms.into())]);
    let mut can = true;
    let idle = Promise::new(&mut |idle, _| {
        can = js::call(&js::global(), "requestIdleCallback", &[&idle, &limit]).is_ok();
    });
    if can {
        let _never_fails = JsFuture::from(idle).await;
    } else {
        sleep(most_ms / 2).await;
    }
}

/// The answer of `work`, or `None` when it takes longer than `limit_ms`.
pub(crate) async fn within<T>(limit_ms: u32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut timeout = Timeout::new(limit_ms);
    poll_fn(|context| {
        if let Poll::Ready(answer) = work.as_mut().poll(context) {
            return Poll::Ready(Some(answer));
        }
        Pin::new(&mut timeout.due).poll(context).map(|_| None)
    })
    .await
}

/// Something done again and again, until it is dropped.
#[derive(Debug)]
pub(crate) struct Every {
    id: JsValue,
    _action: Closure<dyn FnMut()>,
}

impl Every {
    /// Does `action` every so many milliseconds.
    pub(crate) fn new(ms: u32, action: impl FnMut() + 'static) -> Self {
        let action = Closure::<dyn FnMut()>::new(action);
        let set = js::call(&js::global(), "setInterval", &[action.as_ref(), &ms.into()]);
        Self {
            id: set.unwrap_or(JsValue::UNDEFINED),
            _action: action,
        }
    }
}

impl Drop for Every {
    fn drop(&mut self) {
        // An interval that is over may be cleared again; it changes nothing.
        let _nothing = js::call(&js::global(), "clearInterval", &[&self.id]);
    }
}

//! A clock outside the page: the page's Date, performance.now and setInterval stand still until the
//! test moves them.

use serde_json::json;

use super::Browser;

/// 22 November 2026, 03:15 UTC: the morning of the native tests.
pub const MORNING: i64 = 1_795_317_300_000;

const CLOCK: &str = include_str!("clock.js");

impl Browser {
    /// From the next page on, time passes only when the test says so. It goes on where it stood
    /// when the page is loaded again in the same tab.
    pub fn fake_clock(&mut self) {
        let script = CLOCK.replace("START_MS", &MORNING.to_string());
        self.first_script(&script);
    }

    /// So much time passes, a second at a time, with the app awake.
    pub fn advance(&self, ms: u64) {
        let script = "const done = arguments[arguments.length - 1]; \
            window.__advance(arguments[0]).then(done, (e) => done(String(e)));";
        let mut left = ms;
        while left > 0 {
            let some = left.min(60_000);
            let now = self.script_async(script, &[json!(some)]);
            assert!(now.is_number(), "the clock does not go on: {now}");
            left -= some;
        }
    }

    /// Somebody sets the tablet's clock; the monotonic one knows nothing of it.
    pub fn set_wall_clock(&self, by_ms: i64) {
        self.script("window.__setWall(arguments[0])", &[json!(by_ms)]);
    }

    /// The tablet sleeps so long: the wall clock goes on, nothing ticks.
    pub fn sleep(&self, ms: u64) {
        self.script("window.__sleep(arguments[0])", &[json!(ms)]);
    }
}

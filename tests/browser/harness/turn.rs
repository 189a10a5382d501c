//! Turns: two browsers at a time, however many tests run. A test may start several browsers; they
//! count as one.

use std::cell::Cell;
use std::sync::{Condvar, Mutex, PoisonError};

const AT_ONCE: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

thread_local! {
    static MINE: Cell<usize> = const { Cell::new(0) };
}

/// The right to run a browser, until it is dropped.
pub struct Turn(());

impl Turn {
    /// Waits for a turn.
    pub fn wait() -> Self {
        if MINE.get() == 0 {
            let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
            while *running >= AT_ONCE {
                running = ENDED.wait(running).unwrap_or_else(PoisonError::into_inner);
            }
            *running += 1;
        }
        MINE.set(MINE.get() + 1);
        Self(())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        MINE.set(MINE.get() - 1);
        if MINE.get() == 0 {
            *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
            ENDED.notify_one();
        }
    }
}

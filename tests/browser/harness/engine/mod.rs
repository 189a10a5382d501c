//! The browser engines: how each is started and driven.

mod chromium;
mod driver;
mod home;
pub mod processes;

use serde_json::{Map, Value};
use thirtyfour::{Capabilities, WebDriver};

pub use driver::Driver;
pub use home::Home;

/// How often a browser is started before it is given up. One that ends at once (a busy machine, a
/// profile that the one before has only just left) has shown nothing of the app yet.
const STARTS: u32 = 4;

/// What a browser is built on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Chromium under `ChromeDriver`: Android, and most of the rest.
    #[default]
    Chromium,
}

impl Engine {
    /// As people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
        }
    }

    /// Starts the engine's `WebDriver` server.
    pub fn driver(self, home: &Home) -> Driver {
        match self {
            Self::Chromium => chromium::driver(home),
        }
    }

    /// A browser on the profile of this home. Nothing else may run on it.
    pub async fn session(self, driver: &Driver, home: &Home, flags: &[String]) -> WebDriver {
        let wishes = Capabilities::from(self.wishes(home, flags));
        let mut said = String::new();
        for _ in 0..STARTS {
            self.leave_nothing_of_the_one_before(home);
            match WebDriver::new(driver.address(), wishes.clone()).await {
                Ok(session) => return session,
                Err(error) => said = error.to_string(),
            }
            eprintln!("{} does not start: {said}", self.name());
            processes::wait_until_gone(self, home);
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
        panic!("{} did not start {STARTS} times: {said}", self.name());
    }

    /// What the browser is asked to be.
    fn wishes(self, home: &Home, flags: &[String]) -> Map<String, Value> {
        match self {
            Self::Chromium => chromium::wishes(home, flags),
        }
    }

    fn leave_nothing_of_the_one_before(self, home: &Home) {
        match self {
            Self::Chromium => chromium::leave_nothing_of_the_one_before(home),
        }
    }
}

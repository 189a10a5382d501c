//! The browser engines: how each is started and driven, and tests that run in every one of them.

mod chromium;
mod driver;
mod firefox;
mod home;
pub mod processes;
mod webkit;

use std::io::Write;

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
    /// Firefox under geckodriver.
    Firefox,
    /// `WebKitGTK` under `WebKitWebDriver`: the engine of iPads.
    WebKit,
}

/// Makes a test of each function for each engine, named after both: `firefox::a_backup_brings_it_back`. After
/// `at length in others:` those in other engines than Chromium belong to `make faults`.
#[allow(unused_macros, reason = "pictures and the bench are of Chromium")]
macro_rules! in_every_engine {
    (at length in others: $($test:ident),+ $(,)?) => {
        crate::harness::in_every_engine!(@ chromium Chromium [] $($test)+);
        crate::harness::in_every_engine!(@ firefox Firefox [#[ignore = "in `make faults`"]] $($test)+);
        crate::harness::in_every_engine!(@ webkit WebKit [#[ignore = "in `make faults`"]] $($test)+);
    };
    (@ $room:ident $engine:ident $ignored:tt $($test:ident)+) => {
        mod $room {
            $(crate::harness::in_every_engine!(% $engine $ignored $test);)+
        }
    };
    (% $engine:ident [$($ignored:tt)*] $test:ident) => {
        #[test]
        $($ignored)*
        fn $test() {
            crate::harness::Engine::$engine.run(super::$test);
        }
    };
    ($($test:ident),+ $(,)?) => {
        crate::harness::in_every_engine!(@ chromium Chromium [] $($test)+);
        crate::harness::in_every_engine!(@ firefox Firefox [] $($test)+);
        crate::harness::in_every_engine!(@ webkit WebKit [] $($test)+);
    };
}
pub(crate) use in_every_engine;

impl Engine {
    /// As people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    /// Runs a test in this engine, or says that it was not run because somebody chose to go without.
    pub fn run(self, test: impl FnOnce(Self)) {
        if let Some(variable) = self.left_out() {
            self.say(&format!("NOT run: {variable} is set"));
            return;
        }
        let missing = self.missing().join(", ");
        assert!(
            missing.is_empty(),
            "{} cannot be started here without {missing}: run `make test`, or leave it out by its variable (README)",
            self.name()
        );
        test(self);
    }

    /// What this engine cannot show is said, and not only to those who ask for the words of a test that passed.
    pub fn say(self, words: &str) {
        let thread = std::thread::current();
        let test = thread.name().unwrap_or("test");
        let line = format!("{test}: in {}, {words}\n", self.name());
        // Where nobody can be told anything, the test goes on all the same.
        drop(std::io::stderr().write_all(line.as_bytes()));
    }

    /// The variable by which somebody leaves this engine out, where it is set.
    fn left_out(self) -> Option<&'static str> {
        let variable = match self {
            Self::Chromium => return None,
            Self::Firefox => "ALONGSIDE_NO_FIREFOX",
            Self::WebKit => "ALONGSIDE_NO_WEBKIT",
        };
        std::env::var_os(variable).map(|_| variable)
    }

    /// Packages that are not here.
    fn missing(self) -> Vec<&'static str> {
        match self {
            // It says so itself when it is started.
            Self::Chromium => Vec::new(),
            Self::Firefox => firefox::missing(),
            Self::WebKit => webkit::missing(),
        }
    }

    /// Starts the engine's `WebDriver` server.
    pub fn driver(self, home: &Home) -> Driver {
        match self {
            Self::Chromium => chromium::driver(home),
            Self::Firefox => firefox::driver(home),
            Self::WebKit => webkit::driver(home),
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
            Self::Firefox => firefox::wishes(home, flags),
            Self::WebKit => webkit::wishes(home, flags),
        }
    }

    fn leave_nothing_of_the_one_before(self, home: &Home) {
        match self {
            Self::Chromium => chromium::leave_nothing_of_the_one_before(home),
            Self::Firefox => firefox::leave_nothing_of_the_one_before(home),
            // Its locks go with the processes that held them.
            Self::WebKit => {}
        }
    }
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

//! One tablet's browser: started, stopped, killed and started again on one profile.

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tokio::runtime::{Builder, Runtime};

use super::engine::{Driver, Engine, Home, processes};
use super::turn::Turn;
use super::{PATIENCE, Site, shots, within};

/// A landscape tablet.
pub const TABLET: (u32, u32) = (1024, 768);

/// What differs from the usual start.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// What it is built on; Chromium where nothing else is said.
    pub engine: Engine,
    /// Where the profile is; a folder of its own where none is given.
    pub profile: Option<PathBuf>,
    /// Further flags of the browser.
    pub flags: Vec<String>,
    /// The size of the window, else a landscape tablet.
    pub size: Option<(u32, u32)>,
}

/// One tablet: a browser with a profile, and what was downloaded on it.
pub struct Browser {
    runtime: Runtime,
    session: Option<WebDriver>,
    driver: Option<Driver>,
    setup: Setup,
    home: Home,
    app: String,
    pub(super) first_scripts: Vec<String>,
    _turn: Turn,
}

impl Browser {
    /// A browser that has never been to the site.
    pub fn start(site: &Site) -> Self {
        Self::start_with(site, Setup::default())
    }

    /// A browser of this engine that has never been to the site.
    pub fn start_in(engine: Engine, site: &Site) -> Self {
        let setup = Setup {
            engine,
            ..Setup::default()
        };
        Self::start_with(site, setup)
    }

    /// A browser with a certain engine, profile, flags or size.
    pub fn start_with(site: &Site, setup: Setup) -> Self {
        let turn = Turn::wait();
        let home = Home::new(setup.profile.clone());
        let mut browser = Self {
            runtime: Builder::new_current_thread().enable_all().build().unwrap(),
            session: None,
            driver: None,
            setup,
            home,
            app: site.url(""),
            first_scripts: Vec::new(),
            _turn: turn,
        };
        browser.begin();
        browser
    }

    /// Opens the browser on its profile.
    pub fn begin(&mut self) {
        assert!(self.session.is_none(), "the browser runs already");
        let engine = self.setup.engine;
        let driver = engine.driver(&self.home);
        let session = engine.session(&driver, &self.home, &self.setup.flags);
        self.session = Some(self.runtime.block_on(session));
        self.driver = Some(driver);
        let (width, height) = self.setup.size.unwrap_or(TABLET);
        self.resize(width, height);
        for script in self.first_scripts.clone() {
            self.before_each_page(&script);
        }
    }

    /// The user closes the browser; it has time to tidy up.
    pub fn close(&mut self) {
        if let Some(session) = self.session.take() {
            // Refused where the browser has crashed; it is gone all the same.
            drop(self.runtime.block_on(session.quit()));
        }
        let engine = self.setup.engine;
        let gone = || processes::all(engine, &self.home).is_empty().then_some(());
        if within(Duration::from_secs(5), gone).is_none() {
            processes::wait_until_gone(engine, &self.home);
        }
        self.driver = None;
    }

    /// Closes the browser and opens it again on the same profile. No page is open then.
    pub fn restart(&mut self) {
        self.close();
        self.begin();
    }

    /// All that this browser knows is gone, as after "clear all browsing data"; what was downloaded is not.
    pub fn forget_everything(&mut self) {
        self.close();
        fs::remove_dir_all(self.home.profile()).unwrap();
        self.begin();
    }

    /// SIGKILL to the browser and all its processes, as the system does when memory is short.
    pub fn kill_browser(&mut self) {
        let engine = self.setup.engine;
        processes::kill(&processes::browsers(engine, &self.home));
        if let Some(session) = self.session.take() {
            session.leak().unwrap();
        }
        processes::wait_until_gone(engine, &self.home);
        self.driver = None;
    }

    /// SIGKILL to the processes that run pages: the tab crashes, the browser lives. `restart` or
    /// `reopen_tab` goes on.
    pub fn kill_renderer(&self) {
        let ids = processes::renderers(self.setup.engine, &self.home);
        assert!(!ids.is_empty(), "no renderer runs");
        processes::kill(&ids);
    }

    /// After a crash of the tab: a new tab in the same browser, or, where `ChromeDriver` has given the
    /// session up, the browser started again on its profile.
    pub fn reopen_tab(&mut self) {
        let driver = self.driver();
        let fresh = self.wait_for(driver.new_tab());
        let Ok(fresh) = fresh else {
            // ChromeDriver gives some crashed sessions up; the profile is what counts.
            return self.restart();
        };
        self.wait_for(driver.switch_to_window(fresh)).unwrap();
        for script in self.first_scripts.clone() {
            self.before_each_page(&script);
        }
    }

    /// The page opens a path of the app: `open("/observe/1")`.
    pub fn open(&self, path: &str) {
        self.try_open(path)
            .unwrap_or_else(|error| panic!("{path} does not open: {error}"));
    }

    /// Opens a path of the app, or says why it does not open.
    pub fn try_open(&self, path: &str) -> Result<(), String> {
        let url = format!("{}{}", self.app, path.trim_start_matches('/'));
        self.wait_for(self.driver().goto(url))
            .map_err(|error| error.to_string())
    }

    /// Goes to an empty page, away from the app.
    pub fn leave(&self) {
        self.wait_for(self.driver().goto("about:blank")).unwrap();
    }

    /// Loads the page again.
    pub fn reload(&self) {
        // Firefox's driver goes past the service worker, as Shift with "Reload" does.
        if self.setup.engine == Engine::Firefox {
            return self.reload_by_script();
        }
        self.wait_for(self.driver().refresh()).unwrap();
    }

    fn reload_by_script(&self) {
        let leave = "window.isTheOldPage = true; setTimeout(() => location.reload());";
        self.script(leave, &[]);
        let is_fresh = "return !window.isTheOldPage && document.readyState === 'complete'";
        let fresh = within(PATIENCE, || {
            (self.try_script(is_fresh, &[]) == Ok(Value::Bool(true))).then_some(())
        });
        assert!(fresh.is_some(), "the page is not loaded again");
    }

    /// The browser's "Back".
    pub fn back(&self) {
        self.wait_for(self.driver().back()).unwrap();
    }

    /// The path within the app: `/observe/1`.
    pub fn path(&self) -> String {
        let url = self.wait_for(self.driver().current_url()).unwrap();
        let url = url.to_string();
        format!("/{}", url.strip_prefix(&self.app).unwrap_or(&url))
    }

    /// Sets the size of the page.
    pub fn resize(&self, width: u32, height: u32) {
        if self.setup.engine != Engine::Chromium {
            return self.resize_window(width, height);
        }
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Without `DevTools`: the window around the page is made so large that the page fits.
    fn resize_window(&self, width: u32, height: u32) {
        let (mut around, mut down) = (0, 0);
        let fits = within(Duration::from_secs(10), || {
            let session = self.driver();
            let wish = session.set_window_rect(0, 0, width + around, height + down);
            self.wait_for(wish).ok()?;
            let size = self.script("return [innerWidth, innerHeight]", &[]);
            let (found_width, found_height): (u32, u32) = serde_json::from_value(size).ok()?;
            around = (width + around).saturating_sub(found_width);
            down = (height + down).saturating_sub(found_height);
            (found_width == width && found_height == height).then_some(())
        });
        assert!(
            fits.is_some(),
            "the page does not become {width} by {height}"
        );
    }

    /// Light or dark, as the system says it.
    pub fn dark(&self, is_dark: bool) {
        let value = if is_dark { "dark" } else { "light" };
        let feature = json!({ "name": "prefers-color-scheme", "value": value });
        self.cdp(
            "Emulation.setEmulatedMedia",
            &json!({ "features": [feature] }),
        );
    }

    /// Waits until nothing on the page moves or changes its colour.
    pub fn still(&self) {
        let script = "return document.getAnimations().every(\
            (a) => a.playState !== 'running' || a.effect.getComputedTiming().iterations === Infinity)";
        let ask = || (self.script(script, &[]) == Value::Bool(true)).then_some(());
        // What never comes to rest is looked at as it is.
        within(Duration::from_secs(2), ask);
    }

    /// The page believes that there is no network. The service worker does not; stop the site for
    /// the real thing.
    pub fn offline(&self, is_offline: bool) {
        self.cdp("Network.enable", &json!({}));
        let network = json!({
            "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.cdp("Network.emulateNetworkConditions", &network);
    }

    /// A command of the `DevTools` protocol, to the page.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Value {
        self.try_cdp(command, parameters)
            .unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// A command of the `DevTools` protocol, or why it was refused.
    pub fn try_cdp(&self, command: &str, parameters: &Value) -> Result<Value, String> {
        let engine = self.setup.engine;
        assert!(
            engine == Engine::Chromium,
            "{} does not know {command}: this journey is for Chromium",
            engine.name()
        );
        let cdp = self.driver().cdp();
        self.wait_for(cdp.send_raw(command, parameters))
            .map_err(|error| error.to_string())
    }

    /// Runs a script before the scripts of each page, also after a restart.
    pub fn first_script(&mut self, script: &str) {
        self.before_each_page(script);
        self.first_scripts.push(script.to_owned());
    }

    fn before_each_page(&self, script: &str) {
        let source = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", &source);
    }

    /// A second tab of the same browser, which is then in front. Answers the first.
    pub fn new_tab(&self) -> thirtyfour::WindowHandle {
        let driver = self.driver();
        let first = self.wait_for(driver.window()).unwrap();
        let second = self.wait_for(driver.new_tab()).unwrap();
        self.wait_for(driver.switch_to_window(second)).unwrap();
        let (width, height) = self.setup.size.unwrap_or(TABLET);
        self.resize(width, height);
        first
    }

    /// The tab in front.
    pub fn this_tab(&self) -> thirtyfour::WindowHandle {
        self.wait_for(self.driver().window()).unwrap()
    }

    /// Goes to another tab.
    pub fn switch_to(&self, tab: &thirtyfour::WindowHandle) {
        self.wait_for(self.driver().switch_to_window(tab.clone()))
            .unwrap();
    }

    /// What the console of the page said since the last call.
    pub fn console(&self) -> Vec<String> {
        let lines = self.wait_for(self.driver().browser_log());
        let lines = lines.unwrap_or_default();
        lines.into_iter().map(|line| line.message).collect()
    }

    /// A picture, into `target/shots/`.
    pub fn shot(&self, name: &str) {
        let picture = self.wait_for(self.driver().screenshot_as_png()).unwrap();
        fs::write(shots().join(format!("{name}.png")), picture).unwrap();
    }

    /// A picture of the page down to its foot.
    pub fn whole_page_shot(&self, name: &str) {
        let script =
            "return [innerWidth, Math.max(innerHeight, document.documentElement.scrollHeight)]";
        let size = self.script(script, &[]);
        let number = |at: usize| u32::try_from(size[at].as_u64().unwrap_or(1)).unwrap();
        let height = self.script("return innerHeight", &[]).as_u64().unwrap_or(1);
        self.resize(number(0), number(1).min(6_000));
        self.shot(name);
        self.resize(number(0), u32::try_from(height).unwrap());
    }

    /// The folder of the profile.
    pub fn profile(&self) -> &Path {
        self.home.profile()
    }

    /// Where downloads go.
    pub fn downloads_folder(&self) -> PathBuf {
        self.home.downloads()
    }

    /// The `WebDriver` session.
    pub fn driver(&self) -> &WebDriver {
        self.session.as_ref().expect("the browser does not run")
    }

    /// Waits for what the session does.
    pub fn wait_for<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if std::thread::panicking() && self.session.is_some() {
            self.explain();
        }
        self.close();
    }
}

impl Browser {
    /// What a person would see when a test fails: a picture, the words, the console.
    fn explain(&self) {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("test").replace("::", "-");
        // It would think about it for ever.
        if self.setup.engine == Engine::WebKit {
            eprintln!("picture: none in {}", self.setup.engine.name());
        } else if let Ok(picture) = self.wait_for(self.driver().screenshot_as_png()) {
            let path = shots().join(format!("failed-{name}.png"));
            eprintln!("picture: {}", path.display());
            drop(fs::write(path, picture));
        }
        let words = "return location.pathname + '\\n' + document.body.innerText";
        if let Ok(words) = self.wait_for(self.driver().execute(words, Vec::new())) {
            eprintln!("page: {}", words.json().as_str().unwrap_or_default());
        }
        eprintln!("console: {:#?}", self.console());
    }
}

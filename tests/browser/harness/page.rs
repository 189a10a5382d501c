//! Finding things by role and visible name, waiting for words, pressing and filling in.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::WebElement;

use super::{Browser, PATIENCE, within};

const FIND: &str = include_str!("find.js");

impl Browser {
    /// Runs a script in the page; `arguments` holds what is given, and the functions of `find.js`
    /// are there.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_script(script, arguments)
            .unwrap_or_else(|error| panic!("script: {error}"))
    }

    /// Runs a script in the page, or says why it cannot.
    pub fn try_script(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let whole = format!("{FIND}\n{script}");
        self.wait_for(self.driver().execute(whole, arguments.to_vec()))
            .map(|answer| answer.json().clone())
            .map_err(|error| error.to_string())
    }

    /// Runs a script that answers by calling its last argument.
    pub fn script_async(&self, script: &str, arguments: &[Value]) -> Value {
        let whole = format!("{FIND}\n{script}");
        let answer = self.wait_for(self.driver().execute_async(whole, arguments.to_vec()));
        answer
            .unwrap_or_else(|error| panic!("script: {error}"))
            .json()
            .clone()
    }

    fn find(&self, what: &str, name: &str) -> Option<WebElement> {
        let script = format!("{FIND}\nreturn find(arguments[0], arguments[1]);");
        let found = self
            .driver()
            .execute(script, vec![json!(what), json!(name)]);
        self.wait_for(found).ok()?.element().ok()
    }

    /// Whether something of this role and name is in sight: "button", "link", "choice", "fold",
    /// "field", "entry".
    pub fn has(&self, what: &str, name: &str) -> bool {
        self.find(what, name).is_some()
    }

    /// Whether a button cannot be pressed. It must be there.
    pub fn is_disabled(&self, name: &str) -> bool {
        let button = within(PATIENCE, || self.find("button", name));
        let button = button.unwrap_or_else(|| self.stop("button", name));
        !self.wait_for(button.is_enabled()).unwrap()
    }

    /// Whether a button is pressed, by `aria-pressed`.
    pub fn is_pressed(&self, name: &str) -> bool {
        let script = "const e = find('button', arguments[0]); \
            return e ? e.getAttribute('aria-pressed') : null;";
        self.script(script, &[json!(name)]) == json!("true")
    }

    fn tap(&self, what: &str, name: &str) {
        let mut why = String::from("it is not there");
        let tapped = within(PATIENCE, || {
            let found = self.find(what, name)?;
            if !self.wait_for(found.is_enabled()).ok()? {
                "it is disabled".clone_into(&mut why);
                return None;
            }
            match self.wait_for(found.click()) {
                Ok(()) => Some(()),
                Err(error) => {
                    why = error.to_string();
                    self.to_the_middle(what, name);
                    None
                }
            }
        });
        if tapped.is_none() {
            let there = self.try_script("return all(arguments[0]).map(named)", &[json!(what)]);
            panic!("cannot tap the {what} “{name}”: {why}\nthere are: {there:?}");
        }
    }

    /// From under a bar that stays at the edge of the screen.
    fn to_the_middle(&self, what: &str, name: &str) {
        let script = "const e = find(arguments[0], arguments[1]); \
            if (e) e.scrollIntoView({ block: 'center', behavior: 'instant' });";
        // What cannot be scrolled is told by the next try.
        drop(self.try_script(script, &[json!(what), json!(name)]));
    }

    fn stop(&self, what: &str, name: &str) -> ! {
        let there = self.try_script("return all(arguments[0]).map(named)", &[json!(what)]);
        panic!("there is no {what} “{name}”; there are: {there:?}");
    }

    /// Presses a button.
    pub fn press(&self, name: &str) {
        self.tap("button", name);
    }

    /// Presses the button that has just taken another's place. The app takes a tap within 0.4 s for the
    /// second half of a nervous one, so a person, and this test, looks first.
    pub fn press_after_a_look(&self, name: &str) {
        std::thread::sleep(Duration::from_millis(500));
        self.press(name);
    }

    /// Follows a link.
    pub fn follow(&self, name: &str) {
        self.tap("link", name);
    }

    /// Chooses one of several, or ticks a box.
    pub fn choose(&self, name: &str) {
        self.tap("choice", name);
    }

    /// Whether a choice is the one that is taken, or is ticked.
    pub fn is_chosen(&self, name: &str) -> bool {
        let script = "const e = find('choice', arguments[0]); \
            return e ? e.querySelector('input').checked : null;";
        self.script(script, &[json!(name)]) == json!(true)
    }

    /// Opens what is folded.
    pub fn unfold(&self, name: &str) {
        self.tap("fold", name);
    }

    /// Taps a row of the timeline that holds these words.
    pub fn tap_entry(&self, words: &str) {
        self.tap("entry", words);
    }

    /// Writes into a field in place of what stands in it.
    pub fn fill(&self, name: &str, text: &str) {
        if !self.value(name).is_empty() {
            // Ctrl+A, then Delete.
            self.type_into(name, "\u{e009}a\u{e009}\u{e017}");
        }
        self.type_into(name, text);
    }

    /// Types at the end of a field, key by key.
    pub fn type_into(&self, name: &str, text: &str) {
        let typed = within(PATIENCE, || {
            let field = self.find("field", name)?;
            self.wait_for(field.send_keys(text)).ok()
        });
        if typed.is_none() {
            self.stop("field", name);
        }
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> String {
        let found = within(PATIENCE, || {
            let script = "const e = find('field', arguments[0]); return e ? e.value : null;";
            let value = self.try_script(script, &[json!(name)]).ok()?;
            value.as_str().map(str::to_owned)
        });
        found.unwrap_or_else(|| self.stop("field", name))
    }

    /// Gives files to a field for files: `choose_files("Choose files", &[path])`.
    pub fn choose_files(&self, name: &str, files: &[impl AsRef<Path>]) {
        let field = within(PATIENCE, || self.find("file", name));
        let field = field.unwrap_or_else(|| self.stop("file", name));
        let paths: Vec<_> = files
            .iter()
            .map(|file| file.as_ref().display().to_string())
            .collect();
        self.wait_for(field.send_keys(paths.join("\n"))).unwrap();
    }

    /// All words in sight.
    pub fn words(&self) -> String {
        let words = self.try_script("return seen()", &[]).unwrap_or_default();
        words.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until nothing on the page says that it is under way still: "Saving…", "Opening the collation…".
    pub fn settled(&self) {
        let under_way = || {
            self.words()
                .split(' ')
                .any(|word| word.ends_with('\u{2026}'))
        };
        let settled = within(PATIENCE, || (!under_way()).then_some(()));
        assert!(settled.is_some(), "does not settle: {}", self.words());
    }

    /// Whether these words are in sight now.
    pub fn sees(&self, words: &str) -> bool {
        self.words().to_lowercase().contains(&words.to_lowercase())
    }

    /// Waits for these words.
    pub fn see(&self, words: &str) {
        self.see_within(PATIENCE, words);
    }

    /// Waits so long for these words.
    pub fn see_within(&self, limit: Duration, words: &str) {
        let seen = within(limit, || self.sees(words).then_some(()));
        assert!(
            seen.is_some(),
            "“{words}” is not to be seen; this is: {}",
            self.words()
        );
    }

    /// Waits until these words are gone.
    pub fn see_no_more(&self, words: &str) {
        let gone = within(PATIENCE, || (!self.sees(words)).then_some(()));
        assert!(
            gone.is_some(),
            "“{words}” is still to be seen: {}",
            self.words()
        );
    }

    /// Waits until this is the heading of the screen.
    pub fn at(&self, heading: &str) {
        let script = "return [...document.querySelectorAll('h1')].map((e) => clean(words(e)))";
        let mut last = Value::Null;
        let there = within(PATIENCE, || {
            last = self.try_script(script, &[]).ok()?;
            let all = last.as_array()?;
            all.iter().any(|h| h == heading).then_some(())
        });
        assert!(there.is_some(), "not at “{heading}” but at {last}");
    }
}

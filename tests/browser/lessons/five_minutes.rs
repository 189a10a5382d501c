//! README's five minutes, word for word: every name that stands there in quotation marks is on the screen when its
//! turn comes, and none is passed over.

use std::collections::VecDeque;

use crate::harness::{Browser, PATIENCE, Site, files_of_others, within};

const README: &str = include_str!("../../../README.md");
const ENGLISH: &str = include_str!("../../../src/words/en.ftl");

/// The numbered steps under a heading of README: of each its first words in bold, and what it quotes, in order.
struct Steps {
    left: VecDeque<(String, VecDeque<String>)>,
    now: VecDeque<String>,
}

impl Steps {
    fn under(heading: &str) -> Self {
        let (_, text) = README.split_once(heading).unwrap();
        let text = text.split("\n#").next().unwrap();
        let numbered = |line: &str| {
            line.split_once(". ")
                .is_some_and(|(n, _)| n.parse::<u8>().is_ok())
        };
        let mut steps: Vec<String> = Vec::new();
        for line in text.lines() {
            if numbered(line) {
                steps.push(line.to_owned());
            } else if let Some(step) = steps.last_mut().filter(|_| line.starts_with("   ")) {
                step.push_str(line);
            }
        }
        let step = |step: String| {
            let title = step.split("**").nth(1).unwrap_or_default().to_owned();
            (title, quoted(&step))
        };
        Self {
            left: steps.into_iter().map(step).collect(),
            now: VecDeque::new(),
        }
    }

    /// The next step begins, and nothing of the one before was passed over.
    fn step(&mut self, title: &str) {
        assert!(
            self.now.is_empty(),
            "before “{title}”: not done {:?}",
            self.now
        );
        let (says, quotes) = self.left.pop_front().expect("README has another step");
        assert_eq!(says, title);
        self.now = quotes;
    }

    /// What README names next, which is this.
    fn names<'a>(&mut self, name: &'a str) -> &'a str {
        assert_eq!(
            self.now.pop_front().as_deref(),
            Some(name),
            "what README names next"
        );
        name
    }

    /// README names a sentence next that the app says at another time.
    fn mentions(&mut self, name: &str) {
        let name = self.names(name);
        let mut said = ENGLISH.lines().filter_map(|line| line.split_once(" = "));
        let is_said = said.any(|(_, said)| said.starts_with(name));
        assert!(is_said, "“{name}” is no sentence of the app");
    }

    fn end(self) {
        assert!(
            self.left.is_empty(),
            "steps that were not done: {:?}",
            self.left
        );
        assert!(self.now.is_empty(), "not done: {:?}", self.now);
    }
}

/// What stands in quotation marks, in order.
fn quoted(step: &str) -> VecDeque<String> {
    let parts = step.split('"').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

#[test]
fn readme_s_five_minutes_can_be_walked_word_for_word() {
    let site = Site::of_dist();
    let tablet = Browser::start(&site);
    as_an_observer(&tablet);
    as_a_coordinator(&tablet);
}

fn as_an_observer(tablet: &Browser) {
    let mut readme = Steps::under("### As an observer\n");

    readme.step("Once, with a network.");
    tablet.open("/");
    tablet.see_within(PATIENCE * 3, readme.names("Ready to work offline"));
    tablet.ready_offline();
    tablet.go(readme.names("Settings"));
    tablet.see("On your home screen");
    tablet.go("Observations");

    readme.step("Start observation.");
    tablet.press(readme.names("Start observation"));
    tablet.fill(readme.names("Teacher"), "Ms Okello");
    tablet.choose(readme.names("Practice"));
    tablet.choose("Learning");
    tablet.press(readme.names("Begin"));
    tablet.at("Observing Ms Okello");

    readme.step("Observe.");
    tablet.note("Good morning everyone");
    for kind in ["Evidence", "Inference", "Question"] {
        tablet.choose(readme.names(kind));
    }
    tablet.tap_code("Student SQ");
    tablet.press("Praise");
    tablet.press(readme.names("Undo"));
    tablet.press(readme.names("Redo"));
    tablet.press(readme.names("Pause"));
    tablet.press_after_a_look(readme.names("Resume"));

    readme.step("Watch the word \"Saved\".");
    tablet.saved();
    assert!(tablet.save_status().starts_with(readme.names("Saved")));
    readme.mentions("NOT saved");
    readme.mentions("Share a copy");

    readme.step("Review.");
    tablet.press(readme.names("Review"));
    tablet.at("Ms Okello");
    tablet.tap_entry("Good morning everyone");
    tablet.press(readme.names("Withdraw"));
    tablet.tagged("Good morning everyone", "Withdrawn", true);
    tablet.tap_entry("Good morning everyone");
    tablet.press(readme.names("Restore"));
    tablet.tagged("Good morning everyone", "Withdrawn", false);
    tablet.tap_entry("Good morning everyone");
    tablet.press(readme.names("Strike out for good"));
    tablet.see("Strike out these words for good?");
    tablet.press("Cancel");
    tablet.unfold(readme.names("Mark codes late"));
    tablet.see(readme.names("Before you finish"));
    tablet.press(readme.names("Finish observation"));
    tablet.see("Finished and checked");

    readme.step("Hand over.");
    tablet.go(readme.names("Hand over"));
    tablet.press(readme.names("Create hand-over file"));
    tablet.see("Your file is ready");
    readme.mentions("Share");
    tablet.download(|b| b.press(readme.names("Download")));
    tablet.press(readme.names("It arrived"));
    tablet.see("its observations count as handed over");
    readme.end();
}

fn as_a_coordinator(tablet: &Browser) {
    let mut readme = Steps::under("### As a coordinator\n");
    let folder = tempfile::tempdir().unwrap();

    readme.step("Collate.");
    tablet.go(readme.names("Collate"));
    tablet.choose_files(
        readme.names("Choose files"),
        &files_of_others(folder.path()),
    );

    readme.step("Read what came of each file.");
    for outcome in ["Accepted", "Conflict", "Not a hand-over file"] {
        tablet.see(readme.names(outcome));
    }

    readme.step("Choose between two versions.");
    tablet.follow(readme.names("Compare"));
    tablet.at("Two versions of one lesson");
    found(tablet, "button", readme.names("Keep this version"));

    readme.step("Look for gaps.");
    tablet.go("Hand over");
    found(tablet, "button", readme.names("Make again"));
    tablet.go("Collate");

    readme.step("Join names.");
    tablet.see(readme.names("Names that may be one person"));
    found(tablet, "button", readme.names("Keep apart"));
    tablet.press(readme.names("Join"));
    tablet.see("Joined as one person");
    tablet.press(readme.names("Undo"));

    readme.step("Read the figures.");
    tablet.see(readme.names("COPUS by teacher and class"));

    readme.step("Take it out.");
    for export in ["Export workbook", "Export tables", "Export NDJSON"] {
        tablet.download(|b| b.press(readme.names(export)));
    }

    readme.step("Look back.");
    tablet.unfold(readme.names("Log of files"));
    tablet.follow("Mx Lindqvist");
    tablet.press(readme.names("Remove this lesson"));
    tablet.press("Remove lesson");
    tablet.at("Collate");
    tablet.unfold("Removed lessons");
    tablet.press(readme.names("Let it come back"));
    readme.end();
}

fn found(tablet: &Browser, what: &str, name: &str) {
    let is_here = within(PATIENCE, || tablet.has(what, name).then_some(()));
    assert!(is_here.is_some(), "no {what} “{name}”: {}", tablet.words());
}

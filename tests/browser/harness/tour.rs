//! A walk past every screen and dialog, for pictures and for what looks at every screen.

use std::fs;
use std::path::{Path, PathBuf};

use alongside::app::event::{Observing, OnPage, Reviewing};
use alongside::app::page::route::Route;
use alongside::domain::instrument::Side;

use super::{Browser, Site};
use crate::world::{Tablet, code, header};

/// A size of the page, with its name.
pub type Size = (&'static str, u32, u32);
const LARGE: Size = ("tablet", 1024, 768);
const SMALL: Size = ("phone", 390, 844);
const BOTH: &[Size] = &[LARGE, SMALL];

/// Who walks along: called on every screen, once for each size and theme, with a name such as
/// `review-phone-dark`.
pub struct Tour<'a> {
    browser: &'a Browser,
    visit: &'a mut dyn FnMut(&Browser, &str),
}

/// Walks past everything.
pub fn tour(visit: &mut dyn FnMut(&Browser, &str)) {
    tour_of("", visit);
}

/// Walks past everything with a page that runs this script before all others.
pub fn tour_of(script: &str, visit: &mut dyn FnMut(&Browser, &str)) {
    tour_in(&Site::of_dist(), script, visit);
}

/// The same on another host.
pub fn tour_in(site: &Site, script: &str, visit: &mut dyn FnMut(&Browser, &str)) {
    let mut browser = Browser::start(site);
    browser.first_script(script);
    browser.fake_clock();
    browser.first_visit();
    let mut tour = Tour {
        browser: &browser,
        visit,
    };
    tour.start();
    tour.observe();
    tour.review();
    tour.hand_over();
    tour.collate();
    tour.settings();
    tour.elsewhere();
}

impl Tour<'_> {
    fn stop(&mut self, name: &str) {
        self.stop_in(BOTH, name);
    }

    fn stop_in(&mut self, sizes: &[Size], name: &str) {
        for (size, width, height) in sizes {
            self.browser.resize(*width, *height);
            for (theme, is_dark) in [("light", false), ("dark", true)] {
                self.browser.dark(is_dark);
                self.browser.still();
                (self.visit)(self.browser, &format!("{name}-{size}-{theme}"));
            }
        }
        self.browser.dark(false);
        let (_, width, height) = LARGE;
        self.browser.resize(width, height);
    }

    /// One of the panels that share the room on a small screen.
    fn panel(&mut self, tab: &str, name: &str) {
        let (_, width, height) = SMALL;
        self.browser.resize(width, height);
        self.browser.press(tab);
        self.stop_in(&[SMALL], name);
    }

    fn start(&mut self) {
        let b = self.browser;
        b.ready_offline();
        self.stop("home-empty");
        b.go("Hand over");
        self.stop("hand-over-empty");
        b.go("Collate");
        self.stop("collate-empty");
        b.go("Observations");
        b.press("Start observation");
        b.at("Start observation");
        self.stop("start");
        b.unfold("Counters");
        b.press("Begin");
        b.see("Write the teacher");
        self.stop("start-teacher-missing");
        b.fill("Teacher", "Ms Amina Okello");
        b.fill("Class", "4B");
        b.fill("Subject", "Science");
        b.fill("Focus", "Who asks the questions?");
        b.fill("Your name", "Ngozi Adeyemi");
        b.fill("School", "Hillside Primary");
        b.press("Begin");
        b.at("Observing Ms Amina Okello");
        b.saved();
    }

    fn observe(&mut self) {
        let b = self.browser;
        self.stop("observe-begun");
        b.advance(20_000);
        b.note("Writes two leaves on the board, one torn, one whole");
        b.press("T");
        b.note("Which of them still lives, and how would you find out?");
        b.tap_code("Instructor PQ");
        b.tap_code("Student AnQ");
        b.advance(130_000);
        b.choose("Inference");
        b.note("Waits much longer than last week");
        b.tap_code("Instructor Lec");
        b.tap_code("Instructor MG");
        b.tap_code("Student WG");
        b.press("Praise");
        b.press("Open question");
        b.advance(125_000);
        b.choose("Question");
        b.note("What made her choose Kofi?");
        b.tap_code("Student SQ");
        b.press("Undo");
        b.press("Interval 1");
        b.tap_code("Student L");
        b.press("Back to 3");
        b.choose("Evidence");
        b.press("S");
        b.type_into("Note", "Because it is still gr");
        b.saved();
        self.stop("observe");
        self.panel("COPUS", "observe-copus");
        self.panel("Tallies", "observe-tallies");
        self.panel("Timeline", "observe-timeline");
        b.press("Dim");
        self.stop_in(&[LARGE], "observe-dim");
        b.press("Dim");
        b.press("Pause");
        self.stop("observe-paused");
        b.advance(130_000);
        b.press("Resume");
        b.tap_entry("much longer");
        self.stop("dialog-entry");
        b.fill("Text", "Waits three times as long as last week");
        b.press("Save correction");
        b.tap_entry("three times as long");
        b.see("Earlier wording, kept");
        self.stop("dialog-entry-corrected");
        b.press("Cancel");
        for (button, name) in [
            ("Keyboard shortcuts", "dialog-shortcuts"),
            ("What the codes mean", "dialog-codes"),
            ("Add counter", "dialog-counter"),
        ] {
            b.press(button);
            self.stop(name);
            b.press("Close");
        }
        b.fill("Note", "Because it is still green\u{e007}");
        b.saved();
    }

    fn review(&mut self) {
        let b = self.browser;
        b.press("Review");
        b.at("Ms Amina Okello");
        self.stop("review-draft");
        b.unfold("Teacher, class");
        self.stop("review-details");
        b.unfold("Mark codes late");
        self.stop("review-late");
        b.tap_entry("Which of them still lives");
        b.press("Strike out for good");
        b.see("Strike out these words for good?");
        self.stop("dialog-strike-out");
        b.press("Cancel");
        b.press("Remove observation");
        b.see("Remove this observation from this tablet?");
        self.stop("dialog-remove-observation");
        b.press("Keep it");
        b.press("Finish observation");
        b.see("Finished and checked");
        self.stop("review-finished");
        b.go("Observations");
        b.press("Start observation");
        b.fill("Teacher", "Mr Yusuf Diallo");
        b.fill("Class", "1C");
        // A colleague, so that the next lesson is asked about.
        b.fill("Your name", "Ada Lovelace");
        b.press("Begin");
        b.saved();
        b.go("Observations");
        self.stop("home");
        b.fill("Search observations", "nobody");
        b.see("Nothing fits");
        self.stop("home-no-match");
        b.fill("Search observations", "");
    }

    fn hand_over(&mut self) {
        let b = self.browser;
        b.go("Hand over");
        self.stop("hand-over");
        b.press("Create hand-over file");
        b.see("Your file is ready");
        self.stop("hand-over-ready");
        b.download(|b| b.press("Download"));
        b.see("did it arrive?");
        self.stop("hand-over-offered");
        b.press("It arrived");
        b.see("its observations count as handed over");
        self.stop("hand-over-handed");
    }

    fn collate(&mut self) {
        let b = self.browser;
        let folder = tempfile::tempdir().unwrap();
        b.go("Collate");
        b.choose_files("Choose files", &files_of_others(folder.path()));
        b.see("Conflict: 1 observation comes in two versions");
        b.see("Not a hand-over file.");
        b.see("Names that may be one person");
        self.stop("collate");
        b.unfold("Log of files");
        b.see("Every file ever chosen here");
        self.stop("collate-log");
        b.follow("Compare");
        b.at("Two versions of one lesson");
        self.stop("collated-versions");
        b.follow("Collate");
        b.follow("Mx Lindqvist");
        b.at("Mx Lindqvist");
        self.stop("collated-lesson");
        b.tap_entry("Copper turns");
        self.stop("dialog-collated-entry");
        b.press("Close");
        b.follow("Collate");
        b.at("Collate");
        b.press("Remove collation");
        self.stop("dialog-remove");
        b.press("Keep it");
        b.follow("Mx Lindqv\u{ed}st");
        b.at("Mx Lindqv\u{ed}st");
        b.press("Remove this lesson");
        b.see("Remove this lesson from the collation?");
        self.stop("dialog-remove-lesson");
        b.press("Remove lesson");
        b.at("Collate");
        b.see("The lesson was removed");
        b.unfold("Removed lessons");
        b.see("They stay out when their files are chosen again");
        self.stop("collate-removed");
    }

    fn settings(&mut self) {
        let b = self.browser;
        b.go("Settings");
        self.stop("settings");
        b.go("Observations");
        b.press("Start observation");
        b.at("Start observation");
        b.see("Still Ada Lovelace?");
        self.stop("start-still");
        b.open("/observe/00000000-0000-4000-8000-000000000000");
        b.see("This observation is not on this tablet.");
        self.stop("not-found");
    }

    fn elsewhere(&mut self) {
        let b = self.browser;
        b.open("/");
        b.at("Observations");
        b.new_tab();
        b.open("/");
        b.see("Alongside is open in another tab or window.");
        self.stop("home-elsewhere");
        b.follow("Mr Yusuf Diallo");
        b.at("This observation is open elsewhere");
        self.stop("observe-elsewhere");
    }
}

/// Hand-over files of other observers: two versions of one lesson, two lessons of one teacher whose name
/// has two spellings, a damaged file, and a file that is something else.
pub fn files_of_others(folder: &Path) -> Vec<PathBuf> {
    let mut a = Tablet::new("tablet-a");
    a.happens(Observing::BeginPressed(header(
        "Ruth Mwangi",
        "Mr Yusuf",
        "1C",
    )));
    a.wait(60_000);
    a.happens(Observing::NoteCommitted(
        "They line up by height".to_owned(),
    ));
    let id = a.open_id();
    let mut b = Tablet::new("tablet-b");
    b.records = a.records.clone();
    b.summaries = a.summaries.clone();
    b.switch_on();
    b.happens(OnPage::RouteEntered(Route::Observe(id)));
    let mut given = Vec::new();
    for (tablet, words) in [
        (&mut a, "and shortest first"),
        (&mut b, "and he counts them"),
    ] {
        tablet.wait(60_000);
        tablet.happens(Observing::NoteCommitted(words.to_owned()));
        tablet.happens(Reviewing::FinishPressed);
        given.push(tablet.create_hand_over());
    }

    let mut c = Tablet::new("tablet-c");
    c.happens(Observing::BeginPressed(header(
        "Ola Berg",
        "Mx Lindqvist",
        "7A",
    )));
    for (minute, side, letters) in [
        (1, Side::Instructor, "Lec"),
        (3, Side::Instructor, "D/V"),
        (5, Side::Student, "SQ"),
    ] {
        c.wait(minute * 20_000);
        c.happens(Observing::CodeTapped(code(side, letters)));
        c.happens(Observing::NoteCommitted(
            "Copper turns green in the jar".to_owned(),
        ));
        c.happens(Observing::TallyTapped("Praise".to_owned()));
        c.wait(120_000);
    }
    c.happens(Reviewing::FinishPressed);
    let whole = c.create_hand_over();
    c.wait(7_200_000);
    let other_spelling = header("Ola Berg", "Mx Lindqv\u{ed}st", "7B");
    c.happens(Observing::BeginPressed(other_spelling));
    c.wait(60_000);
    c.happens(Observing::NoteCommitted(
        "They weigh the jar again".to_owned(),
    ));
    c.happens(Reviewing::FinishPressed);
    let another = c.create_hand_over();
    let mut damaged = whole.1.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0x10;
    given.push(whole);
    given.push(another);
    given.push(("alongside_damaged.zip".to_owned(), damaged));
    given.push(("minutes.zip".to_owned(), b"Minutes of the meeting".to_vec()));

    let write = |(name, bytes): (String, Vec<u8>)| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    given.into_iter().map(write).collect()
}

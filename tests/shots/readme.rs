//! The pictures that README shows: a lesson of 28 minutes while it is observed and when it is read back, and what
//! a coordinator makes of three files, one of them cut short.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use alongside::app::event::{Observing, Reviewing};
use alongside::domain::instrument::Side;

use crate::harness::{Browser, Site};
use crate::world::{Tablet, code, header};

const README: &str = include_str!("../../README.md");
const FOLDER: &str = "public/screenshots";

/// What was seen in each interval of two minutes; the observer was called out of two of them.
const LESSON: [&[&str]; 14] = [
    &[
        "Student L",
        "Student AnQ",
        "Instructor Lec",
        "Instructor PQ",
    ],
    &["Student L", "Instructor Lec", "Instructor RtW"],
    &["Student AnQ", "Instructor FUp", "Instructor PQ"],
    &["Student WG", "Instructor MG"],
    &["Student WG", "Instructor MG", "Instructor 1o1"],
    &["Student WG", "Instructor MG"],
    &[
        "Student AnQ",
        "Student SQ",
        "Instructor FUp",
        "Instructor PQ",
    ],
    &["Student AnQ", "Student WC", "Instructor PQ"],
    &["Student WC", "Instructor RtW", "Instructor FUp"],
    &["Student Ind", "Instructor 1o1"],
    &[],
    &[],
    &["Student AnQ", "Instructor FUp"],
    &["Instructor Adm"],
];
/// The first interval that was missed.
const CALLED_OUT: usize = 10;
/// The interval in which the picture of observing is taken.
const PICTURED: usize = 6;

#[test]
fn readme_shows_the_pictures_that_are_made_here_and_no_others() {
    let site = Site::of_dist();
    let mut browser = Browser::start(&site);
    browser.fake_clock();
    browser.first_visit();
    let mut made = BTreeSet::new();
    observed(&browser, &mut made);
    read_back(&browser, &mut made);
    collated(&browser, &mut made);
    assert_eq!(made, shown(), "pictures in {FOLDER} and in README");
}

/// The names of the pictures in README.
fn shown() -> BTreeSet<String> {
    let begins = format!("]({FOLDER}/");
    let pictures = README.split(begins.as_str()).skip(1);
    let names = pictures.filter_map(|rest| rest.split_once(".png)"));
    names.map(|(name, _)| name.to_owned()).collect()
}

fn picture(b: &Browser, name: &str, made: &mut BTreeSet<String>) {
    b.still();
    let png = b.wait_for(b.driver().screenshot_as_png()).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    fs::write(folder.join(format!("{name}.png")), png).unwrap();
    made.insert(name.to_owned());
}

/// Scrolls the page to a heading.
fn scroll_to(b: &Browser, heading: &str) {
    let script = "const heads = [...document.querySelectorAll('h2')]; \
        heads.find((e) => clean(words(e)).startsWith(arguments[0])).scrollIntoView();";
    b.script(script, &[heading.into()]);
}

fn observed(b: &Browser, made: &mut BTreeSet<String>) {
    b.press("Start observation");
    b.fill("Teacher", "Ms Amina Okello");
    b.fill("Class", "4B");
    b.fill("Subject", "Science");
    b.fill("Focus", "Who asks the questions?");
    b.fill("Your name", "Ruth Mwangi");
    b.fill("School", "Hillside Primary");
    b.press("Begin");
    b.at("Observing Ms Amina Okello");
    for (interval, codes) in LESSON.iter().enumerate() {
        if interval == CALLED_OUT {
            b.press("Pause");
        }
        if interval == CALLED_OUT + 2 {
            b.press_after_a_look("Resume");
        }
        b.advance(20_000);
        for code in *codes {
            b.tap_code(code);
        }
        if interval == 0 {
            b.note("Writes two leaves on the board, one torn, one whole");
        }
        if interval == 2 {
            b.press("T");
            b.note("Which of them still lives, and how would you find out?");
            b.press("Open question");
        }
        if interval == 5 {
            b.choose("Inference");
            b.note("Waits three times as long as last week");
            b.press("Praise");
            b.choose("Evidence");
        }
        b.advance(40_000);
        if interval == PICTURED {
            b.press("S");
            b.type_into("Note", "Because it is still green, and the other one is");
            b.saved();
            picture(b, "observe", made);
            b.type_into("Note", "\u{e007}");
        }
        b.advance(60_000);
    }
    b.saved();
}

fn read_back(b: &Browser, made: &mut BTreeSet<String>) {
    b.press("Review");
    b.at("Ms Amina Okello");
    b.press("Finish observation");
    b.see("Finished and checked");
    scroll_to(b, "COPUS");
    picture(b, "review", made);
}

fn collated(b: &Browser, made: &mut BTreeSet<String>) {
    let folder = tempfile::tempdir().unwrap();
    b.go("Collate");
    b.choose_files("Choose files", &files(folder.path()));
    b.see("Accepted 2 observations");
    picture(b, "collate", made);
    // The first group stands open.
    scroll_to(b, "COPUS by teacher and class");
    picture(b, "figures", made);
}

/// Three files; the last was cut short on its way.
fn files(folder: &Path) -> Vec<PathBuf> {
    let otieno = [("Mr Joseph Otieno", "6A", 6), ("Mr Joseph Otieno", "6A", 9)];
    let mut given = vec![
        handed_over("tablet-a", "Ruth Mwangi", &otieno),
        handed_over("tablet-b", "Ola Berg", &[("Mrs Grace Wanjiru", "5A", 8)]),
        handed_over("tablet-c", "Ada Lovelace", &[("Mx Lindqvist", "7A", 5)]),
    ];
    if let Some((_, bytes)) = given.last_mut() {
        bytes.truncate(bytes.len() / 2);
    }
    let write = |(name, bytes): (String, Vec<u8>)| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    given.into_iter().map(write).collect()
}

/// Lessons of so many intervals, by teacher and class.
fn handed_over(tablet: &str, observer: &str, lessons: &[(&str, &str, usize)]) -> (String, Vec<u8>) {
    let mut t = Tablet::new(tablet);
    for (teacher, class, intervals) in lessons {
        t.happens(Observing::BeginPressed(header(observer, teacher, class)));
        for codes in LESSON.iter().take(*intervals) {
            t.wait(60_000);
            for name in *codes {
                let (side, letters) = name.split_once(' ').unwrap();
                let side = if side == "Student" {
                    Side::Student
                } else {
                    Side::Instructor
                };
                t.happens(Observing::CodeTapped(code(side, letters)));
            }
            t.wait(60_000);
        }
        t.happens(Reviewing::FinishPressed);
        t.wait(3_600_000);
    }
    t.create_hand_over()
}

//! Fault 12: Finish is pressed twice, or the browser dies just after Finish or while the hand-over
//! file is made. One finished observation, and a file whose bytes do not change.

use std::fs;
use std::time::Duration;

use crate::harness::{Browser, Engine, Site, in_every_engine, within};
use crate::seen::{all_there, observing, rounds, some_ms};

in_every_engine!(at length in others:
    the_browser_is_killed_just_after_finish_and_there_is_one_observation_whole,
    the_browser_is_killed_while_the_file_is_made_and_its_bytes_never_change,
);

fn finished_rows(b: &Browser) -> usize {
    let rows = b.entries();
    rows.iter()
        .filter(|row| row.contains("Observation finished"))
        .count()
}

#[test]
fn finish_is_pressed_twice_and_it_is_finished_once() {
    let site = Site::of_dist();
    let mut b = Browser::start(&site);
    observing(&b);
    b.note("The last words");
    b.saved();
    b.press("Review");
    b.at("Ms Okello");
    let review = b.path();
    b.script(
        "const e = find('button', 'Finish observation'); e.click(); e.click(); \
            Promise.resolve().then(() => e.click()); setTimeout(() => e.click());",
        &[],
    );
    b.see("Finished and checked");
    assert_eq!(finished_rows(&b), 1, "{:#?}", b.entries());
    b.kill_browser();
    b.begin();
    b.open(&review);
    b.at("Ms Okello");
    b.entry("The last words");
    assert_eq!(finished_rows(&b), 1, "{:#?}", b.entries());
}

fn the_browser_is_killed_just_after_finish_and_there_is_one_observation_whole(engine: Engine) {
    let site = Site::of_dist();
    let mut b = Browser::start_in(engine, &site);
    for round in 0..rounds(2) {
        let teacher = format!("Teacher {round}");
        b.open("/");
        b.at("Observations");
        b.begin_observation(&teacher, "4B");
        b.note("The last words");
        b.saved();
        let rows = b.entries();
        b.press("Review");
        b.at(&teacher);
        let review = b.path();
        b.script("find('button', 'Finish observation').click()", &[]);
        std::thread::sleep(Duration::from_millis(some_ms(250)));
        let promised = b.sees("Finished and checked");
        b.kill_browser();
        b.begin();
        b.open(&review);
        b.at(&teacher);
        all_there(&b, &rows);
        let finished = finished_rows(&b);
        eprintln!("finish, round {round}: promised {promised}, finished {finished}");
        assert!(
            finished == 1 || (finished == 0 && !promised),
            "{finished}, promised: {promised}"
        );
        if finished == 0 {
            b.press("Finish observation");
            b.see("Finished and checked");
        }
        assert_eq!(finished_rows(&b), 1);
        b.open("/");
        b.at("Observations");
        b.see(&teacher);
        assert_eq!(b.words().matches(&teacher).count(), 1, "{}", b.words());
    }
}

fn the_browser_is_killed_while_the_file_is_made_and_its_bytes_never_change(engine: Engine) {
    let site = Site::of_dist();
    let mut b = Browser::start_in(engine, &site);
    observing(&b);
    b.note("In the file");
    b.tap_code("Student SQ");
    b.saved();
    b.finish();
    for _ in 0..rounds(2) {
        b.go("Hand over");
        if b.has("button", "Create hand-over file") && !b.is_disabled("Create hand-over file") {
            b.script("find('button', 'Create hand-over file').click()", &[]);
        } else {
            b.script("find('button', 'Make again').click()", &[]);
        }
        std::thread::sleep(Duration::from_millis(some_ms(300)));
        b.kill_browser();
        b.begin();
        b.open("/hand-over");
        b.at("Hand over");
        b.open("/");
        b.at("Observations");
    }
    b.open("/hand-over");
    b.at("Hand over");
    b.settled();
    // What was made before a kill is made again; else it is made now.
    let made = b.has("button", "Make again");
    b.press(if made {
        "Make again"
    } else {
        "Create hand-over file"
    });
    b.see("Your file is ready");
    let first = fs::read(b.download(|b| b.press("Download"))).unwrap();
    b.see("did it arrive?");
    b.press("It arrived");
    b.see("its observations count as handed over");
    b.open("/hand-over");
    b.press("Make again");
    b.see("Your file is ready");
    let second = fs::read(b.download(|b| b.press("Download"))).unwrap();
    assert!(!b.sees("cannot be made again as it left"), "{}", b.words());
    assert_eq!(first, second, "byte for byte");
    b.kill_browser();
    b.begin();
    b.open("/hand-over");
    b.press("Make again");
    b.see("Your file is ready");
    let third = fs::read(b.download(|b| b.press("Download"))).unwrap();
    assert_eq!(first, third, "also after a kill");
    let read = alongside::format::reading::read("file.zip", &first).unwrap();
    assert_eq!(read.versions.len(), 1);
    assert!(read.versions[0].0.observation.is_finished());
}

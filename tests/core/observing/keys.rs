//! What a key means, and when it belongs to the field it was typed into.

use std::fs;
use std::path::{Path, PathBuf};

use alongside::app::view::observe::shortcuts::{Act, Press, commits, goes_on, meaning};

fn press(key: &str, code: &str) -> Press {
    Press {
        key: key.into(),
        code: code.into(),
        ..Press::default()
    }
}

fn ctrl(key: &str, in_field: bool, edited: bool) -> Press {
    Press {
        ctrl: true,
        in_field,
        edited,
        ..press(key, "")
    }
}

fn option(key: &str, code: &str, in_field: bool) -> Press {
    Press {
        alt: true,
        in_field,
        ..press(key, code)
    }
}

#[test]
fn ctrl_z_in_an_emptied_note_belongs_to_the_note() {
    assert_eq!(meaning(&ctrl("z", true, true)), None, "typed, then emptied");
    assert_eq!(
        meaning(&ctrl("z", true, false)),
        Some(Act::Undo),
        "nothing typed since"
    );
    assert_eq!(
        meaning(&ctrl("z", false, true)),
        Some(Act::Undo),
        "the focus is elsewhere"
    );
}

#[test]
fn ctrl_shift_z_never_withdraws() {
    let shifted = Press {
        shift: true,
        ..ctrl("Z", false, false)
    };
    assert_eq!(meaning(&shifted), Some(Act::Redo));
    assert_eq!(meaning(&ctrl("y", false, false)), Some(Act::Redo));
    let in_field = Press {
        shift: true,
        ..ctrl("Z", true, true)
    };
    assert_eq!(meaning(&in_field), None, "the field's own");
}

#[test]
fn option_and_altgr_letters_type_in_fields() {
    for (key, code) in [
        ("Dead", "KeyN"),
        ("ß", "KeyS"),
        ("¡", "Digit1"),
        ("†", "KeyT"),
    ] {
        assert_eq!(meaning(&option(key, code, true)), None, "{key}");
    }
    let at = Press {
        ctrl: true,
        alt: true,
        alt_graph: true,
        in_field: true,
        ..press("@", "KeyQ")
    };
    assert_eq!(meaning(&at), None);
    assert_eq!(
        meaning(&option("ß", "KeyS", false)),
        Some(Act::Speaker(1)),
        "no field, no letter"
    );
    assert_eq!(
        meaning(&option("s", "KeyS", true)),
        Some(Act::Speaker(1)),
        "the plain letter"
    );
    assert_eq!(meaning(&option("1", "Digit1", true)), Some(Act::Kind(0)));
    let dvorak = option("c", "KeyI", true);
    assert_eq!(
        meaning(&dvorak),
        Some(Act::ToCodes),
        "by the letter, not by its place"
    );
}

#[test]
fn enter_that_accepts_an_input_method_word_does_not_cut_the_note() {
    let accepting = Press {
        composing: true,
        in_field: true,
        ..press("Enter", "Enter")
    };
    assert!(!commits(&accepting));
    assert!(!goes_on(&accepting));
    assert!(commits(&press("Enter", "Enter")));
    assert!(goes_on(&press("Enter", "Enter")));
}

#[test]
fn shortcuts_reach_codes_counters_timeline_and_review() {
    for (key, act) in [
        ("c", Act::ToCodes),
        ("u", Act::ToCounters),
        ("l", Act::ToTimeline),
        ("r", Act::ToReview),
        ("n", Act::ToNote),
    ] {
        let code = format!("Key{}", key.to_uppercase());
        assert_eq!(meaning(&option(key, &code, true)), Some(act));
    }
    let escape = Press {
        in_field: true,
        ..press("Escape", "Escape")
    };
    assert_eq!(meaning(&escape), Some(Act::LeaveNote));
}

/// Chrome's translation puts `<font>` in the place of text nodes; what is written into those that are
/// gone is seen by nobody. So text that changes is set on an element of its own.
#[test]
fn text_that_changes_is_set_on_elements_so_that_a_translated_page_goes_on_working() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let places = ["screens/observe", "screens/review", "parts"];
    let single = [
        "screens/observe.rs",
        "screens/review.rs",
        "screens/start.rs",
        "frame.rs",
    ];
    let mut files: Vec<PathBuf> = single.iter().map(|file| root.join(file)).collect();
    for folder in places {
        let found = fs::read_dir(root.join(folder)).unwrap();
        let paths = found.map(|entry| entry.unwrap().path());
        files.extend(paths.filter(|path| path.is_file()));
    }
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        for line in source.lines() {
            // `>{move || words()}</span>`: a text node that is changed in place; what makes elements may.
            let elements = [
                "view!",
                "acts(",
                "acts.run(",
                "body(",
                "form(",
                "_chip(",
                "_lines)",
                "finding)",
            ];
            let is_set = line
                .replace(">{live(move || ", ">{move || ")
                .split(">{move || ")
                .skip(1)
                .any(|rest| {
                    let closure = rest.split("}</").next().filter(|c| c.len() < rest.len());
                    closure.is_some_and(|c| !elements.iter().any(|made| c.contains(made)))
                });
            assert!(!is_set, "{}: {line}", file.display());
        }
    }
}

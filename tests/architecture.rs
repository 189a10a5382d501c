//! The house rules, as tests: which room may know of which, how files open, how long they get, what they weigh.
#![cfg(not(target_arch = "wasm32"))]
#![expect(unreachable_pub, reason = "a test program has no outside")]
#![expect(
    clippy::unwrap_used,
    reason = "a test whose world cannot be set up should stop"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "bench/weights.rs"]
mod weights;

/// The rooms of `src`, from the bottom to the top.
const FLOORS: [&str; 7] = [
    "words", "domain", "format", "app", "platform", "ui", "runtime",
];

/// The browser, and what shows things in it.
const BROWSER: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_"];

/// What a room must not name: of the other rooms all but those named first; then what else is not its own.
struct Room {
    name: &'static str,
    may_ask: &'static [&'static str],
    never: &'static [&'static [&'static str]],
}

const ROOMS: [Room; 6] = [
    Room {
        name: "words",
        may_ask: &[],
        never: &[&BROWSER, &["serde", "async ", "::now()"]],
    },
    Room {
        name: "domain",
        may_ask: &["words"],
        never: &[&BROWSER, &["serde", "async ", "::now()"]],
    },
    Room {
        name: "format",
        may_ask: &["words", "domain"],
        never: &[&BROWSER, &["async ", "::now()"]],
    },
    Room {
        name: "app",
        may_ask: &["words", "domain", "format"],
        never: &[&BROWSER, &["RwSignal", "spawn", "::now()"]],
    },
    Room {
        name: "platform",
        may_ask: &["words", "domain", "format", "app"],
        never: &[&["leptos::", "RwSignal"]],
    },
    Room {
        name: "ui",
        may_ask: &["words", "domain", "format", "app"],
        never: &[&[
            "crate::format::record",
            "crate::format::handover",
            "gloo_",
            "js_sys",
            "JsValue",
            "web_sys::window",
            "spawn_local",
            "set_interval",
            "set_timeout",
            "inner_html",
        ]],
    },
];

impl Room {
    fn forbidden(&self) -> Vec<String> {
        let others = FLOORS.iter().filter(|floor| **floor != self.name);
        let rooms = others.filter(|floor| !self.may_ask.contains(floor));
        let words = self.never.iter().copied().flatten();
        rooms
            .map(|room| format!("crate::{room}"))
            .chain(words.map(|&word| word.to_owned()))
            .collect()
    }
}

/// Longer files, each with its reason.
const LONG: [(&str, &str); 0] = [];

fn sources(under: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(under);
    let mut found = Vec::new();
    let mut left = vec![root];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR"))
        .unwrap()
        .display()
        .to_string()
}

/// The room a file of `src` belongs to: `src/app.rs` and `src/app/…` are `app`.
fn room(path: &Path) -> String {
    let below = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap();
    let first = below
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn each_room_names_only_rooms_below_it() {
    let mut faults = Vec::new();
    for path in sources("src") {
        let Some(of) = ROOMS.iter().find(|of| of.name == room(&path)) else {
            continue;
        };
        let forbidden = of.forbidden();
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in forbidden.iter().filter(|word| code.contains(word.as_str())) {
                faults.push(format!(
                    "{}:{}: {} must not name {word}",
                    shown(&path),
                    number + 1,
                    of.name
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Where an instrument may be named: panels and what they show, words, the ids of the packs.
const NAME_INSTRUMENTS: [&str; 6] = [
    "src/ui/",
    "src/app/view.rs",
    "src/app/view/",
    "src/words",
    "src/domain/instrument.rs",
    "src/format/handover/readme.rs",
];

#[test]
fn only_panels_words_and_packs_name_copus() {
    let named: Vec<String> = sources("src")
        .iter()
        .filter(|path| {
            !NAME_INSTRUMENTS
                .iter()
                .any(|at| shown(path).starts_with(at))
        })
        .filter(|path| {
            let text = fs::read_to_string(path).unwrap();
            text.to_lowercase().contains("copus")
        })
        .map(|path| shown(path))
        .collect();
    assert!(
        named.is_empty(),
        "ask the instrument in use instead: {}",
        named.join(", ")
    );
}

#[test]
fn the_interface_looks_at_the_state_through_views_and_one_file_lends_them() {
    let looking: Vec<String> = sources("src/ui")
        .iter()
        .filter(|path| !path.ends_with("ui/context.rs"))
        .filter(|path| fs::read_to_string(path).unwrap().contains("app::model"))
        .map(|path| shown(path))
        .collect();
    assert!(
        looking.is_empty(),
        "make a view in app/view instead: {}",
        looking.join(", ")
    );
}

#[test]
fn every_source_file_opens_by_saying_what_it_is_for() {
    let silent: Vec<String> = sources("src")
        .iter()
        .chain(&sources("tests"))
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//!"))
        .map(|path| shown(path))
        .collect();
    assert!(
        silent.is_empty(),
        "no //! at the top of: {}",
        silent.join(", ")
    );
}

#[test]
fn no_file_of_the_app_grows_past_four_hundred_lines() {
    let long: Vec<String> = sources("src")
        .iter()
        .map(|path| (shown(path), fs::read_to_string(path).unwrap()))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(path, lines)| *lines > 400 && !LONG.iter().any(|(known, _)| known == path))
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "split by meaning: {}", long.join(", "));
}

/// Folders with more doors, each with its reason.
const MANY_DOORS: [(&str, &str); 0] = [];

#[test]
fn no_folder_has_fifteen_doors() {
    let mut doors: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    for path in sources("src").into_iter().chain(sources("tests")) {
        // `room.rs` and `room/` are one door; `mod.rs` and `main.rs` are the room itself.
        let mut door = path.with_extension("");
        if door.ends_with("mod") || door.ends_with("main") {
            door.pop();
        }
        while let Some(folder) = door.parent().map(Path::to_path_buf) {
            if folder == Path::new(env!("CARGO_MANIFEST_DIR")) {
                break;
            }
            doors.entry(folder.clone()).or_default().insert(door);
            door = folder;
        }
    }
    let crowded: Vec<String> = doors
        .into_iter()
        .map(|(folder, doors)| (shown(&folder), doors.len()))
        .filter(|(folder, doors)| {
            *doors >= 15 && !MANY_DOORS.iter().any(|(known, _)| known == folder)
        })
        .map(|(folder, doors)| format!("{folder}: {doors} doors"))
        .collect();
    assert!(
        crowded.is_empty(),
        "group by meaning: {}",
        crowded.join(", ")
    );
}

#[test]
fn the_service_worker_and_boot_script_stay_plain_and_small() {
    for (name, most) in [
        ("public/boot.js", 21_500),
        ("public/service-worker.js", 14_000),
        ("public/worker-loader.js", 2_000),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let size = fs::metadata(path).unwrap().len();
        assert!(size <= most, "{name} has {size} bytes, the limit is {most}");
    }
}

/// A file with one import, two functions and a text, by hand.
const SMALL: &[u8] = b"\0asm\x01\0\0\0\
    \x01\x04\x01\x60\0\0\
    \x02\x07\x01\x01m\x01f\0\0\
    \x03\x03\x02\0\0\
    \x05\x03\x01\0\x01\
    \x0a\x08\x02\x02\0\x0b\x03\0\x01\x0b\
    \x0b\x08\x01\0\x41\0\x0b\x02hi";

#[test]
fn every_function_is_weighed_in_its_room_or_its_crate() {
    let found = weights::weigh(
        SMALL,
        "0:m.f\n1:\\3calongside::a as core::b\\3e::c\n2:core::d\n",
    )
    .unwrap();
    let of = |place: &str| found.get(place).copied();
    assert_eq!((of("alongside::a"), of("core")), (Some(2), Some(3)));
    assert_eq!(of(weights::DATA), Some(8));
    assert_eq!(found.len(), 4, "{found:?}");
    let named = [
        (
            "alongside::ui::screens::home::Home::h0123456789abcdef",
            "alongside::ui::screens",
        ),
        ("alongside::ui::later", "alongside::ui::later"),
        (
            "<alongside::app::model::Model as core::default::Default>::default",
            "alongside::app",
        ),
        (
            "<&mut alongside::format::record::Record as serde::Serialize>::serialize",
            "alongside::format",
        ),
        ("<T as alloc::string::ToString>::to_string", "alloc"),
        (
            "core::ptr::drop_in_place<alongside::app::model::Model>",
            "core",
        ),
        (
            "_ZN6tachys4html7element5build17h0123456789abcdefE",
            "tachys",
        ),
        (
            "<alloc::sync::Arc<dyn core::ops::Fn() -> tachys::AnyView> as leptos::children::ToChildren<F>>::to_children",
            "leptos",
        ),
        ("<alloc::vec::Vec<T> as core::clone::Clone>::clone", "alloc"),
        ("<str as core::fmt::Debug>::fmt", "core"),
        ("memcpy", "no path"),
        ("", "no path"),
    ];
    for (name, place) in named {
        assert_eq!(weights::place(name), place, "{name}");
    }
}

#[test]
fn the_heaviest_room_stands_first_and_light_ones_stand_together() {
    let part = |of: &[(&str, u64)]| of.iter().map(|(n, b)| ((*n).to_owned(), *b)).collect();
    let parts = BTreeMap::from([
        (
            "first".to_owned(),
            part(&[("alongside::app", 1_000), ("csv", 400), ("core", 9_960)]),
        ),
        ("later".to_owned(), part(&[("alongside::app", 60_000)])),
    ]);
    let lines = [
        "| KB, after wasm-opt | first | later |",
        "|---|---|---|",
        "| **all** | 11.4 | 60.0 |",
        "| alongside::app | 1.0 | 60.0 |",
        "| core | 10.0 |  |",
        "| less than one each | 0.4 |  |",
    ];
    assert_eq!(weights::table(&parts).lines().collect::<Vec<_>>(), lines);
}

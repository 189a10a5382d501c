//! No sentence stands outside the language files, so that a translation is whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What looks like a sentence and is none that a person reads: the file, how it begins, and why.
const NOT_SAID: [(&str, &str, &str); 15] = [
    (
        "src/app/desk/work/shown.rs",
        "two versions",
        "searched for, in the worker",
    ),
    (
        "src/app/desk/work/shown.rs",
        "seen by",
        "searched for, in the worker",
    ),
    (
        "src/app/keeping/shelf.rs",
        "handed over",
        "searched for, by the worker too",
    ),
    (
        "src/platform/browser/error.rs",
        "",
        "what browsers say, read here and not said",
    ),
    (
        "src/platform/browser/js.rs",
        "this browser has no",
        "stands for its name alone",
    ),
    ("src/platform/page/focus.rs", "input, ", "a selector"),
    (
        "src/platform/stores/health.rs",
        "(display-mode",
        "a media query",
    ),
    (
        "src/ui/screens/observe.rs",
        "copus tallies",
        "which panels there are, for the style sheets",
    ),
    (
        "src/ui/parts/press.rs",
        "",
        "a selector and the name of a key",
    ),
    ("src/ui/parts/timeline.rs", "", "names of keys and of looks"),
    ("src/ui/slice.rs", "", "told to developers"),
    ("src/ui/context.rs", "", "told to developers"),
    ("src/ui/kit/act.rs", "Act", "told to developers"),
    ("src/ui/kit/banner.rs", "Banner", "told to developers"),
    ("src/ui/kit/says.rs", "Says", "told to developers"),
];

/// What is printed on the keys of a keyboard.
const KEYS: [&str; 5] = ["Enter", "Shift", "Alt", "Ctrl", "Esc"];

#[test]
fn no_sentence_stands_outside_the_language_files() {
    let looks = looks();
    let mut found = Vec::new();
    // `domain` and `format` write files, whose words are the same in every language: README.md.
    for room in ["ui", "app", "platform", "runtime.rs"] {
        for path in sources(&root().join("src").join(room)) {
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            for text in literals(&fs::read_to_string(&path).unwrap()) {
                let is_known = NOT_SAID
                    .iter()
                    .any(|(file, start, _)| *file == name && text.starts_with(start));
                if !is_known && is_said(&text, room == "ui", &looks) {
                    found.push(format!("{name}: {text:?}"));
                }
            }
        }
    }
    assert!(
        found.is_empty(),
        "into src/words/*.ftl:\n{}",
        found.join("\n")
    );
}

#[test]
fn a_sentence_in_the_code_would_be_found() {
    let looks = looks();
    for (text, expected) in [
        ("Nothing was sent", true),
        ("not observed", true),
        ("{n} are left", true),
        ("Saved", true),
        ("btn btn-primary", false),
        ("{name}-split", false),
        ("data-theme", false),
        ("Ctrl", false),
    ] {
        assert_eq!(is_said(text, true, &looks), expected, "{text}");
    }
    assert_eq!(
        literals(
            "let a = \"one \\\"two\\\"\"; // \"three\"\n    /// \"four\"\nlet b = 'x'; \"five\""
        ),
        ["one \\\"two\\\"", "five"]
    );
}

/// Whether a person would read it: two words; on a screen also one with a capital.
fn is_said(text: &str, on_screen: bool, looks: &BTreeSet<String>) -> bool {
    let mut plain = String::new();
    let mut depth = 0_i32;
    for c in text.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        plain.push(if depth > 0 || c == '}' { ' ' } else { c });
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.iter().all(|w| looks.contains(*w) || KEYS.contains(w)) {
        return false;
    }
    let is_word = |w: &&str| {
        let letters = w.trim_matches(|c: char| !c.is_alphabetic());
        letters.chars().count() > 1
            && letters
                .chars()
                .all(|c| c.is_ascii_alphabetic() || c == '\'')
    };
    let in_a_row = words.windows(2).any(|pair| pair.iter().all(is_word));
    let capital = |w: &&str| {
        let mut letters = w.chars();
        let first = letters.next().is_some_and(|c| c.is_ascii_uppercase());
        first && is_word(w) && letters.all(|c| c.is_ascii_lowercase())
    };
    in_a_row || (on_screen && words.len() == 1 && words.iter().any(capital))
}

/// Names of looks, from the style sheets.
fn looks() -> BTreeSet<String> {
    let mut looks = BTreeSet::new();
    for sheet in fs::read_dir(root().join("style")).unwrap() {
        let sheet = fs::read_to_string(sheet.unwrap().path()).unwrap();
        for after in sheet.split('.').skip(1) {
            let name = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            looks.extend(name.take(1).map(str::to_owned));
        }
    }
    looks
}

/// The texts in quotes, without those of comments, reasons and tests.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code.split("#[cfg(test)]").next().unwrap().lines() {
        let line = line.trim_start();
        if line.starts_with("//") {
            continue;
        }
        let line = line.split("reason = \"").next().unwrap();
        let (mut open, mut escaped) = (None::<String>, false);
        let mut before = ' ';
        for c in line.chars() {
            match &mut open {
                None if c == '/' && before == '/' => break,
                None if c == '"' && before != '\'' => open = Some(String::new()),
                None => {}
                Some(text) if c == '"' && !escaped => {
                    found.push(std::mem::take(text));
                    open = None;
                }
                Some(text) => text.push(c),
            }
            escaped = c == '\\' && !escaped;
            before = c;
        }
        // A text of several lines is looked at line by line.
        found.extend(open);
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).unwrap();
    let mut found: Vec<PathBuf> = entries
        .flat_map(|entry| sources(&entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect();
    let own = path.with_extension("rs");
    if path.parent() == Some(root().join("src").as_path()) && own.is_file() {
        found.push(own);
    }
    found
}

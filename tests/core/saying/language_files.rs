//! A language file that lacks something, or has something too much, is refused by the name of the key.

use alongside::domain::instrument::{COPUS, SHIPPED, find};
use alongside::ui::text::instrument;
use alongside::words::SENTENCES;

use crate::language::build::{
    Message, Part, Plurals, accessors, differences, made_for, read, running_text, table,
};

const ENGLISH: &str = include_str!("../../../src/words/en.ftl");

const SMALL: &str = "\
### In class

## list

# A heading.
list-title = Drafts
# How many.
list-count =
    { $n ->
        [one] 1 entry of { $of }
       *[other] { $n } entries of { $of }
    }
";

fn english(source: &str) -> Result<Vec<Message>, Vec<String>> {
    read(source, &Plurals::of("en").unwrap())
}

fn german(source: &str) -> Vec<String> {
    match read(source, &Plurals::of("de").unwrap()) {
        Ok(messages) => differences(&english(SMALL).unwrap(), &messages),
        Err(faults) => faults,
    }
}

const TITLE: &str = "list-title = Entw\u{fc}rfe\n";
const COUNT: &str =
    "list-count = { $n ->\n    [one] 1 von { $of }\n   *[other] { $n } von { $of }\n }\n";

#[test]
fn a_whole_translation_is_taken_in_any_order() {
    assert_eq!(german(&format!("{COUNT}{TITLE}")), [""; 0]);
}

#[test]
fn what_is_wrong_with_a_translation_is_told_by_its_key() {
    let title_too = |more: &str| format!("{TITLE}{COUNT}{more}");
    for (source, expected) in [
        (TITLE.to_owned(), "list-count: is missing"),
        (
            title_too("list-new = Neu\n"),
            "list-new: English has no such key",
        ),
        (title_too(TITLE), "list-title: stands twice"),
        (
            format!("{TITLE}list-count = {{ $n }} Eintr\u{e4}ge\n"),
            "list-count: has the arguments {\"n\"} and should have",
        ),
        (
            format!("{TITLE}list-count = {{ $n ->\n   *[other] {{ $n }} von {{ $of }}\n }}\n"),
            "list-count: [one] is missing",
        ),
        (
            format!(
                "{TITLE}list-count = {{ $n ->\n    [one] {{ $of }}\n    [few] {{ $of }}\n   *[other] {{ $n }} von {{ $of }}\n }}\n"
            ),
            "list-count: [few] is not used by this language",
        ),
        (
            format!(
                "{TITLE}list-count = {{ $n ->\n    [one] {{ $of ->\n       [one] x\n      *[other] y\n     }}\n   *[other] {{ $n }}\n }}\n"
            ),
            "list-count: a choice in a choice: write one after the other",
        ),
        (
            format!("{COUNT}list-title = {{ DATETIME($n) }}\n"),
            "list-title: only texts and $arguments are read between braces",
        ),
        (
            title_too("-brand = Alongside\n"),
            "-brand: terms are not read",
        ),
        (
            title_too("").replace(
                "list-title = Entw\u{fc}rfe",
                "list-title =\n    .hint = Entw\u{fc}rfe",
            ),
            "list-title: a value and no attribute is what is read here",
        ),
    ] {
        let told = german(&source);
        assert!(
            told.iter().any(|fault| fault.starts_with(expected)),
            "{expected}: {told:?}\n{source}"
        );
    }
}

#[test]
fn english_says_of_every_sentence_when_it_is_needed_and_where_it_belongs() {
    let outside = SMALL.replace("### In class\n", "");
    let told = accessors(&english(&outside).unwrap()).unwrap_err();
    assert_eq!(told[0], "list-title: stands under no part");
    let astray = SMALL.replace("list-title", "home-title");
    let told = accessors(&english(&astray).unwrap()).unwrap_err();
    assert_eq!(told, ["home-title: does not begin with its section"]);
    let unused = SMALL.replace("# A heading.", "# $of (Text) whose");
    let told = english(&unused).unwrap_err();
    assert_eq!(told, ["list-title: $of stands in its comment alone"]);
}

#[test]
fn what_is_compiled_in_is_the_english_file() {
    let english = english(ENGLISH).unwrap();
    let app = english.iter().filter(|m| m.part != Some(Part::Boot));
    let keys: Vec<&str> = app.map(|m| m.key.as_str()).collect();
    let compiled: Vec<&str> = SENTENCES.iter().map(|s| s.key).collect();
    assert_eq!(made_for(&english), alongside::words::english().made_for);
    assert!(keys == compiled, "another file was compiled in");
    let now = alongside::words::english();
    assert!(running_text(&english, &english, Part::Class) == now.class);
    assert!(running_text(&english, &english, Part::After) == now.after);
}

#[test]
fn the_table_of_a_language_is_in_the_order_of_the_english_one() {
    const BOOT: &str = "### Before the app\n\nboot-direction = ltr\nboot-again = Try again\n";
    let own = "boot-direction = ltr\nboot-again = Nochmals versuchen\n";
    let plurals = Plurals::of("de").unwrap();
    let german = read(&format!("{COUNT}{own}{TITLE}"), &plurals).unwrap();
    let english = english(&format!("{BOOT}{SMALL}")).unwrap();
    let table = table("de", &english, &german, &plurals);
    let table: serde_json::Value = serde_json::from_str(&table).unwrap();
    assert_eq!(table["language"], "de");
    assert_eq!(table["boot"]["Try again"], "Nochmals versuchen");
    assert_eq!(table["direction"], "ltr");
    assert_eq!(
        table["class"],
        "Entw\u{fc}rfe\0\u{2}0\u{3}o1 von \u{1}1\u{3}x\u{1}0 von \u{1}1\u{4}"
    );
    assert_eq!(table["plurals"].as_str().map(str::len), Some(201));
}

#[test]
fn languages_that_count_in_six_ways_and_in_one_are_known() {
    let letters = |tag: &str, numbers: &[usize]| -> String {
        let table = Plurals::of(tag).unwrap().letters;
        numbers
            .iter()
            .map(|n| table.chars().nth(*n).unwrap())
            .collect()
    };
    assert_eq!(letters("ar", &[0, 1, 2, 3, 11, 100, 103]), "zotfmxf");
    assert_eq!(letters("ja", &[0, 1, 2, 11]), "xxxx");
    assert_eq!(letters("ne", &[0, 1, 2]), "xox");
    assert!(Plurals::of("no language").is_err());
}

#[test]
fn what_boot_js_and_the_page_say_is_in_the_language_file_and_no_more() {
    const FILES: [&str; 2] = [
        include_str!("../../../public/boot.js"),
        include_str!("../../../public/index.html"),
    ];
    let english = english(ENGLISH).unwrap();
    let boot = english.iter().filter(|m| m.part == Some(Part::Boot));
    let boot: Vec<&str> = boot.map(|m| m.pattern.as_str()).collect();
    let is_said = |words: &&&str| FILES.iter().any(|file| file.contains(**words));
    let unsaid: Vec<&&str> = boot
        .iter()
        .filter(|words| **words != "ltr" && !is_said(words))
        .collect();
    assert_eq!(unsaid, [&""; 0]);
    // What stands in quotes and ends like a sentence is said to a person.
    let quoted = FILES[0].split('"').skip(1).step_by(2);
    let sentences = quoted.filter(|text| text.contains(' ') && text.ends_with('.'));
    let missing: Vec<&str> = sentences.filter(|text| !boot.contains(text)).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn codes_are_called_on_screens_as_in_files() {
    for code in &*find(COPUS).unwrap().codes {
        let key = code.key().unwrap();
        let caption = instrument::caption(key.side, &key.letters);
        assert_eq!(caption.replace('\u{ad}', ""), code.caption);
        assert_eq!(
            instrument::meaning(key.side, &key.letters),
            code.description
        );
    }
    for known in &SHIPPED {
        assert_eq!(instrument::title(&known.id), known.title);
    }
    assert_eq!(instrument::title("teach"), "teach");
}

//! Every sentence can be said with whatever is put into it, in English and in a language that is longer.

use alongside::words::{Argument, Kind, Language, Number, SENTENCES, Sentence, english, said_in};

use crate::language::build::Plurals;
use crate::language::{TAG, pseudo, pseudo_file};

const NUMBERS: [u64; 7] = [0, 1, 2, 5, 21, 1_234, 1_000_000];

fn said(language: &Language, sentence: &Sentence, n: u64) -> String {
    let texts: Vec<String> = (0..sentence.arguments.len())
        .map(|i| format!("<{i}>"))
        .collect();
    let arguments: Vec<Argument<'_>> = sentence
        .arguments
        .iter()
        .zip(&texts)
        .map(|(kind, text)| match kind {
            Kind::Text => Argument::Text(text),
            Kind::Number => Argument::Number(Number(n)),
            Kind::Index => Argument::Index(Number(n)),
        })
        .collect();
    said_in(language, sentence, &arguments)
}

fn each_sentence(language: &Language) {
    for sentence in SENTENCES {
        let key = sentence.key;
        for n in NUMBERS {
            let words = said(language, sentence, n);
            assert!(!words.is_empty(), "{key} says nothing for {n}");
            assert!(
                !words.contains(|c: char| c < ' '),
                "{key} for {n}: {words:?}"
            );
            for (at, kind) in sentence.arguments.iter().enumerate() {
                let is_there = words.contains(&format!("<{at}>"));
                assert!(
                    *kind != Kind::Text || is_there,
                    "{key} leaves {at} out: {words}"
                );
            }
        }
        let by_number = sentence.arguments.iter().any(|kind| *kind != Kind::Text);
        let changes = said(language, sentence, 1) != said(language, sentence, 5);
        assert_eq!(by_number, changes, "{key} does not tell one from five");
    }
}

#[test]
fn every_sentence_is_said_with_all_its_arguments_for_every_number() {
    assert!(SENTENCES.len() > 900, "{}", SENTENCES.len());
    each_sentence(&english());
}

#[test]
fn every_sentence_of_a_longer_language_is_said_in_that_language() {
    let pseudo = pseudo(&english());
    each_sentence(&pseudo);
    for sentence in SENTENCES {
        let (words, longer) = (said(&english(), sentence, 5), said(&pseudo, sentence, 5));
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let own = letters(&words);
        let is_said = own == 0 || words != longer;
        assert!(is_said, "{}: {words}", sentence.key);
        assert!(letters(&longer) >= own, "{}: {longer}", sentence.key);
    }
}

#[test]
fn the_file_of_a_longer_language_is_what_the_app_takes() {
    let file: serde_json::Value = serde_json::from_str(&pseudo_file()).unwrap();
    let pseudo = pseudo(&english());
    assert_eq!(file["language"], TAG);
    assert_eq!(file["direction"], "rtl");
    assert_eq!(file["madeFor"], english().made_for);
    assert!(file["class"] == pseudo.class && file["after"] == pseudo.after);
}

#[test]
fn plurals_follow_the_rule_of_the_language() {
    let entries = SENTENCES
        .iter()
        .find(|s| s.key == "common-n-entries")
        .unwrap();
    let in_english = |n| said(&english(), entries, n);
    let told = [0, 1, 2, 5, 1_234].map(in_english);
    let expected = [
        "0 entries",
        "1 entry",
        "2 entries",
        "5 entries",
        "1,234 entries",
    ];
    assert_eq!(told, expected);

    let plurals = Plurals::of("pl").unwrap().letters;
    let words =
        "\u{2}0\u{3}o\u{1}0 wpis\u{3}f\u{1}0 wpisy\u{3}m\u{1}0 wpis\u{f3}w\u{3}x\u{1}0 wpisu\u{4}";
    let polish = Language {
        made_for: "",
        plurals: plurals.leak(),
        class: words,
        after: "",
    };
    let entries = Sentence { at: 0, ..*entries };
    let in_polish = |n| said(&polish, &entries, n);
    let told = [1, 2, 5, 12, 22, 112, 1_002, 1_012].map(in_polish);
    assert_eq!(
        told,
        [
            "1 wpis",
            "2 wpisy",
            "5 wpis\u{f3}w",
            "12 wpis\u{f3}w",
            "22 wpisy",
            "112 wpis\u{f3}w",
            "1,002 wpisy",
            "1,012 wpis\u{f3}w"
        ]
    );
}

#[test]
fn no_sentence_is_kept_that_nothing_says() {
    let mut code = String::new();
    let mut left = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()));
        } else if path.extension().is_some_and(|e| e == "rs") {
            code.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    let unsaid: Vec<&str> = SENTENCES
        .iter()
        .map(|sentence| sentence.key)
        .filter(|key| {
            // `hand-over-show-more` is `show_more` of `hand_over`.
            let names = key.match_indices('-').map(|(at, _)| &key[at + 1..]);
            !names.into_iter().any(|name| {
                let name = name.replace('-', "_");
                [
                    format!("::{name}("),
                    format!("::{name},"),
                    format!("::{name})"),
                    format!(" {name}("),
                ]
                .iter()
                .any(|call| code.contains(call))
            })
        })
        .collect();
    assert_eq!(unsaid, [""; 0], "take them out of src/words/*.ftl");
}

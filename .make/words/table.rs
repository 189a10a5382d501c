//! A language as the running app reads it: all its sentences in the order of the English file.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Message, Part, Plurals};

/// The sentences of one part, one after the other: what is compiled in of English.
pub(crate) fn running_text(english: &[Message], language: &[Message], part: Part) -> String {
    let by_key: BTreeMap<&str, &Message> = language.iter().map(|m| (m.key.as_str(), m)).collect();
    let wanted = english.iter().filter(|m| m.part == Some(part));
    let each = wanted.map(|m| {
        by_key
            .get(m.key.as_str())
            .map_or("", |m| m.pattern.as_str())
    });
    each.collect::<Vec<_>>().join("\0")
}

/// The file of another language, as JSON.
pub(crate) fn table(
    tag: &str,
    english: &[Message],
    language: &[Message],
    plurals: &Plurals,
) -> String {
    let own = |key: &str| {
        let found = language.iter().find(|m| m.key == key);
        found.map_or("", |m| m.pattern.as_str())
    };
    // boot.js asks by the English words, which it holds.
    let boot = english.iter().filter(|m| m.part == Some(Part::Boot));
    let boot: Vec<String> = boot
        .map(|m| format!("{}: {}", quoted(&m.pattern), quoted(own(&m.key))))
        .collect();
    let fields = [
        ("language", tag),
        ("direction", own("boot-direction")),
        ("madeFor", &made_for(english)),
        ("plurals", &plurals.letters),
        ("class", &running_text(english, language, Part::Class)),
        ("after", &running_text(english, language, Part::After)),
    ];
    let fields = fields.map(|(name, text)| format!("{}: {}, ", quoted(name), quoted(text)));
    format!("{{{}\"boot\": {{{}}}}}\n", fields.concat(), boot.join(", "))
}

/// Of which sentences a table is, and in which order: the app takes no other.
pub(crate) fn made_for(english: &[Message]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for message in english {
        let arguments = message.arguments.iter();
        let kinds: Vec<String> = arguments
            .map(|(name, kind)| format!("{name}{kind:?}"))
            .collect();
        for byte in format!("{} {}\n", message.key, kinds.join(" ")).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _always_ok = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

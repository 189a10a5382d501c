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
    let boot = language.iter().filter(|m| {
        let mut ours = english.iter().filter(|e| e.part == Some(Part::Boot));
        ours.any(|e| e.key == m.key)
    });
    let boot: Vec<String> = boot
        .map(|m| format!("{}: {}", quoted(&m.key), quoted(&m.pattern)))
        .collect();
    format!(
        "{{\"language\": {}, \"plurals\": {}, \"class\": {}, \"after\": {}, \"boot\": {{{}}}}}\n",
        quoted(tag),
        quoted(&plurals.letters),
        quoted(&running_text(english, language, Part::Class)),
        quoted(&running_text(english, language, Part::After)),
        boot.join(", ")
    )
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

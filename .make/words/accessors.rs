//! A function for each sentence, so that a key that is missing or an argument of the wrong kind does not
//! compile.

use std::fmt::Write;

use super::{Kind, Message, Part};

/// Rust: a module for each section, in it a function for each sentence; and a list of all, for tests.
///
/// # Errors
/// A key that stands under no heading, or does not begin with its section.
pub(crate) fn accessors(english: &[Message]) -> Result<String, Vec<String>> {
    let (mut out, mut list, mut faults) = (String::new(), String::new(), Vec::new());
    let mut open: Option<&str> = None;
    for part in [Part::Class, Part::After] {
        let messages = english.iter().filter(|m| m.part == Some(part));
        for (at, message) in messages.enumerate() {
            let Some((section, name)) = message.section.as_deref().and_then(|section| {
                let rest = message.key.strip_prefix(section)?;
                Some((section, rest.strip_prefix('-')?))
            }) else {
                faults.push(format!("{}: does not begin with its section", message.key));
                continue;
            };
            if open != Some(section) {
                if open.is_some() {
                    out.push_str("}\n\n");
                }
                let module = section.replace('-', "_");
                let _always_ok = writeln!(
                    out,
                    "#[doc = \"Sentences: {section}.\"]\npub mod {module} {{"
                );
                open = Some(section);
            }
            out.push_str(&function(message, name, part, at));
            list.push_str(&entry(message, part, at));
        }
    }
    if open.is_some() {
        out.push_str("}\n\n");
    }
    let none = english.iter().filter(|m| m.part.is_none());
    faults.extend(none.map(|m| format!("{}: stands under no part", m.key)));
    if !faults.is_empty() {
        return Err(faults);
    }
    let _always_ok = write!(
        out,
        "/// Every sentence that the app itself says.\npub const SENTENCES: &[Sentence] = &[\n{list}];\n"
    );
    Ok(out)
}

fn function(message: &Message, name: &str, part: Part, at: usize) -> String {
    let name = name.replace('-', "_");
    let mut out = String::new();
    let english = shown(&message.pattern);
    for line in message.comment.iter().chain([&format!("`{english}`")]) {
        let _always_ok = writeln!(out, "    #[doc = {line:?}]");
    }
    let from = match part {
        Part::After => "after",
        Part::Boot | Part::Class => "class",
    };
    if message.arguments.is_empty() {
        let _always_ok = writeln!(
            out,
            "    pub fn {name}() -> &'static str {{ super::{from}({at}) }}"
        );
        return out;
    }
    let mut parameters = Vec::new();
    let mut arguments = Vec::new();
    for (argument, kind) in &message.arguments {
        let argument = argument.replace('-', "_");
        let (of, value) = match kind {
            Kind::Text => ("&str", format!("Text({argument})")),
            Kind::Number => (
                "impl Into<super::Number>",
                format!("Number({argument}.into())"),
            ),
            Kind::Index => (
                "impl Into<super::Number>",
                format!("Index({argument}.into())"),
            ),
        };
        parameters.push(format!("{argument}: {of}"));
        arguments.push(format!("super::Argument::{value}"));
    }
    let _always_ok = writeln!(
        out,
        "    pub fn {name}({}) -> String {{ super::filled(super::{from}({at}), &[{}]) }}",
        parameters.join(", "),
        arguments.join(", ")
    );
    out
}

fn entry(message: &Message, part: Part, at: usize) -> String {
    let kinds = message.arguments.iter();
    let kinds: Vec<String> = kinds.map(|(_, kind)| format!("Kind::{kind:?}")).collect();
    format!(
        "    Sentence {{ key: {:?}, is_after: {}, at: {at}, arguments: &[{}] }},\n",
        message.key,
        part == Part::After,
        kinds.join(", ")
    )
}

/// A pattern for people to read.
fn shown(pattern: &str) -> String {
    let pattern = pattern.replace('\u{1}', "$").replace('\u{3}', " | ");
    pattern.replace(['\u{2}', '\u{4}'], "").replace('`', "'")
}

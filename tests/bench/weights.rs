//! What a WebAssembly file is made of: the bytes of its functions, by the room of the house or the crate that
//! they come from. It needs their names, which the build keeps apart (`target/wasm-opt/names`).

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use wasmparser::{BinaryReaderError, Parser, Payload, TypeRef};

/// What is no function: constants and texts.
pub const DATA: &str = "data";
/// What is neither function nor data: types, tables, imports, exports and remarks.
pub const REST: &str = "the rest";

/// The bytes of a file by where they come from. `names` has a line for each function, `number:name`, as `wasm-opt`
/// writes them down.
///
/// # Errors
/// Where it is no WebAssembly.
pub fn weigh(wasm: &[u8], names: &str) -> Result<BTreeMap<String, u64>, BinaryReaderError> {
    let (mut imported, mut bodies) = (0u32, Vec::new());
    let (mut data, mut rest) = (0u64, 0u64);
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let section = payload.as_section();
        let section = section.map_or(0, |(_, range)| range.end - range.start);
        if let Payload::CodeSectionEntry(body) = payload {
            bodies.push(body.range().end - body.range().start);
        } else if let Payload::DataSection(_) = payload {
            data += section;
        } else if !matches!(payload, Payload::CodeSectionStart { .. }) {
            rest += section;
            if let Payload::ImportSection(all) = payload {
                for import in all.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
        }
    }
    let lines = names.lines().filter_map(|line| line.split_once(':'));
    let names: BTreeMap<u32, &str> = lines
        .filter_map(|(number, name)| Some((number.parse().ok()?, name)))
        .collect();
    let mut weights = BTreeMap::from([(DATA.to_owned(), data), (REST.to_owned(), rest)]);
    for (index, bytes) in (imported..).zip(bodies) {
        let place = place(names.get(&index).copied().unwrap_or_default());
        *weights.entry(place).or_default() += bytes;
    }
    weights.retain(|_, bytes| *bytes > 0);
    Ok(weights)
}

/// Where a function belongs: the room of the house (`alongside::ui::screens`, `alongside::app`), or the crate. What
/// implements something for a type belongs to the type, or to what is implemented for a type of the language.
pub fn place(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(&unescaped(symbol)));
    let is_anyones = |place: &str| ["core", "alloc", "std", NOWHERE].contains(&place);
    let of = located(&name);
    match implemented(&name).map(located) {
        Some(by) if is_anyones(&of) && (of == NOWHERE || !is_anyones(&by)) => by,
        _ => of,
    }
}

/// `\\3c` stands for `<`.
fn unescaped(symbol: &str) -> String {
    let mut parts = symbol.split('\\');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(byte) => {
                name.push(char::from(byte));
                name.push_str(part.get(2..).unwrap_or_default());
            }
            None => name.push_str(part),
        }
    }
    name
}

/// A function whose name has no path, such as what was made for JavaScript.
const NOWHERE: &str = "no path";

/// The room or the crate of a path.
fn located(path: &str) -> String {
    const PRIMITIVES: [&str; 16] = [
        "str", "char", "bool", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32",
        "i64", "isize", "f32", "f64",
    ];
    let before = ["<", "&", "*const ", "*mut ", "mut ", "dyn ", "(", "["];
    let mut rest = path;
    while let Some(less) = before.iter().find_map(|b| rest.strip_prefix(b)) {
        rest = less;
    }
    let ends = |c: char| !c.is_alphanumeric() && c != '_';
    let segments: Vec<&str> = rest
        .split("::")
        .map(|s| s.split(ends).next().unwrap_or_default())
        .collect();
    let is_name = |name: &str| name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    match segments.as_slice() {
        ["alongside", "ui", part, ..] if is_name(part) => format!("alongside::ui::{part}"),
        ["alongside", room, ..] if is_name(room) => format!("alongside::{room}"),
        [first, ..] if PRIMITIVES.contains(first) => "core".to_owned(),
        [first, _, ..] if is_name(first) => (*first).to_owned(),
        _ => NOWHERE.to_owned(),
    }
}

/// What `<Type as Trait>::…` implements: from the trait on.
fn implemented(name: &str) -> Option<&str> {
    let inner = name.strip_prefix('<')?;
    let mut depth = 0u32;
    for (at, c) in inner.char_indices() {
        let after = inner.get(at..)?;
        match c {
            '<' => depth += 1,
            '>' if inner.get(..at)?.ends_with('-') => {}
            '>' => depth = depth.checked_sub(1)?,
            ' ' if depth == 0 && after.starts_with(" as ") => return after.strip_prefix(" as "),
            _ => {}
        }
    }
    None
}

/// A table of these parts: places below, parts beside one another, in kilobytes; the heaviest first. What is
/// lighter than a kilobyte in all stands in one line.
pub fn table(parts: &BTreeMap<String, BTreeMap<String, u64>>) -> String {
    let mut places: BTreeMap<&str, u64> = BTreeMap::new();
    for (place, bytes) in parts.values().flatten() {
        *places.entry(place).or_default() += bytes;
    }
    let (mut heavy, light): (Vec<_>, Vec<_>) = places.into_iter().partition(|(_, n)| *n >= 1_000);
    heavy.sort_by_key(|(place, bytes)| (Reverse(*bytes), *place));
    let head: Vec<&str> = parts.keys().map(String::as_str).collect();
    let mut out = format!(
        "| KB, after wasm-opt | {} |\n|---|{}\n",
        head.join(" | "),
        "---|".repeat(head.len())
    );
    let mut row = |name: &str, of: &dyn Fn(&BTreeMap<String, u64>) -> u64| {
        let cells = parts.values().map(|part| kilobytes(of(part)));
        let cells: Vec<String> = cells.collect();
        let _always_ok = writeln!(out, "| {name} | {} |", cells.join(" | "));
    };
    row("**all**", &|part| part.values().sum());
    for (place, _) in &heavy {
        row(place, &|part| part.get(*place).copied().unwrap_or_default());
    }
    row("less than one each", &|part| {
        light.iter().filter_map(|(place, _)| part.get(*place)).sum()
    });
    out
}

/// `1.2`, without floating point.
fn kilobytes(bytes: u64) -> String {
    if bytes == 0 {
        return String::new();
    }
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

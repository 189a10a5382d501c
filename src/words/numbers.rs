//! Numbers as the language writes them.

use crate::words::language;

/// `12,345`.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(language::group_mark());
        }
        out.push(digit);
    }
    out
}

/// `2.1`, with so many digits after the mark.
pub fn decimal(n: f64, digits: usize) -> String {
    format!("{n:.digits$}").replace('.', language::decimal_mark())
}

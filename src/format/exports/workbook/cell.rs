//! Cells of a workbook: what they hold, and how that is written.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::domain::calendar::Moment;

/// The most that a spreadsheet takes in one cell, in UTF-16 units.
pub const LONGEST_CELL: usize = 32_767;
/// How far back from the end of a part a space is looked for.
const WORD: usize = 200;
/// At the end of a header field that is longer than a cell.
const CUT: &str = "\u{2026} [cut: whole in the tables]";

/// Day number of 1 January 1970 where 1 January 1900 is day 1 (and 1900 a leap year, which it was not).
const DAY_OF_1970: i64 = 25_569;
/// From 1 March 1900 on day numbers are right.
const FIRST_RIGHT_DAY: i64 = 61;
const DAY_MS: i64 = 86_400_000;
const DAY_SECONDS: f64 = 86_400.0;

/// What one cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text, never a number or a formula.
    Text(Cow<'a, str>),
    /// Text that is broken into lines.
    Wrapped(&'a str),
    /// A whole number.
    Whole(u64),
    /// A number shown with two decimals.
    Decimal(f64),
    /// A share from 0 to 1, shown in percent.
    Percent(f64),
    /// A date, as the number of a day.
    Day(i64),
    /// A time of day, in seconds since midnight.
    Clock(u32),
    /// A length or a time on the lesson clock, in seconds.
    Length(u32),
}

impl<'a> Cell<'a> {
    /// Text; an empty one leaves the cell empty.
    pub(super) fn text(text: &'a str) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        let (first, rest) = cut(text, LONGEST_CELL);
        if rest.is_empty() {
            return Self::Text(Cow::Borrowed(first));
        }
        let (kept, _) = cut(text, LONGEST_CELL - CUT.len());
        Self::Text(Cow::Owned(format!("{kept}{CUT}")))
    }

    /// Text that was put together for this cell.
    pub(super) fn owned(text: String) -> Cell<'static> {
        match Cell::text(&text) {
            Cell::Text(Cow::Owned(short)) => Cell::Text(Cow::Owned(short)),
            Cell::Empty => Cell::Empty,
            Cell::Text(_)
            | Cell::Wrapped(_)
            | Cell::Whole(_)
            | Cell::Decimal(_)
            | Cell::Percent(_)
            | Cell::Day(_)
            | Cell::Clock(_)
            | Cell::Length(_) => Cell::Text(Cow::Owned(text)),
        }
    }

    /// A number that counts something.
    pub(super) fn count(n: u32) -> Self {
        Self::Whole(u64::from(n))
    }

    /// A share of `marked` among `n`; empty where there is nothing to share.
    pub(super) fn share(marked: u32, n: u32) -> Self {
        if n == 0 {
            Self::Empty
        } else {
            Self::Percent(f64::from(marked) / f64::from(n))
        }
    }

    /// A length in milliseconds, to the second.
    pub(super) fn length(ms: u64) -> Self {
        Self::Length(u32::try_from(ms / 1_000).unwrap_or(u32::MAX))
    }

    /// The local date of a moment.
    pub(super) fn day(moment: Option<Moment>) -> Self {
        let Some(moment) = moment else {
            return Self::Empty;
        };
        let day = local_ms(moment).div_euclid(DAY_MS) + DAY_OF_1970;
        if day < FIRST_RIGHT_DAY {
            return Self::Text(Cow::Owned(moment.date()));
        }
        Self::Day(day)
    }

    /// The local time of day of a moment, to the second.
    pub(super) fn clock(moment: Option<Moment>) -> Self {
        let seconds = |m| u32::try_from(local_ms(m).rem_euclid(DAY_MS) / 1_000);
        moment
            .and_then(|m| seconds(m).ok())
            .map_or(Self::Empty, Self::Clock)
    }

    /// Its place in the list of styles in `xlsx.rs`.
    pub(super) const fn style(&self) -> u8 {
        match self {
            Self::Empty => 0,
            Self::Text(_) => 2,
            Self::Wrapped(_) => 3,
            Self::Whole(_) => 4,
            Self::Decimal(_) => 5,
            Self::Percent(_) => 6,
            Self::Day(_) => 7,
            Self::Clock(_) => 8,
            Self::Length(_) => 9,
        }
    }

    /// Its number as it is written; `None` for text.
    pub(super) fn number(&self) -> Option<String> {
        Some(match self {
            Self::Empty | Self::Text(_) | Self::Wrapped(_) => return None,
            Self::Whole(n) => n.to_string(),
            Self::Decimal(x) | Self::Percent(x) => x.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Clock(s) | Self::Length(s) => (f64::from(*s) / DAY_SECONDS).to_string(),
        })
    }
}

fn local_ms(moment: Moment) -> i64 {
    moment.epoch_ms() + i64::from(moment.offset_min()) * 60_000
}

/// A text in parts that each fit into a cell; put together again they are the text.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut left = text;
    loop {
        let (part, rest) = cut(left, LONGEST_CELL);
        parts.push(part);
        if rest.is_empty() {
            return parts;
        }
        left = rest;
    }
}

/// Cuts a text after at most so many UTF-16 units, after a space where one is near.
fn cut(text: &str, most: usize) -> (&str, &str) {
    if text.len() <= most {
        return (text, "");
    }
    let mut units = 0;
    let mut end = text.len();
    let mut after_space = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > most {
            end = at;
            break;
        }
        if c.is_whitespace() {
            after_space = at + c.len_utf8();
        }
    }
    if end < text.len() && end - after_space <= WORD {
        end = after_space;
    }
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Appends text as it stands in XML. What XML cannot hold is written as spreadsheets write it,
/// `_x000B_`, and so is what only looks like that (ECMA-376, part 1, 22.9.2.19).
pub(super) fn escape(text: &str, into: &mut String) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '\t' | '\n' => into.push(c),
            '_' if looks_escaped(text.get(at..).unwrap_or_default()) => into.push_str("_x005F_"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                // Writing to a String cannot fail.
                let _always_ok = write!(into, "_x{:04X}_", u32::from(c));
            }
            _ => into.push(c),
        }
    }
}

fn looks_escaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(1) == Some(&b'x')
        && bytes.get(6) == Some(&b'_')
        && bytes
            .get(2..6)
            .is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit))
}

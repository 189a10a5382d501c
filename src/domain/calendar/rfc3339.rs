//! Reading times as RFC 3339 has them, in plain steps: the general parser of the date library is larger
//! than all else that a lesson needs of it. Proved against that library by a property test.

use jiff::civil::{Date, Time};

use super::{Moment, WIDEST_OFFSET_MIN};

/// `2026-11-22T10:42:07.123+05:45`, with `Z`, small letters or other fractions of a second too.
pub(super) fn read(text: &str) -> Option<Moment> {
    let (date, rest) = text.split_once(['T', 't', ' '])?;
    let (time, offset) = rest.split_at(rest.find(['Z', 'z', '+', '-'])?);
    let (epoch_ms, offset_min) = (local_ms(date, time)?, offset_min(offset)?);
    let moment = Moment {
        epoch_ms: epoch_ms - i64::from(offset_min) * 60_000,
        offset_min,
    };
    (Moment::clamped(moment.epoch_ms, offset_min) == moment).then_some(moment)
}

/// Milliseconds from the beginning of 1970 to this reading of a calendar and a clock at one place.
fn local_ms(date: &str, time: &str) -> Option<i64> {
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let date = Date::new(year, small(month)?, small(day)?).ok()?;
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [hour, minute, second] = numbers(clock, ':', [2, 2, 2])?;
    // A leap second is no second of ours.
    let time = Time::new(small(hour)?, small(minute)?, small(second)?.min(59), 0).ok();
    let time = time.filter(|_| second <= 60)?;
    let since = date
        .to_datetime(time)
        .duration_since(Date::new(1970, 1, 1).ok()?.into());
    let whole = i64::try_from(since.as_millis()).ok()?;
    Some(whole + milliseconds(fraction)?)
}

/// The first three of up to nine digits.
fn milliseconds(fraction: &str) -> Option<i64> {
    let is_one = (1..=9).contains(&fraction.len()) && fraction.bytes().all(|b| b.is_ascii_digit());
    is_one
        .then(|| format!("{fraction}00"))
        .and_then(|f| f.get(..3)?.parse().ok())
}

fn offset_min(offset: &str) -> Option<i16> {
    if matches!(offset, "Z" | "z") {
        return Some(0);
    }
    let (sign, clock) = offset.split_at_checked(1)?;
    let [hours, minutes] = numbers(clock, ':', [2, 2])?;
    let min = hours * 60 + minutes;
    (minutes < 60 && min <= WIDEST_OFFSET_MIN).then_some(if sign == "-" { -min } else { min })
}

/// Numbers of so many digits each, with a sign between them.
fn numbers<const N: usize>(text: &str, between: char, digits: [usize; N]) -> Option<[i16; N]> {
    let mut parts = text.split(between);
    let mut found = [0; N];
    for (number, digits) in found.iter_mut().zip(digits) {
        let part = parts.next()?;
        let is_one = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        *number = is_one.then(|| part.parse().ok())??;
    }
    parts.next().is_none().then_some(found)
}

fn small(number: i16) -> Option<i8> {
    i8::try_from(number).ok()
}

// The browser is not where this is proved.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use jiff::fmt::temporal::Pieces;
    use proptest::prelude::*;

    use super::*;

    /// The same by the date library.
    fn by_jiff(text: &str) -> Option<Moment> {
        let pieces = Pieces::parse(text).ok()?;
        let offset = pieces.to_numeric_offset()?;
        let stamp = offset.to_timestamp(pieces.date().to_datetime(pieces.time()?));
        let moment = Moment {
            // Before 1970 as after it: the millisecond that has begun.
            epoch_ms: i64::try_from(stamp.ok()?.as_nanosecond().div_euclid(1_000_000)).ok()?,
            offset_min: i16::try_from(offset.seconds() / 60).ok()?,
        };
        (Moment::clamped(moment.epoch_ms, moment.offset_min) == moment).then_some(moment)
    }

    proptest! {
        #[test]
        fn times_are_read_as_the_date_library_reads_them(
            date in (1890_i16..9010, 0_i8..14, 0_i8..33),
            time in (0_i8..26, 0_i8..62, 0_i8..62),
            fraction in "|\\.[0-9]{1,9}",
            offset in "Z|[+-](0[0-9]|1[0-8]):[0-5][0-9]",
        ) {
            let (year, month, day) = date;
            let (hour, minute, second) = time;
            let text = format!(
                "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{offset}"
            );
            prop_assert_eq!(read(&text), by_jiff(&text), "{}", text);
        }

        #[test]
        fn every_moment_is_read_as_it_was_written(ms in any::<i64>(), offset in any::<i16>()) {
            let moment = Moment::clamped(ms, offset);
            prop_assert_eq!(read(&moment.to_string()), Some(moment));
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2026-11-22",
            "2026-11-22T10:42:07",
            "2026-11-22T10:42:07.+00:00",
            "2026-11-22T10:42:07.1234567890Z",
            "2026-1-22T10:42:07Z",
            "2026-11-22T10:42Z",
            "+026-11-22T10:42:07Z",
            "2026-11-22T10:42:07+0:00",
            "2026-11-22T10:42:07+00:60",
            "2026-11-22T10:42:07+18:01",
            "2026-02-29T10:42:07Z",
            "2026-11-22T10:42:07Zé",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}

//! Moments as values: a point in time with the offset of the clock that showed it. Never asks what
//! time it is.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use std::fmt;

mod rfc3339;

/// A point in time, to the millisecond, with the local offset it was read with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    epoch_ms: i64,
    offset_min: i16,
}

/// Why a text is not a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMoment;

impl fmt::Display for NotAMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time is written like 2026-11-22T10:42:07.000+00:00")
    }
}

/// 1 January 1900 and the end of the year 9000: outside, a tablet's clock shows nonsense.
const EARLIEST_MS: i64 = -2_208_988_800_000;
const LATEST_MS: i64 = 221_845_392_000_000;
const WIDEST_OFFSET_MIN: i16 = 18 * 60;

impl Moment {
    /// What a clock showed: milliseconds since 1970 UTC and minutes east of it. Values outside
    /// 1900 to 9000, or beyond 18 hours, are brought to the nearest end.
    pub fn clamped(epoch_ms: i64, offset_min: i16) -> Self {
        Self {
            epoch_ms: epoch_ms.clamp(EARLIEST_MS, LATEST_MS),
            offset_min: offset_min.clamp(-WIDEST_OFFSET_MIN, WIDEST_OFFSET_MIN),
        }
    }

    /// Reads RFC 3339 with an offset, in the one order that it has; a leap second counts as the second before.
    ///
    /// # Errors
    /// [`NotAMoment`] where the text has no offset, is no date, or lies outside the range.
    pub fn parse(text: &str) -> Result<Self, NotAMoment> {
        rfc3339::read(text).ok_or(NotAMoment)
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub fn epoch_ms(self) -> i64 {
        self.epoch_ms
    }

    /// Minutes east of UTC.
    pub fn offset_min(self) -> i16 {
        self.offset_min
    }

    /// This moment moved by some milliseconds, in the same offset.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self::clamped(self.epoch_ms.saturating_add(ms), self.offset_min)
    }

    /// The local calendar and clock reading.
    pub fn local(self) -> DateTime {
        let stamp = Timestamp::from_millisecond(self.epoch_ms).unwrap_or(Timestamp::UNIX_EPOCH);
        let offset = Offset::from_seconds(i32::from(self.offset_min) * 60).unwrap_or(Offset::UTC);
        offset.to_datetime(stamp)
    }

    /// The local date, `2026-11-22`.
    pub fn date(self) -> String {
        let d = self.local();
        format!("{:04}-{:02}-{:02}", d.year(), d.month(), d.day())
    }

    /// The day and the time of day for searching, in no language: `2026-11-22 10:42 #d7; #m11;`.
    pub fn for_searching(self) -> String {
        let d = self.local().date();
        let time: String = self.time_of_day().chars().take(5).collect();
        format!(
            "{} {time} {} {}",
            self.date(),
            weekday_token(d.weekday().to_monday_one_offset()),
            month_token(d.month())
        )
    }

    /// The first moment of a day, `2026-11-22`, by the offset of this moment; `None` for no date.
    pub fn start_of(self, date: &str) -> Option<Self> {
        let day = Self::parse(&format!("{date}T00:00:00.000+00:00")).ok()?;
        let start = day.epoch_ms - i64::from(self.offset_min) * 60_000;
        Some(Self::clamped(start, self.offset_min))
    }

    /// The local time of day, `10:42:07`.
    pub fn time_of_day(self) -> String {
        let d = self.local();
        format!("{:02}:{:02}:{:02}", d.hour(), d.minute(), d.second())
    }
}

/// What stands for a day of the week where days are searched, from 1 for Monday.
pub fn weekday_token(from_monday: i8) -> String {
    format!("#d{from_monday};")
}

/// What stands for a month where days are searched, from 1.
pub fn month_token(month: i8) -> String {
    format!("#m{month};")
}

impl fmt::Display for Moment {
    /// RFC 3339 to the millisecond, with the offset in numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = self.local();
        let (sign, off) = if self.offset_min < 0 {
            ('-', -self.offset_min)
        } else {
            ('+', self.offset_min)
        };
        write!(
            f,
            "{}T{}.{:03}{sign}{:02}:{:02}",
            self.date(),
            self.time_of_day(),
            d.millisecond(),
            off / 60,
            off % 60
        )
    }
}

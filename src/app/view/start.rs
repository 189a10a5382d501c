//! What the start screen asks before it lets a lesson begin.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::app::model::look::Look;
use crate::domain::calendar::Moment;
use crate::domain::collation::names;
use crate::domain::gather;
use crate::domain::instrument;
use crate::domain::observation::header::Header;
use crate::domain::observation::summary::Summary;
use crate::domain::observation::texts::Texts;

/// The name to ask about, "Still Ada?": the one that is filled in, where the last lesson on this tablet
/// was on another day, or where more than one observer used this tablet. `None` where there is no doubt.
pub fn still(look: Look<'_>) -> Option<String> {
    let (name, _) = look.ledger().remembered();
    let name = names::clean(name);
    if name.is_empty() {
        return None;
    }
    let lessons = || look.shelf().rows().map(|row| &row.summary);
    let last = look.shelf().newest()?;
    let used = gather::set(
        lessons()
            .map(|s| s.texts.observer.as_str())
            .chain([name.as_str()])
            .map(|observer| names::fold(&names::clean(observer)))
            .filter(|observer| !observer.is_empty()),
    );
    let is_another_day = last.date() != look.day().date();
    (is_another_day || used.len() > 1).then_some(name)
}

/// A clock is doubted when it is behind by more than this.
const BEHIND_MS: i64 = 300_000;

/// The time that the tablet claims, where it cannot be: before the app was built, or before a lesson that
/// this tablet has already seen.
pub fn clock_doubt(look: Look<'_>) -> Option<Moment> {
    let newest = look.shelf().newest().map_or(i64::MIN, Moment::epoch_ms);
    let known_ms = newest.max(look.built_ms());
    let now = look.now().wall;
    (now.epoch_ms() < known_ms.saturating_sub(BEHIND_MS)).then_some(now)
}

/// The form before anything is filled in.
pub fn fresh(look: Look<'_>) -> Header {
    let (observer, school) = look.ledger().remembered();
    Header {
        texts: Texts {
            observer: observer.to_owned(),
            school: school.to_owned(),
            ..Texts::default()
        },
        instruments: [instrument::SCRIPT, instrument::COPUS, instrument::TALLIES]
            .map(str::to_owned)
            .to_vec(),
        counters: instrument::DEFAULT_COUNTERS.map(str::to_owned).to_vec(),
        ..Header::default()
    }
}

/// What is missing before a lesson can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Whom is observed.
    Teacher,
    /// An answer to "Still Ada?".
    Answer,
}

/// What is missing before a lesson can begin; `is_asked` while an answer is waited for.
pub fn missing(header: &Header, is_asked: bool) -> Option<Missing> {
    if header.texts.teacher.trim().is_empty() {
        Some(Missing::Teacher)
    } else {
        is_asked.then_some(Missing::Answer)
    }
}

/// Takes an instrument into use or out of it; they stand in the order of the app.
pub fn toggle(header: &mut Header, id: &str) {
    if header.uses(id) {
        header.instruments.retain(|i| i != id);
    } else {
        header.instruments.push(id.to_owned());
        gather::sort_by_key(&mut header.instruments, |i| {
            instrument::SHIPPED.iter().position(|known| known.id == *i)
        });
    }
}

/// A text of the header, to be written and to be read.
pub type Text = (fn(&mut Texts) -> &mut String, fn(&Texts) -> &String);

/// The texts of a header, by the names of their fields.
pub const TEXTS: [(&str, Text); 6] = [
    ("teacher", (|t| &mut t.teacher, |t| &t.teacher)),
    ("class", (|t| &mut t.class, |t| &t.class)),
    ("subject", (|t| &mut t.subject, |t| &t.subject)),
    ("focus", (|t| &mut t.focus, |t| &t.focus)),
    ("observer", (|t| &mut t.observer, |t| &t.observer)),
    ("school", (|t| &mut t.school, |t| &t.school)),
];

/// So many earlier values are offered for a field.
const MOST_EARLIER: usize = 30;

/// Earlier values of each of [`TEXTS`], most recent first.
pub fn earlier(look: Look<'_>) -> [Vec<String>; 6] {
    let mut rows: Vec<&Summary> = look.shelf().rows().map(|r| &r.summary).collect();
    gather::sort_by_key(&mut rows, |s| Reverse(s.begun_at));
    TEXTS.map(|(_, (_, text))| {
        let mut seen = BTreeSet::new();
        let texts = rows.iter().map(|row| text(&row.texts).as_str());
        let texts = texts.filter(|t| !t.trim().is_empty() && seen.insert(*t));
        texts.take(MOST_EARLIER).map(str::to_owned).collect()
    })
}

//! What of the state has changed: found by looking before and after, so that no workflow has to say it.

use std::ops::BitOr;

use crate::app::model::{Model, Open};
use crate::domain::instrument::intervals;
use crate::domain::observation::entry::AwayCause;

/// While a lesson runs its figures are made anew at this pace, not with every second.
pub const PACE_MS: u64 = 10_000;

/// A part of the state that is shown together or not at all. Views are told of changes by slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slice {
    /// Which screen, how far the app has come, who may write, the site, what is told once.
    Page,
    /// What is kept of the tablet and its stores: identity, health, a file that waits for a tap.
    Tablet,
    /// The queue before the store.
    Saving,
    /// The list of observations.
    Shelf,
    /// The search in the list.
    Search,
    /// What was handed over, and for whom.
    Ledger,
    /// The hand-over screen.
    HandOver,
    /// The collate screen.
    Collate,
    /// The log of the open observation.
    Log,
    /// Its header.
    Header,
    /// How the open observation stands: whether its clock runs, whether it was left, whether it is proved.
    Standing,
    /// The note being typed.
    Note,
    /// Which interval and which code a tap goes to.
    Aim,
    /// What can be taken back and brought back.
    Undo,
    /// What was just done.
    Cue,
    /// The lesson clock, by the second.
    LessonSecond,
    /// The lesson clock, at the pace of figures.
    LessonPace,
    /// The interval that runs.
    LessonInterval,
    /// The wall clock and the clock that nobody can set, by the second.
    Second,
    /// The day.
    Day,
}

impl Slice {
    /// All slices, in the order of their numbers.
    pub const ALL: [Self; 20] = [
        Self::Page,
        Self::Tablet,
        Self::Saving,
        Self::Shelf,
        Self::Search,
        Self::Ledger,
        Self::HandOver,
        Self::Collate,
        Self::Log,
        Self::Header,
        Self::Standing,
        Self::Note,
        Self::Aim,
        Self::Undo,
        Self::Cue,
        Self::LessonSecond,
        Self::LessonPace,
        Self::LessonInterval,
        Self::Second,
        Self::Day,
    ];

    const fn bit(self) -> u32 {
        #[expect(clippy::as_conversions, reason = "the number of the variant, below 32")]
        let place = self as u32;
        1 << place
    }
}

/// A set of slices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slices(u32);

impl Slices {
    /// With one slice more.
    #[must_use]
    pub const fn with(self, slice: Slice) -> Self {
        Self(self.0 | slice.bit())
    }

    /// Whether a slice is in it.
    pub const fn has(self, slice: Slice) -> bool {
        self.0 & slice.bit() != 0
    }

    /// Whether there is none in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it has a slice in common with another set.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The slices in it.
    pub fn each(self) -> impl Iterator<Item = Slice> {
        Slice::ALL.into_iter().filter(move |s| self.has(*s))
    }
}

impl BitOr for Slices {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How each slice stands. Its cost does not grow with anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    editions: [u64; Slice::ALL.len()],
    standing: Option<Standing>,
}

/// What is compared as it is: it is small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    runs: bool,
    left_at: Option<(u64, AwayCause)>,
    proved: Option<bool>,
    unreadable: usize,
}

impl Standing {
    fn of(open: &Open) -> Self {
        Self {
            runs: open.clock.is_some(),
            left_at: open.left_at,
            proved: open.proved,
            unreadable: open.unreadable,
        }
    }
}

impl Stand {
    /// How the slices stand now.
    pub fn of(model: &Model) -> Self {
        let open = model.open.as_ref();
        Self {
            editions: Slice::ALL.map(|slice| edition(model, open, slice)),
            standing: open.map(Standing::of),
        }
    }

    /// The slices that stand otherwise than they did.
    pub fn since(&self, before: &Self) -> Slices {
        let mut changed = Slices::default();
        let pairs = self.editions.iter().zip(&before.editions);
        for (slice, (now, then)) in Slice::ALL.into_iter().zip(pairs) {
            if now != then {
                changed = changed.with(slice);
            }
        }
        if self.standing != before.standing {
            changed = changed.with(Slice::Standing);
        }
        changed
    }
}

fn edition(model: &Model, open: Option<&Open>, slice: Slice) -> u64 {
    let of_open = |read: fn(&Open) -> u64| open.map_or(0, read);
    let lesson = |every_ms: u64| open.map_or(u64::MAX, |o| o.t_ms() / every_ms);
    match slice {
        Slice::Page => newest([
            model.stage.edition(),
            model.route.edition(),
            model.pen.edition(),
            model.reading.edition(),
            model.unread.edition(),
            model.notices.edition(),
            model.awake.edition(),
            model.site.edition(),
        ]),
        Slice::Tablet => newest([
            model.device.edition(),
            model.health.edition(),
            model.failing.edition(),
            model.out_file.edition(),
        ]),
        Slice::Saving => model.saving.edition(),
        Slice::Shelf => model.shelf.edition(),
        Slice::Search => model.search.edition(),
        Slice::Ledger => newest([model.ledger.edition(), model.recipient.edition()]),
        Slice::HandOver => model.hand_over.edition(),
        Slice::Collate => model.collate.edition(),
        Slice::Log => of_open(|o| o.observation.edition()),
        // The place of the header in force, in this log.
        Slice::Header => of_open(|o| {
            let at = o.observation.fold().header_at().map_or(0, |at| at + 1);
            o.which.edition().rotate_left(32) ^ u64::try_from(at).unwrap_or(0)
        }),
        // What else belongs to it is compared as it is.
        Slice::Standing => of_open(|o| o.which.edition()),
        Slice::Note => of_open(|o| o.note.edition()),
        Slice::Aim => of_open(|o| o.aim.edition()),
        Slice::Undo => of_open(|o| newest([o.undo.edition(), o.redo.edition()])),
        Slice::Cue => model.cue.edition(),
        Slice::LessonSecond => lesson(1_000),
        Slice::LessonPace => lesson(PACE_MS),
        Slice::LessonInterval => open.map_or(u64::MAX, |o| {
            u64::from(intervals::interval_at(&o.observation, o.t_ms()))
        }),
        Slice::Second => {
            let wall_s = model.now.wall.epoch_ms().div_euclid(1_000).cast_unsigned();
            (model.now.mono_ms / 1_000).rotate_left(32) ^ wall_s
        }
        Slice::Day => {
            let offset_ms = i64::from(model.now.wall.offset_min()) * 60_000;
            let local_ms = model.now.wall.epoch_ms().saturating_add(offset_ms);
            local_ms.div_euclid(86_400_000).cast_unsigned()
        }
    }
}

/// Changes are numbered upwards, so that the newest tells whether there was any.
fn newest<const N: usize>(editions: [u64; N]) -> u64 {
    editions.into_iter().max().unwrap_or(0)
}

//! Figures: shares of codes pooled over intervals, for each teacher with each class.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::desk::Desk;
use crate::app::desk::naming::{Shown, count, sighting};
use crate::app::desk::work::{Figures, Filters, Group, Over};
use crate::domain::collation::sightings::{self, Sighting};
use crate::domain::instrument::intervals::Shares;
use crate::domain::observation::header::Purpose;

/// What is pooled of one teacher with one class.
#[derive(Debug, Default)]
struct Pool {
    shares: Shares,
    lessons: u32,
    seen_by_more: u32,
    /// Whose observations stand for those.
    stood_for_by: BTreeMap<String, u32>,
    purposes: BTreeMap<Purpose, u32>,
    uncoded: u32,
    calibration: u32,
    /// Whether codes were marked in intervals in any of it: the others are no group.
    is_coded: bool,
}

/// Teacher, class, school.
type Whose = (String, String, String);

impl Desk {
    /// The figures of all that fits these filters. Conflicts are left out until somebody has chosen, and
    /// so is calibration; a lesson that two observers saw counts once. Never across teachers.
    pub fn figures(&self, filters: &Filters) -> Figures {
        let shown = self.shown();
        figures_of(&shown, filters)
    }
}

/// The figures of these observations, as far as they fit.
pub(super) fn figures_of(shown: &[Shown<'_>], filters: &Filters) -> Figures {
    let fits = |s: &&Shown<'_>| !s.row.conflict && filters.fit(&s.row);
    let fitting: Vec<&Shown<'_>> = shown.iter().filter(fits).collect();
    let (others, calibration): (Vec<&Shown<'_>>, Vec<&Shown<'_>>) =
        fitting.iter().copied().partition(|s| counts(s));
    let mut pools = BTreeMap::new();
    pool_lessons(&others, &mut pools);
    let counting = pools.values();
    let (in_figures, uncoded) = counting.fold((0u32, 0u32), |(n, without), pool| {
        (n + pool.lessons, without + pool.uncoded)
    });
    count_calibration(&calibration, &mut pools);
    let all: Vec<Sighting<'_>> = fitting.iter().map(|s| sighting(s, 0)).collect();
    let lessons = count(sightings::lessons(&all).len());
    let waiting = shown.iter().filter(|s| s.row.conflict);
    Figures {
        filters: filters.clone(),
        groups: pools
            .into_iter()
            .filter(|(_, pool)| pool.is_coded)
            .map(group)
            .collect(),
        lessons,
        observations: count(fitting.len()),
        over: Over {
            lessons: in_figures,
            // One that somebody else saw for another purpose is in the figures.
            calibration: lessons.saturating_sub(in_figures + uncoded),
            uncoded,
            waiting: count(waiting.filter(|s| filters.fit(&s.row)).count()),
        },
    }
}

/// Whether it may stand in a figure: what was observed to calibrate stands in none.
fn counts(shown: &Shown<'_>) -> bool {
    shown.header.purpose.counts()
}

/// The ids of those that stand for a lesson in the figures of all of them.
pub(super) fn in_figures<'a>(shown: &'a [Shown<'_>]) -> BTreeSet<&'a str> {
    let counting: Vec<&Shown<'_>> = shown.iter().filter(|s| counts(s)).collect();
    let all = watched(&counting);
    let standing = sightings::lessons(&all).into_iter();
    standing
        .filter_map(|at| Some(counting.get(at)?.row.id.as_str()))
        .collect()
}

/// Each as a sighting with the number of its observed intervals.
fn watched<'a>(shown: &[&'a Shown<'_>]) -> Vec<Sighting<'a>> {
    let each = shown.iter();
    each.map(|s| sighting(s, s.version.brief.shares.observed))
        .collect()
}

fn uses_codes(shown: &Shown<'_>) -> bool {
    shown.header.interval_instrument().is_some()
}

fn whose(shown: &Shown<'_>) -> Whose {
    let h = &shown.header;
    (
        h.texts.teacher.clone(),
        h.texts.class.clone(),
        h.texts.school.clone(),
    )
}

fn pool_lessons(shown: &[&Shown<'_>], pools: &mut BTreeMap<Whose, Pool>) {
    let all = watched(shown);
    let seen = sightings::seen_with(&all);
    for at in sightings::lessons(&all) {
        let Some(shown) = shown.get(at) else { continue };
        let pool = pools.entry(whose(shown)).or_default();
        if !uses_codes(shown) {
            pool.uncoded += 1;
            continue;
        }
        pool.is_coded = true;
        pool.lessons += 1;
        if seen.contains_key(&at) {
            pool.seen_by_more += 1;
            let observer = shown.header.texts.observer.clone();
            *pool.stood_for_by.entry(observer).or_default() += 1;
        }
        *pool.purposes.entry(shown.header.purpose).or_default() += 1;
        pool.shares.join(&shown.version.brief.shares);
    }
}

fn count_calibration(shown: &[&Shown<'_>], pools: &mut BTreeMap<Whose, Pool>) {
    let all: Vec<Sighting<'_>> = shown.iter().map(|s| sighting(s, 0)).collect();
    for at in sightings::lessons(&all) {
        let Some(shown) = shown.get(at) else { continue };
        let pool = pools.entry(whose(shown)).or_default();
        pool.calibration += 1;
        pool.is_coded |= uses_codes(shown);
    }
}

fn group(((teacher, class, school), pool): (Whose, Pool)) -> Group {
    let shares = pool.shares;
    let purposes = pool.purposes.into_iter();
    Group {
        teacher,
        class,
        school,
        lessons: pool.lessons,
        seen_by_more: pool.seen_by_more,
        stood_for_by: pool.stood_for_by.into_iter().collect(),
        purposes: purposes.map(|(p, n)| (p.word().to_owned(), n)).collect(),
        uncoded: pool.uncoded,
        calibration: pool.calibration,
        observed: shares.observed,
        not_observed: shares.not_observed,
        codes: shares
            .marked
            .iter()
            .map(|(c, n)| (c.side.word().to_owned(), c.letters.clone(), *n))
            .collect(),
    }
}

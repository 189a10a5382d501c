//! The collation as the screens show it, and the search in it.

use std::cmp::Reverse;

use crate::app::desk::Desk;
use crate::app::desk::finder::Finder;
use crate::app::desk::grouping::figures_of;
use crate::app::desk::naming::count;
use crate::app::desk::work::{
    CollationView, Filters, Gap, Hit, RemovedRow, Seen, SharedGap, VersionText, VersionTexts,
};
use crate::domain::collation::chain::ChainGap;
use crate::domain::collation::{Standing, Version};
use crate::domain::ids::ObservationId;
use crate::format::handover::leaving::Leaving;
use crate::format::line::LineV2;
use crate::format::query::Query;

/// So many earlier versions are given to be read.
const MOST_EARLIER: usize = 20;

impl Desk {
    /// The collation as the screen shows it.
    pub fn view(&self) -> CollationView {
        let shown = self.shown();
        let figures = figures_of(&shown, &Filters::default());
        let removed = self.collation.removed().map(|(id, at)| RemovedRow {
            id: id.to_string(),
            at: at.to_string(),
        });
        let decided = self.decided.iter();
        CollationView {
            conflicts: count(shown.iter().filter(|s| s.row.conflict).count()),
            files: count(self.collation.files().count()),
            groups: figures.groups,
            lessons: figures.lessons,
            over: figures.over,
            gaps: self.collation.gaps().into_iter().map(gap).collect(),
            unreadable: self.unreadable,
            log: self.log.rows(),
            names: self.name_pairs(),
            removed: removed.collect(),
            visit: self.visit.clone(),
            decided: decided
                .map(|(what, at)| (what.clone(), at.to_string()))
                .collect(),
            rows: shown.into_iter().map(|s| s.row).collect(),
        }
    }

    /// The observations that hold every word of the query, in the version that the table shows.
    pub fn find(&mut self, query: &Query) -> Vec<Hit> {
        if self.finder.is_none() {
            let mut finder = Finder::default();
            for s in self.shown() {
                let (row, o) = (&s.row, &s.version.observation);
                let state = row.state();
                let said = [
                    &row.texts.teacher,
                    &row.texts.observer,
                    &row.purpose,
                    &state,
                ];
                finder.put_with(o, &said.map(String::as_str).join(" "));
            }
            self.finder = Some(finder);
        }
        let finder = self.finder.get_or_insert_default();
        finder.find(query)
    }

    /// The versions of one observation.
    pub fn versions(&self, id: &str) -> VersionTexts {
        let found = ObservationId::parse(id)
            .ok()
            .and_then(|id| self.collation.observations().get(&id));
        let Some(versions) = found else {
            return VersionTexts {
                id: id.to_owned(),
                ..VersionTexts::default()
            };
        };
        let heads = versions.heads();
        let is_head = |r: &String| heads.iter().any(|h| h.revision == *r);
        let superseded = versions.all.keys().filter(|r| !is_head(r)).cloned();
        let mut earlier: Vec<&Version> = versions.all.values().collect();
        earlier.retain(|v| !is_head(&v.revision));
        earlier.sort_by_key(|v| (Reverse(v.observation.entries().len()), &v.revision));
        earlier.truncate(MOST_EARLIER);
        let chosen = if let Standing::Settled(v) = versions.standing()
            && heads.len() > 1
        {
            Some(v.revision.clone())
        } else {
            None
        };
        VersionTexts {
            id: id.to_owned(),
            superseded: superseded.collect(),
            conflict: heads.len() > 1 && chosen.is_none(),
            chosen,
            seen_with: self.seen_with(id),
            names: self.instruments.names(versions.all.values()),
            earlier: earlier.into_iter().map(|v| self.version_text(v)).collect(),
            heads: heads.into_iter().map(|v| self.version_text(v)).collect(),
        }
    }

    fn version_text(&self, v: &Version) -> VersionText {
        VersionText {
            revision: v.revision.clone(),
            device: v.device.to_string(),
            line: LineV2::of(&Leaving::passed_on(v), v.parent.clone()).text(),
            arrived: self.log.arrived(v),
        }
    }

    fn seen_with(&self, id: &str) -> Vec<Seen> {
        let shown = self.shown();
        let ours = shown.iter().find(|s| s.row.id == id);
        let others = ours.map(|s| s.row.seen_with.as_slice());
        let others = others.unwrap_or_default().iter();
        let seen = others.filter_map(|id| shown.iter().find(|s| s.row.id == *id));
        seen.map(|s| Seen {
            id: s.row.id.clone(),
            observer: s.row.texts.observer.clone(),
        })
        .collect()
    }
}

fn gap(g: ChainGap) -> Gap {
    let shared = g.shared.into_iter().map(|s| SharedGap {
        number: s.number,
        files: s.files,
    });
    Gap {
        device: g.device.short().to_owned(),
        observer: g.observer,
        missing: g.missing,
        in_part: g.in_part,
        broken: g.broken,
        shared: shared.collect(),
    }
}

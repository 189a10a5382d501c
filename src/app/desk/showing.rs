//! The collation as the screens show it.

use std::cmp::Reverse;

use crate::app::desk::Desk;
use crate::app::desk::grouping::figures_of;
use crate::app::desk::lines::{Lines, Of};
use crate::app::desk::naming::count;
use crate::app::desk::work::{
    CollationView, Filters, Gap, RemovedRow, Seen, SharedGap, VersionText, VersionTexts,
};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::collation::chain::ChainGap;
use crate::domain::collation::{Held, Standing, Version};
use crate::domain::ids::ObservationId;
use crate::format::handover::leaving::Leaving;
use crate::format::line::LineV2;

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

    /// The versions of one observation.
    ///
    /// # Errors
    /// Where `lines` cannot be read.
    pub async fn versions(
        &self,
        lines: &impl Lines,
        id: &str,
    ) -> Result<VersionTexts, StoreTrouble> {
        let observations = self.collation.observations();
        let found = ObservationId::parse(id)
            .ok()
            .and_then(|id| observations.get_key_value(&id));
        let Some((of, versions)) = found else {
            return Ok(VersionTexts {
                id: id.to_owned(),
                ..VersionTexts::default()
            });
        };
        let heads = versions.heads();
        let is_head = |r: &String| heads.iter().any(|h| h.revision == *r);
        let superseded = versions.all.keys().filter(|r| !is_head(r)).cloned();
        let mut earlier: Vec<&Held> = versions.all.values().map(Box::as_ref).collect();
        earlier.retain(|v| !is_head(&v.revision));
        earlier.sort_by_key(|v| (Reverse(v.brief.entries), &v.revision));
        earlier.truncate(MOST_EARLIER);
        let chosen = if let Standing::Settled(v) = versions.standing()
            && heads.len() > 1
        {
            Some(v.revision.clone())
        } else {
            None
        };
        let earlier: Vec<Of<'_>> = earlier.into_iter().map(|held| (of, held)).collect();
        let earlier = self.full(lines, &earlier).await?;
        let full: Vec<Of<'_>> = heads.iter().map(|held| (of, *held)).collect();
        let full = self.full(lines, &full).await?;
        Ok(VersionTexts {
            id: id.to_owned(),
            superseded: superseded.collect(),
            conflict: heads.len() > 1 && chosen.is_none(),
            chosen,
            seen_with: self.seen_with(id),
            names: self.instruments.names(full.iter().chain(&earlier)),
            earlier: earlier.iter().map(|v| self.version_text(v)).collect(),
            heads: full.iter().map(|v| self.version_text(v)).collect(),
        })
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

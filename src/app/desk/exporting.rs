//! What leaves the collation: tables, a workbook and observations of all that is settled and fits the
//! filters.

use std::collections::BTreeSet;

use crate::app::desk::Desk;
use crate::app::desk::grouping::{figures_of, in_figures};
use crate::app::desk::lines::{AT_ONCE, Lines, Of};
use crate::app::desk::naming::Shown;
use crate::app::desk::work::{ExportKind, Filters};
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::calendar::Moment;
use crate::domain::collation::Version;
use crate::domain::observation::header::Header;
use crate::format::exports::chunks::Give;
use crate::format::exports::making::Making;
use crate::format::exports::tables::Exported;
use crate::format::handover::leaving::Leaving;

impl Desk {
    /// An export of what is settled and fits the filters, given on in chunks. Tables and workbook name people as
    /// they were joined; lines hold each observation as it was handed over.
    ///
    /// # Errors
    /// Where `lines` cannot be read, or the zip not be written; then what was given is no export.
    pub async fn export_of(
        &self,
        lines: &impl Lines,
        kind: ExportKind,
        filters: &Filters,
        give: Give<'_>,
    ) -> Result<(), StoreTrouble> {
        let mut shown = self.shown();
        shown.retain(|s| !s.row.conflict && filters.fit(&s.row));
        let standing = in_figures(&shown).into_iter().map(str::to_owned);
        let standing: BTreeSet<String> = standing.collect();
        let others = self.instruments.all();
        let making = match kind {
            ExportKind::Tables => Making::tables(give, &others),
            ExportKind::Ndjson => Making::lines(give),
            ExportKind::Workbook => {
                let groups = figures_of(&shown, filters).groups;
                shown.sort_by_key(|s| (s.version.brief.begun_at.map(Moment::epoch_ms), s.id));
                Making::workbook(give, groups, &others)
            }
        };
        let mut making = making.map_err(no_zip)?;
        for round in 0..making.rounds() {
            making.begin(round).map_err(no_zip)?;
            for some in shown.chunks(AT_ONCE) {
                let of: Vec<Of<'_>> = some.iter().map(|s| (s.id, s.version)).collect();
                let versions = self.full(lines, &of).await?;
                for (shown, version) in some.iter().zip(&versions) {
                    let exported = Exported {
                        leaving: &Leaving::passed_on(version),
                        header: &named(version, shown),
                        revision: &version.revision,
                        device: version.device.as_str(),
                        in_figures: standing.contains(shown.id.as_str()),
                    };
                    let parent = version.parent.as_deref();
                    making.put(round, exported, parent).map_err(no_zip)?;
                }
            }
        }
        making.finish().map_err(no_zip)
    }
}

/// The header with names, school and class as they are shown.
fn named(version: &Version, shown: &Shown<'_>) -> Header {
    Header {
        texts: shown.header.texts.clone(),
        ..version.observation.header().clone()
    }
}

fn no_zip(_: impl std::error::Error) -> StoreTrouble {
    StoreTrouble::Own(Failure::Zip)
}

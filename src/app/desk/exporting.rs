//! What leaves the collation: tables, a workbook and observations of all that is settled and fits the
//! filters.

use crate::app::desk::Desk;
use crate::app::desk::grouping::{figures_of, in_figures};
use crate::app::desk::naming::Shown;
use crate::app::desk::work::{ExportKind, Filters};
use crate::format::exports;
use crate::format::exports::tables::Exported;
use crate::format::exports::workbook;
use crate::format::handover::leaving::Leaving;
use crate::format::line::LineV2;

impl Desk {
    /// An export of all that is settled.
    pub fn export(&self, kind: ExportKind) -> Vec<u8> {
        self.export_of(kind, &Filters::default())
    }

    /// An export of what is settled and fits the filters. Tables and workbook name people as they were
    /// joined; lines hold each observation as it was handed over. Without bytes where it could not be made.
    pub fn export_of(&self, kind: ExportKind, filters: &Filters) -> Vec<u8> {
        let mut shown = self.shown();
        shown.retain(|s| !s.row.conflict && filters.fit(&s.row));
        let standing = in_figures(&shown);
        let leaving: Vec<Leaving<'_>> = shown
            .iter()
            .map(|s| Leaving::passed_on(s.version))
            .collect();
        let exported: Vec<Exported<'_>> = shown
            .iter()
            .zip(&leaving)
            .map(|(s, leaving)| exported(s, leaving, standing.contains(s.row.id.as_str())))
            .collect();
        let others = self.instruments.all();
        let made = match kind {
            ExportKind::Tables => exports::tables(&exported, &others),
            ExportKind::Workbook => {
                workbook::workbook(&exported, &figures_of(&shown, filters).groups, &others)
            }
            ExportKind::Ndjson => exports::lines(
                shown
                    .iter()
                    .zip(&leaving)
                    .map(|(s, leaving)| LineV2::of(leaving, s.version.parent.clone()).text()),
            ),
        };
        made.unwrap_or_default()
    }
}

fn exported<'a>(s: &'a Shown<'_>, leaving: &'a Leaving<'a>, in_figures: bool) -> Exported<'a> {
    Exported {
        leaving,
        header: &s.header,
        revision: &s.version.revision,
        device: s.version.device.as_str(),
        in_figures,
    }
}

//! What leaves the collation: tables and observations of all that is settled and fits the filters.

use crate::app::desk::Desk;
use crate::app::desk::naming::Shown;
use crate::format::handover::pack;
use crate::format::line::LineV1;
use crate::format::tables::{self, Exported};
use crate::format::work::{ExportKind, Filters};

impl Desk {
    /// An export of all that is settled: a zip of the tables, or one observation a line.
    pub fn export(&self, kind: ExportKind) -> Vec<u8> {
        self.export_of(kind, &Filters::default())
    }

    /// An export of what is settled and fits the filters. Tables name people as they were joined; lines
    /// hold each observation as it was handed over.
    pub fn export_of(&self, kind: ExportKind, filters: &Filters) -> Vec<u8> {
        let mut shown = self.shown();
        shown.retain(|s| !s.row.conflict && filters.fit(&s.row));
        match kind {
            ExportKind::Ndjson => shown.iter().fold(Vec::new(), |mut bytes, s| {
                let v = s.version;
                let line = LineV1::of(&v.observation, v.parent.clone());
                bytes.extend(line.text().into_bytes());
                bytes.push(b'\n');
                bytes
            }),
            ExportKind::Tables => {
                let exported: Vec<Exported<'_>> = shown.iter().map(exported).collect();
                let members =
                    tables::tables(&exported).map(|(name, bytes)| (name.to_owned(), bytes));
                pack(members).unwrap_or_default()
            }
        }
    }
}

fn exported<'a>(s: &'a Shown<'_>) -> Exported<'a> {
    Exported {
        observation: &s.version.observation,
        header: &s.header,
        revision: &s.version.revision,
        device: s.version.device.as_str(),
    }
}

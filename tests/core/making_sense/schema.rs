//! The published JSON Schema of every record is generated from the types. `UPDATE_SCHEMA=1` writes it.

use schemars::schema_for;

use alongside::format::handover::instruments::InstrumentV1;
use alongside::format::handover::manifest::ManifestV2;
use alongside::format::line::LineV2;
use alongside::format::record::Record;
use alongside::format::stored::device::HandOverMade;

#[test]
fn the_published_schema_is_that_of_the_types() {
    let schemas = [
        ("observation.v2.json", schema_for!(LineV2)),
        ("manifest.v2.json", schema_for!(ManifestV2)),
        ("record.v2.json", schema_for!(Record)),
        ("instrument.v1.json", schema_for!(InstrumentV1)),
        ("hand-over.v1.json", schema_for!(HandOverMade)),
    ];
    for (name, schema) in schemas {
        let path = format!("{}/public/schema/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            published == text,
            "{name} drifted: run UPDATE_SCHEMA=1 cargo test --test core schema"
        );
    }
}

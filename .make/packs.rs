//! The packs of the instruments that ship become the app's own data. They stand in `src/instruments/*.json` in the
//! form in which instruments travel; a pack that says what cannot be does not build.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Deserialize;

/// An instrument as its pack tells it; nothing else may stand there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    id: String,
    version: u32,
    title: String,
    purpose: String,
    citation: String,
    licence: String,
    interval_ms: u64,
    codes: Vec<Code>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    side: String,
    #[serde(rename = "code")]
    letters: String,
    caption: String,
    description: String,
    group: String,
}

/// Rust: the instruments of these packs, each given by its id and its text, in this order.
///
/// # Errors
/// What is wrong with a pack.
pub(crate) fn instruments(packs: &[(&str, String)]) -> Result<String, String> {
    let (mut codes, mut all) = (String::new(), String::new());
    for (at, (id, text)) in packs.iter().enumerate() {
        let pack: Pack = serde_json::from_str(text).map_err(|e| format!("{id}: {e}"))?;
        check(id, &pack).map_err(|e| format!("{id}: {e}"))?;
        let _always_ok = writeln!(
            codes,
            "static CODES_{at}: [Code; {}] = [\n{}];",
            pack.codes.len(),
            pack.codes.iter().map(code).collect::<String>()
        );
        all.push_str(&instrument(&pack, at));
    }
    Ok(format!(
        "{codes}\n/// The instruments that ship with the app, in the order of the screens.\n\
         pub static SHIPPED: [Instrument; {}] = [\n{all}];\n",
        packs.len()
    ))
}

fn check(id: &str, pack: &Pack) -> Result<(), String> {
    if pack.id != id {
        return Err(format!("calls itself {}", pack.id));
    }
    if pack.version == 0 {
        return Err("version 0 is that of an instrument nobody knows".to_owned());
    }
    let mut items = BTreeSet::new();
    for code in &pack.codes {
        if !["student", "instructor", ""].contains(&code.side.as_str()) {
            return Err(format!("{} is no side", code.side));
        }
        if code.letters.is_empty() || !items.insert((&code.side, &code.letters)) {
            return Err(format!("code {:?} is empty or stands twice", code.letters));
        }
    }
    Ok(())
}

fn instrument(pack: &Pack, at: usize) -> String {
    format!(
        "    Instrument {{ id: Cow::Borrowed({:?}), version: {}, title: Cow::Borrowed({:?}), purpose: Cow::Borrowed({:?}), \
         citation: Cow::Borrowed({:?}), licence: Cow::Borrowed({:?}), interval_ms: {}, codes: Cow::Borrowed(&CODES_{at}) }},\n",
        pack.id,
        pack.version,
        pack.title,
        pack.purpose,
        pack.citation,
        pack.licence,
        grouped(pack.interval_ms),
    )
}

fn code(code: &Code) -> String {
    format!(
        "    Code {{ side: Cow::Borrowed({:?}), letters: Cow::Borrowed({:?}), caption: Cow::Borrowed({:?}), \
         description: Cow::Borrowed({:?}), group: Cow::Borrowed({:?}) }},\n",
        code.side, code.letters, code.caption, code.description, code.group
    )
}

/// `120_000`.
fn grouped(n: u64) -> String {
    if n < 1_000 {
        return n.to_string();
    }
    format!("{}_{:03}", grouped(n / 1_000), n % 1_000)
}

//! The app alone is split into parts after linking, and that needs the linker's relocations. The language
//! files become functions and tables, the packs of the instruments data.

mod packs;
mod words;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use words::{Message, Part, Plurals};

/// The instruments that ship, in the order of the screens.
const PACKS: [&str; 3] = ["script", "copus", "tallies"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=.make");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=alongside=--emit-relocs");
        println!("cargo::rustc-link-arg-bin=alongside=--no-merge-data-segments");
    }
    let to = PathBuf::from(std::env::var("OUT_DIR")?);
    unpack(Path::new("src/instruments"), &to)?;
    say(Path::new("src/words"), &to)
}

/// The instruments that ship, compiled in.
fn unpack(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", from.display());
    let read = |id| fs::read_to_string(from.join(format!("{id}.json"))).map(|text| (id, text));
    let packs = PACKS.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    fs::write(to.join("packs.rs"), packs::instruments(&packs)?)?;
    Ok(())
}

/// English, compiled in, and each other language as a file for the host.
fn say(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", from.display());
    let plurals = Plurals::of("en")?;
    let english = language(&from.join("en.ftl"), &plurals)?;
    fs::write(
        to.join("class.txt"),
        words::running_text(&english, &english, Part::Class),
    )?;
    fs::write(
        to.join("after.txt"),
        words::running_text(&english, &english, Part::After),
    )?;
    fs::write(to.join("plurals.txt"), &plurals.letters)?;
    fs::write(to.join("made_for.txt"), words::made_for(&english))?;
    fs::write(
        to.join("words.rs"),
        words::accessors(&english).map_err(told)?,
    )?;
    let tables = to.join("languages");
    if tables.exists() {
        fs::remove_dir_all(&tables)?;
    }
    fs::create_dir_all(&tables)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(tag) = path
            .file_name()
            .and_then(|n| n.to_str()?.strip_suffix(".ftl"))
        else {
            continue;
        };
        if tag == "en" {
            continue;
        }
        let plurals = Plurals::of(tag)?;
        let other = language(&path, &plurals)?;
        let differences = words::differences(&english, &other);
        if !differences.is_empty() {
            return Err(format!("{}: {}", path.display(), told(differences)).into());
        }
        let table = words::table(tag, &english, &other, &plurals);
        fs::write(tables.join(format!("{tag}.json")), table)?;
    }
    Ok(())
}

fn language(path: &Path, plurals: &Plurals) -> Result<Vec<Message>, String> {
    let source = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    words::read(&source, plurals).map_err(|faults| format!("{}: {}", path.display(), told(faults)))
}

fn told(faults: Vec<String>) -> String {
    faults.join("\n")
}

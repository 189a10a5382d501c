//! What goes over the wire. Sizes are exact, so that a test may hold them to a budget.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;

use super::dist;

/// The most that a tablet downloads before the home screen can be used, in bytes as brotli. design.md wants
/// 250,000; this is what was reached. Lower it when less is reached, and raise it only with a reason in
/// CHANGELOG.md. (Reached: 458,771; 478,165 with format 2 and every sentence in a table; 454,267 with elements of one kind; a build in another folder differs by some hundred bytes.)
pub const FIRST_LOAD_BUDGET: usize = 463_000;

/// The files of the built app that its page names, which a browser needs before the home screen can be
/// used, each with its size as brotli.
pub fn first_load() -> Vec<(String, usize)> {
    let page = fs::read_to_string(dist().join("index.html")).unwrap();
    let named = page.split(['"', ' ', '/']).map(str::to_owned);
    let named = named.chain(["index.html".to_owned()]);
    let files: BTreeSet<String> = named.filter(|name| dist().join(name).is_file()).collect();
    let file = |name: String| {
        let size = brotli(&fs::read(dist().join(&name)).unwrap());
        (name, size)
    };
    files.into_iter().map(file).collect()
}

/// The files of the parts that come later.
pub fn parts() -> Vec<String> {
    let files = fs::read_dir(dist()).unwrap().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    names
        .filter(|name| name.contains("-split_") || name.contains("-chunk_"))
        .collect()
}

/// Bytes as brotli at its best.
pub fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes).unwrap();
    drop(writer);
    packed.len()
}

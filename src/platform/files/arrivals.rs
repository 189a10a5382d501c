//! What was chosen or dropped, put in order: parts of an unpacked hand-over file that lie in one
//! folder are one arrival, litter is none, and there is a most.

use std::collections::BTreeMap;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, File};

use crate::app::desk::work::Looked;
use crate::format::problem::FileProblem;
use crate::format::reading::archive::begins_as_zip;
use crate::format::reading::litter::is_litter;
use crate::format::reading::{LARGEST_FILE, LARGEST_UNPACKED, MOST_MEMBERS, sets};
use crate::platform::browser::{blobs, js};

/// Most files taken in one go.
pub(crate) const MOST_FILES: usize = 10_000;

/// A file that was chosen or dropped, with its path below what was chosen.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) path: String,
    pub(crate) file: File,
}

/// What goes to the worker in one job.
#[derive(Clone, Debug)]
pub(crate) enum Arrival {
    /// A file.
    File {
        /// Its path.
        path: String,
        /// The file.
        file: File,
    },
    /// An unpacked hand-over file.
    Unpacked {
        /// Its folder.
        name: String,
        /// Its parts by their path below the folder.
        parts: Vec<(String, File)>,
    },
}

/// Bytes as they go to the worker, with path and length of each part where there are parts.
pub(crate) struct Bytes {
    pub(crate) bytes: ArrayBuffer,
    pub(crate) parts: Vec<(String, usize)>,
}

/// Puts what was chosen in order; `looked` is what is known of it already.
pub(crate) fn arrivals(mut chosen: Vec<Chosen>, mut looked: Looked) -> (Vec<Arrival>, Looked) {
    chosen.retain(|one| {
        let is_kept = !is_litter(&one.path);
        looked.litter += u32::from(!is_kept);
        is_kept
    });
    let folders = sets::folders(chosen.iter().map(|one| one.path.as_str()));
    let mut unpacked: BTreeMap<&str, Vec<(String, File)>> = BTreeMap::new();
    let mut all = Vec::new();
    for Chosen { path, file } in chosen {
        match sets::folder_of(&path, &folders) {
            Some(folder) => {
                let below = path.get(folder.len()..).unwrap_or_default().to_owned();
                unpacked.entry(folder).or_default().push((below, file));
            }
            None => all.push(Arrival::File { path, file }),
        }
    }
    for (folder, parts) in unpacked {
        all.push(Arrival::Unpacked {
            name: name_of(folder),
            parts,
        });
    }
    looked.left_out += all.len().saturating_sub(MOST_FILES);
    all.truncate(MOST_FILES);
    looked.found = all.len();
    (all, looked)
}

/// The folder's name; parts that were chosen by themselves lie in none.
fn name_of(folder: &str) -> String {
    let folder = folder.trim_end_matches('/');
    if folder.is_empty() {
        "manifest.json".to_owned()
    } else {
        folder.to_owned()
    }
}

impl Arrival {
    /// Its name, as outcomes give it.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::File { path, .. } => path,
            Self::Unpacked { name, .. } => name,
        }
    }

    /// Whether it is some file of a folder that nobody would take for ours: no zip by its beginning
    /// and not named like one.
    ///
    /// # Errors
    /// [`FileProblem::Unread`] where the browser cannot read it.
    pub(crate) async fn is_strange(&self) -> Result<bool, FileProblem> {
        let Self::File { path, file } = self else {
            return Ok(false);
        };
        let lower = path.to_lowercase();
        let name = lower.rsplit('/').next().unwrap_or_default();
        if !path.contains('/') || name.contains("zip") || name.contains("alongside") {
            return Ok(false);
        }
        let beginning = js::call(file, "slice", &[&0.into(), &4.into()]);
        let Some(beginning) = beginning.ok().and_then(|b| b.dyn_into::<Blob>().ok()) else {
            return Ok(false);
        };
        let bytes = read(&beginning).await?;
        Ok(!begins_as_zip(&blobs::copied(&bytes)))
    }

    /// All of it, read. Limits come first.
    ///
    /// # Errors
    /// [`FileProblem`] where it breaks a limit or the browser cannot read it.
    pub(crate) async fn bytes(&self) -> Result<Bytes, FileProblem> {
        match self {
            Self::File { file, .. } => {
                let size = js::whole(file.size());
                if size > LARGEST_FILE {
                    return Err(FileProblem::TooLarge(size, LARGEST_FILE));
                }
                Ok(Bytes {
                    bytes: read(file).await?,
                    parts: Vec::new(),
                })
            }
            Self::Unpacked { parts, .. } => together(parts).await,
        }
    }
}

/// The parts' bytes one after another.
async fn together(parts: &[(String, File)]) -> Result<Bytes, FileProblem> {
    if parts.len() > MOST_MEMBERS {
        return Err(FileProblem::TooManyMembers);
    }
    let sizes = parts.iter().map(|(_, file)| js::whole(file.size()));
    if sizes.sum::<u64>() > LARGEST_UNPACKED {
        return Err(FileProblem::UnpacksTooLarge);
    }
    let mut read_parts = Vec::new();
    let mut length = 0_u32;
    for (path, file) in parts {
        let bytes = read(file).await?;
        let bytes = Uint8Array::new(&bytes);
        length = length.saturating_add(bytes.length());
        read_parts.push((path.clone(), bytes));
    }
    let all = Uint8Array::new_with_length(length);
    let mut at = 0;
    let mut lengths = Vec::new();
    for (path, bytes) in read_parts {
        all.set(&bytes, at);
        at += bytes.length();
        let length = usize::try_from(bytes.length()).unwrap_or(usize::MAX);
        lengths.push((path, length));
    }
    Ok(Bytes {
        bytes: all.buffer(),
        parts: lengths,
    })
}

async fn read(file: &Blob) -> Result<ArrayBuffer, FileProblem> {
    blobs::read(file).await.map_err(FileProblem::Unread)
}

//! How many files were looked at, taken in, refused and skipped, and why.

use crate::app::view::collate::Fared;
use crate::ui::text::collate::number;
use crate::ui::text::common as t;

/// `12 files looked at: 9 taken in, 1 already here, 2 refused.` Where some hold several files, their number
/// stands between, so that the sum is right.
pub fn fared(fared: &Fared) -> String {
    let kept_out = if fared.kept_out == 1 {
        "with a removed lesson, which stays out"
    } else {
        "with removed lessons, which stay out"
    };
    let counted = [
        (fared.taken, "taken in"),
        (fared.already_here, "already here"),
        (fared.kept_out, kept_out),
        (fared.refused, "refused"),
    ];
    let counted: Vec<String> = counted
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{} {word}", t::thousands(*n)))
        .collect();
    let looked = t::count(fared.looked.done, "file", "files");
    let (found, counted) = (fared.found(), counted.join(", "));
    if found == 0 {
        format!("{looked} looked at.")
    } else if found == fared.looked.done {
        format!("{looked} looked at: {counted}.")
    } else {
        let them = if fared.looked.done == 1 { "it" } else { "them" };
        let found = match fared.refused {
            0 => t::count(found, "hand-over file was", "hand-over files were"),
            _ => t::count(found, "file was", "files were"),
        };
        format!("{looked} looked at. {found} found in {them}: {counted}.")
    }
}

/// What was skipped and why; empty where nothing was.
pub fn skipped(fared: &Fared) -> String {
    let looked = &fared.looked;
    let mut parts = Vec::new();
    if looked.not_ours > 0 {
        let (are, belong) = if looked.not_ours == 1 {
            ("is no zip", "does not belong")
        } else {
            ("are no zips", "do not belong")
        };
        let n = t::count(number(looked.not_ours), "file", "files");
        parts.push(format!(
            "{n} skipped, which {are} and {belong} to an unpacked hand-over file."
        ));
    }
    if looked.litter > 0 {
        let n = t::count(number(looked.litter), "file", "files");
        parts.push(format!(
            "{n} skipped that a computer makes for itself, such as .DS_Store."
        ));
    }
    if looked.unread_folders > 0 {
        let n = t::count(number(looked.unread_folders), "folder", "folders");
        parts.push(format!(
            "{n} could not be opened, or lay too deep. Choose what is in there by itself."
        ));
    }
    if looked.unread_files > 0 {
        let n = t::count(number(looked.unread_files), "file", "files");
        parts.push(format!(
            "{n} could not be opened: moved meanwhile, or still in the cloud. Download them to this device, then choose them again."
        ));
    }
    if looked.left_out > 0 {
        let n = t::count(looked.left_out, "file was", "files were");
        parts.push(format!(
            "At least {n} not looked at: up to 10,000 are taken in one go. Choose the others by themselves, some \
             folders at a time."
        ));
    }
    parts.join(" ")
}

/// The rest was cancelled.
pub fn cancelled(fared: &Fared) -> String {
    let (done, of) = (fared.looked.done, fared.looked.found);
    let rest = match of.saturating_sub(done) {
        1 => "The other one was not taken in.".to_owned(),
        n => format!("The other {} were not taken in.", t::thousands(n)),
    };
    format!(
        "Cancelled after {} of {}. What is listed below stands as it says. {rest}",
        t::thousands(done),
        t::count(of, "file", "files")
    )
}

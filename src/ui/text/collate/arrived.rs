//! How many files were looked at, taken in, refused and skipped, and why.

use crate::app::view::collate::Fared;
use crate::ui::text::common as t;
use crate::words::collate as say;

/// How files fared that no more come of, and whether somebody stopped them.
pub fn told((files, is_cancelled): &(Fared, bool)) -> String {
    let cancelled = is_cancelled.then(|| cancelled(files));
    let told = [cancelled.unwrap_or_default(), fared(files), skipped(files)];
    told.join(" ").trim().to_owned()
}

/// `12 files looked at: 9 taken in, 1 already here, 2 refused.` Where some hold several files, their number
/// stands between, so that the sum is right.
pub fn fared(fared: &Fared) -> String {
    let looked = fared.looked.done;
    let some = |n: usize, words: fn(usize) -> String| (n > 0).then(|| words(n));
    let counted = [
        some(fared.taken, say::fared_taken),
        some(fared.already_here, say::fared_here),
        some(fared.kept_out, say::fared_kept_out),
        some(fared.refused, say::fared_refused),
    ];
    let counted: Vec<String> = counted.into_iter().flatten().collect();
    let counted = t::listed(&counted);
    match (fared.found(), fared.refused) {
        (0, _) => say::looked(looked),
        (found, _) if found == looked => say::looked_counted(looked, &counted),
        (found, 0) => say::looked_hand_overs(looked, found, &counted),
        (found, _) => say::looked_files(looked, found, &counted),
    }
}

/// What was skipped and why; empty where nothing was.
pub fn skipped(fared: &Fared) -> String {
    let looked = &fared.looked;
    let mut parts = Vec::new();
    if looked.not_ours > 0 {
        parts.push(say::skipped_others(looked.not_ours));
    }
    if looked.litter > 0 {
        parts.push(say::skipped_litter(looked.litter));
    }
    if looked.unread_folders > 0 {
        parts.push(say::skipped_folders(looked.unread_folders));
    }
    if looked.unread_files > 0 {
        parts.push(say::skipped_unread(looked.unread_files));
    }
    if looked.left_out > 0 {
        parts.push(say::skipped_too_many(looked.left_out));
    }
    parts.join(" ")
}

/// The rest was cancelled.
fn cancelled(fared: &Fared) -> String {
    let (done, of) = (fared.looked.done, fared.looked.found);
    say::cancelled(done, of, of.saturating_sub(done))
}

//! Words of the hand-over screen.

use crate::app::trouble::ShareOutcome;
use crate::app::view::hand_over::Delivery;
use crate::domain::calendar::Moment;
use crate::ui::text::common as t;

/// Below the heading.
pub const LEAD: &str = "One file your coordinator can open. Your copy stays on this tablet.";
/// Heading of the file.
pub const READY: &str = "Your file is ready";
/// The file is being made.
pub const MAKING: &str = "Making the file\u{2026}";
/// The file is being made for the folder.
pub const MAKING_FOR_FOLDER: &str = "Making the file for your folder\u{2026}";
/// Opens the share sheet.
pub const SHARE: &str = "Share";
/// Saves the file.
pub const DOWNLOAD: &str = "Download";
/// Lets go of the ready file.
pub const PUT_ASIDE: &str = "Put aside";
/// The browser cannot share this file.
pub const CANNOT_SHARE: &str =
    "This browser cannot share the file directly. Download it, then send it on from there.";
/// Downloads do not work in an installed app on an iPad.
pub const SHARE_INSTALLED: &str =
    "On an installed iPad app, use Share: downloads may open nowhere.";
/// The file came out differently.
pub const DIFFERENT_BYTES: &str = "This file came out differently from the first time.";
/// What that means.
pub const DIFFERENT_BYTES_DO: &str = "Its observations are the same records, but the bytes are not, so your coordinator\u{2019}s app may not see it \
     as the same file. Hand over the first copy if you still have it, and tell whoever looks after Alongside for you.";
/// Heading of the list to choose from.
pub const PICK: &str = "Finished observations";
/// Ticks all that wait.
pub const ALL_WAITING: &str = "All not yet handed over";
/// Makes the file.
pub const CREATE: &str = "Create hand-over file";
/// Nothing is ticked.
pub const NONE_PICKED: &str = "Tick at least one observation.";
/// Nothing waits.
pub const NOTHING_WAITS: &str = "Everything finished was handed over.";
/// Summary of those handed over before.
pub const HANDED_BEFORE: &str = "Handed over before";
/// Shows more of them.
pub const SHOW_MORE: &str = "Show 50 more";
/// Heading of the folder.
pub const FOLDER: &str = "A folder";
/// What the folder is for.
pub const FOLDER_WHY: &str = "Choose a synced folder once (OneDrive, Drive, Nextcloud). Files then go there by themselves when you are \
     online, never during an observation, and are read back before they count as handed over.";
/// The browser cannot do it.
pub const FOLDER_CANNOT: &str = "This browser cannot write to a folder by itself. Share or download the file instead; Chrome and Edge on a \
     computer or Android can use a folder.";
/// Chooses the folder.
pub const CHOOSE_FOLDER: &str = "Choose folder";
/// Allows and writes.
pub const WRITE_TO_FOLDER: &str = "Write to folder";
/// Gives the folder up.
pub const FORGET_FOLDER: &str = "Stop using this folder";
/// Heading of the list of hand-overs.
pub const EARLIER: &str = "Earlier hand-overs";
/// Makes a file again.
pub const MAKE_AGAIN: &str = "Make again";
/// What making again means.
pub const MAKE_AGAIN_WHY: &str =
    "A hand-over can be made again at any time: the same file, byte for byte.";
/// Nothing was handed over yet.
pub const NO_EARLIER: &str = "None yet. Each hand-over stays here and can be made again.";
/// Heading of the empty screen.
pub const EMPTY_TITLE: &str = "Nothing to hand over yet";
/// The steps of the empty screen.
pub const EMPTY_STEPS: [(&str, &str); 3] = [
    (
        "Finish an observation",
        "Open it, read it through in the review, press \u{201c}Finish observation\u{201d}.",
    ),
    (
        "Make one file",
        "All that is finished goes into it. It works without a network.",
    ),
    (
        "Share it when you are connected",
        "By the share sheet, a download, a USB stick, or a synced folder.",
    ),
];
/// The folder could not be written to.
pub const NOT_IN_FOLDER: &str = "The file is not in the folder and does not count as handed over.";
/// The file could not be made.
pub const NOT_MADE: &str = "The file was not made. Making one changes no observation.";
/// The tablet is offline.
pub const OFFLINE: &str = "You are offline. You can make the file now and share it later.";

/// `3 observations, 396 entries, 148 KB`.
pub fn file_facts(observations: usize, entries: usize, size: u64) -> String {
    let observations = t::count(observations, "observation", "observations");
    let entries = t::count(entries, "record", "records");
    format!("{observations}, {entries}, {}", t::bytes(size))
}

/// How sharing ended.
pub fn outcome(outcome: &ShareOutcome) -> String {
    match outcome {
        ShareOutcome::Shared => "The share sheet took the file. It counts as handed over; keep it until your coordinator has it.".to_owned(),
        ShareOutcome::Cancelled => "Nothing was sent; still not handed over".to_owned(),
        ShareOutcome::Failed(why) if why.is_empty() => FAILED.to_owned(),
        ShareOutcome::Failed(why) => format!("{FAILED} ({why})"),
    }
}

const FAILED: &str = "The browser would not share it. Nothing was sent; download the file instead.";

/// How a file left the app.
pub const fn delivery(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Shared => "shared",
        Delivery::Downloaded => "downloaded",
        Delivery::WrittenToFolder => "written to the folder",
    }
}

/// The ready file left the app.
pub fn delivered(by: Delivery) -> String {
    format!(
        "This file was {}: its observations count as handed over.",
        delivery(by)
    )
}

/// `2 observations · number 4 · shared Mon 16 Nov 2026, 12:04`.
pub fn earlier(
    observations: usize,
    number: u32,
    elsewhere: bool,
    delivered: Option<(Delivery, Option<Moment>)>,
) -> String {
    let what = t::count(observations, "observation", "observations");
    let how = match delivered {
        None => "not sent yet".to_owned(),
        Some((by, None)) => delivery(by).to_owned(),
        Some((by, Some(at))) => format!("{} {}", delivery(by), moment(at)),
    };
    let whose = if elsewhere {
        " of the tablet in the backup"
    } else {
        ""
    };
    format!("{what} \u{b7} number {number}{whose} \u{b7} {how}")
}

/// `Mon 16 Nov 2026, 12:04`.
pub fn moment(at: Moment) -> String {
    format!("{}, {}", t::date(at), t::wall(at))
}

/// What waits, and since when.
pub fn waiting(n: usize, since: Option<Moment>) -> String {
    let what = t::count(n, "observation waits", "observations wait");
    match since {
        None => format!("{what} to be handed over."),
        Some(since) if n == 1 => format!("{what} to be handed over, since {}.", moment(since)),
        Some(since) => format!(
            "{what} to be handed over, the first since {}.",
            moment(since)
        ),
    }
}

/// Practice is never offered.
pub fn practice(n: usize) -> String {
    let what = t::count(n, "practice observation is", "practice observations are");
    format!("{what} not offered: practice stays here.")
}

/// Where files go by themselves.
pub fn folder(name: &str) -> String {
    format!("Files go to \u{201c}{name}\u{201d} by themselves when you are online.")
}

/// `12 handed over before`.
pub fn handed_before(n: usize) -> String {
    t::count(n, "observation", "observations")
}

/// `Show more; 940 that wait are not listed`.
pub fn show_more_waiting(n: usize) -> String {
    format!("Show more; {n} that wait are not listed")
}

//! Words of the hand-over screen.

use crate::app::keeping::trouble::ShareOutcome;
use crate::app::told::Sharing;
use crate::app::view::hand_over::{Delivery, State, Whose};
use crate::domain::calendar::Moment;
use crate::ui::text::common as t;

/// Below the heading.
pub const LEAD: &str = "One file your coordinator can open. Your copy stays on this tablet.";
/// Heading of a file.
pub const READY: &str = "Your file is ready";
/// Heading of the files.
pub const fn ready(files: usize) -> &'static str {
    if files == 1 {
        READY
    } else {
        "Your files are ready"
    }
}
/// The file is being made.
pub const MAKING: &str = "Making the file\u{2026}";
/// The file is being made for the folder.
pub const MAKING_FOR_FOLDER: &str = "Making the file for your folder\u{2026}";
/// Several observers: why there are several files.
pub const ONE_FOR_EACH: &str =
    "One file for each observer, so that nobody\u{2019}s work stands under another name.";
/// Opens the share sheet.
pub const SHARE: &str = "Share";
/// Opens the share sheet, for one file or several, under the name the browser takes.
pub fn share(how: Sharing, next: Option<usize>, files: usize) -> String {
    let what = match (how, next) {
        (_, Some(next)) => format!("Share file {next} of {files}"),
        (_, None) if files > 1 => format!("Share {files} files"),
        (_, None) => SHARE.to_owned(),
    };
    match how {
        Sharing::Text => format!("{what} as .txt"),
        Sharing::Zip | Sharing::Nothing => what,
    }
}
/// Saves the files.
pub fn download(files: usize) -> String {
    if files == 1 {
        "Download".to_owned()
    } else {
        format!("Download {files} files")
    }
}
/// Lets go of the ready file.
pub const PUT_ASIDE: &str = "Put aside";
/// Downloads do not work in an installed app on an iPad.
pub const SHARE_INSTALLED: &str =
    "On an installed iPad app, use Share: downloads may open nowhere.";
/// What helps where sharing does not work as one would expect.
pub const fn hint(how: Sharing, installed: bool) -> Option<&'static str> {
    match (how, installed) {
        (Sharing::Nothing, _) => Some(
            "This browser cannot share the file by itself: download it, then send it from your Downloads.",
        ),
        (Sharing::Text, _) => Some(
            "This browser shares no .zip files: download it, then send it from your Downloads. Or share it as .txt: the same \
             file under a name that ends in .zip.txt, which Collate opens as it is.",
        ),
        (Sharing::Zip, true) => Some(SHARE_INSTALLED),
        (Sharing::Zip, false) => None,
    }
}
/// The file stands in the place of one that could not be made again.
pub fn instead(number: u32) -> String {
    format!("That file cannot be made again as it left. This is a new file, number {number}.")
}
/// What that means.
pub const INSTEAD_DO: &str = "It holds the same observations as they stand now. If your coordinator has the earlier file, \
     nothing is counted twice.";
/// Heading of the question.
pub const DID_IT_ARRIVE: &str = "Did it arrive?";
/// Why it is asked.
pub const DID_IT_ARRIVE_WHY: &str = "Alongside cannot see whether a shared or downloaded file reached your coordinator. Until you say so, it does not \
     count as handed over.";
/// Answers it.
pub const IT_ARRIVED: &str = "It arrived";
/// Answers it.
pub const NOT_YET: &str = "Not yet";
/// Takes the offer back.
pub const TAKE_BACK: &str = "Take back";
/// What taking back does.
pub const TAKE_BACK_WHY: &str = "Take back puts the observations among those that wait again, as if the file had not been offered.";
/// `2 observations, offered at 10:42: did it arrive?`
pub fn asked(observations: usize, at: Option<Moment>, now: Moment) -> String {
    let what = t::count(observations, "observation", "observations");
    format!("{what}, offered {}: did it arrive?", when(at, now))
}
/// `Downloaded at 10:42, not arrived yet`.
pub fn offered(by: Delivery, at: Option<Moment>, now: Moment, not_yet: bool) -> String {
    let how = match by {
        Delivery::Shared => "Shared",
        Delivery::Downloaded => "Downloaded",
        Delivery::WrittenToFolder => "For the folder",
    };
    let yet = if not_yet { ", not arrived yet" } else { "" };
    format!("{how} {}{yet}", when(at, now))
}
fn when(at: Option<Moment>, now: Moment) -> String {
    match at {
        None => "before".to_owned(),
        Some(at) if at.date() == now.date() => format!("at {}", t::wall(at)),
        Some(at) => format!("on {}", moment(at)),
    }
}
/// How far a ready file came.
pub fn state(state: &State) -> Option<String> {
    match state {
        State::Made => None,
        State::Offered(Delivery::WrittenToFolder, _) => {
            Some("On its way to the folder; not handed over yet.".to_owned())
        }
        State::Offered(by, at) => Some(format!(
            "{}{}: not handed over until you say that it arrived.",
            capital(delivery(*by)),
            at.map(|at| format!(" at {}", t::wall(at)))
                .unwrap_or_default(),
        )),
        State::Arrived(..) => Some("It arrived: its observations count as handed over.".to_owned()),
        State::TakenBack => Some("Taken back: its observations wait again.".to_owned()),
    }
}
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
/// What an observation is that was changed after it was handed over.
pub const CHANGED_SINCE: &str = "changed since you handed it over";
/// On the list: one tap shares what waits.
pub fn one_tap(files: usize) -> String {
    if files == 1 {
        "You are online. One file, ready to share.".to_owned()
    } else {
        format!("You are online. {files} files, one for each observer, ready to share in one go.")
    }
}
/// On the list: no file is ready.
pub const MAKE_FIRST: &str = "You are online. Make the file, then share or download it.";
/// On the list, where the browser shares no zip.
pub const DOWNLOAD_FIRST: &str = "You are online. Make the file and download it, then send it from your Downloads: this browser shares no .zip files.";
/// On the list: makes the file.
pub const MAKE: &str = "Make the file";
/// On the list: shares what is ready.
pub fn share_ready(files: usize) -> String {
    if files == 1 {
        "Share the file".to_owned()
    } else {
        format!("Share {files} files")
    }
}
/// On the list: the folder is in trouble.
pub fn folder_fails(name: &str) -> String {
    format!("Your files do not get into the folder \u{201c}{name}\u{201d}.")
}
/// What is done about it.
pub const FOLDER_AGAIN: &str = "Alongside tries again by itself. Until then they are safe here and do not count as handed over.";
/// Leads to the hand-over screen.
pub const SEE_FOLDER: &str = "See the folder";
/// Heading of the list to choose from.
pub const PICK: &str = "Finished observations";
/// Ticks all that wait.
pub const ALL_WAITING: &str = "All not yet handed over";
/// Makes the file.
pub const CREATE: &str = "Create hand-over file";
/// Nothing is ticked.
pub const NONE_PICKED: &str = "Tick at least one observation.";
/// Nothing waits.
pub const NOTHING_WAITS: &str = "Nothing finished waits to be made into a file.";
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
pub const MAKE_AGAIN_WHY: &str = "A hand-over can be made again: the same file, byte for byte. Where that cannot be, it says so and a new one is made.";
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
        "All that is finished goes into it, one file for each observer. It works without a network.",
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

/// `3 observations, 148 KB`.
pub fn file_facts(observations: usize, size: u64) -> String {
    let observations = t::count(observations, "observation", "observations");
    format!("{observations}, {}", t::bytes(size))
}

/// How sharing ended.
pub fn outcome(outcome: &ShareOutcome) -> String {
    match outcome {
        ShareOutcome::Shared => {
            "The share sheet took it. Say so here once your coordinator has it.".to_owned()
        }
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

/// `Ada Lovelace · 2 observations · number 4 · shared Mon 16 Nov 2026, 12:04, not confirmed`.
pub fn earlier(
    observer: &str,
    observations: usize,
    number: u32,
    whose: Whose,
    state: &State,
) -> String {
    let what = t::count(observations, "observation", "observations");
    let moment = |at: &Option<Moment>| at.map(|at| format!(" {}", moment(at))).unwrap_or_default();
    let how = match state {
        State::Made => "not sent yet".to_owned(),
        State::Offered(Delivery::WrittenToFolder, _) => "on its way to the folder".to_owned(),
        State::Offered(by, at) => format!("{}{}, not confirmed", delivery(*by), moment(at)),
        State::Arrived(Some(by), _, at) => format!("{}, arrived{}", delivery(*by), moment(at)),
        State::Arrived(None, _, at) => format!("arrived{}", moment(at)),
        State::TakenBack => "taken back".to_owned(),
    };
    let whose = match whose {
        Whose::Ours => "",
        Whose::Before => " of this tablet\u{2019}s earlier identity",
        Whose::Elsewhere => " of the tablet in the backup",
    };
    let who = t::named(observer);
    format!("{who} \u{b7} {what} \u{b7} number {number}{whose} \u{b7} {how}")
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

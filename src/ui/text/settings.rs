//! Words of the settings.

use crate::app::view::hand_over::Left;
use crate::domain::calendar::Moment;
use crate::ui::text::common as t;

/// Heading.
pub const STORAGE: &str = "Storage";
/// The browser keeps the data: first words.
pub const PERSISTENT: &str = "Persistent.";
/// The browser keeps the data.
pub const PERSISTENT_WHY: &str = "The tablet will not clear it by itself.";
/// The browser may clear the data: first words.
pub const NOT_PERSISTENT: &str = "Could be cleared.";
/// The browser may clear the data.
pub const NOT_PERSISTENT_WHY: &str =
    "When the tablet runs short of space, it may clear Alongside\u{2019}s storage.";
/// The browser does not say: first words.
pub const PERSISTENCE_UNKNOWN: &str = "Unknown.";
/// The browser does not say.
pub const PERSISTENCE_UNKNOWN_WHY: &str =
    "This browser does not say whether it keeps the storage. Hand over or back up often.";
/// Asks the browser to keep the data.
pub const ASK_TO_KEEP: &str = "Ask to keep it";
/// What helps with the asking.
pub const ASK_TO_KEEP_WHY: &str =
    "The browser decides. It says yes more readily once Alongside is on the home screen.";
/// A fact.
pub const USED: &str = "Used";
/// A fact.
pub const FREE: &str = "Free for Alongside";
/// A fact.
pub const COPIES: &str = "Copies";
/// A fact.
pub const LAST_HAND_OVER: &str = "Last hand-over";
/// A fact.
pub const KEPT_ASIDE: &str = "Kept aside";
/// None yet.
pub const NEVER: &str = "none yet";
/// The browser does not say.
pub const NOT_SAID: &str = "the browser does not say";
/// Name of the bar.
pub const STORAGE_USED: &str = "Storage used";
/// Exports everything.
pub const BACK_UP: &str = "Back up everything";
/// Takes a backup in.
pub const RESTORE: &str = "Restore a backup";
/// What backing up and restoring do.
pub const BACKUP_WHY: &str = "A backup holds all observations, the collation, and what is kept aside. Restoring adds what is missing; \
     nothing is overwritten, and where two records differ both are kept.";
/// What keeping aside means.
pub const ASIDE_WHY: &str = "They could not be read, or contradict another record. Nothing was erased: a backup contains them, so send one to \
     whoever looks after Alongside for you.";
/// Stores that did not answer.
pub const FAILING: &str = "Did not answer at the start";

/// Heading.
pub const IDENTITY: &str = "This tablet";
/// By what a coordinator tells this tablet from others.
pub fn identity(short: &str) -> String {
    format!("Known to your coordinator as {short}")
}
/// Gives the tablet a new identity.
pub const NEW_IDENTITY: &str = "New identity for this tablet";
/// What that does.
pub const NEW_IDENTITY_WHY: &str = "Hand-over files are numbered for each tablet, so that a missing one is noticed. If this tablet was copied \
     from another one, both give the same numbers; a new identity tells them apart. The numbers then begin at 1. Your observations stay as \
     they are, and earlier hand-overs stay listed.";
/// Asks once more.
pub const NEW_IDENTITY_SURE: &str =
    "Your coordinator will see a new tablet from the next file on. This cannot be undone.";
/// Confirms it.
pub const NEW_IDENTITY_YES: &str = "Take the new identity";
/// It was done.
pub const IDENTITY_TAKEN: &str =
    "This tablet has a new identity. Its next hand-over file is number 1.";
/// It was done because another tablet has the same one.
pub const IDENTITY_SHARED: &str = "Another tablet had the same identity as this one, perhaps as a copy of it. This tablet has taken a new one, so that \
     no two files bear one number. Its work stays as it is; its next hand-over file is number 1.";

/// Heading.
pub const YOU: &str = "You";
/// A field.
pub const YOUR_NAME: &str = "Your name";
/// A field.
pub const SCHOOL: &str = "School";
/// Keeps the fields.
pub const SAVE: &str = "Save";
/// The fields are as kept.
pub const OFFERED: &str = "Filled in for you when you start an observation.";
/// The fields differ from what is kept.
pub const NOT_YET: &str = "Not kept yet.";

/// Heading.
pub const APPEARANCE: &str = "Appearance";
/// Name of the choice.
pub const THEME: &str = "Theme";
/// A theme.
pub const AS_TABLET: &str = "As the tablet";
/// A theme.
pub const LIGHT: &str = "Light";
/// A theme.
pub const DARK: &str = "Dark";
/// About dimming.
pub const DIM_WHY: &str = "In class, Dim on the observing screen goes darker still.";

/// Heading.
pub const HOME_SCREEN: &str = "On your home screen";
/// It is there.
pub const INSTALLED: &str = "Alongside runs from your home screen.";
/// Prompts to install.
pub const INSTALL: &str = "Install";
/// A kind of tablet.
pub const IPAD: &str = "iPad";
/// A kind of tablet.
pub const ANDROID: &str = "Android";
/// The steps on an iPad.
pub const IPAD_STEPS: [&str; 3] = [
    "Tap the Share button in Safari\u{2019}s toolbar",
    "Choose \u{201c}Add to Home Screen\u{201d}, then \u{201c}Add\u{201d}",
    "Open Alongside from its new icon",
];
/// The steps on Android.
pub const ANDROID_STEPS: [&str; 3] = [
    "Open Chrome\u{2019}s menu, the three dots",
    "Choose \u{201c}Install app\u{201d} or \u{201c}Add to Home screen\u{201d}",
    "Open Alongside from its new icon",
];

/// Heading.
pub const OFFLINE: &str = "Offline and updates";
/// There is a network.
pub const ONLINE_NOW: &str = "You are online now.";
/// There is none.
pub const OFFLINE_NOW: &str = "You are offline now.";
/// No new version waits.
pub const UP_TO_DATE: &str = "No newer version waits. Updates are applied only when you say so.";

/// Heading.
pub const PRIVACY: &str = "Privacy";
/// What leaves the tablet.
pub const PRIVACY_WHY: &str = "Alongside has no server and sends nothing. What you write leaves this tablet only when you ask for it: in a hand-over \
     file, a backup or an export, in a copy you share or save, on paper, or in a folder you chose.";

/// Which copies are kept.
pub const fn copies(journal: bool, mirror: bool) -> &'static str {
    match (journal, mirror) {
        (true, true) => "database, journal and a small spare copy",
        (true, false) => "database and journal; this browser refuses the small spare copy",
        (false, true) => {
            "database and a small spare copy; the journal does not work in this browser"
        }
        (false, false) => {
            "database only; this browser refuses the journal and the small spare copy, so back up often"
        }
    }
}

/// `3 records`.
pub fn aside(n: usize) -> String {
    t::count(n, "record", "records")
}

/// `Mon 16 Nov 2026, 12:04`.
fn moment(at: Moment) -> String {
    format!("{}, {}", t::date(at), t::wall(at))
}

/// `Mon 16 Nov 2026, 12:04, arrived`.
pub fn last_hand_over(last: Option<Left>) -> String {
    let Some(Left { at, arrived }) = last else {
        return NEVER.to_owned();
    };
    let word = if arrived {
        "arrived"
    } else {
        "offered, not confirmed"
    };
    format!("{}, {word}", moment(at))
}

/// `Version 0.1.0 · Apache-2.0 · icons by Lucide (ISC)`.
pub fn version(version: &str) -> String {
    format!("Version {version} \u{b7} Apache-2.0 \u{b7} icons by Lucide (ISC)")
}

/// `4 percent`.
pub fn percent_used(percent: u64) -> String {
    format!("{percent} percent")
}

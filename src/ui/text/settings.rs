//! Words of the settings.

pub use crate::words::settings::*;

use crate::app::page::languages::{Languages, Unspoken};
use crate::app::view::hand_over::Left;
use crate::ui::text::common as t;
use crate::words::{install, settings as say};

/// The steps on an iPad.
pub fn ipad_steps() -> [&'static str; 3] {
    [install::ipad_share(), install::ipad_add(), install::open()]
}

/// The steps on Android.
pub fn android_steps() -> [&'static str; 3] {
    [
        install::android_menu(),
        install::android_install(),
        install::open(),
    ]
}

/// Why English is spoken in place of the language that was asked for.
pub fn not_spoken(languages: &Languages) -> Option<&'static str> {
    Some(match languages.unspoken? {
        Unspoken::OtherVersion => say::language_of_other_version(),
        Unspoken::Missing => say::language_missing(),
    })
}

/// Which copies are kept.
pub fn which_copies(journal: bool, mirror: bool) -> &'static str {
    match (journal, mirror) {
        (true, true) => say::copies_all(),
        (true, false) => say::copies_no_mirror(),
        (false, true) => say::copies_no_journal(),
        (false, false) => say::copies_database(),
    }
}

/// `3 records`.
pub fn aside(n: usize) -> String {
    t::n_records(n)
}

/// `Mon 16 Nov 2026, 12:04, arrived`.
pub fn when_last(last: Option<Left>) -> String {
    match last {
        None => say::never().to_owned(),
        Some(Left { at, arrived: true }) => say::last_arrived(&t::moment(at)),
        Some(Left { at, arrived: false }) => say::last_offered(&t::moment(at)),
    }
}

//! Words of the hand-over screen, and of what the list says of handing over.

pub use crate::words::hand_over::*;
pub use crate::words::outbox::*;

use crate::app::keeping::trouble::ShareOutcome;
use crate::app::told::Sharing;
use crate::app::view::hand_over::{Delivery, State, Whose};
use crate::domain::calendar::Moment;
use crate::domain::observation::summary::Life;
use crate::ui::text::common as t;
use crate::ui::text::review::joined;
use crate::words::{hand_over as say, outbox};

/// Heading of the files.
pub fn ready(files: usize) -> &'static str {
    if files == 1 {
        outbox::file_ready()
    } else {
        say::files_ready()
    }
}

/// Opens the share sheet, for one file or several, under the name the browser takes.
pub fn share(how: Sharing, next: Option<usize>, files: usize) -> String {
    let what = match next {
        Some(next) => outbox::share_file(next, files),
        None if files > 1 => outbox::share_files(files),
        None => outbox::share_one().to_owned(),
    };
    match how {
        Sharing::Text => outbox::share_as_text(&what),
        Sharing::Zip | Sharing::Nothing => what,
    }
}

/// What helps where sharing does not work as one would expect.
pub fn hint(how: Sharing, installed: bool) -> Option<&'static str> {
    match (how, installed) {
        (Sharing::Nothing, _) => Some(say::cannot_share()),
        (Sharing::Text, _) => Some(say::shares_text()),
        (Sharing::Zip, true) => Some(outbox::share_installed()),
        (Sharing::Zip, false) => None,
    }
}

/// `2 observations, offered at 10:42: did it arrive?`
pub fn asked(observations: usize, at: Option<Moment>, now: Moment) -> String {
    match at {
        None => outbox::asked_before(observations),
        Some(at) if at.date() == now.date() => outbox::asked_at(observations, &t::wall(at)),
        Some(at) => outbox::asked_on(observations, &t::moment(at)),
    }
}

/// `Downloaded at 10:42, not arrived yet`.
pub fn offered(by: Delivery, at: Option<Moment>, now: Moment, not_yet: bool) -> String {
    let when = match at {
        None => say::when_before().to_owned(),
        Some(at) if at.date() == now.date() => say::when_at(&t::wall(at)),
        Some(at) => say::when_on(&t::moment(at)),
    };
    match (by, not_yet) {
        (Delivery::Shared, false) => say::offered_shared(&when),
        (Delivery::Downloaded, false) => say::offered_downloaded(&when),
        (Delivery::WrittenToFolder, false) => say::offered_folder(&when),
        (Delivery::Shared, true) => say::offered_shared_not_yet(&when),
        (Delivery::Downloaded, true) => say::offered_downloaded_not_yet(&when),
        (Delivery::WrittenToFolder, true) => say::offered_folder_not_yet(&when),
    }
}

/// How far a ready file came.
pub fn state(state: &State) -> Option<String> {
    match state {
        State::Made => None,
        State::Offered(Delivery::WrittenToFolder, _) => Some(say::state_to_folder().to_owned()),
        State::Offered(Delivery::Shared, at) => Some(match at {
            None => say::state_shared().to_owned(),
            Some(at) => say::state_shared_at(&t::wall(*at)),
        }),
        State::Offered(Delivery::Downloaded, at) => Some(match at {
            None => say::state_downloaded().to_owned(),
            Some(at) => say::state_downloaded_at(&t::wall(*at)),
        }),
        State::Arrived(..) => Some(say::state_arrived().to_owned()),
        State::TakenBack => Some(say::state_taken_back().to_owned()),
    }
}

/// The steps of the empty screen.
pub fn empty_steps() -> [(&'static str, &'static str); 3] {
    [
        (say::step_finish(), say::step_finish_how()),
        (say::step_make(), say::step_make_how()),
        (say::step_share(), say::step_share_how()),
    ]
}

/// `3 observations, 148 KB`.
pub fn file_facts(observations: usize, size: u64) -> String {
    say::file_facts(observations, &t::bytes(size))
}

/// How sharing ended.
pub fn outcome(outcome: &ShareOutcome) -> String {
    match outcome {
        ShareOutcome::Shared => outbox::share_done().to_owned(),
        ShareOutcome::Cancelled => outbox::share_cancelled().to_owned(),
        ShareOutcome::Failed(why) if why.is_empty() => outbox::share_failed().to_owned(),
        ShareOutcome::Failed(why) => outbox::share_failed_why(why),
    }
}

/// How a file left the app.
pub fn delivery(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Shared => say::shared(),
        Delivery::Downloaded => say::downloaded(),
        Delivery::WrittenToFolder => say::written(),
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
    let how = match state {
        State::Made => say::not_sent().to_owned(),
        State::Offered(Delivery::WrittenToFolder, _) => say::to_folder().to_owned(),
        State::Offered(by, None) => say::not_confirmed(delivery(*by)),
        State::Offered(by, Some(at)) => {
            say::not_confirmed(&say::delivered(delivery(*by), &t::moment(*at)))
        }
        State::Arrived(Some(by), _, None) => say::how_arrived(delivery(*by)),
        State::Arrived(Some(by), _, Some(at)) => {
            say::how_arrived_on(delivery(*by), &t::moment(*at))
        }
        State::Arrived(None, _, None) => say::arrived().to_owned(),
        State::Arrived(None, _, Some(at)) => say::arrived_on(&t::moment(*at)),
        State::TakenBack => say::taken_back().to_owned(),
    };
    let number = match whose {
        Whose::Ours => say::number(number),
        Whose::Before => say::number_before(number),
        Whose::Elsewhere => say::number_elsewhere(number),
    };
    let what = t::n_observations(observations);
    joined(&[&t::named(observer), &what, &number, &how])
}

/// How far one in the list came; nothing where it was never handed over.
pub fn standing(life: Life, changed_since: bool) -> &'static str {
    match (life, changed_since) {
        (Life::Finished, true) => say::changed_since(),
        (Life::Finished, false) => "",
        (Life::Draft | Life::Offered | Life::HandedOver | Life::Received, _) => t::life(life),
    }
}

/// What waits, and since when.
pub fn waiting(n: usize, since: Option<Moment>) -> String {
    match since {
        None => say::waiting(n),
        Some(since) => say::waiting_since(n, &t::moment(since)),
    }
}

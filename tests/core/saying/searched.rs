//! Searching and counting in another language: what it says is found, and what is stored is the same as ever.

use std::process::Command;

use alongside::app::collating::searching::Scope;
use alongside::app::event::{Collating, Observing};
use alongside::app::view::review;
use alongside::domain::instrument::DEFAULT_COUNTERS;
use alongside::ui::text::{common, instrument};
use alongside::words::{calendar, english, speak};

use crate::language::{BRACKETS, pseudo};
use crate::world::{Tablet, begun};

/// A language is chosen once for a process, so this runs in one of its own.
const ELSEWHERE: &str = "saying::searched::in_the_longer_language";

#[test]
fn what_another_language_says_is_found_and_counted_in_what_is_kept_in_none() {
    let mut tests = Command::new(std::env::current_exe().unwrap());
    let ran = tests
        .args(["--ignored", "--exact", ELSEWHERE])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success() && told.contains("1 passed"), "{told}");
}

#[test]
#[ignore = "run by the test above, in a process that speaks another language"]
fn in_the_longer_language() {
    assert!(speak(pseudo(&english())));
    let mut t = begun();
    t.holds_searches = true;

    let shown = common::date(t.model.now.wall).replace(BRACKETS, "");
    assert!(!shown.is_ascii(), "{shown}");
    assert!(is_found(&mut t, &shown), "{shown}");
    let month = t.model.now.wall.local().month();
    let months = [
        calendar::october(),
        calendar::november(),
        calendar::december(),
    ];
    for (n, said) in (10..).zip(months) {
        assert_eq!(is_found(&mut t, &said.to_lowercase()), n == month, "{said}");
    }
    for (said, is_so) in [
        (common::life_draft(), true),
        (common::life_finished(), false),
        (common::purpose_research(), false),
    ] {
        assert_eq!(is_found(&mut t, said), is_so, "{said}");
    }

    assert_eq!(t.open().header().counters, DEFAULT_COUNTERS);
    let [.., praise, correction] = DEFAULT_COUNTERS;
    let called = instrument::counter(praise);
    assert!(called.starts_with(BRACKETS), "{called}");
    assert_eq!(instrument::counter_kept(&called), praise);
    assert_eq!(instrument::counter_kept("Wait time"), "Wait time");
    assert_eq!(instrument::counter("Wait time"), "Wait time");
    for name in [praise, praise, correction] {
        t.happens(Observing::TallyTapped(name.to_owned()));
    }
    assert_eq!(review::tallies(t.look()).unwrap().ratio, Some((2, 1)));
}

fn is_found(t: &mut Tablet, query: &str) -> bool {
    t.happens(Collating::SearchTyped(Scope::Shelf, query.to_owned()));
    !t.model.shelf.search(&t.model.search).is_empty()
}

//! What must be said once: the graver stays in sight, and closing closes what is in sight.

use std::fs;
use std::path::Path;

use alongside::app::event::{Observing, OnPage, Reviewing, TakingOut};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::notices::Notice;
use alongside::app::page::route::Route;
use alongside::app::page::standing::Awake;

use crate::world::{Tablet, begun, header};

#[test]
fn a_newer_notice_never_hides_a_graver_one() {
    let mut t = Tablet::new("tablet-1");
    *t.model.notices = vec![
        Notice::Aside(1),
        Notice::Missing(3),
        Notice::Exported,
        Notice::MaySleep(Awake::Refused),
    ];
    assert_eq!(t.model.shown_notice(), Some(&Notice::Missing(3)));
    t.happens(OnPage::NoticeClosed);
    assert_eq!(
        t.model.shown_notice(),
        Some(&Notice::Exported),
        "then the newest of equals"
    );
    assert!(
        !t.model.notices.contains(&Notice::Missing(3)),
        "closed is what was shown"
    );
    t.happens(OnPage::NoticeClosed);
    assert_eq!(t.model.shown_notice(), Some(&Notice::Aside(1)));
    t.happens(OnPage::NoticeClosed);
    t.happens(OnPage::NoticeClosed);
    assert_eq!(t.model.shown_notice(), None);
}

#[test]
fn of_two_grave_notices_the_newer_is_shown_and_the_older_stays() {
    let mut t = Tablet::new("tablet-1");
    t.happens(TakingOut::BackupFailed(StoreTrouble::Full));
    t.model.notices.push(Notice::NotProved);
    t.happens(OnPage::NoticeClosed);
    assert_eq!(
        t.model.shown_notice(),
        Some(&Notice::BackupFailed(StoreTrouble::Full))
    );
}

#[test]
fn a_screen_that_may_sleep_is_said_at_begin_and_marked_until_it_is_held_again() {
    let mut t = begun();
    assert!(!t.model.awake.may_sleep(), "not answered is not refused");
    t.happens(OnPage::AwakeChanged(Awake::Refused));
    assert_eq!(t.model.notices, [Notice::MaySleep(Awake::Refused)]);
    t.happens(OnPage::NoticeClosed);
    t.happens(OnPage::AwakeChanged(Awake::Released));
    assert!(t.model.notices.is_empty(), "said once");
    assert!(t.model.awake.may_sleep(), "still marked");
    t.happens(OnPage::AwakeChanged(Awake::Held));
    assert!(!t.model.awake.may_sleep());
    t.happens(OnPage::AwakeChanged(Awake::Released));
    assert_eq!(
        t.model.notices,
        [Notice::MaySleep(Awake::Released)],
        "it was held meanwhile"
    );
}

#[test]
fn the_next_lesson_is_told_again_that_the_screen_may_sleep() {
    let mut t = begun();
    t.happens(OnPage::AwakeChanged(Awake::Impossible));
    t.happens(OnPage::RouteEntered(Route::Home));
    t.happens(OnPage::AwakeChanged(Awake::Unasked));
    let id = t.open_id();
    t.happens(OnPage::RouteEntered(Route::Observe(id)));
    t.happens(OnPage::AwakeChanged(Awake::Impossible));
    assert!(t.model.notices.is_empty(), "once in a lesson");
    t.happens(Reviewing::FinishPressed);
    t.happens(Observing::BeginPressed(header("Ruth", "Ben", "5A")));
    t.happens(OnPage::AwakeChanged(Awake::Impossible));
    assert_eq!(t.model.notices, [Notice::MaySleep(Awake::Impossible)]);
}

#[test]
fn no_sentence_says_that_nothing_is_lost_where_nothing_was_checked() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("public/boot.js")];
    for folder in ["src/ui/text", "src/ui/text/collate"] {
        let found = fs::read_dir(root.join(folder)).unwrap();
        files.extend(
            found
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.is_file()),
        );
    }
    for file in files {
        let text = fs::read_to_string(&file).unwrap().to_lowercase();
        assert!(!text.contains("nothing is lost"), "{}", file.display());
        assert!(!text.contains("nothing was lost"), "{}", file.display());
    }
}

#[test]
fn a_tablet_that_may_sleep_while_nothing_runs_is_no_news() {
    let mut t = Tablet::new("tablet-1");
    t.happens(OnPage::AwakeChanged(Awake::Impossible));
    assert!(t.model.notices.is_empty());
}

//! The language that is chosen in Settings: kept, and spoken at a moment when nothing is interrupted.

use alongside::app::effect::{Effect, Page};
use alongside::app::event::{OnPage, Reviewing};

use crate::world::{Tablet, begun};

fn chosen(t: &mut Tablet, tag: Option<&str>) -> (bool, bool) {
    let tag = tag.map(str::to_owned);
    let seen = t.seen.len();
    t.happens(OnPage::LanguageChosen(tag.clone()));
    let now = &t.seen[seen..];
    (
        now.contains(&Effect::Page(Page::KeepLanguage(tag))),
        now.contains(&Effect::Page(Page::LoadAgain)),
    )
}

#[test]
fn a_language_that_is_chosen_is_kept_and_the_page_loaded_again() {
    let mut t = Tablet::new("tablet-1");
    assert_eq!(chosen(&mut t, Some("ne")), (true, true));
    assert_eq!(chosen(&mut t, None), (true, true));
}

#[test]
fn a_language_that_is_chosen_while_an_observation_runs_interrupts_nothing() {
    let mut t = begun();
    assert_eq!(chosen(&mut t, Some("ne")), (true, false));
    assert!(t.model.is_observing());
    t.happens(Reviewing::FinishPressed);
    assert_eq!(chosen(&mut t, Some("fa")), (true, true));
}

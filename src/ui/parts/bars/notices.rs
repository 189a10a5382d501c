//! What must be said once: shown at the top of a screen until it is read.

use leptos::prelude::*;

use crate::app::event::OnPage;
use crate::app::page::notices::Notice;
use crate::app::view::collate::FileProblem;
use crate::app::view::everywhere;
use crate::ui::context::use_view;
use crate::ui::kit::{act, div, live, tag};
use crate::ui::parts::icon::Icon;
use crate::ui::text::collate::problem;
use crate::ui::text::trouble::{part_missing, part_waits, store};
use crate::ui::text::{common as t, erasing, home, observe as o};
use crate::words::notices;

/// The gravest notice that was not read yet, of equals the newest. A grave one is spoken at once.
pub fn notices() -> AnyView {
    let told = use_view(everywhere::told);
    live(move || {
        told.get().map(|told| {
            let (class, icon, role) = if told.is_grave {
                ("banner banner-danger", Icon::Alert, "alert")
            } else {
                ("banner", Icon::Info, "status")
            };
            let close = act(t::close(), OnPage::NoticeClosed).quiet();
            let what = tag("div").has(tag("p").has(words(&told.notice)));
            div(class, (icon, what, div("banner-acts", close))).set("role", role)
        })
    })
}

fn words(notice: &Notice) -> String {
    match notice {
        Notice::Recovered(r) => {
            home::recovered(r.records, r.newest_at.map(t::wall_seconds).as_deref())
        }
        Notice::Missing(n) => home::missing(*n),
        Notice::Gone(n) => home::gone(*n),
        Notice::StruckOut => erasing::struck_out().to_owned(),
        Notice::ObservationRemoved => erasing::removed().to_owned(),
        Notice::NotErased(why) => {
            let (what, remedy) = store(why);
            erasing::not_erased(&what, &remedy)
        }
        Notice::Aside(n) => home::aside(*n),
        Notice::NoteKept => home::note_kept().to_owned(),
        Notice::WentOn(ms) => home::went_on(&t::exact_length(*ms)),
        Notice::LeftOpen => home::left_open().to_owned(),
        Notice::NoPen => home::no_pen().to_owned(),
        Notice::Restored(r) => home::restored(r),
        Notice::RestoreFailed(why) => {
            let (what, remedy) = if *why == FileProblem::NotAHandOver {
                (
                    home::no_backup().to_owned(),
                    home::no_backup_do().to_owned(),
                )
            } else {
                problem(why)
            };
            home::restore_failed(&what, &remedy)
        }
        Notice::BackupFailed(why) => {
            let (what, remedy) = store(why);
            home::backup_failed(&what, &remedy)
        }
        Notice::BackedUp(holds) => home::backed_up(holds),
        Notice::Exported => home::exported().to_owned(),
        Notice::VersionChosen(_) => notices::version_chosen().to_owned(),
        Notice::CollationRemoved => notices::removed().to_owned(),
        Notice::LessonRemoved(_) => notices::lesson_removed().to_owned(),
        Notice::LessonBack(_) => notices::lesson_back().to_owned(),
        Notice::NoteSplit(n) => home::note_split(*n),
        Notice::NotProved => home::not_proved().to_owned(),
        Notice::MaySleep(awake) => o::may_sleep_why(*awake).to_owned(),
        Notice::PartMissing => format!("{} {}", part_missing(), part_waits()),
        Notice::NewIdentity(false) => notices::identity_taken().to_owned(),
        Notice::NewIdentity(true) => notices::identity_shared().to_owned(),
    }
}

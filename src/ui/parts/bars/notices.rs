//! What must be said once: shown at the top of a screen until it is read.

use leptos::prelude::*;

use crate::app::event::OnPage;
use crate::app::page::notices::Gravity;
use crate::app::page::notices::Notice;
use crate::app::view::collate::FileProblem;
use crate::ui::context::{use_dispatch, use_view};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::live;
use crate::ui::text::collate::{LESSON_BACK, LESSON_REMOVED, REMOVED, VERSION_CHOSEN, problem};
use crate::ui::text::trouble::{PART_MISSING, PART_WAITS, store};
use crate::ui::text::{common as t, erasing, home, observe as o, settings};

/// The gravest notice that was not read yet, of equals the newest. A grave one is spoken at once.
#[component]
pub fn Notices() -> impl IntoView {
    let notice = use_view(|m| m.shown_notice().cloned());
    let send = use_dispatch();
    live(move || {
        notice.get().map(|notice| {
            let (class, icon, role) = match notice.gravity() {
                Gravity::Grave => ("banner banner-danger", Icon::Alert, "alert"),
                Gravity::Told | Gravity::Aside => ("banner", Icon::Info, "status"),
            };
            view! {
                <div class=class role=role>
                    <IconView icon/>
                    <div><p prop:textContent=words(&notice)></p></div>
                    <div class="banner-acts">
                        <button type="button" class="btn btn-quiet" on:click=move |_| send.tell(OnPage::NoticeClosed)>{t::CLOSE}</button>
                    </div>
                </div>
            }
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
        Notice::StruckOut => erasing::STRUCK_OUT.to_owned(),
        Notice::ObservationRemoved => erasing::REMOVED.to_owned(),
        Notice::NotErased(why) => {
            let (what, remedy) = store(why);
            erasing::not_erased(&what, &remedy)
        }
        Notice::Aside(n) => home::aside(*n),
        Notice::NoteKept => home::NOTE_KEPT.to_owned(),
        Notice::WentOn(ms) => home::went_on(&t::exact_length(*ms)),
        Notice::LeftOpen => home::LEFT_OPEN.to_owned(),
        Notice::NoPen => home::NO_PEN.to_owned(),
        Notice::Restored(r) => home::restored(r),
        Notice::RestoreFailed(why) => {
            let (what, remedy) = if *why == FileProblem::NotAHandOver {
                (home::NO_BACKUP.to_owned(), home::NO_BACKUP_DO.to_owned())
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
        Notice::Exported => home::EXPORTED.to_owned(),
        Notice::VersionChosen(_) => VERSION_CHOSEN.to_owned(),
        Notice::CollationRemoved => REMOVED.to_owned(),
        Notice::LessonRemoved(_) => LESSON_REMOVED.to_owned(),
        Notice::LessonBack(_) => LESSON_BACK.to_owned(),
        Notice::NoteSplit(n) => home::note_split(*n),
        Notice::NotProved => home::NOT_PROVED.to_owned(),
        Notice::MaySleep(awake) => o::may_sleep(*awake).to_owned(),
        Notice::PartMissing => format!("{PART_MISSING} {PART_WAITS}"),
        Notice::NewIdentity(false) => settings::IDENTITY_TAKEN.to_owned(),
        Notice::NewIdentity(true) => settings::IDENTITY_SHARED.to_owned(),
    }
}

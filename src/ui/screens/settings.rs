//! Settings: how safe the storage is, backup, the observer, appearance, language, installing, updates, privacy.

mod identity;
mod language;

use leptos::prelude::*;

use crate::app::event::{Keeping, OnPage, Reviewing, TakingOut};
use crate::app::page::standing::Offline;
use crate::app::told::Health;
use crate::app::view::hand_over::{self, Left};
use crate::app::view::observe::field_mirror;
use crate::ui::context::{use_dispatch, use_page, use_reads_only, use_view};
use crate::ui::parts::bars::update::UpdateBanner;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::live::{Show, live};
use crate::ui::parts::out_file::OutFileCard;
use crate::ui::text::common as t;
use crate::ui::text::{home as h, settings as s, trouble as w};
use crate::words::install;

/// The screen.
#[component]
pub fn SettingsScreen() -> impl IntoView {
    view! {
        <main class="page page-narrow" id="main">
            <header class="page-head"><div><h1 tabindex="-1" id="title">{t::settings()}</h1></div></header>
            <Storage/>
            <You/>
            <identity::Identity/>
            <Appearance/>
            <language::Language/>
            <HomeScreen/>
            <OfflineAndUpdates/>
            <Privacy/>
        </main>
    }
}

#[component]
fn Setting(
    /// The id of its heading.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="setting" aria-labelledby=id>
            <div><h2 id=id>{title}</h2></div>
            <div>{children()}</div>
        </section>
    }
}

#[component]
fn Storage() -> impl IntoView {
    let health = use_view(|m| m.health().clone());
    let failing = use_view(|m| m.failing().to_vec());
    let last = use_view(hand_over::last);
    let aside = use_view(|m| m.health().aside);
    view! {
        <Setting id="s-storage" title=s::storage()>
            {live(move || health.with(|health| persistence(health.persisted)))}
            {live(move || health.with(|health| facts(health, last.get())))}
            {live(move || failing.get().iter().map(|trouble| {
                let (what, remedy) = w::store(trouble);
                view! {
                    <div class="banner banner-amber">
                        <IconView icon=Icon::Alert/>
                        <div><p><strong prop:textContent=format!("{}: {what}", s::failing())></strong></p><p prop:textContent=remedy></p></div>
                    </div>
                }
            }).collect_view())}
            <Show when=move || { aside.get() > 0 }>
                <p class="small">{s::kept_aside()}": "<span prop:textContent=move || s::aside(aside.get())></span>". "{s::aside_why()}</p>
            </Show>
            <Backup/>
        </Setting>
    }
}

fn persistence(persisted: Option<bool>) -> impl IntoView {
    let send = use_dispatch();
    let (icon, word, why) = match persisted {
        Some(true) => (Icon::Ok, s::persistent(), s::persistent_why()),
        Some(false) => (Icon::Alert, s::not_persistent(), s::not_persistent_why()),
        None => (
            Icon::Info,
            s::persistence_unknown(),
            s::persistence_unknown_why(),
        ),
    };
    let ask = (persisted == Some(false)).then(|| {
        view! {
            <div class="cluster">
                <button type="button" class="btn" on:click=move |_| send.tell(Keeping::PersistPressed)>{s::ask_to_keep()}</button>
                <span class="small soft">{s::ask_to_keep_why()}</span>
            </div>
        }
    });
    view! {
        <p class="status" role="status"><IconView icon/><span><strong prop:textContent=word></strong>" "<span prop:textContent=why></span></span></p>
        {ask}
    }
}

fn facts(health: &Health, last: Option<Left>) -> impl IntoView + use<> {
    let used = health
        .used_of
        .map_or_else(|| s::not_said().to_owned(), |(used, _)| t::bytes(used));
    let free = health.used_of.map_or_else(
        || s::not_said().to_owned(),
        |(used, all)| t::bytes(all.saturating_sub(used)),
    );
    let bar = health.used_of.filter(|(_, all)| *all > 0).map(|(used, all)| {
        let percent = used.saturating_mul(100).checked_div(all).unwrap_or(0).min(100);
        view! {
            <progress class="progress" max="100" value=percent.to_string() aria-label=s::storage_used()>{s::percent_used(percent)}</progress>
        }
    });
    view! {
        <dl class="facts small">
            <dt>{s::used()}</dt><dd class="num" prop:textContent=used></dd>
            <dt>{s::free()}</dt><dd class="num" prop:textContent=free></dd>
            <dt>{s::copies()}</dt><dd prop:textContent=s::which_copies(health.journal, health.mirror)></dd>
            <dt>{s::last_hand_over()}</dt><dd class="num" prop:textContent=s::when_last(last)></dd>
        </dl>
        {bar}
    }
}

#[component]
fn Backup() -> impl IntoView {
    let send = use_dispatch();
    view! {
        <div class="cluster">
            <button type="button" class="btn" on:click=move |_| send.tell(TakingOut::BackupPressed)>
                <IconView icon=Icon::Download/>{s::back_up()}
            </button>
            <input type="file" class="vh" id="restore-file" data-files="restore" accept=".zip"/>
            <label class="btn" for="restore-file"><IconView icon=Icon::Restore/>{s::restore()}</label>
        </div>
        <p class="small soft">{s::backup_why()}</p>
        <OutFileCard/>
    }
}

#[component]
fn You() -> impl IntoView {
    let kept = use_view(|m| {
        let (observer, school) = m.ledger().remembered();
        (observer.to_owned(), school.to_owned())
    });
    let (observer, school) = kept.get_untracked();
    // What was typed here before the page went, and not kept, is there again.
    let page = use_page();
    let typed = move |field: &str| page.with_value(|p| p.mirrored(field)).map(|kept| kept.text);
    let observer = typed(NAME).unwrap_or(observer);
    let school = typed(SCHOOL).unwrap_or(school);
    let observer = RwSignal::new(observer);
    let school = RwSignal::new(school);
    // A backup that is restored meanwhile brings the names along; what was typed here stays.
    Effect::new(move |before: Option<(String, String)>| {
        let now = kept.get();
        let typed = (observer.get_untracked(), school.get_untracked());
        if before.is_some_and(|before| before == typed) {
            observer.set(now.0.clone());
            school.set(now.1.clone());
        }
        now
    });
    let send = use_dispatch();
    let reads = use_reads_only();
    let is_kept = move || {
        kept.with(|(o, s)| observer.with(|f| f.trim() == o) && school.with(|f| f.trim() == s))
    };
    let save = move |_| {
        send.tell(Reviewing::RememberPressed {
            observer: observer.get_untracked(),
            school: school.get_untracked(),
        });
        page.with_value(|p| [NAME, SCHOOL].map(|field| p.forget_mirrored(field)));
    };
    view! {
        <Setting id="s-you" title=s::you()>
            <div class="form-grid">
                {field("your-name", s::your_name(), observer, NAME)}
                {field("your-school", s::school(), school, SCHOOL)}
            </div>
            <div class="cluster">
                <button type="button" class="btn" disabled=move || reads.get() on:click=save>{s::save()}</button>
                <span class="small soft" role="status" prop:textContent=move || if is_kept() { s::offered() } else { s::not_yet() }></span>
            </div>
        </Setting>
    }
}

/// The names under which the two fields are mirrored.
const NAME: &str = "settings.name";
const SCHOOL: &str = "settings.school";

fn field(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    mirror: &'static str,
) -> impl IntoView {
    view! {
        <label class="field" for=id>
            <span class="field-label">{label}</span>
            <input class="input" id=id autocomplete="off" maxlength="300" prop:value=value data-mirror=field_mirror(mirror)
                on:input:target=move |ev| value.set(ev.target().value())/>
        </label>
    }
}

#[component]
fn Appearance() -> impl IntoView {
    let page = use_page();
    let theme = RwSignal::new(page.with_value(|p| p.theme()));
    let item = move |this: Option<&'static str>, name: &'static str| {
        let choose = move |_| {
            page.with_value(|p| p.set_theme(this));
            theme.set(this);
        };
        view! {
            <label class="seg-item">
                <input type="radio" name="theme" prop:checked=move || theme.get() == this on:change=choose/>
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <Setting id="s-appearance" title=s::appearance()>
            <div class="seg" role="radiogroup" aria-label=s::theme()>
                {item(None, s::as_tablet())}
                {item(Some("light"), s::light())}
                {item(Some("dark"), s::dark())}
            </div>
            <p class="small soft">{s::dim_why()}</p>
        </Setting>
    }
}

#[component]
fn HomeScreen() -> impl IntoView {
    let installed = use_view(|m| m.health().installed);
    view! {
        <Setting id="s-install" title=s::home_screen()>
            <Show when=move || installed.get()>
                <p class="status"><IconView icon=Icon::Ok/><span>{s::installed()}</span></p>
            </Show>
            <Show when=move || !installed.get()><InstallSteps/></Show>
        </Setting>
    }
}

/// Plain steps to put the app on the home screen, and the browser's own offer where it makes one.
#[component]
pub fn InstallSteps() -> impl IntoView {
    let offered = use_view(|m| m.site().install_offered);
    let send = use_dispatch();
    let steps = |steps: [&'static str; 3]| {
        view! { <ol class="steps">{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol> }
    };
    view! {
        <div class="stack">
            <Show when=move || offered.get()>
                <button type="button" class="btn btn-primary" on:click=move |_| send.tell(OnPage::InstallPressed)>
                    <IconView icon=Icon::Install/>{install::now()}
                </button>
            </Show>
            <h3>{install::ipad()}</h3>
            {steps(s::ipad_steps())}
            <h3>{install::android()}</h3>
            {steps(s::android_steps())}
        </div>
    }
}

#[component]
fn OfflineAndUpdates() -> impl IntoView {
    let offline = use_view(|m| m.site().offline);
    let online = use_view(|m| m.site().online);
    let waits = use_view(|m| m.site().update_waits);
    view! {
        <Setting id="s-offline" title=s::offline()>
            <p class="status">
                {live(move || {
                    let icon = if offline.get() == Offline::Ready { Icon::Ok } else { Icon::Offline };
                    view! { <IconView icon/> }
                })}
                <span prop:textContent=move || {
                    let now = if online.get() { s::online_now() } else { s::offline_now() };
                    format!("{}. {now}", h::offline(offline.get()))
                }></span>
            </p>
            <UpdateBanner/>
            <Show when=move || !waits.get()><p class="small soft">{s::up_to_date()}</p></Show>
        </Setting>
    }
}

#[component]
fn Privacy() -> impl IntoView {
    let version = use_page().with_value(|p| p.version());
    view! {
        <Setting id="s-privacy" title=s::privacy()>
            <p>{s::privacy_why()}</p>
            <p class="small soft num">{s::version(&version)}</p>
        </Setting>
    }
}

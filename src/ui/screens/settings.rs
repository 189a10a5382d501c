//! Settings: how safe the storage is, backup, the observer, appearance, language, installing, updates, privacy.

mod identity;
mod language;

use leptos::prelude::*;

use crate::app::event::{Keeping, OnPage, Reviewing, TakingOut};
use crate::app::page::standing::Offline;
use crate::app::told::Health;
use crate::app::view::tablet::settings::{self as view, Connection, Remembered, Storage};
use crate::ui::context::{use_dispatch, use_page, use_reads_only, use_view};
use crate::ui::kit::{
    Part, Tag, act, banner, choice, div, field, live, one_of, p, page, press, says, setting, soft,
    span, status, steps, tag, when,
};
use crate::ui::parts::bars::update::update_banner;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::out_file::out_file_card;
use crate::ui::text::common as t;
use crate::ui::text::{home as h, settings as s, trouble as w};
use crate::words::install;

/// The screen.
#[component]
pub fn SettingsScreen() -> impl IntoView {
    let sections = [
        storage(),
        you(),
        identity::identity(),
        appearance(),
        language::language().view(),
        home_screen(),
        offline_and_updates(),
        privacy(),
    ];
    page("page page-narrow", t::settings(), (), sections)
}

fn storage() -> AnyView {
    let storage = use_view(view::storage);
    let kept = live(move || storage.with(how_safe));
    setting("s-storage", s::storage(), (kept, backup()).view())
}

fn how_safe(storage: &Storage) -> impl Part + use<> {
    let failing = storage.failing.iter().map(|trouble| {
        let (what, remedy) = w::store(trouble);
        let what = banner(Icon::Alert, format!("{}: {what}", s::failing()));
        what.amber().also(remedy)
    });
    let aside = storage.health.as_ref().map_or(0, |health| health.aside);
    let aside = (aside > 0).then(|| {
        let count = tag("span").has(s::aside(aside));
        p(
            "small",
            (s::kept_aside(), ": ", count, ". ", s::aside_why()),
        )
    });
    (
        persistence(storage.health.as_ref()),
        facts(storage),
        failing.collect::<Vec<_>>(),
        aside,
    )
}

fn persistence(health: Option<&Health>) -> impl Part + use<> {
    let persisted = health.and_then(|health| health.persisted);
    let (icon, word, why) = match persisted {
        _ if health.is_none() => (Icon::Info, s::asking_browser(), ""),
        Some(true) => (Icon::Ok, s::persistent(), s::persistent_why()),
        Some(false) => (Icon::Alert, s::not_persistent(), s::not_persistent_why()),
        None => (
            Icon::Info,
            s::persistence_unknown(),
            s::persistence_unknown_why(),
        ),
    };
    let words = (tag("strong").has(word), " ", tag("span").has(why));
    let status = p("status", (icon, tag("span").has(words)));
    let ask = (persisted == Some(false)).then(|| {
        let ask = act(s::ask_to_keep(), Keeping::PersistPressed);
        div("cluster", (ask, span("small soft", s::ask_to_keep_why())))
    });
    (status.set("role", "status"), ask)
}

fn facts(storage: &Storage) -> impl Part + use<> {
    let health = storage.health.as_ref();
    let not_said = || health.map_or_else(s::asking_browser, |_| s::not_said());
    let said = |bytes: Option<u64>| bytes.map_or_else(|| not_said().to_owned(), t::bytes);
    let room = storage.room();
    let copies = health.and_then(|h| Some(s::which_copies(h.journal?, h.mirror)));
    let copies = copies.unwrap_or_else(s::asking_browser);
    let facts = [
        (s::used(), "num", said(room.map(|room| room.used))),
        (s::free(), "num", said(room.map(|room| room.free))),
        (s::copies(), "two-lines", copies.to_owned()),
        (s::last_hand_over(), "num", s::when_last(storage.last)),
    ];
    let facts = facts.map(|(name, class, what)| {
        let class = (!class.is_empty()).then_some(class);
        (
            tag("dt").has(name),
            tag("dd").set_if("class", class).has(what),
        )
    });
    let bar = room.and_then(|room| room.percent).map(|percent| {
        let bar = tag("progress").class("progress").set("max", "100");
        let bar = bar.set("value", percent.to_string());
        bar.set("aria-label", s::storage_used())
            .has(s::percent_used(percent))
    });
    (tag("dl").class("facts small").has(facts), bar)
}

fn backup() -> impl Part {
    let back_up = act(s::back_up(), TakingOut::BackupPressed).icon(Icon::Download);
    let file = tag("input")
        .set("type", "file")
        .class("vh")
        .id("restore-file");
    let file = file.set("data-files", "restore").set("accept", ".zip");
    let restore = tag("label").class("btn").set("for", "restore-file");
    let restore = restore.has((Icon::Restore, s::restore()));
    (
        div("cluster", (back_up, file, restore)),
        soft(s::backup_why()),
        out_file_card(),
    )
}

/// The names under which the two fields are mirrored.
const NAME: &str = "settings.name";
const SCHOOL: &str = "settings.school";

fn you() -> AnyView {
    let kept = use_view(view::remembered);
    let Remembered { observer, school } = kept.get_untracked();
    // What was typed here before the page went, and not kept, is there again.
    let page = use_page();
    let typed = move |field: &str| page.with_value(|p| p.mirrored(field)).map(|kept| kept.text);
    let observer = RwSignal::new(typed(NAME).unwrap_or(observer));
    let school = RwSignal::new(typed(SCHOOL).unwrap_or(school));
    // A backup that is restored meanwhile brings the names along; what was typed here stays.
    Effect::new(move |before: Option<Remembered>| {
        let now = kept.get();
        let typed = Remembered {
            observer: observer.get_untracked(),
            school: school.get_untracked(),
        };
        if before.is_some_and(|before| before == typed) {
            observer.set(now.observer.clone());
            school.set(now.school.clone());
        }
        now
    });
    let send = use_dispatch();
    let reads = use_reads_only();
    let is_kept = move || observer.with(|o| school.with(|s| kept.with(|kept| kept.is(o, s))));
    let save = move || {
        send.tell(Reviewing::RememberPressed {
            observer: observer.get_untracked(),
            school: school.get_untracked(),
        });
        page.with_value(|p| [NAME, SCHOOL].map(|field| p.forget_mirrored(field)));
    };
    let said = says(move || {
        if is_kept() {
            s::offered()
        } else {
            s::not_yet()
        }
    });
    let save = press(s::save(), save).rests_while(move || reads.get());
    let fields = [
        field("your-name", s::your_name(), observer, Some(NAME)),
        field("your-school", s::school(), school, Some(SCHOOL)),
    ];
    let said = span("small soft", said).set("role", "status");
    let inside = (div("form-grid", fields), div("cluster", (save, said)));
    setting("s-you", s::you(), inside.view())
}

fn appearance() -> AnyView {
    let page = use_page();
    let theme = RwSignal::new(page.with_value(|p| p.theme()));
    let item = move |this: Option<&'static str>, words: &'static str| {
        let take = move || {
            page.with_value(|p| p.set_theme(this));
            theme.set(this);
        };
        choice(words, move || theme.get() == this, take)
    };
    let themes = [
        item(None, s::as_tablet()),
        item(Some("light"), s::light()),
        item(Some("dark"), s::dark()),
    ];
    let inside = (one_of("theme", s::theme(), themes), soft(s::dim_why()));
    setting("s-appearance", s::appearance(), inside.view())
}

fn home_screen() -> AnyView {
    let at_home = use_view(view::home_screen);
    let inside = live(move || {
        if at_home.with(|at_home| at_home.installed) {
            status(Icon::Ok, s::installed())
        } else {
            install_steps().into_any()
        }
    });
    setting("s-install", s::home_screen(), inside)
}

/// Plain steps to put the app on the home screen, and the browser's own offer where it makes one.
pub fn install_steps() -> Tag {
    let at_home = use_view(view::home_screen);
    let offered = move || at_home.with(|at_home| at_home.offered);
    let install = || {
        let install = act(install::now(), OnPage::InstallPressed);
        install.icon(Icon::Install).primary()
    };
    let title = |title: &'static str| tag("h3").has(title);
    let inside = (
        when(offered, install),
        title(install::ipad()),
        steps(s::ipad_steps()),
        title(install::android()),
        steps(s::android_steps()),
    );
    div("stack", inside)
}

fn offline_and_updates() -> AnyView {
    let connection = use_view(view::connection);
    let now = live(move || connection.with(|connection| now(*connection)));
    let is_newest = move || connection.with(|connection| !connection.update_waits);
    let inside = (
        now,
        update_banner(),
        when(is_newest, || soft(s::up_to_date())),
    );
    setting("s-offline", s::offline(), inside.view())
}

fn now(connection: Connection) -> AnyView {
    let icon = if connection.offline == Offline::Ready {
        Icon::Ok
    } else {
        Icon::Offline
    };
    let now = if connection.online {
        s::online_now()
    } else {
        s::offline_now()
    };
    status(icon, format!("{}. {now}", h::offline(connection.offline)))
}

fn privacy() -> AnyView {
    let version = use_page().with_value(|p| p.version());
    let version = p("small soft num", s::version(&version));
    let inside = (tag("p").has(s::privacy_why()), version);
    setting("s-privacy", s::privacy(), inside.view())
}

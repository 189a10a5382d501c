//! The loop: owns the state, applies events, runs effects. Lives as long as the page. It decides
//! nothing: rules are in `app`.

use std::cell::OnceCell;
use std::mem;
use std::rc::Rc;

use leptos::prelude::*;

use crate::app::effect::Effect as Asked;
use crate::app::event::{Event, OnPage, Stamp};
use crate::app::model::Model;
use crate::app::model::slices::Slices;
use crate::app::page::languages::Languages;
use crate::app::page::route::Route;
use crate::app::starting::first_effects;
use crate::app::update::update;
use crate::format::stored::Typing;
use crate::platform;
use crate::platform::Platform;
use crate::platform::afterwards;
use crate::platform::page::{appearance, dom, fields, focus};
use crate::ui::context::{App, Mirrored, Page, Watchers};
use crate::ui::frame::Frame;
use crate::ui::later::{self, Loading};

/// Starts the app on the page.
pub fn start(parts: Parts) {
    platform::page::report_panics();
    platform::page::language::speak();
    platform::page::remove_opening();
    mount_to_body(move || view! { <Root parts/> });
}

/// How to get the parts of the app that are not in the first load.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The screens for after class.
    pub screens: later::Load,
    /// What is done with files.
    pub files: afterwards::Load,
}

#[component]
fn Root(
    /// How to get the rest of the app.
    parts: Parts,
) -> impl IntoView {
    let state = State::new();
    let base = Platform::base_path().trim_end_matches('/').to_owned();
    let (send, platform) = event_loop(state, parts.files);
    provide_context(App {
        model: state.model,
        changed: state.changed,
        painted: state.painted,
        send: StoredValue::new_local(send),
        later: parts.screens,
        page: StoredValue::new_local(Rc::new(BrowserPage(platform))),
        base: StoredValue::new(base),
    });
    view! { <Frame/> }
}

/// The state of the app, and who is told when it has changed.
#[derive(Clone, Copy)]
struct State {
    model: StoredValue<Model>,
    /// Told at once of what has changed.
    changed: Watchers,
    /// Told of it when it is on the screen.
    painted: Watchers,
    /// What has changed since the last frame.
    to_paint: StoredValue<Slices>,
}

impl State {
    fn new() -> Self {
        Self {
            model: StoredValue::new(Model::new(platform::stamp(false))),
            changed: Watchers::new(),
            painted: Watchers::new(),
            to_paint: StoredValue::new(Slices::default()),
        }
    }

    /// Changes the state and tells whoever shows something of what has changed.
    fn apply(self, at: Stamp, event: Event) -> Vec<Asked> {
        let done = self.model.try_update_value(|m| update(m, at, event));
        let done = done.unwrap_or_default();
        self.changed.tell(done.changed);
        self.tell_when_painted(done.changed);
        done.effects
    }

    fn tell_when_painted(self, changed: Slices) {
        let before = self.to_paint.get_value();
        self.to_paint.set_value(before | changed);
        if before.is_empty() && !changed.is_empty() {
            dom::after_paint(move || {
                let changed = self.to_paint.try_update_value(mem::take);
                self.painted.tell(changed.unwrap_or_default());
            });
        }
    }
}

/// Connects state and platform: an event changes the state, and its effects are run at once, in the
/// call stack of the tap that caused it, as the share sheet demands.
fn event_loop(state: State, files: afterwards::Load) -> (Rc<dyn Fn(Event)>, Platform) {
    let platform: Rc<OnceCell<Platform>> = Rc::new(OnceCell::new());
    let send: Rc<dyn Fn(Event)> = {
        let platform = Rc::clone(&platform);
        Rc::new(move |event| {
            let Some(platform) = platform.get() else {
                return;
            };
            for effect in state.apply(platform::stamp(event.may_name()), event) {
                platform.run(effect);
            }
        })
    };
    let started = {
        let send = Rc::clone(&send);
        Platform::start(move |event| send(event), files)
    };
    // Set once: the loop begins here.
    drop(platform.set(started.clone()));
    for effect in first_effects() {
        started.run(effect);
    }
    send(Event::OnPage(OnPage::RouteEntered(Platform::route())));
    (send, started)
}

/// The page, for what is no event.
struct BrowserPage(Platform);

impl Page for BrowserPage {
    fn set_theme(&self, theme: Option<&'static str>) {
        appearance::set_theme(theme);
    }

    fn theme(&self) -> Option<&'static str> {
        appearance::theme()
    }

    fn set_dim(&self, dim: bool) {
        appearance::set_dim(dim);
    }

    fn is_dim(&self) -> bool {
        appearance::is_dim()
    }

    fn go(&self, to: &Route) {
        self.0.go(to);
    }

    fn to_top(&self) {
        dom::to_top();
    }

    fn print(&self) {
        dom::print();
    }

    fn arrived(&self, title: String, focus: bool, in_class: bool) {
        dom::arrived(&title, focus, in_class);
    }

    fn keep_focus(&self) {
        dom::keep_focus();
    }

    fn focus_heading(&self) {
        dom::focus_heading();
    }

    fn bring(&self, get: Box<dyn Fn() -> Loading>, here: Box<dyn Fn(Option<AnyView>) -> bool>) {
        afterwards::bring(get, here);
    }

    fn focus(&self, id: &str) {
        dom::focus(id);
    }

    fn rove(&self, key: &str, group: &str, item: &str) -> bool {
        focus::rove(key, group, item)
    }

    fn roved(&self, group: &str, item: &str) {
        focus::roved(group, item);
    }

    fn enter(&self, group: &str, item: &str) {
        focus::enter(group.to_owned(), item.to_owned());
    }

    fn to_end_of(&self, list: &str, item: &str, is_last: bool) {
        focus::to_end_of(list, item, is_last);
    }

    fn begin_typing(&self, id: &str, letter: &str) -> bool {
        focus::begin_typing(id, letter)
    }

    fn has_dialog(&self) -> bool {
        dom::has_dialog()
    }

    fn next_field(&self) {
        focus::next_field();
    }

    fn mirrored(&self, field: &str) -> Option<Mirrored> {
        fields::read(field).map(|kept| Mirrored {
            text: kept.text,
            kind: kept.kind,
            speaker: kept.speaker,
        })
    }

    fn mirror(&self, field: &str, words: Mirrored) {
        let typing = Typing {
            text: words.text,
            at_ms: platform::stamp(false).wall.epoch_ms(),
            kind: words.kind,
            speaker: words.speaker,
            ..Typing::default()
        };
        fields::keep(field, typing);
    }

    fn forget_mirrored(&self, field: &str) {
        self.0.forget_field(field);
    }

    fn mirrored_under(&self, prefix: &str) -> Vec<String> {
        fields::under(prefix)
    }

    fn languages(&self) -> Languages {
        Platform::languages()
    }

    fn version(&self) -> String {
        Platform::version()
    }
}

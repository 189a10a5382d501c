//! What was chosen of how the page looks and speaks: theme, dim light, language.

use serde::{Deserialize, Serialize};

use crate::format::stored::keys::Mirror;
use crate::platform::page::dom;
use crate::platform::stores::local;

/// What is not worth a record.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Appearance {
    #[serde(default)]
    theme: Option<String>,
    #[serde(default)]
    dim: bool,
    /// `boot.js` reads it before the app starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

/// The language that was chosen, by its tag; `None` for the tablet's own.
pub(crate) fn chosen_language() -> Option<String> {
    last().language
}

/// Chooses a language for the next start, or `None` for the tablet's own.
pub(crate) fn choose_language(language: Option<String>) {
    keep(&Appearance { language, ..last() });
}

/// Shows what was chosen the last time.
pub(crate) fn show_last() {
    show(&last());
}

/// Chooses a theme (`light`, `dark`), or `None` for the tablet's own; kept for the next start.
pub fn set_theme(theme: Option<&str>) {
    keep(&Appearance {
        theme: theme.map(str::to_owned),
        ..last()
    });
}

/// The theme that was chosen; `None` for the tablet's own.
pub fn theme() -> Option<&'static str> {
    let chosen = last().theme?;
    ["light", "dark"].into_iter().find(|theme| *theme == chosen)
}

/// Dims the screen for class, or no longer; kept for the next start.
pub fn set_dim(dim: bool) {
    keep(&Appearance { dim, ..last() });
}

/// Whether the screen is dimmed.
pub fn is_dim() -> bool {
    last().dim
}

fn last() -> Appearance {
    local::read(&Mirror::Settings).unwrap_or_default()
}

fn keep(appearance: &Appearance) {
    // Where localStorage is refused, the choice lasts as long as the page.
    let _kept = local::write(&Mirror::Settings, appearance);
    show(appearance);
}

fn show(appearance: &Appearance) {
    dom::set_mark("data-theme", appearance.theme.as_deref());
    dom::set_mark("data-dim", appearance.dim.then_some("true"));
}

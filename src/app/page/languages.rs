//! Trigger: another language is chosen. Outcome: it is kept, and the page is loaded again to speak it, unless an
//! observation runs: then it is spoken from the next opening on.

use crate::app::effect::{Effect, Page, Store};
use crate::app::model::Model;

/// Which languages there are, and what became of the one that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages {
    /// Each that can be chosen, English first: its tag, and what it calls itself.
    pub here: Vec<(String, String)>,
    /// The tag of the one that was chosen; none stands for the tablet's own.
    pub chosen: Option<String>,
    /// Why English is spoken in place of the language that was asked for.
    pub unspoken: Option<Unspoken>,
}

/// Why a language is not spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unspoken {
    /// Its file is of another version of the app.
    OtherVersion,
    /// Its file did not come.
    Missing,
}

/// A language is chosen, or none for the tablet's own.
pub(crate) fn chosen(model: &Model, tag: Option<String>) -> Vec<Effect> {
    let keep = Effect::Page(Page::KeepLanguage(tag));
    if model.is_observing() {
        return vec![keep];
    }
    vec![
        keep,
        Effect::Store(Store::Flush),
        Effect::Page(Page::LoadAgain),
    ]
}

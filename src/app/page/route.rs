//! Screens and their paths, both ways.

use crate::domain::ids::ObservationId;

/// A screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The list of observations.
    #[default]
    Home,
    /// Starting an observation.
    Start,
    /// Observing.
    Observe(ObservationId),
    /// Reviewing.
    Review(ObservationId),
    /// Handing over.
    HandOver,
    /// Collating.
    Collate,
    /// One observation of the collation.
    Collated(ObservationId),
    /// Settings.
    Settings,
}

impl Route {
    /// The path below the app's base, with a leading slash.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Start => "/start".to_owned(),
            Self::Observe(id) => format!("/observe/{id}"),
            Self::Review(id) => format!("/review/{id}"),
            Self::HandOver => "/hand-over".to_owned(),
            Self::Collate => "/collate".to_owned(),
            Self::Collated(id) => format!("/collate/{id}"),
            Self::Settings => "/settings".to_owned(),
        }
    }

    /// The screen at a path below the app's base; `None` where there is none.
    pub fn at(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty()).collect();
        let id = |text: &str| ObservationId::parse(text).ok();
        match parts.as_slice() {
            [] | ["index.html"] => Some(Self::Home),
            ["start"] => Some(Self::Start),
            ["observe", text] => id(text).map(Self::Observe),
            ["review", text] => id(text).map(Self::Review),
            ["hand-over"] => Some(Self::HandOver),
            ["collate"] => Some(Self::Collate),
            ["collate", text] => id(text).map(Self::Collated),
            ["settings"] => Some(Self::Settings),
            _ => None,
        }
    }
}

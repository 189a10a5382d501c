//! How this tab stands: whether it may write, works without a network, and keeps the screen awake.

/// Who may write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pen {
    /// This tab.
    #[default]
    Ours,
    /// Another tab or window.
    Elsewhere,
    /// Another tab has it; this one asked for it.
    Asking,
}

/// Whether the app works without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Being made ready.
    #[default]
    Preparing,
    /// Every file is here.
    Ready,
    /// It could not be made ready.
    Failed,
    /// This browser cannot.
    Impossible,
}

/// Whether the screen is kept awake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Awake {
    /// Not asked for, or not answered yet.
    #[default]
    Unasked,
    /// It is.
    Held,
    /// The browser said no: a low battery, or power saving.
    Refused,
    /// The browser took it back while the page was in sight.
    Released,
    /// This browser cannot.
    Impossible,
}

impl Awake {
    /// Whether it was asked for in vain.
    pub const fn may_sleep(self) -> bool {
        matches!(self, Self::Refused | Self::Released | Self::Impossible)
    }
}

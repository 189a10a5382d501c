//! The icons of the interface, as stroked paths on a 24 by 24 grid.
//!
//! Drawn from Lucide 1.62.0 (<https://lucide.dev>, npm `lucide-static`), with circles, lines and
//! rectangles turned into path data. Copyright (c) 2026 Lucide Icons and Contributors, ISC licence;
//! some of them derive from Feather, copyright (c) 2013-present Cole Bemis, MIT licence.

use crate::ui::kit::tag::{Tag, drawn};

/// A picture that stands beside a word, or alone on a button that has an accessible name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Start, add. Lucide `plus`.
    Add,
    /// Attention. Lucide `triangle-alert`.
    Alert,
    /// Back to the screen before. Lucide `arrow-left`.
    Back,
    /// Done, chosen. Lucide `check`.
    Check,
    /// Received. Lucide `check-check`.
    CheckTwice,
    /// A time, waiting. Lucide `clock`.
    Clock,
    /// Close a dialog. Lucide `x`.
    Close,
    /// The COPUS panel. Lucide `grid-3x3`.
    Code,
    /// The collation. Lucide `layers`.
    Collate,
    /// The same observation twice. Lucide `files`.
    Copies,
    /// A file that cannot be used. Lucide `file-x`.
    Damaged,
    /// Storage of this device. Lucide `hard-drive`.
    Disk,
    /// Open, sort downwards. Lucide `chevron-down`.
    Down,
    /// Save a file. Lucide `download`.
    Download,
    /// Withdrawn: out of sight, and not for good. Lucide `eye-off`.
    EyeOff,
    /// A file that is whole. Lucide `file-check`.
    File,
    /// Filters. Lucide `sliders-horizontal`.
    Filter,
    /// A folder on this device. Lucide `folder`.
    Folder,
    /// Handed over. Lucide `send`.
    Handed,
    /// What does this mean. Lucide `circle-question-mark`.
    Help,
    /// Information. Lucide `info`.
    Info,
    /// Put the app on the home screen. Lucide `smartphone`.
    Install,
    /// Keyboard shortcuts. Lucide `keyboard`.
    Keyboard,
    /// Take one back. Lucide `minus`.
    Less,
    /// Dim mode, dark theme. Lucide `moon`.
    Moon,
    /// A newer version of a file. Lucide `file-clock`.
    Newer,
    /// Observations. Lucide `notebook-pen`.
    Notebook,
    /// No network. Lucide `wifi-off`.
    Offline,
    /// All is well. Lucide `circle-check`.
    Ok,
    /// Pause the observation. Lucide `pause`.
    Pause,
    /// Draft, write, correct. Lucide `pen-line`.
    Pen,
    /// Resume the observation. Lucide `play`.
    Play,
    /// Print. Lucide `printer`.
    Print,
    /// Do again what was undone. Lucide `redo-2`.
    Redo,
    /// Remove for good. Lucide `trash`.
    Remove,
    /// Make again, update. Lucide `refresh-cw`.
    Repeat,
    /// Bring back. Lucide `archive-restore`.
    Restore,
    /// Review. Lucide `list-checks`.
    Review,
    /// Search. Lucide `search`.
    Search,
    /// Settings. Lucide `settings`.
    Settings,
    /// Share a file. Lucide `share`.
    Share,
    /// Sort by this column. Lucide `arrow-up-down`.
    Sort,
    /// Tallies. Lucide `tally-5`.
    Tally,
    /// The timeline. Lucide `list`.
    Timeline,
    /// Undo the last entry. Lucide `undo-2`.
    Undo,
    /// Sort upwards. Lucide `chevron-up`.
    Up,
}

impl Icon {
    /// The `d` of each path of the drawing.
    #[must_use]
    pub const fn strokes(self) -> &'static [&'static str] {
        match self {
            Self::Add => &["M5 12h14", "M12 5v14"],
            Self::Alert => &[
                "m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3",
                "M12 9v4",
                "M12 17h.01",
            ],
            Self::Back => &["m12 19-7-7 7-7", "M19 12H5"],
            Self::Check => &["M20 6 9 17l-5-5"],
            Self::CheckTwice => &["M18 6 7 17l-5-5", "m22 10-7.5 7.5L13 16"],
            Self::Clock => &["M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0", "M12 6v6l4 2"],
            Self::Close => &["M18 6 6 18", "m6 6 12 12"],
            Self::Code => &[
                "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z",
                "M3 9h18",
                "M3 15h18",
                "M9 3v18",
                "M15 3v18",
            ],
            Self::Collate => &[
                "M12.83 2.18a2 2 0 0 0-1.66 0L2.6 6.08a1 1 0 0 0 0 1.83l8.58 3.91a2 2 0 0 0 1.66 0l8.58-3.9a1 1 0 0 0 0-1.83z",
                "M2 12a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 12",
                "M2 17a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 17",
            ],
            Self::Copies => &[
                "M15 2h-4a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2V8",
                "M16.706 2.706A2.4 2.4 0 0 0 15 2v5a1 1 0 0 0 1 1h5a2.4 2.4 0 0 0-.706-1.706z",
                "M5 7a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h8a2 2 0 0 0 1.732-1",
            ],
            Self::Damaged => &[
                "M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z",
                "M14 2v5a1 1 0 0 0 1 1h5",
                "m14.5 12.5-5 5",
                "m9.5 12.5 5 5",
            ],
            Self::Disk => &[
                "M10 16h.01",
                "M2.212 11.577a2 2 0 0 0-.212.896V18a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-5.527a2 2 0 0 0-.212-.896L18.55 5.11A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z",
                "M21.946 12.013H2.054",
                "M6 16h.01",
            ],
            Self::Down => &["m6 9 6 6 6-6"],
            Self::Download => &[
                "M12 15V3",
                "M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4",
                "m7 10 5 5 5-5",
            ],
            Self::EyeOff => &[
                "M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49",
                "M14.084 14.158a3 3 0 0 1-4.242-4.242",
                "M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143",
                "m2 2 20 20",
            ],
            Self::File => &[
                "M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z",
                "M14 2v5a1 1 0 0 0 1 1h5",
                "m9 15 2 2 4-4",
            ],
            Self::Filter => &[
                "M10 5H3",
                "M12 19H3",
                "M14 3v4",
                "M16 17v4",
                "M21 12h-9",
                "M21 19h-5",
                "M21 5h-7",
                "M8 10v4",
                "M8 12H3",
            ],
            Self::Folder => &[
                "M20 20a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-7.9a2 2 0 0 1-1.69-.9L9.6 3.9A2 2 0 0 0 7.93 3H4a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2Z",
            ],
            Self::Handed => &[
                "M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z",
                "m21.854 2.147-10.94 10.939",
            ],
            Self::Help => &[
                "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0",
                "M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3",
                "M12 17h.01",
            ],
            Self::Info => &[
                "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0",
                "M12 16v-4",
                "M12 8h.01",
            ],
            Self::Install => &[
                "M7 2h10a2 2 0 0 1 2 2v16a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-16a2 2 0 0 1 2 -2z",
                "M12 18h.01",
            ],
            Self::Keyboard => &[
                "M10 8h.01",
                "M12 12h.01",
                "M14 8h.01",
                "M16 12h.01",
                "M18 8h.01",
                "M6 8h.01",
                "M7 16h10",
                "M8 12h.01",
                "M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2z",
            ],
            Self::Less => &["M5 12h14"],
            Self::Moon => &[
                "M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401",
            ],
            Self::Newer => &[
                "M16 22h2a2 2 0 0 0 2-2V8a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 14 2H6a2 2 0 0 0-2 2v2.85",
                "M14 2v5a1 1 0 0 0 1 1h5",
                "M8 14v2.2l1.6 1",
                "M2 16a6 6 0 1 0 12 0a6 6 0 1 0 -12 0",
            ],
            Self::Notebook => &[
                "M13.4 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-7.4",
                "M2 6h4",
                "M2 10h4",
                "M2 14h4",
                "M2 18h4",
                "M21.378 5.626a1 1 0 1 0-3.004-3.004l-5.01 5.012a2 2 0 0 0-.506.854l-.837 2.87a.5.5 0 0 0 .62.62l2.87-.837a2 2 0 0 0 .854-.506z",
            ],
            Self::Offline => &[
                "M12 20h.01",
                "M8.5 16.429a5 5 0 0 1 7 0",
                "M5 12.859a10 10 0 0 1 5.17-2.69",
                "M19 12.859a10 10 0 0 0-2.007-1.523",
                "M2 8.82a15 15 0 0 1 4.177-2.643",
                "M22 8.82a15 15 0 0 0-11.288-3.764",
                "m2 2 20 20",
            ],
            Self::Ok => &[
                "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0",
                "m16 9-5.5 5.5L8 12",
            ],
            Self::Pause => &[
                "M15 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-16a1 1 0 0 1 1 -1z",
                "M6 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-16a1 1 0 0 1 1 -1z",
            ],
            Self::Pen => &[
                "M13 21h8",
                "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z",
            ],
            Self::Play => &[
                "M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z",
            ],
            Self::Print => &[
                "M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2",
                "M6 9V3a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v6",
                "M7 14h10a1 1 0 0 1 1 1v6a1 1 0 0 1 -1 1h-10a1 1 0 0 1 -1 -1v-6a1 1 0 0 1 1 -1z",
            ],
            Self::Redo => &[
                "m15 14 5-5-5-5",
                "M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13",
            ],
            Self::Remove => &[
                "M10 11v6",
                "M14 11v6",
                "M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6",
                "M3 6h18",
                "M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",
            ],
            Self::Repeat => &[
                "M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8",
                "M21 3v5h-5",
                "M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16",
                "M8 16H3v5",
            ],
            Self::Restore => &[
                "M3 3h18a1 1 0 0 1 1 1v3a1 1 0 0 1 -1 1h-18a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1z",
                "M4 8v11a2 2 0 0 0 2 2h2",
                "M20 8v11a2 2 0 0 1-2 2h-2",
                "m9 15 3-3 3 3",
                "M12 12v9",
            ],
            Self::Review => &[
                "M13 5h8",
                "M13 12h8",
                "M13 19h8",
                "m3 17 2 2 4-4",
                "m3 7 2 2 4-4",
            ],
            Self::Search => &["m21 21-4.34-4.34", "M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0"],
            Self::Settings => &[
                "M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915",
                "M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
            ],
            Self::Share => &[
                "M12 2v13",
                "m16 6-4-4-4 4",
                "M4 12v8a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-8",
            ],
            Self::Sort => &["m21 16-4 4-4-4", "M17 20V4", "m3 8 4-4 4 4", "M7 4v16"],
            Self::Tally => &["M4 4v16", "M9 4v16", "M14 4v16", "M19 4v16", "M22 6 2 18"],
            Self::Timeline => &[
                "M3 5h.01",
                "M3 12h.01",
                "M3 19h.01",
                "M8 5h13",
                "M8 12h13",
                "M8 19h13",
            ],
            Self::Undo => &[
                "M9 14 4 9l5-5",
                "M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",
            ],
            Self::Up => &["m18 15-6-6-6 6"],
        }
    }

    /// It, drawn in the colour of the text around it; hidden from screen readers.
    pub fn drawing(self) -> Tag {
        let class = if self.flips() {
            "icon icon-flips"
        } else {
            "icon"
        };
        let strokes = self.strokes().iter().map(|d| drawn("path").set("d", *d));
        drawn("svg")
            .class(class)
            .set("viewBox", "0 0 24 24")
            .set("aria-hidden", "true")
            .has(strokes.collect::<Vec<_>>())
    }

    /// Whether the drawing points along the line of reading, and turns round with it.
    const fn flips(self) -> bool {
        matches!(self, Self::Back | Self::Redo | Self::Undo)
    }
}

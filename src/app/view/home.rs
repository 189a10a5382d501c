//! What the list of observations shows, and what stands above it.

use std::sync::Arc;

use crate::app::collating::searching::Looking;
use crate::app::keeping::shelf::Row;
use crate::app::keeping::trouble::{ShareOutcome, StoreTrouble};
use crate::app::model::look::Look;
use crate::app::page::route::Route;
use crate::app::page::standing::Offline;
use crate::app::told::Sharing;
use crate::app::view::everywhere::running::running;
use crate::app::view::hand_over::{self, Asked};
use crate::app::view::review::changed_since;
use crate::domain::calendar::Moment;
use crate::domain::ids::ObservationId;
use crate::domain::observation::header::Purpose;
use crate::domain::observation::summary::Life;

/// What is most likely wanted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// To learn what this is, and to start: there is no observation.
    Begin,
    /// To start.
    Start,
    /// To go back to the lesson that runs: another one is not what is looked for first.
    GoBack,
}

/// What is most likely wanted first.
pub fn first(look: Look<'_>) -> First {
    if running(look).is_some() {
        First::GoBack
    } else if look.shelf().is_empty() {
        First::Begin
    } else {
        First::Start
    }
}

/// Whether there is no observation.
pub fn is_empty(look: Look<'_>) -> bool {
    look.shelf().is_empty()
}

/// Whether the app works without a network.
pub fn offline(look: Look<'_>) -> Offline {
    look.site().offline
}

/// What endangers what is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Danger {
    /// A store that did not answer at the start.
    pub failing: Option<StoreTrouble>,
    /// Whether the browser may throw away what there is.
    pub at_risk: bool,
}

/// What endangers what is kept. Where nothing is kept, nothing is at risk.
pub fn danger(look: Look<'_>) -> Danger {
    Danger {
        failing: look.failing().first().cloned(),
        at_risk: look.health().and_then(|h| h.persisted) == Some(false) && !look.shelf().is_empty(),
    }
}

/// What waits to be handed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// How many observations.
    pub observations: usize,
    /// Since when the first of them is finished.
    pub since: Option<Moment>,
    /// A moment of today.
    pub today: Moment,
    /// How it can go.
    pub way: Way,
    /// Files are being made.
    pub busy: bool,
    /// How the last sharing ended.
    pub outcome: Option<ShareOutcome>,
}

/// How what waits can be handed over. Nothing is promised that does not work here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is made now, and goes when there is a network; so many files are ready already.
    Later(usize),
    /// So many files are ready: one tap shares them.
    OneTap(usize),
    /// A file is made first, and shared then.
    MakeFirst,
    /// A file is made first, and downloaded then.
    DownloadFirst,
}

impl Way {
    /// How many files one tap shares.
    pub const fn ready(self) -> usize {
        match self {
            Self::Later(files) | Self::OneTap(files) => files,
            Self::MakeFirst | Self::DownloadFirst => 0,
        }
    }
}

/// What waits to be handed over, if anything does.
pub fn waiting(look: Look<'_>) -> Option<Waiting> {
    let ids = look.shelf().outbox();
    let first = look.shelf().get(ids.first()?);
    let ready = hand_over::prepared(look);
    let way = match look.site().can.can_share {
        _ if !look.site().online => Way::Later(ready),
        _ if ready > 0 => Way::OneTap(ready),
        Sharing::Zip => Way::MakeFirst,
        Sharing::Text | Sharing::Nothing => Way::DownloadFirst,
    };
    let desk = look.hand_over();
    Some(Waiting {
        observations: ids.len(),
        since: first.and_then(|row| row.summary.finished_at),
        today: look.day(),
        way,
        busy: desk.busy,
        outcome: desk.outcome.clone(),
    })
}

/// The observations that wait to be handed over.
pub fn outbox(look: Look<'_>) -> Vec<ObservationId> {
    look.shelf().outbox().to_vec()
}

/// The newest offered file of which nobody has said anything since the start, and a moment of today.
pub fn asked(look: Look<'_>) -> Option<(Asked, Moment)> {
    let mut all = hand_over::asked(look).into_iter();
    Some((all.find(|asked| !asked.not_yet)?, look.day()))
}

/// The folder that cannot be written to, and why.
pub fn folder_trouble(look: Look<'_>) -> Option<(String, StoreTrouble)> {
    let why = hand_over::folder_trouble(look)?;
    let name = look.hand_over().folder.clone();
    Some((name.unwrap_or_default(), why))
}

/// The sections of the list, in their order.
pub const LIVES: [Life; 5] = [
    Life::Draft,
    Life::Finished,
    Life::Offered,
    Life::HandedOver,
    Life::Received,
];

/// The list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// One section for each of [`LIVES`], empty ones too.
    pub sections: [Section; 5],
    /// Whether more fits than is shown.
    pub has_more: bool,
    /// Whether nothing fits, as far as was looked.
    pub is_empty: bool,
    /// How far the look through the notes is.
    pub looking: Looking,
}

/// Observations that are at one point of their life.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Those that are shown, newest first.
    pub rows: Arc<[ListRow]>,
    /// How many fit.
    pub total: usize,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListRow {
    /// The observation.
    pub id: ObservationId,
    /// Whom.
    pub teacher: String,
    /// Class, subject and school, as far as they are known.
    pub about: Vec<String>,
    /// The purpose, where it never leaves.
    pub practice: Option<Purpose>,
    /// Whose lesson it is, on a tablet that several people use.
    pub observer: Option<String>,
    /// The note in which a word was found.
    pub excerpt: Option<String>,
    /// Whether it left in a hand-over file and was changed since.
    pub changed: bool,
    /// When it began.
    pub begun_at: Option<Moment>,
    /// Its length; a draft has none yet.
    pub length_ms: Option<u64>,
    /// Where it is in its life.
    pub life: Life,
}

impl ListRow {
    /// Where it leads: a draft goes on, all others are read.
    pub fn to(&self) -> Route {
        if self.life == Life::Draft {
            Route::Observe(self.id.clone())
        } else {
            Route::Review(self.id.clone())
        }
    }
}

/// What is searched for in the list.
pub fn query(look: Look<'_>) -> String {
    look.search().query().text.clone()
}

/// What fits the search, at most so many rows of it.
pub fn list(look: Look<'_>, most: usize) -> List {
    let search = look.search();
    let rows = look.shelf().search(search);
    let several = look.shelf().observers() > 1;
    let section = |life: Life| {
        let of_it = |row: &&&Row| row.life == life;
        let shown = rows.iter().take(most).filter(of_it);
        Section {
            rows: shown.map(|row| list_row(look, row, several)).collect(),
            total: rows.iter().filter(of_it).count(),
        }
    };
    List {
        sections: LIVES.map(section),
        has_more: rows.len() > most,
        is_empty: rows.is_empty() && search.looking() != Looking::Under,
        looking: search.looking(),
    }
}

fn list_row(look: Look<'_>, row: &Row, several: bool) -> ListRow {
    let s = &row.summary;
    let about = [&s.texts.class, &s.texts.subject, &s.texts.school].into_iter();
    ListRow {
        id: s.id.clone(),
        teacher: s.texts.teacher.clone(),
        about: about.filter(|t| !t.is_empty()).cloned().collect(),
        practice: (!s.purpose.may_leave()).then_some(s.purpose),
        observer: several.then(|| s.texts.observer.clone()),
        excerpt: look.search().excerpt(s.id.as_str()).map(str::to_owned),
        changed: changed_since(look, &s.id),
        begun_at: s.begun_at,
        length_ms: (row.life != Life::Draft).then_some(s.length_ms),
        life: row.life,
    }
}

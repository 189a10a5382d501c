//! One hand-over file and how far it came: made, offered, arrived, or taken back.

use crate::domain::calendar::Moment;
use crate::domain::ids::DeviceId;
use crate::format::stored::device::{Arrival, Delivery, DeviceFact, HandOverMade};

/// A hand-over file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// All about it.
    pub made: HandOverMade,
    /// The device that made it.
    pub by: DeviceId,
    /// Offers that stand, oldest first: none of them came to nothing.
    offers: Vec<(Delivery, Option<Moment>)>,
    arrived: Option<(Arrival, Option<Moment>)>,
    /// Taken back by a person after it may have left.
    taken_back: bool,
}

/// How far a hand-over file came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It was made and never left the app.
    Made,
    /// It was offered at this moment; whether it arrived is not known.
    Offered(Delivery, Option<Moment>),
    /// It arrived; the last way by which it was offered.
    Arrived(Option<Delivery>, Arrival, Option<Moment>),
    /// A person took the offer back; it may have left all the same.
    TakenBack,
}

impl Sent {
    /// A file that was just made.
    pub(super) const fn new(made: HandOverMade, by: DeviceId) -> Self {
        Self {
            made,
            by,
            offers: Vec::new(),
            arrived: None,
            taken_back: false,
        }
    }

    /// How far it came.
    pub fn state(&self) -> State {
        match (self.arrived, self.offers.last().copied()) {
            (Some((how, at)), last) => State::Arrived(last.map(|(by, _)| by), how, at),
            (None, Some((by, at))) => State::Offered(by, at),
            (None, None) if self.taken_back => State::TakenBack,
            (None, None) => State::Made,
        }
    }

    /// Whether it may have left: then its id, its number and its bytes are what they are for good.
    pub fn may_have_left(&self) -> bool {
        self.state() != State::Made
    }

    /// Whether it waits for somebody to say that it arrived.
    pub fn is_unanswered(&self) -> bool {
        matches!(self.state(), State::Offered(..))
    }

    /// Whether it waits for the folder to take it.
    pub fn waits_for_folder(&self) -> bool {
        matches!(self.state(), State::Offered(Delivery::WrittenToFolder, _))
    }

    /// Takes a fact about this file into account.
    pub(super) fn take(&mut self, fact: &DeviceFact, at: Option<Moment>) {
        match fact {
            DeviceFact::HandOverOffered { by, .. } => {
                self.offers.push((*by, at));
            }
            DeviceFact::HandOverArrived { how, .. } => self.arrived = Some((*how, at)),
            DeviceFact::HandOverTakenBack {
                may_have_left: false,
                ..
            } => _ = self.offers.pop(),
            DeviceFact::HandOverTakenBack { .. } => {
                self.offers.clear();
                self.arrived = None;
                self.taken_back = true;
            }
            DeviceFact::HandOverDelivered { by, .. } => {
                let how = match by {
                    Delivery::WrittenToFolder => Arrival::ReadBack,
                    Delivery::Shared | Delivery::Downloaded => Arrival::Said,
                };
                self.offers.push((*by, at));
                self.arrived = Some((how, at));
            }
            DeviceFact::HandOverMade(_)
            | DeviceFact::ObservationRemoved { .. }
            | DeviceFact::Restored { .. }
            | DeviceFact::IdentityTaken { .. }
            | DeviceFact::PersonMet { .. }
            | DeviceFact::Remembered { .. } => {}
        }
    }
}

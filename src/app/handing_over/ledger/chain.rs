//! The numbers of this device's files: which is next, which is given for good, which is offered again.

use crate::app::handing_over::ledger::{Ledger, Sent, State};
use crate::format::stored::device::{Given, HandOverMade};

impl Ledger {
    /// The number of the next file and the hash of the one before it. Files that never left give their
    /// numbers to the next ones: nobody must look for them. A number that may have left is never given
    /// again, also where only the note beside the database knows of it.
    pub fn next_in_chain(&self) -> (u32, Option<String>) {
        let known = self.given();
        known.map_or((1, None), |given| {
            (given.number.saturating_add(1), Some(given.sha256))
        })
    }

    /// The highest number that may have left, and the file that bears it.
    pub fn given(&self) -> Option<Given> {
        let device = self.device.as_ref()?;
        let own = self.chain.iter().rev();
        let highest = own
            .filter_map(|(_, file)| self.files.get(file))
            .find(|sent| sent.may_have_left());
        let highest = highest.map(|sent| Given {
            device: device.to_string(),
            number: sent.made.device_seq,
            sha256: sent.made.sha256.clone(),
        });
        let kept = self.kept.clone().filter(|g| g.device == device.as_str());
        // Of two with one number the record is the surer one.
        kept.into_iter().chain(highest).max_by_key(|g| g.number)
    }

    /// A file of this device with just these observations, which can be offered again as the next one
    /// in the chain or as what it was: it never left, or nobody said that it arrived. A new file would
    /// only leave a gap in the chain.
    pub fn again(
        &self,
        next: &(u32, Option<String>),
        is_same: impl Fn(&HandOverMade) -> bool,
    ) -> Option<&Sent> {
        let own = self.chain.iter().rev();
        let mut files = own.filter_map(|(_, file)| self.files.get(file));
        files.find(|sent| {
            let made = &sent.made;
            let fits = match sent.state() {
                State::Made => (made.device_seq, &made.previous) == (next.0, &next.1),
                State::Offered(..) | State::TakenBack => true,
                State::Arrived(..) => false,
            };
            fits && is_same(made)
        })
    }

    /// Where the next file of the same hand-over goes on, once this one is offered.
    pub fn next_after(&self, file: &str) -> Option<(u32, Option<String>)> {
        let made = &self.files.get(file)?.made;
        Some((made.device_seq.saturating_add(1), Some(made.sha256.clone())))
    }

    /// The file of this device that bears a number, where it may have left.
    pub fn numbered(&self, number: u32) -> impl Iterator<Item = &Sent> {
        let own = self.chain.iter().filter(move |(n, _)| *n == number);
        own.filter_map(|(_, file)| self.files.get(file))
            .filter(|sent| sent.may_have_left())
    }
}

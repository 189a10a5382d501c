//! The numbers of this device's files for each recipient: which is next, which is given for good, which is offered again.

use crate::app::handing_over::ledger::{Ledger, Sent, State};
use crate::domain::gather;
use crate::domain::ids::RecipientId;
use crate::format::stored::device::{Given, HandOverMade};

impl Ledger {
    /// The number of the next file for this recipient and the hash of the one before it. Files that never left give their
    /// numbers to the next ones: nobody must look for them. A number that may have left is never given
    /// again, also where only the note beside the database knows of it.
    pub fn next_in_chain(&self, recipient: &RecipientId) -> (u32, Option<String>) {
        let known = self.given(recipient);
        known.map_or((1, None), |given| {
            (given.number.saturating_add(1), Some(given.sha256))
        })
    }

    /// For each recipient the highest number that may have left, and the file that bears it.
    pub fn all_given(&self) -> Vec<Given> {
        let kept = self.kept.iter().map(|given| &given.recipient);
        let made = self.chain.iter().map(|(recipient, ..)| recipient);
        let recipients = gather::set(kept.chain(made)).into_iter();
        let ids = recipients.filter_map(|recipient| RecipientId::parse(recipient).ok());
        ids.filter_map(|recipient| self.given(&recipient)).collect()
    }

    /// The highest number that may have left for this recipient, and the file that bears it.
    pub fn given(&self, recipient: &RecipientId) -> Option<Given> {
        let device = self.device.as_ref()?;
        let own = self.for_recipient(recipient).rev();
        let highest = own
            .filter_map(|file| self.files.get(file))
            .find(|sent| sent.may_have_left());
        let highest = highest.map(|sent| Given {
            device: device.to_string(),
            recipient: recipient.to_string(),
            number: sent.made.device_seq,
            sha256: sent.made.sha256.clone(),
        });
        let is_it = |g: &&Given| g.device == device.as_str() && g.recipient == recipient.as_str();
        let kept = self.kept.iter().filter(is_it).cloned();
        // Of two with one number the record is the surer one.
        kept.chain(highest).max_by_key(|g| g.number)
    }

    /// A file of this device with just these observations, which can be offered again as the next one
    /// in the chain or as what it was: it never left, or nobody said that it arrived. A new file would
    /// only leave a gap in the chain.
    pub fn again(
        &self,
        recipient: &RecipientId,
        next: &(u32, Option<String>),
        is_same: impl Fn(&HandOverMade) -> bool,
    ) -> Option<&Sent> {
        let own = self.for_recipient(recipient).rev();
        let mut files = own.filter_map(|file| self.files.get(file));
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

    /// This device's files for a recipient, in the order of their numbers.
    fn for_recipient(&self, recipient: &RecipientId) -> impl DoubleEndedIterator<Item = &String> {
        let of = recipient.to_string();
        let own = self
            .chain
            .iter()
            .filter(move |(for_whom, ..)| *for_whom == of);
        own.map(|(.., file)| file)
    }

    /// The files of this device for a recipient that bear a number, where they may have left.
    pub fn numbered(&self, recipient: &RecipientId, number: u32) -> impl Iterator<Item = &Sent> {
        let of = recipient.to_string();
        let is_it =
            move |(for_whom, n, _): &&(String, u32, String)| *for_whom == of && *n == number;
        let own = self.chain.iter().filter(is_it);
        own.filter_map(|(.., file)| self.files.get(file))
            .filter(|sent| sent.may_have_left())
    }
}

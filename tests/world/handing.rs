//! The tablet's part in handing over: files are made, kept as they left, and given.

use alongside::app::effect::{FilePlan, PlanItem};
use alongside::app::event::{Delivering, HandingOver};
use alongside::app::handing_over::destination::{Destination, NotDelivered, Proof};
use alongside::app::handing_over::{MOST_KEPT, make_room};
use alongside::app::keeping::trouble::ShareOutcome;
use alongside::app::told::{MadeFile, Sharing};
use alongside::app::view::hand_over;
use alongside::domain::ids::FileId;
use alongside::domain::observation::Observation;
use alongside::format::handover::again::as_it_left;
use alongside::format::handover::{Item, make};
use alongside::format::line::{self, sha256};

use super::Tablet;

impl Tablet {
    pub(super) fn make_hand_over(&mut self, plan: &FilePlan) {
        let item = |i: &PlanItem| {
            let whole = self.stored(&i.id).0;
            let observation = match &i.revision {
                Some(wanted) => as_it_left(&whole, i.entries, wanted, |o| {
                    line::revision(Item::of(o, None).observation())
                }),
                None => line::at_length(&whole, i.entries),
            };
            let parent = i.parent.clone();
            let made = |o: Observation| Item::of(&o, parent).into_owned();
            let item = observation.map(made);
            match &i.revision {
                Some(_) => item.map(|item| item.of_whole(i.whole.clone())),
                None => item,
            }
        };
        let items: Option<Vec<Item<'_>>> = plan.items.iter().map(item).collect();
        let Some(items) = items else {
            return self.happens(Delivering::NotAsItLeft(plan.cover.file.clone()));
        };
        let mut cover = plan.cover.clone();
        if self.makes_other_bytes {
            cover.app.push_str(" anew");
        }
        let bytes = make(&cover, &items).unwrap();
        let revisions = items
            .iter()
            .map(|i| {
                let o = i.observation();
                let whole = i.leaving.whole().map(str::to_owned);
                (o.id().clone(), line::revision(o), whole)
            })
            .collect();
        let made = MadeFile {
            file: plan.cover.file.clone(),
            sha256: sha256(&bytes),
            size: u64::try_from(bytes.len()).unwrap(),
            revisions,
            can_share: Sharing::Zip,
            together: self.shares_together,
        };
        self.files.insert(plan.cover.file.to_string(), bytes);
        self.happens(Delivering::HandOverMade(Box::new(made)));
    }

    /// Files go where they are to go; each is told of by itself, but for what is shared in one go.
    pub(super) fn deliver(&mut self, files: Vec<FileId>, to: Destination) {
        match to {
            Destination::ShareSheet if self.share_hangs => {}
            Destination::ShareSheet => {
                let came = match self.share.clone() {
                    ShareOutcome::Shared => Ok(Proof::TakenByBrowser),
                    ShareOutcome::Cancelled => Err(NotDelivered::Cancelled),
                    ShareOutcome::Failed(words) => Err(NotDelivered::Refused(words)),
                };
                self.happens(Delivering::Delivered(files, to, came));
            }
            Destination::Download | Destination::Folder => {
                for file in files {
                    let came = if to == Destination::Folder {
                        self.write_to_folder(&file)
                    } else {
                        Ok(Proof::TakenByBrowser)
                    };
                    self.happens(Delivering::Delivered(vec![file], to, came));
                }
            }
        }
    }

    fn write_to_folder(&mut self, file: &FileId) -> Result<Proof, NotDelivered> {
        if let Some(why) = self.folder_fails.clone() {
            return Err(NotDelivered::Failed(why));
        }
        let mut ready = self.model.hand_over.ready.iter();
        let name = ready.find(|r| r.file == *file).unwrap().name.clone();
        let bytes = self.files[file.as_str()].clone();
        let sha256 = sha256(&bytes);
        self.folder.insert(name, bytes);
        Ok(Proof::ReadBack(sha256))
    }

    pub(super) fn take_kept(&mut self, plan: &FilePlan, hash: &str) {
        let file = plan.cover.file.clone();
        let kept = self.sent.get(file.as_str()).cloned();
        let Some(bytes) = kept.filter(|bytes| sha256(bytes) == hash) else {
            return self.happens(Delivering::FileNotKept(file));
        };
        let made = MadeFile {
            file: file.clone(),
            sha256: hash.to_owned(),
            size: u64::try_from(bytes.len()).unwrap(),
            revisions: Vec::new(),
            can_share: Sharing::Zip,
            together: self.shares_together,
        };
        self.files.insert(file.to_string(), bytes);
        self.happens(Delivering::HandOverMade(Box::new(made)));
    }

    pub(super) fn keep_sent(&mut self, file: &str, may_go: &[String]) {
        let size = |bytes: &Vec<u8>| u64::try_from(bytes.len()).unwrap();
        let kept: Vec<_> = self
            .sent
            .iter()
            .map(|(f, b)| (f.clone(), size(b)))
            .collect();
        let bytes = self.files[file].clone();
        let Some(gone) = make_room(&kept, (file, size(&bytes)), may_go, MOST_KEPT) else {
            return;
        };
        self.sent.retain(|file, _| !gone.contains(file));
        self.sent.insert(file.to_owned(), bytes);
    }

    /// The name and bytes of the file that is ready.
    pub fn ready_file(&self) -> (String, Vec<u8>) {
        self.ready_files().pop().unwrap()
    }

    /// The names and bytes of all files that are ready.
    pub fn ready_files(&self) -> Vec<(String, Vec<u8>)> {
        let ready = self.model.hand_over.ready.iter();
        ready
            .map(|r| (r.name.clone(), self.files[r.file.as_str()].clone()))
            .collect()
    }

    /// A person says of every offered file that it arrived.
    pub fn all_arrived(&mut self) {
        for asked in hand_over::asked(self.look()) {
            self.happens(HandingOver::ArrivedPressed(asked.file));
        }
    }

    /// Creates a hand-over file of all that waits.
    pub fn create_hand_over(&mut self) -> (String, Vec<u8>) {
        let waiting = self.model.outbox().to_vec();
        self.happens(HandingOver::HandOverRequested(waiting));
        self.ready_file()
    }
}

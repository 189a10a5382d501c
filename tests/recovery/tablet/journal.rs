//! The journal's file in memory, framed as the real one is.

use std::rc::Rc;

use alongside::app::keeping::erasing::is_meant;
use alongside::app::keeping::stores::ports::JournalPort;
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::format::stored::journal;
use alongside::format::stored::journal_jobs::{JournalAnswer, JournalJob, Place, Stretch, TAIL};

use super::page::World;

/// Most bytes that are read at once: little, so that all is read in many parts.
const AT_ONCE: usize = 4_000;

/// Whoever keeps the file.
pub struct JournalKeeper(pub Rc<World>);

impl JournalPort for JournalKeeper {
    async fn ask(&self, job: &JournalJob) -> Result<JournalAnswer, StoreTrouble> {
        let world = &self.0;
        world.wait().await;
        if !world.has_journal {
            return Err(StoreTrouble::Unsupported);
        }
        if world.fails() {
            return Err(StoreTrouble::NoAnswer);
        }
        let answer = self.done(job);
        world.wait().await;
        if world.is_unanswered() {
            return Err(StoreTrouble::NoAnswer);
        }
        Ok(answer)
    }

    fn stop(&self) {}
}

impl JournalKeeper {
    fn done(&self, job: &JournalJob) -> JournalAnswer {
        let world = &self.0;
        match job {
            JournalJob::Append(texts) => {
                world.note("journal written");
                let mut disk = world.disk.borrow_mut();
                // A frame that was cut must not swallow the next one.
                if disk.journal.last().is_some_and(|byte| *byte != b'\n') {
                    disk.journal.push(b'\n');
                }
                disk.journal
                    .extend(texts.iter().flat_map(|t| journal::frame(t)));
            }
            JournalJob::Read(from) => return JournalAnswer::Read(self.read(*from)),
            JournalJob::Blot(blot) => {
                world.note("journal written");
                let bytes = &mut world.disk.borrow_mut().journal;
                for place in journal::spans(bytes) {
                    if is_meant(blot, &place.text) {
                        bytes.get_mut(place.from..place.to).unwrap().fill(b' ');
                    }
                }
            }
            JournalJob::Close => return JournalAnswer::Closed,
        }
        JournalAnswer::Ends(Place {
            length: self.length(),
            ..self.place(usize::MAX)
        })
    }

    fn place(&self, length: usize) -> Place {
        let journal = &self.0.disk.borrow().journal;
        let before = journal.get(..length).unwrap_or(journal);
        let tail = before.len() - before.len().min(usize::try_from(TAIL).unwrap());
        Place {
            length: u64::try_from(before.len()).unwrap(),
            tail: crc32fast::hash(before.get(tail..).unwrap()),
        }
    }

    fn length(&self) -> u64 {
        let world = &self.0;
        let length = world.disk.borrow().journal.len();
        let is_wrong = world.chance.once_in(world.faults.get().wrong_length);
        let length = if is_wrong {
            world.chance.below(2 * length)
        } else {
            length
        };
        u64::try_from(length).unwrap()
    }

    fn read(&self, from: u64) -> Stretch {
        self.0.note("journal read");
        let disk = self.0.disk.borrow();
        let length = disk.journal.len();
        let from = usize::try_from(from).unwrap().min(length);
        let to = (from + AT_ONCE).min(length);
        let mut bytes = disk.journal.get(from..to).unwrap();
        if to < length
            && let Some(end) = bytes.iter().rposition(|b| *b == b'\n')
        {
            bytes = bytes.get(..=end).unwrap();
        }
        let frames = journal::read(bytes);
        Stretch {
            texts: frames.texts,
            damaged: frames.damaged,
            until: self.place(from + bytes.len()),
            before: self.place(from).tail,
        }
    }
}

//! Taking files in: one after another goes to the worker, and what it makes of some of them is stored in one
//! transaction before it is told. Cancelling ends the worker inside a file.

use std::rc::Rc;

use crate::app::collating::batch::Batch;
use crate::app::desk::work::{Answer, FileOutcome, Job, Looked, Outcome, Took};
use crate::app::event::{Collating, Delivering};
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::ids::{DeviceId, RecipientId};
use crate::format::problem::FileProblem;
use crate::format::stored::CollatedV1;
use crate::platform::adapters::Adapters;
use crate::platform::browser::clock;
use crate::platform::collating::{is_loaded, keep, load, read, unexpected};
use crate::platform::files::arrivals::{Arrival, Bytes};

/// The rest of the chosen files is left. The file that is being read is left too: its worker is ended,
/// and the next job starts another with what is stored.
pub(crate) fn cancel(adapters: &Adapters) {
    adapters.collating.is_cancelled.set(true);
    if adapters.collating.in_worker.get() {
        adapters.desk.stop();
    }
}

/// Takes what arrived in, one after another.
pub(crate) async fn take_files(adapters: &Rc<Adapters>, arrivals: Vec<Arrival>, looked: Looked) {
    if !adapters.may_write() {
        return adapters.send(Collating::WorkFailed(StoreTrouble::TakenOver));
    }
    while adapters.collating.is_taking.get() {
        clock::sleep(100).await;
    }
    adapters.collating.is_taking.set(true);
    adapters.collating.is_cancelled.set(false);
    adapters.send(Collating::FilesBegun(arrivals.len()));
    adapters.send(Collating::FilesLooked(looked));
    let mut batch = Batch::default();
    let taken = take_each(adapters, arrivals, looked, &mut batch).await;
    // What was taken before something went wrong is stored all the same.
    let stored = store(adapters, &mut batch).await;
    let taken = taken.and_then(|cancelled| stored.map(|()| cancelled));
    adapters.collating.is_taking.set(false);
    match taken {
        Ok(cancelled) => adapters.send(Collating::FilesDone { cancelled }),
        Err(trouble) => adapters.send(Collating::WorkFailed(trouble)),
    }
    read(adapters).await;
}

/// Files of which nothing is stored yet. The worker has them.
type Files = Batch<Arrival>;

async fn take_each(
    adapters: &Rc<Adapters>,
    arrivals: Vec<Arrival>,
    mut looked: Looked,
    batch: &mut Files,
) -> Result<bool, StoreTrouble> {
    for arrival in arrivals {
        if adapters.collating.is_cancelled.get() {
            return Ok(true);
        }
        match arrival.is_strange().await {
            Ok(true) => looked.not_ours += 1,
            Ok(false) => match take_arrival(adapters, &arrival, batch).await? {
                Some(took) => {
                    looked.litter += took.litter;
                    batch.put(arrival, took);
                }
                None => return Ok(true),
            },
            Err(problem) => batch.put(arrival.clone(), refused(&arrival, problem)),
        }
        if batch.is_full() {
            store(adapters, batch).await?;
        }
        looked.done += 1;
        adapters.send(Collating::FilesLooked(looked));
    }
    Ok(false)
}

/// Stores what was made of some files in one stroke, then tells it.
async fn store(adapters: &Rc<Adapters>, batch: &mut Files) -> Result<(), StoreTrouble> {
    if batch.is_empty() {
        return Ok(());
    }
    let (texts, gone) = batch.stroke();
    let files = batch.told();
    keep_taken(adapters, &texts, &gone).await?;
    let numbers = files.iter().map(|(_, took)| took.number).collect();
    note_stored(adapters, numbers).await;
    for (arrival, took) in files {
        tell_outcomes(adapters, &arrival, took);
    }
    Ok(())
}

/// What came of it is told; what can be rescued of it is remembered.
fn tell_outcomes(adapters: &Rc<Adapters>, arrival: &Arrival, took: Took) {
    for outcome in took.outcomes {
        if matches!(outcome.what, Outcome::Refused(_, rescuable) if rescuable > 0) {
            let mut refused = adapters.collating.refused.borrow_mut();
            refused.insert(outcome.hash.clone(), arrival.clone());
        }
        adapters.send(Collating::FileDone(outcome));
    }
}

fn refused(arrival: &Arrival, problem: FileProblem) -> Took {
    let outcome = FileOutcome {
        name: arrival.name().to_owned(),
        hash: String::new(),
        what: Outcome::Refused(problem, 0),
    };
    Took {
        outcomes: vec![outcome],
        ..Took::default()
    }
}

/// What was made of it; `None` where it was cancelled before that was known.
async fn take_arrival(
    adapters: &Rc<Adapters>,
    arrival: &Arrival,
    batch: &mut Files,
) -> Result<Option<Took>, StoreTrouble> {
    let Bytes { bytes, parts } = match arrival.bytes().await {
        Ok(read) => read,
        Err(problem) => return Ok(Some(refused(arrival, problem))),
    };
    if !is_loaded(adapters) {
        // A worker that begins anew knows only what is stored.
        store(adapters, batch).await?;
    }
    load(adapters).await?;
    if adapters.collating.is_cancelled.get() {
        return Ok(None);
    }
    let name = arrival.name().to_owned();
    let job = Job::TakeFile { name, parts };
    adapters.collating.in_worker.set(true);
    let reply = adapters.desk.ask(&job, Some(bytes)).await;
    adapters.collating.in_worker.set(false);
    match reply {
        Ok(reply) => files(reply.answer).map(Some),
        Err(StoreTrouble::Own(_) | StoreTrouble::Other(_)) => {
            store(adapters, batch).await?;
            adapters.collating.forget_loaded();
            if adapters.collating.is_cancelled.get() {
                return Ok(None);
            }
            // The worker broke down over it, and starts anew; the other files are not to suffer.
            Ok(Some(refused(arrival, FileProblem::BrokeDown)))
        }
        Err(trouble) => {
            adapters.collating.forget_loaded();
            Err(trouble)
        }
    }
}

fn files(answer: Answer) -> Result<Took, StoreTrouble> {
    if let Answer::Files(took) = answer {
        Ok(took)
    } else {
        Err(unexpected())
    }
}

/// Stores what the worker made of something.
async fn keep_taken(
    adapters: &Rc<Adapters>,
    texts: &[String],
    gone: &[(String, String)],
) -> Result<(), StoreTrouble> {
    if let Err(trouble) = keep(adapters, texts, gone).await {
        // The worker has it, the store has not: it begins again with what is stored.
        adapters.collating.forget_loaded();
        return Err(trouble);
    }
    meet_own(adapters, texts);
    Ok(())
}

/// The worker need not keep it in memory any longer.
async fn note_stored(adapters: &Rc<Adapters>, numbers: Vec<u32>) {
    if is_loaded(adapters) {
        // A worker that is gone keeps nothing.
        let _noted = adapters.desk.ask(&Job::Stored(numbers), None).await;
    }
}

/// Tells the app of collated files that say they come from this device.
fn meet_own(adapters: &Rc<Adapters>, stored: &[String]) {
    let ours = adapters.known.device.borrow().clone();
    for text in stored {
        let Ok(CollatedV1::File {
            file,
            device,
            recipient,
            device_seq,
            ..
        }) = serde_json::from_str(text)
        else {
            continue;
        };
        let device = DeviceId::parse(&device).ok();
        let device = device.filter(|device| ours.as_ref() == Some(device));
        if let (Some(device), Ok(recipient)) = (device, RecipientId::parse(&recipient)) {
            adapters.send(Delivering::OwnFileMet(device, recipient, device_seq, file));
        }
    }
}

/// Takes in what can be saved of a file that was refused.
pub(crate) async fn rescue(adapters: &Rc<Adapters>, hash: String) {
    let arrival = adapters.collating.refused.borrow().get(&hash).cloned();
    let Some(arrival) = arrival else {
        return adapters.send(Collating::WorkFailed(StoreTrouble::Own(
            Failure::ChooseAgain,
        )));
    };
    let rescued = async {
        let Bytes { bytes, parts } = match arrival.bytes().await {
            Ok(read) => read,
            Err(problem) => return Ok(refused(&arrival, problem)),
        };
        load(adapters).await?;
        let job = Job::Rescue {
            name: arrival.name().to_owned(),
            parts,
            hash: hash.clone(),
        };
        let reply = adapters.desk.ask(&job, Some(bytes)).await?;
        let took = files(reply.answer)?;
        keep_taken(adapters, &took.store, &took.gone).await?;
        note_stored(adapters, vec![took.number]).await;
        adapters.collating.refused.borrow_mut().remove(&hash);
        Ok(took)
    };
    match rescued.await {
        Ok(took) => {
            for outcome in took.outcomes {
                adapters.send(Collating::FileDone(outcome));
            }
        }
        Err(trouble) => adapters.send(Collating::WorkFailed(trouble)),
    }
    read(adapters).await;
}

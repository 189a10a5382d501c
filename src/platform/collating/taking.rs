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
use crate::platform::browser::clock;
use crate::platform::collating::{is_loaded, keep, load, read, unexpected};
use crate::platform::files::arrivals::{Arrival, Bytes};
use crate::platform::shared::Shared;

/// The rest of the chosen files is left. The file that is being read is left too: its worker is ended,
/// and the next job starts another with what is stored.
pub(crate) fn cancel(shared: &Shared) {
    shared.collating.is_cancelled.set(true);
    if shared.collating.in_worker.get() {
        shared.desk.stop();
    }
}

/// Takes what arrived in, one after another.
pub(crate) async fn take_files(shared: &Rc<Shared>, arrivals: Vec<Arrival>, looked: Looked) {
    if !shared.may_write() {
        return shared.send(Collating::WorkFailed(StoreTrouble::TakenOver));
    }
    while shared.collating.is_taking.get() {
        clock::sleep(100).await;
    }
    shared.collating.is_taking.set(true);
    shared.collating.is_cancelled.set(false);
    shared.send(Collating::FilesChosen(arrivals.len()));
    shared.send(Collating::FilesLooked(looked));
    let mut batch = Batch::default();
    let taken = take_each(shared, arrivals, looked, &mut batch).await;
    // What was taken before something went wrong is stored all the same.
    let stored = store(shared, &mut batch).await;
    let taken = taken.and_then(|cancelled| stored.map(|()| cancelled));
    shared.collating.is_taking.set(false);
    match taken {
        Ok(cancelled) => shared.send(Collating::FilesDone { cancelled }),
        Err(trouble) => shared.send(Collating::WorkFailed(trouble)),
    }
    read(shared).await;
}

/// Files of which nothing is stored yet. The worker has them.
type Files = Batch<Arrival>;

async fn take_each(
    shared: &Rc<Shared>,
    arrivals: Vec<Arrival>,
    mut looked: Looked,
    batch: &mut Files,
) -> Result<bool, StoreTrouble> {
    for arrival in arrivals {
        if shared.collating.is_cancelled.get() {
            return Ok(true);
        }
        match arrival.is_strange().await {
            Ok(true) => looked.not_ours += 1,
            Ok(false) => match take_arrival(shared, &arrival, batch).await? {
                Some(took) => {
                    looked.litter += took.litter;
                    batch.put(arrival, took);
                }
                None => return Ok(true),
            },
            Err(problem) => batch.put(arrival.clone(), refused(&arrival, problem)),
        }
        if batch.is_full() {
            store(shared, batch).await?;
        }
        looked.done += 1;
        shared.send(Collating::FilesLooked(looked));
    }
    Ok(false)
}

/// Stores what was made of some files in one stroke, then tells it.
async fn store(shared: &Rc<Shared>, batch: &mut Files) -> Result<(), StoreTrouble> {
    if batch.is_empty() {
        return Ok(());
    }
    let (texts, gone) = batch.stroke();
    let files = batch.told();
    keep_taken(shared, &texts, &gone).await?;
    let numbers = files.iter().map(|(_, took)| took.number).collect();
    note_stored(shared, numbers).await;
    for (arrival, took) in files {
        tell_outcomes(shared, &arrival, took);
    }
    Ok(())
}

/// What came of it is told; what can be rescued of it is remembered.
fn tell_outcomes(shared: &Rc<Shared>, arrival: &Arrival, took: Took) {
    for outcome in took.outcomes {
        if matches!(outcome.what, Outcome::Refused(_, rescuable) if rescuable > 0) {
            let mut refused = shared.collating.refused.borrow_mut();
            refused.insert(outcome.hash.clone(), arrival.clone());
        }
        shared.send(Collating::FileDone(outcome));
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
    shared: &Rc<Shared>,
    arrival: &Arrival,
    batch: &mut Files,
) -> Result<Option<Took>, StoreTrouble> {
    let Bytes { bytes, parts } = match arrival.bytes().await {
        Ok(read) => read,
        Err(problem) => return Ok(Some(refused(arrival, problem))),
    };
    if !is_loaded(shared) {
        // A worker that begins anew knows only what is stored.
        store(shared, batch).await?;
    }
    load(shared).await?;
    if shared.collating.is_cancelled.get() {
        return Ok(None);
    }
    let name = arrival.name().to_owned();
    let job = Job::TakeFile { name, parts };
    shared.collating.in_worker.set(true);
    let reply = shared.desk.ask(&job, Some(bytes)).await;
    shared.collating.in_worker.set(false);
    match reply {
        Ok(reply) => files(reply.answer).map(Some),
        Err(StoreTrouble::Own(_) | StoreTrouble::Other(_)) => {
            store(shared, batch).await?;
            shared.collating.forget_loaded();
            if shared.collating.is_cancelled.get() {
                return Ok(None);
            }
            // The worker broke down over it, and starts anew; the other files are not to suffer.
            Ok(Some(refused(arrival, FileProblem::BrokeDown)))
        }
        Err(trouble) => {
            shared.collating.forget_loaded();
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
    shared: &Rc<Shared>,
    texts: &[String],
    gone: &[(String, String)],
) -> Result<(), StoreTrouble> {
    if let Err(trouble) = keep(shared, texts, gone).await {
        // The worker has it, the store has not: it begins again with what is stored.
        shared.collating.forget_loaded();
        return Err(trouble);
    }
    meet_own(shared, texts);
    Ok(())
}

/// The worker need not keep it in memory any longer.
async fn note_stored(shared: &Rc<Shared>, numbers: Vec<u32>) {
    if is_loaded(shared) {
        // A worker that is gone keeps nothing.
        let _noted = shared.desk.ask(&Job::Stored(numbers), None).await;
    }
}

/// Tells the app of collated files that say they come from this device.
fn meet_own(shared: &Rc<Shared>, stored: &[String]) {
    let ours = shared.known.device.borrow().clone();
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
            shared.send(Delivering::OwnFileMet(device, recipient, device_seq, file));
        }
    }
}

/// Takes in what can be saved of a file that was refused.
pub(crate) async fn rescue(shared: &Rc<Shared>, hash: String) {
    let arrival = shared.collating.refused.borrow().get(&hash).cloned();
    let Some(arrival) = arrival else {
        return shared.send(Collating::WorkFailed(StoreTrouble::Own(
            Failure::ChooseAgain,
        )));
    };
    let rescued = async {
        let Bytes { bytes, parts } = match arrival.bytes().await {
            Ok(read) => read,
            Err(problem) => return Ok(refused(&arrival, problem)),
        };
        load(shared).await?;
        let job = Job::Rescue {
            name: arrival.name().to_owned(),
            parts,
            hash: hash.clone(),
        };
        let reply = shared.desk.ask(&job, Some(bytes)).await?;
        let took = files(reply.answer)?;
        keep_taken(shared, &took.store, &took.gone).await?;
        note_stored(shared, vec![took.number]).await;
        shared.collating.refused.borrow_mut().remove(&hash);
        Ok(took)
    };
    match rescued.await {
        Ok(took) => {
            for outcome in took.outcomes {
                shared.send(Collating::FileDone(outcome));
            }
        }
        Err(trouble) => shared.send(Collating::WorkFailed(trouble)),
    }
    read(shared).await;
}

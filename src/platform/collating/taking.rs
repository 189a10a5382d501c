//! Taking files in: one after another goes to the worker, and what it makes of each is stored in one
//! transaction before it is told. Cancelling ends the worker inside a file.

use std::rc::Rc;

use crate::app::desk::work::{Answer, FileOutcome, Job, Looked, Outcome, Took};
use crate::app::event::{Collating, Delivering};
use crate::app::keeping::stores::ports::Stores as _;
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::ids::{DeviceId, RecipientId};
use crate::format::problem::FileProblem;
use crate::format::stored::CollatedV1;
use crate::platform::browser::clock;
use crate::platform::collating::{keep, load, read, unexpected};
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
    let taken = take_each(shared, arrivals, looked).await;
    shared.collating.is_taking.set(false);
    match taken {
        Ok(cancelled) => shared.send(Collating::FilesDone { cancelled }),
        Err(trouble) => shared.send(Collating::WorkFailed(trouble)),
    }
    read(shared).await;
}

async fn take_each(
    shared: &Rc<Shared>,
    arrivals: Vec<Arrival>,
    mut looked: Looked,
) -> Result<bool, StoreTrouble> {
    for arrival in arrivals {
        if shared.collating.is_cancelled.get() {
            return Ok(true);
        }
        match arrival.is_strange().await {
            Ok(true) => looked.not_ours += 1,
            Ok(false) => match take_arrival(shared, &arrival).await? {
                Some(took) => {
                    looked.litter += took.litter;
                    tell_outcomes(shared, &arrival, took);
                }
                None => return Ok(true),
            },
            Err(problem) => tell_outcomes(shared, &arrival, refused(&arrival, problem)),
        }
        looked.done += 1;
        shared.send(Collating::FilesLooked(looked));
    }
    Ok(false)
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

/// What was made of it; `None` where it was cancelled before it was stored.
async fn take_arrival(
    shared: &Rc<Shared>,
    arrival: &Arrival,
) -> Result<Option<Took>, StoreTrouble> {
    let Bytes { bytes, parts } = match arrival.bytes().await {
        Ok(read) => read,
        Err(problem) => return Ok(Some(refused(arrival, problem))),
    };
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
        Ok(reply) => stored(shared, reply.answer).await.map(Some),
        Err(StoreTrouble::Own(_) | StoreTrouble::Other(_)) => {
            shared.collating.forget_loaded();
            if shared.collating.is_cancelled.get() {
                return Ok(None);
            }
            // The worker broke down over it, and starts anew; the other files are not to suffer.
            Ok(Some(refused(arrival, FileProblem::BrokeDown)))
        }
        Err(trouble) => Err(trouble),
    }
}

/// What the worker made of something is stored, then told.
async fn stored(shared: &Rc<Shared>, answer: Answer) -> Result<Took, StoreTrouble> {
    let Answer::Files(took) = answer else {
        return Err(unexpected());
    };
    if let Err(trouble) = keep(shared, &took.store, &took.gone).await {
        // The worker has it, the store has not: it begins again with what is stored.
        shared.collating.forget_loaded();
        return Err(trouble);
    }
    meet_own(shared, &took.store);
    Ok(took)
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
        let took = stored(shared, reply.answer).await?;
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

//! What a coordinator decides about the collation: kept in the stores first, then by the worker.

use std::rc::Rc;

use crate::app::desk::work::{Answer, FileOutcome, Filters, Job};
use crate::app::event::{Collating, Event};
use crate::app::keeping::stores::collated::{self, TABLES};
use crate::app::keeping::stores::ports::{DatabasePort as _, Stores as _, TransactionPort as _};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::calendar::Moment;
use crate::format::stored::CollatedV1;
use crate::platform::collating;
use crate::platform::shared::Shared;

/// Keeps what a person decided. Where a lesson is to go, its words go with the same stroke.
pub(crate) async fn decide(shared: &Rc<Shared>, decision: CollatedV1) {
    if !shared.may_write() {
        return shared.send(Collating::WorkFailed(StoreTrouble::TakenOver));
    }
    let decided = async {
        collating::load(shared).await?;
        let text = decision.text();
        let database = shared.database().await?;
        let transaction = database.writing(&TABLES)?;
        collated::put(&transaction, std::slice::from_ref(&text))?;
        if let CollatedV1::Removal {
            observation,
            is_out: true,
            ..
        } = &decision
        {
            collated::erase(&transaction, observation)?;
        }
        transaction.complete().await?;
        let answer = collating::ask(shared, &Job::Decide(text)).await?;
        collating::collation(answer).map(|view| Event::from(Collating::CollationRead(view)))
    };
    collating::tell(shared, decided.await);
}

/// Writes down what became of a file, together with what else is to be written down by then.
pub(crate) async fn log_file(shared: &Rc<Shared>, at: Moment, outcome: FileOutcome) {
    let desk = &shared.collating;
    desk.to_log.borrow_mut().push((at.to_string(), outcome));
    if desk.is_logging.replace(true) {
        return;
    }
    let logged = log_all(shared).await;
    desk.is_logging.set(false);
    if let Err(trouble) = logged {
        shared.send(Collating::WorkFailed(trouble));
    }
}

async fn log_all(shared: &Rc<Shared>) -> Result<(), StoreTrouble> {
    loop {
        let some = std::mem::take(&mut *shared.collating.to_log.borrow_mut());
        if some.is_empty() {
            return Ok(());
        }
        let Answer::Logged(store) = collating::ask(shared, &Job::Log(some)).await? else {
            return Err(collating::unexpected());
        };
        collating::keep(shared, &store, &[]).await?;
    }
}

/// Counts the figures of a part of the collation.
pub(crate) async fn read_figures(shared: &Rc<Shared>, filters: Filters) {
    let event = match collating::ask(shared, &Job::Figures(filters)).await {
        Ok(Answer::Figures(figures)) => Ok(Event::Collating(Collating::FiguresRead(figures))),
        Ok(_) => Err(collating::unexpected()),
        Err(trouble) => Err(trouble),
    };
    collating::tell(shared, event);
}

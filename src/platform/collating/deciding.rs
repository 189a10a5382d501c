//! What a coordinator decides about the collation: kept in the stores first, then by the worker.

use std::rc::Rc;

use crate::app::desk::work::{Answer, FileOutcome, Filters, Job};
use crate::app::event::{Collating, Event};
use crate::app::keeping::stores::collated::{self, TABLES};
use crate::app::keeping::stores::ports::{DatabasePort as _, Stores as _, TransactionPort as _};
use crate::app::keeping::trouble::StoreTrouble;
use crate::domain::calendar::Moment;
use crate::format::stored::CollatedV1;
use crate::platform::adapters::Adapters;
use crate::platform::collating;

/// Keeps what a person decided. Where a lesson is to go, its words go with the same stroke.
pub(crate) async fn decide(adapters: &Rc<Adapters>, decision: CollatedV1) {
    if !adapters.may_write() {
        return adapters.send(Collating::WorkFailed(StoreTrouble::TakenOver));
    }
    let decided = async {
        collating::load(adapters).await?;
        let text = decision.text();
        let database = adapters.database().await?;
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
        let answer = collating::ask(adapters, &Job::Decide(text)).await?;
        collating::collation(answer).map(|view| Event::from(Collating::CollationRead(view)))
    };
    collating::tell(adapters, decided.await);
}

/// Writes down what became of a file, together with what else is to be written down by then.
pub(crate) async fn log_file(adapters: &Rc<Adapters>, at: Moment, outcome: FileOutcome) {
    let desk = &adapters.collating;
    desk.to_log.borrow_mut().push((at.to_string(), outcome));
    if desk.is_logging.replace(true) {
        return;
    }
    let logged = log_all(adapters).await;
    desk.is_logging.set(false);
    if let Err(trouble) = logged {
        adapters.send(Collating::WorkFailed(trouble));
    }
}

async fn log_all(adapters: &Rc<Adapters>) -> Result<(), StoreTrouble> {
    loop {
        let some = std::mem::take(&mut *adapters.collating.to_log.borrow_mut());
        if some.is_empty() {
            return Ok(());
        }
        let Answer::Logged(store) = collating::ask(adapters, &Job::Log(some)).await? else {
            return Err(collating::unexpected());
        };
        collating::keep(adapters, &store, &[]).await?;
    }
}

/// Counts the figures of a part of the collation.
pub(crate) async fn read_figures(adapters: &Rc<Adapters>, filters: Filters) {
    let event = match collating::ask(adapters, &Job::Figures(filters)).await {
        Ok(Answer::Figures(figures)) => Ok(Event::Collating(Collating::FiguresRead(figures))),
        Ok(_) => Err(collating::unexpected()),
        Err(trouble) => Err(trouble),
    };
    collating::tell(adapters, event);
}

//! The journal as the page has it: jobs for the worker that keeps the file.

use crate::app::keeping::stores::journal::LIMIT_MS;
use crate::app::keeping::stores::ports::JournalPort;
use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::journal_jobs::{JournalAnswer, JournalJob};
use crate::platform::browser::clock;
use crate::platform::worker::worker_client::Client;

/// The worker with the file.
#[derive(Debug)]
pub(crate) struct JournalWorker(Client);

impl JournalWorker {
    /// A worker that is started when it is first needed.
    pub(crate) fn new() -> Self {
        Self(Client::new("journal"))
    }
}

impl JournalPort for JournalWorker {
    async fn ask(&self, job: &JournalJob) -> Result<JournalAnswer, StoreTrouble> {
        let asked = clock::within(LIMIT_MS, self.0.ask(job, None)).await;
        let reply = asked.unwrap_or(Err(StoreTrouble::NoAnswer))?;
        Ok(reply.answer)
    }

    fn stop(&self) {
        self.0.stop();
    }
}

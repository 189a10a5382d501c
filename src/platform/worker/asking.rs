//! Jobs of the second worker but the journal's: files, the collation, searching. Apart, because class needs
//! none of their answers.

use crate::app::desk::work::{Answer, Job};
use crate::platform::worker::worker_client::Asked;

impl Asked for Job {
    type Answer = Answer;
    const FIELD: &'static str = "job";
}

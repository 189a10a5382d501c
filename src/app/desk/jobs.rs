//! The jobs that need no browser: bytes and texts in, bytes and texts out.

use crate::app::desk::Desk;
use crate::app::desk::finder::Finder;
use crate::app::desk::lines::Lines;
use crate::app::desk::work::{Answer, FileOutcome, HandOverItem, HandOverJob, Job};
use crate::app::keeping::recovery;
use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::domain::calendar::Moment;
use crate::domain::ids::{DeviceId, FileId, ObservationId, RecipientId};
use crate::domain::observation::Observation;
use crate::domain::recipient::Recipient;
use crate::format::backup::{self, Backup, CannotBackUp};
use crate::format::exports::chunks::Give;
use crate::format::handover::again::as_it_left;
use crate::format::handover::{self, CannotMake, Cover, Item};
use crate::format::line::{at_length, revision, sha256};
use crate::format::reading::arriving::Arrived;
use crate::format::reading::{Members, read_line};
use crate::format::stored::CollatedV1;

type Done = (Answer, Option<Vec<u8>>);

/// What the worker keeps between jobs.
#[derive(Debug, Default)]
pub struct Kept {
    /// The coordinator's desk.
    pub desk: Desk,
    /// The observer's own notes, once they were searched.
    finder: Finder,
}

/// Does one job. `lines` are those of the collation, `give` takes an export in chunks.
pub async fn answer(
    kept: &mut Kept,
    lines: &impl Lines,
    job: Job,
    bytes: &[u8],
    give: Give<'_>,
) -> Done {
    let Kept { desk, finder } = kept;
    match job {
        Job::MakeHandOver(job) => hand_over(&job).unwrap_or_else(|why| (Answer::Failed(why), None)),
        Job::TakeFile { name, parts } => {
            let took = desk.arrive(lines, &name, arrived(&parts, bytes)).await;
            (told(took.map(Answer::Files)), None)
        }
        Job::Rescue { name, parts, hash } => {
            let arrived = arrived(&parts, bytes);
            let took = desk.rescue_in(lines, &name, arrived, &hash).await;
            (told(took.map(Answer::Files)), None)
        }
        Job::Stored(numbers) => {
            desk.stored(&numbers);
            (Answer::Noted, None)
        }
        Job::Decide(text) => {
            desk.decide(&text);
            (view(desk), None)
        }
        Job::Log(outcomes) => (log(desk, outcomes), None),
        Job::Figures(filters) => (Answer::Figures(Box::new(desk.figures(&filters))), None),
        Job::View => (view(desk), None),
        Job::Versions(id) => {
            let versions = desk.versions(lines, &id).await;
            let versions = versions.map(|versions| Answer::Versions(Box::new(versions)));
            (told(versions), None)
        }
        Job::Export(kind, filters) => {
            let made = desk.export_of(lines, kind, &filters, give).await;
            (told(made.map(|()| Answer::Export)), None)
        }
        Job::GiveNotes(streams) => {
            for (id, texts) in streams {
                if let Ok(id) = ObservationId::parse(&id) {
                    finder.put(&recovery::observation(&id, &texts));
                }
            }
            (Answer::Found(Vec::new()), None)
        }
        Job::Find(query) => (Answer::Found(finder.find(&query)), None),
        Job::FindCollated(query) => (Answer::Found(desk.find(&query)), None),
        Job::Backup {
            records,
            collation,
            aside,
            app,
            created_at,
        } => make_backup(
            &Backup {
                records,
                collation,
                aside,
            },
            &app,
            &created_at,
        ),
        Job::ReadBackup => (read_backup(bytes), None),
        Job::LoadCollation => (failed(&StoreTrouble::Own(Failure::NoStore)), None),
    }
}

/// The parts stand in the bytes one after another.
fn arrived<'a>(parts: &[(String, usize)], bytes: &'a [u8]) -> Arrived<'a> {
    if parts.is_empty() {
        return Arrived::File(bytes);
    }
    let mut rest = bytes;
    let mut members = Members::new();
    for (path, length) in parts {
        let (part, after) = rest.split_at(rest.len().min(*length));
        members.insert(path.clone(), part.to_vec());
        rest = after;
    }
    Arrived::Parts(members)
}

fn view(desk: &Desk) -> Answer {
    Answer::Collation(Box::new(desk.view()))
}

/// Whether a text of the collation is what it says: a version must fit its own revision, or it could
/// take the place of a sound one.
fn is_sound(text: &str) -> bool {
    match serde_json::from_str(text) {
        Ok(CollatedV1::Version { device, line }) => {
            DeviceId::parse(&device).is_ok_and(|device| read_line(&line, &device).is_ok())
        }
        Ok(_) => true,
        Err(_) => false,
    }
}

fn log(desk: &mut Desk, outcomes: Vec<(String, FileOutcome)>) -> Answer {
    let each = outcomes.into_iter();
    let store = each.filter_map(|(at, outcome)| {
        let at = Moment::parse(&at).ok()?;
        Some(desk.log(at, outcome))
    });
    Answer::Logged(store.collect())
}

fn make_backup(backup: &Backup, app: &str, created_at: &str) -> Done {
    match backup::make(backup, app, created_at) {
        Ok(bytes) => (Answer::Backup, Some(bytes)),
        Err(CannotBackUp::Zip) => (failed(&StoreTrouble::Own(Failure::Zip)), None),
        Err(CannotBackUp::TooLarge(size, limit)) => {
            (failed(&StoreTrouble::BackupTooLarge(size, limit)), None)
        }
    }
}

fn read_backup(bytes: &[u8]) -> Answer {
    match backup::read(bytes) {
        Ok(Backup {
            records,
            collation,
            mut aside,
        }) => {
            let (collation, bogus) = collation.into_iter().partition(|text| is_sound(text));
            aside.extend::<Vec<String>>(bogus);
            Answer::BackupRead {
                records,
                collation,
                aside,
            }
        }
        Err(problem) => Answer::Refused(problem),
    }
}

fn hand_over(job: &HandOverJob) -> Result<Done, String> {
    let cover = cover(job)?;
    let items = job
        .items
        .iter()
        .map(item)
        .collect::<Result<Option<Vec<Item<'static>>>, String>>()?;
    let Some(items) = items else {
        return Ok((Answer::NotAsItLeft, None));
    };
    let bytes = handover::make(&cover, &items).map_err(cannot)?;
    let revisions = items.iter().map(|i| {
        let whole = i.leaving.whole().map(str::to_owned);
        let o = i.observation();
        (o.id().to_string(), revision(o), whole)
    });
    Ok((
        Answer::HandOver {
            sha256: sha256(&bytes),
            revisions: revisions.collect(),
        },
        Some(bytes),
    ))
}

fn cover(job: &HandOverJob) -> Result<Cover, String> {
    Ok(Cover {
        file: FileId::parse(&job.file).map_err(|e| e.to_string())?,
        app: job.app.clone(),
        device: DeviceId::parse(&job.device).map_err(|e| e.to_string())?,
        recipient: Recipient {
            id: RecipientId::parse(&job.recipient.0).map_err(|e| e.to_string())?,
            name: job.recipient.1.clone(),
        },
        device_seq: job.device_seq,
        previous: job.previous.clone(),
        created_at: Moment::parse(&job.created_at).map_err(|e| e.to_string())?,
        observer: job.observer.clone(),
    })
}

/// An observation as it is to stand in the file; none where it is to stand as it left, and cannot.
fn item(item: &HandOverItem) -> Result<Option<Item<'static>>, String> {
    let id = ObservationId::parse(&item.id).map_err(|e| e.to_string())?;
    let whole = recovery::observation(&id, &item.texts);
    if let Some(wanted) = &item.revision {
        let leaving = |o: &Observation| revision(Item::of(o, None).observation());
        let observation = as_it_left(&whole, item.entries, wanted, leaving);
        let again = |o: Observation| {
            let made = Item::of(&o, item.parent.clone()).into_owned();
            made.of_whole(item.whole.clone())
        };
        return Ok(observation.map(again));
    }
    let found = whole.entries().len();
    let observation = at_length(&whole, item.entries).ok_or_else(|| {
        let found = u64::try_from(found).unwrap_or(u64::MAX);
        let wanted = item.entries.into();
        text_of(&StoreTrouble::Own(Failure::Entries(
            id.short().to_owned(),
            found,
            wanted,
        )))
    })?;
    Ok(Some(
        Item::of(&observation, item.parent.clone()).into_owned(),
    ))
}

fn cannot(why: CannotMake) -> String {
    text_of(&match why {
        CannotMake::Nothing => StoreTrouble::Own(Failure::Nothing),
        CannotMake::Practice => StoreTrouble::Own(Failure::Practice),
        CannotMake::Zip => StoreTrouble::Own(Failure::Zip),
        CannotMake::TooLarge(size, limit) => StoreTrouble::HandOverTooLarge(size, limit),
    })
}

fn told(answer: Result<Answer, StoreTrouble>) -> Answer {
    answer.unwrap_or_else(|why| failed(&why))
}

fn failed(why: &StoreTrouble) -> Answer {
    Answer::Failed(text_of(why))
}

/// A trouble travels as text; the other side reads it back.
fn text_of(why: &StoreTrouble) -> String {
    serde_json::to_string(why).unwrap_or_default()
}

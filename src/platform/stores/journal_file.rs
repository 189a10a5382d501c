//! The journal's file, in the worker: append-only, in the origin private file system, flushed after
//! every append. A second copy that shares nothing with the database but the disk.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use crate::app::keeping::trouble::StoreTrouble;
use crate::format::stored::journal::{self, Frames};
use crate::format::stored::journal_jobs::{Place, TAIL};
use crate::platform::browser::{error, js};

/// Most bytes that are read at once.
const AT_ONCE: u64 = 2 << 20;

/// The open file. Exclusive: nobody else can open it meanwhile.
#[derive(Debug)]
pub struct JournalFile {
    handle: JsValue,
}

/// A stretch that was read.
#[derive(Debug, Default)]
pub struct Stretch {
    /// What it holds.
    pub frames: Frames,
    /// Where the next one begins.
    pub next: Place,
    /// What stands before this one.
    pub before: u32,
}

impl JournalFile {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    /// Where the browser has no such files, or another tab has it open.
    pub async fn open(name: &str) -> Result<Self, StoreTrouble> {
        let storage = js::get(&js::navigator(), "storage");
        let create = js::object(&[("create", &true.into())]);
        let folder = ask(&storage, "getDirectory", &[]).await?;
        let file = ask(&folder, "getFileHandle", &[&name.into(), &create]).await?;
        let handle = ask(&file, "createSyncAccessHandle", &[]).await?;
        let journal = Self { handle };
        journal.end_last_line().await?;
        Ok(journal)
    }

    /// Takes over the journal of the first version, which had no folder in its name. One that another
    /// tab still has open is taken over at the next start.
    ///
    /// # Errors
    /// Where it is there and cannot be read, or not be written here.
    pub async fn take_over(&self, name: &str) -> Result<(), StoreTrouble> {
        let storage = js::get(&js::navigator(), "storage");
        let folder = ask(&storage, "getDirectory", &[]).await?;
        let Ok(file) = ask(&folder, "getFileHandle", &[&name.into()]).await else {
            return Ok(());
        };
        let Ok(handle) = ask(&file, "createSyncAccessHandle", &[]).await else {
            return Ok(());
        };
        let old = Self { handle };
        let length = old.length().await?;
        let mut from = 0;
        while from < length {
            let bytes = old.bytes(from, (length - from).min(AT_ONCE)).await?;
            self.write(&bytes).await?;
            from += u64::try_from(bytes.len()).unwrap_or(0).max(1);
        }
        self.end_last_line().await?;
        old.close().await;
        ask(&folder, "removeEntry", &[&name.into()]).await.map(drop)
    }

    /// A frame that was cut by a power failure must not swallow the next one.
    async fn end_last_line(&self) -> Result<(), StoreTrouble> {
        let length = self.length().await?;
        let Some(last) = length.checked_sub(1) else {
            return Ok(());
        };
        if self.bytes(last, 1).await? == b"\n" {
            Ok(())
        } else {
            self.write(b"\n").await
        }
    }

    /// Bytes in the file.
    ///
    /// # Errors
    /// Where the browser does not say.
    pub async fn length(&self) -> Result<u64, StoreTrouble> {
        let size = ask(&self.handle, "getSize", &[]).await?;
        Ok(js::whole(size.as_f64().unwrap_or(0.0)))
    }

    /// Where it ends.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn end(&self) -> Result<Place, StoreTrouble> {
        self.place(self.length().await?).await
    }

    async fn place(&self, length: u64) -> Result<Place, StoreTrouble> {
        let count = length.min(TAIL);
        let tail = crc32fast::hash(&self.bytes(length - count, count).await?);
        Ok(Place { length, tail })
    }

    /// Appends texts as frames; where it ends afterwards. All or none.
    ///
    /// # Errors
    /// [`StoreTrouble::Full`] where less was written than given.
    pub async fn append(&self, texts: &[String]) -> Result<Place, StoreTrouble> {
        let bytes: Vec<u8> = texts.iter().flat_map(|text| journal::frame(text)).collect();
        self.write(&bytes).await?;
        self.end().await
    }

    /// On a full disk nothing fails: the count of what was written is short, or nonsense.
    async fn write(&self, bytes: &[u8]) -> Result<(), StoreTrouble> {
        let before = self.length().await?;
        let wrote = ask(
            &self.handle,
            "write",
            &[&Uint8Array::from(bytes), &at(before)],
        )
        .await;
        let flushed = ask(&self.handle, "flush", &[]).await;
        let count = wrote.as_ref().ok().and_then(JsValue::as_f64).map(js::whole);
        let is_whole = count == u64::try_from(bytes.len()).ok()
            && self.length().await? == before.saturating_add(count.unwrap_or(0));
        if is_whole && flushed.is_ok() {
            return Ok(());
        }
        ask(&self.handle, "truncate", &[&js::number(before)]).await?;
        // The short write is the trouble to tell; a failing flush of the old state adds nothing.
        let _told_below = ask(&self.handle, "flush", &[]).await;
        Err(wrote.err().or(flushed.err()).unwrap_or(StoreTrouble::Full))
    }

    /// Reads whole frames from here on, some at a time.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub async fn read(&self, from: u64) -> Result<Stretch, StoreTrouble> {
        let length = self.length().await?;
        let wanted = length.saturating_sub(from).min(AT_ONCE);
        let mut bytes = self.bytes(from, wanted).await?;
        let is_end = from.saturating_add(wanted) >= length;
        if !is_end && let Some(end) = bytes.iter().rposition(|b| *b == b'\n') {
            bytes.truncate(end + 1);
        }
        let read = u64::try_from(bytes.len()).unwrap_or(0);
        let before = self.place(from.min(length)).await?.tail;
        Ok(Stretch {
            frames: journal::read(&bytes),
            next: self.place(from.saturating_add(read).min(length)).await?,
            before,
        })
    }

    async fn bytes(&self, from: u64, count: u64) -> Result<Vec<u8>, StoreTrouble> {
        let room = Uint8Array::new_with_length(u32::try_from(count).unwrap_or(0));
        let read = ask(&self.handle, "read", &[&room, &at(from)]).await?;
        let read = u32::try_from(js::whole(read.as_f64().unwrap_or(0.0))).unwrap_or(0);
        Ok(room.subarray(0, read.min(room.length())).to_vec())
    }

    /// Overwrites every line that is to go with spaces, in place, so that a power cut costs nothing else;
    /// where it ends afterwards.
    ///
    /// # Errors
    /// Where the file cannot be read or written.
    pub async fn blot(&self, is_gone: impl Fn(&str) -> bool) -> Result<Place, StoreTrouble> {
        let length = self.length().await?;
        let mut from = 0;
        while from < length {
            let mut bytes = self.bytes(from, (length - from).min(AT_ONCE)).await?;
            if let Some(end) = bytes.iter().rposition(|b| *b == b'\n') {
                bytes.truncate(end + 1);
            }
            for span in journal::spans(&bytes) {
                if is_gone(&span.text) {
                    let spaces = vec![b' '; span.to - span.from];
                    let begins = from.saturating_add(u64::try_from(span.from).unwrap_or(0));
                    let given = [&Uint8Array::from(spaces.as_slice()).into(), &at(begins)];
                    ask(&self.handle, "write", &given).await?;
                }
            }
            from += u64::try_from(bytes.len()).unwrap_or(0).max(1);
        }
        ask(&self.handle, "flush", &[]).await?;
        self.end().await
    }

    /// Lets go of the file.
    pub async fn close(&self) {
        // A file that is closed already may be closed again.
        let _closed = ask(&self.handle, "close", &[]).await;
    }
}

impl Drop for JournalFile {
    fn drop(&mut self) {
        // A file that is closed already may be closed again.
        let _closed = js::call(&self.handle, "close", &[]);
    }
}

/// Some Safari versions answer with promises where the others answer at once.
async fn ask(target: &JsValue, name: &str, given: &[&JsValue]) -> Result<JsValue, StoreTrouble> {
    js::ask(target, name, given)
        .await
        .map_err(|e| error::trouble(&e))
}

fn at(position: u64) -> JsValue {
    js::object(&[("at", &js::number(position))])
}

//! Bytes that leave memory in chunks while a zip is being written. The zip writer comes back to the head of a
//! member once, when it is at its end; only that much is held.

use std::fmt;
use std::io::{Error, ErrorKind, Result, Seek, SeekFrom, Write};

/// So many bytes make a chunk.
pub const CHUNK: usize = 1 << 20;

/// Takes each chunk once, with its place in the whole from 0. The chunk that begins a member may come after
/// others of that member.
pub type Give<'a> = Box<dyn FnMut(usize, Vec<u8>) + 'a>;

/// Where the zip writer writes.
pub struct Chunks<'a> {
    give: Give<'a>,
    /// The chunk with the head of the member that is being written, once it is full.
    head: Option<Chunk>,
    /// The chunk that is being filled; it has the head of the member where `head` is none.
    tail: Chunk,
    end: u64,
    at: u64,
}

#[derive(Debug, Default)]
struct Chunk {
    place: usize,
    from: u64,
    bytes: Vec<u8>,
}

impl fmt::Debug for Chunks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chunks").field("end", &self.end).finish()
    }
}

impl<'a> Chunks<'a> {
    /// Nothing written yet.
    pub fn new(give: Give<'a>) -> Self {
        Self {
            give,
            head: None,
            tail: Chunk::default(),
            end: 0,
            at: 0,
        }
    }

    /// Gives on all that is held: what is written so far is not changed any more.
    pub fn give_all(&mut self) {
        if let Some(head) = self.head.take() {
            (self.give)(head.place, head.bytes);
        }
        if !self.tail.bytes.is_empty() {
            let full = self.begin_another();
            (self.give)(full.place, full.bytes);
        }
    }

    /// The chunk that was being filled; another one begins after it.
    fn begin_another(&mut self) -> Chunk {
        let next = Chunk {
            place: self.tail.place + 1,
            from: self.end,
            bytes: Vec::new(),
        };
        std::mem::replace(&mut self.tail, next)
    }

    /// Writes over what stands there, which must be held still.
    fn write_over(&mut self, bytes: &[u8]) -> Result<usize> {
        let chunk = self.head.as_mut().unwrap_or(&mut self.tail);
        let from = self.at.checked_sub(chunk.from);
        let from = from.and_then(|from| usize::try_from(from).ok());
        let place = from.and_then(|from| chunk.bytes.get_mut(from..from + bytes.len()));
        let Some(place) = place else {
            return Err(Error::from(ErrorKind::Unsupported));
        };
        place.copy_from_slice(bytes);
        self.at += length(bytes);
        Ok(bytes.len())
    }
}

impl Write for Chunks<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.at < self.end {
            return self.write_over(bytes);
        }
        self.tail.bytes.extend_from_slice(bytes);
        self.end += length(bytes);
        self.at = self.end;
        if self.tail.bytes.len() >= CHUNK {
            let full = self.begin_another();
            match self.head {
                None => self.head = Some(full),
                Some(_) => (self.give)(full.place, full.bytes),
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Seek for Chunks<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let to = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.end.checked_add_signed(by),
        };
        let to = to.filter(|to| *to <= self.end);
        let to = to.ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
        let comes_back = self.at < self.end && to == self.end;
        self.at = to;
        if comes_back {
            // The head was put right: the member is whole.
            self.give_all();
        }
        Ok(to)
    }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// Everything that is given, put together in memory.
///
/// # Errors
/// Those of the making.
pub fn collected<E>(
    make: impl FnOnce(Give<'_>) -> std::result::Result<(), E>,
) -> std::result::Result<Vec<u8>, E> {
    let mut chunks: Vec<(usize, Vec<u8>)> = Vec::new();
    make(Box::new(|place, bytes| chunks.push((place, bytes))))?;
    chunks.sort_by_key(|(place, _)| *place);
    Ok(chunks.into_iter().flat_map(|(_, bytes)| bytes).collect())
}

//! Frames of the append-only journal: `length checksum text`, one a line. A damaged frame costs
//! itself and nothing else.

/// The frame of one record's text.
pub fn frame(text: &str) -> Vec<u8> {
    let mut bytes =
        format!("{} {:08x} ", text.len(), crc32fast::hash(text.as_bytes())).into_bytes();
    bytes.extend_from_slice(text.as_bytes());
    bytes.push(b'\n');
    bytes
}

/// What a stretch of the journal holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frames {
    /// The texts of whole frames, in order.
    pub texts: Vec<String>,
    /// Lines that are no whole frame, as they came; bytes that are not UTF-8 replaced.
    pub damaged: Vec<String>,
}

/// Reads a stretch of the journal that begins at a frame.
pub fn read(mut bytes: &[u8]) -> Frames {
    let mut frames = Frames::default();
    while !bytes.is_empty() {
        if let Some((text, rest)) = whole_frame(bytes) {
            frames.texts.push(text);
            bytes = rest;
            continue;
        }
        let end = bytes
            .iter()
            .position(|b| *b == b'\n')
            .map_or(bytes.len(), |n| n + 1);
        let (line, rest) = bytes.split_at(end);
        if line.iter().any(|b| !b.is_ascii_whitespace() && *b != 0) {
            frames
                .damaged
                .push(String::from_utf8_lossy(line).into_owned());
        }
        bytes = rest;
    }
    frames
}

fn whole_frame(bytes: &[u8]) -> Option<(String, &[u8])> {
    let head = bytes.get(..bytes.len().min(24))?;
    let first = head.iter().position(|b| *b == b' ')?;
    let length: usize = std::str::from_utf8(head.get(..first)?).ok()?.parse().ok()?;
    let crc = std::str::from_utf8(bytes.get(first + 1..first + 9)?).ok()?;
    let start = first + 10;
    let end = start.checked_add(length)?;
    let text = bytes.get(start..end)?;
    let sound = bytes.get(end) == Some(&b'\n') && format!("{:08x}", crc32fast::hash(text)) == crc;
    sound
        .then(|| {
            Some((
                String::from_utf8(text.to_vec()).ok()?,
                bytes.get(end + 1..)?,
            ))
        })
        .flatten()
}

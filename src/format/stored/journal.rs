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

/// How many bytes the frame of a text takes.
pub fn frame_length(text: &str) -> u64 {
    let digits = text.len().checked_ilog10().map_or(1, |n| n + 1);
    let bytes = text.len().saturating_add(11);
    u64::try_from(bytes)
        .unwrap_or(u64::MAX)
        .saturating_add(u64::from(digits))
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

/// A line of the journal, whole frame or not: where it stands and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Offset of its first byte.
    pub from: usize,
    /// Offset after its last byte, the line end not counted.
    pub to: usize,
    /// Its text; of a damaged line as it came.
    pub text: String,
}

/// Where each line of a stretch stands that begins at a frame.
pub fn spans(bytes: &[u8]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let from = bytes.len() - rest.len();
        let (text, after) = whole_frame(rest).unwrap_or_else(|| {
            let end = rest
                .iter()
                .position(|b| *b == b'\n')
                .map_or(rest.len(), |n| n + 1);
            let (line, after) = rest.split_at(end);
            (String::from_utf8_lossy(line).into_owned(), after)
        });
        rest = after;
        let to = bytes.len() - rest.len();
        let has_end = bytes.get(to - 1) == Some(&b'\n');
        spans.push(Span {
            from,
            to: to - usize::from(has_end),
            text,
        });
    }
    spans
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_as_long_as_is_said() {
        for count in [0, 1, 9, 10, 99, 100, 1_000] {
            let text = "é".repeat(count);
            assert_eq!(u64::try_from(frame(&text).len()), Ok(frame_length(&text)));
        }
    }

    #[test]
    fn a_frame_overwritten_with_spaces_is_gone_and_costs_no_other() {
        let mut bytes: Vec<u8> = ["one", "two", "three"]
            .iter()
            .flat_map(|t| frame(t))
            .collect();
        bytes.extend_from_slice(b"5 0000 torn");
        let found = spans(&bytes);
        let texts: Vec<&str> = found.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["one", "two", "three", "5 0000 torn"]);
        for span in found
            .iter()
            .filter(|p| p.text == "two" || p.text.ends_with("torn"))
        {
            if let Some(frame) = bytes.get_mut(span.from..span.to) {
                frame.fill(b' ');
            }
        }
        let left = read(&bytes);
        assert_eq!(left.texts, ["one", "three"]);
        assert!(left.damaged.is_empty(), "{left:?}");
    }
}

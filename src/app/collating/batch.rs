//! What was made of some files and is to be stored in one stroke: a strict transaction costs as much for one
//! file as for many.

use crate::app::desk::work::Took;

/// So many files at the most are stored together.
pub const MOST_FILES: usize = 16;
/// With so many bytes of text a batch is full: that much stands in the page's memory meanwhile.
pub const LARGEST: usize = 2 << 20;

/// Files of which nothing is told yet, for nothing of them is stored yet; each as `A` and what was made of it.
#[derive(Debug)]
pub struct Batch<A> {
    files: Vec<(A, Took)>,
    size: usize,
}

impl<A> Default for Batch<A> {
    fn default() -> Self {
        Self {
            files: Vec::new(),
            size: 0,
        }
    }
}

impl<A> Batch<A> {
    /// Takes one more in.
    pub fn put(&mut self, file: A, took: Took) {
        self.size += took.store.iter().map(String::len).sum::<usize>();
        self.files.push((file, took));
    }

    /// Whether nothing waits in it.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether it is to be stored before the next file is read.
    pub fn is_full(&self) -> bool {
        self.files.len() >= MOST_FILES || self.size >= LARGEST
    }

    /// All that is to be stored, in the order in which it came, and what is to be stored no longer.
    pub fn stroke(&mut self) -> (Vec<String>, Vec<(String, String)>) {
        let (mut texts, mut gone) = (Vec::new(), Vec::new());
        for (_, took) in &mut self.files {
            texts.append(&mut took.store);
            gone.append(&mut took.gone);
        }
        self.size = 0;
        (texts, gone)
    }

    /// The files, to be told of now that they are stored, or never where they could not be.
    pub fn told(&mut self) -> Vec<(A, Took)> {
        std::mem::take(&mut self.files)
    }
}

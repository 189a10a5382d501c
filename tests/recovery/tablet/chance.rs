//! Chance with a seed, and what may go wrong.

use std::cell::RefCell;
use std::env;
use std::rc::Rc;

/// Chance.
pub struct Chance(RefCell<fastrand::Rng>);

impl Chance {
    /// The same seed gives the same chances.
    pub fn new(seed: u64) -> Self {
        Self(RefCell::new(fastrand::Rng::with_seed(seed)))
    }

    /// A number below this one.
    pub fn below(&self, end: usize) -> usize {
        self.0.borrow_mut().usize(..end.max(1))
    }

    /// Whether it happens that happens once in so many times; never at 0.
    pub fn once_in(&self, times: usize) -> bool {
        times > 0 && self.below(times) == 0
    }
}

/// What goes wrong while a page is open: each once in so many times, never at 0.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// Something that is asked for fails and is not done.
    pub fails: usize,
    /// Something is done, and its answer never comes.
    pub unanswered: usize,
    /// A reading shows an earlier state.
    pub old: usize,
    /// A count is short.
    pub short: usize,
    /// A length is another one.
    pub wrong_length: usize,
    /// A text that is read of the database or the mirror is garbage. Frames of the journal bear a checksum.
    pub garbage: usize,
    /// How long answers may take, in turns of other tasks: the longer, the more they change places.
    pub slow: usize,
}

impl Faults {
    /// Honest stores that take their time.
    pub fn only_slow(chance: &Chance) -> Self {
        Self {
            slow: chance.below(4),
            ..Self::default()
        }
    }

    /// The same, and whatever is read is what stands there.
    pub fn without_lies(self) -> Self {
        Self {
            fails: self.fails,
            unanswered: self.unanswered,
            slow: self.slow,
            ..Self::default()
        }
    }

    /// Any mixture, honest stores among them.
    pub fn any(chance: &Chance) -> Self {
        let some = || {
            if chance.once_in(2) {
                0
            } else {
                3 + chance.below(60)
            }
        };
        let slow = chance.below(6);
        if chance.once_in(3) {
            return Self {
                slow,
                ..Self::default()
            };
        }
        Self {
            fails: some(),
            unanswered: some(),
            old: some(),
            short: some(),
            wrong_length: some(),
            garbage: some(),
            slow,
        }
    }
}

/// Runs rounds, each with a seed of its own. A round that fails says which it was.
pub fn rounds(name: &str, round: impl Fn(&Rc<Chance>)) {
    struct Named<'a>(&'a str, u64);
    impl Drop for Named<'_> {
        fn drop(&mut self) {
            if std::thread::panicking() {
                println!("{} failed in the round ALONGSIDE_SEED={}", self.0, self.1);
            }
        }
    }
    let given: Option<u64> = env::var("ALONGSIDE_SEED").ok().and_then(|s| s.parse().ok());
    let many = if env::var_os("ALONGSIDE_LONG").is_some() {
        20_000
    } else {
        300
    };
    let seeds = given.map_or(0..many, |seed| seed..seed + 1);
    for seed in seeds {
        let _named = Named(name, seed);
        round(&Rc::new(Chance::new(seed)));
    }
}

//! A page: the app's stores as the workflows have them, over the disk of the tablet. It may be killed at any
//! moment.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::task::Poll;

use alongside::app::event::Event;
use alongside::app::keeping::stores::journal::Journal;
use alongside::app::keeping::stores::known::Known;
use alongside::app::keeping::stores::ports::{Clock, Stores};
use alongside::app::keeping::trouble::StoreTrouble;
use alongside::app::page::standing::Pen;
use tokio::task::{LocalSet, spawn_local, yield_now};

use super::app::{App, Truth};
use super::chance::{Chance, Faults};
use super::database::{Database, Line};
use super::disk::Disk;
use super::journal::JournalKeeper;
use super::mirror::SmallValues;

/// More turns than any work needs that ends.
const ENDLESS: usize = 2_000_000;

/// What the stores of a page have in common.
pub struct World {
    pub disk: Rc<RefCell<Disk>>,
    pub chance: Rc<Chance>,
    pub faults: Cell<Faults>,
    pub has_journal: bool,
    pub has_mirror: bool,
}

impl World {
    /// Something is done to a store.
    pub fn note(&self, what: &'static str) {
        self.disk.borrow_mut().done.push(what);
    }

    /// Lets the others do something.
    pub async fn turn(&self) {
        yield_now().await;
    }

    /// An answer takes a while.
    pub async fn wait(&self) {
        for _ in 0..self.chance.below(self.faults.get().slow + 1) {
            self.turn().await;
        }
    }

    pub fn fails(&self) -> bool {
        self.chance.once_in(self.faults.get().fails)
    }

    pub fn is_unanswered(&self) -> bool {
        self.chance.once_in(self.faults.get().unanswered)
    }

    /// A text as it is read.
    pub fn as_read(&self, text: &str) -> String {
        if self.chance.once_in(self.faults.get().garbage) {
            format!("#{text}")
        } else {
            text.to_owned()
        }
    }
}

/// A tablet.
pub struct Tablet {
    pub disk: Rc<RefCell<Disk>>,
    pub chance: Rc<Chance>,
    pub truth: Rc<RefCell<Truth>>,
    pub has_journal: bool,
    pub has_mirror: bool,
}

impl Tablet {
    /// A new tablet.
    pub fn new(chance: &Rc<Chance>) -> Self {
        Self {
            disk: Rc::default(),
            chance: Rc::clone(chance),
            truth: Rc::default(),
            has_journal: true,
            has_mirror: true,
        }
    }

    /// Opens the app, does something with it, and closes it: what is under way then does not end.
    pub fn page<T, F: Future<Output = T>>(
        &self,
        faults: Faults,
        work: impl FnOnce(Rc<Page>) -> F,
    ) -> T {
        let answer = self.page_for(ENDLESS, faults, work);
        answer.unwrap_or_else(|| panic!("it does not end"))
    }

    /// The same; the page is killed after so many turns.
    pub fn page_for<T, F: Future<Output = T>>(
        &self,
        turns: usize,
        faults: Faults,
        work: impl FnOnce(Rc<Page>) -> F,
    ) -> Option<T> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let tasks = LocalSet::new();
        let page = Page::new(self, faults);
        tasks.block_on(&runtime, within(turns, work(page)))
    }
}

/// What comes of some work within so many turns.
async fn within<T>(turns: usize, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut left = turns;
    poll_fn(move |context| {
        if let Poll::Ready(answer) = work.as_mut().poll(context) {
            return Poll::Ready(Some(answer));
        }
        let Some(fewer) = left.checked_sub(1) else {
            return Poll::Ready(None);
        };
        left = fewer;
        Poll::Pending
    })
    .await
}

/// A page with the app in it.
pub struct Page {
    pub world: Rc<World>,
    line: Rc<Line>,
    database: RefCell<Option<Rc<Database>>>,
    journal: Rc<Journal<JournalKeeper>>,
    mirror: SmallValues,
    known: Known,
    pub pen: Cell<Pen>,
    pub app: App,
    me: Weak<Self>,
}

impl Page {
    fn new(tablet: &Tablet, faults: Faults) -> Rc<Self> {
        let world = Rc::new(World {
            disk: Rc::clone(&tablet.disk),
            chance: Rc::clone(&tablet.chance),
            faults: Cell::new(faults),
            has_journal: tablet.has_journal,
            has_mirror: tablet.has_mirror,
        });
        Rc::new_cyclic(|me| Self {
            line: Rc::default(),
            database: RefCell::default(),
            journal: Rc::new(Journal::new(JournalKeeper(Rc::clone(&world)))),
            mirror: SmallValues(Rc::clone(&world)),
            known: Known::default(),
            pen: Cell::new(Pen::Ours),
            app: App::new(Rc::clone(&tablet.truth)),
            me: Weak::clone(me),
            world,
        })
    }

    /// Itself, for work that goes on.
    pub fn me(&self) -> Rc<Self> {
        self.me.upgrade().unwrap()
    }
}

impl Clock for Page {
    async fn pause(&self, _ms: u32) {
        for _ in 0..8 {
            self.world.turn().await;
        }
    }

    async fn within<T>(&self, limit_ms: u32, work: impl Future<Output = T>) -> Option<T> {
        within(usize::try_from(limit_ms).unwrap(), work).await
    }
}

impl Stores for Page {
    type Database = Database;
    type Journal = JournalKeeper;
    type Mirror = SmallValues;

    async fn database(&self) -> Result<Rc<Database>, StoreTrouble> {
        self.world.wait().await;
        if self.world.fails() {
            return Err(StoreTrouble::NoAnswer);
        }
        let mut open = self.database.borrow_mut();
        let opened = || Rc::new(Database::new(Rc::clone(&self.world), Rc::clone(&self.line)));
        Ok(Rc::clone(open.get_or_insert_with(opened)))
    }

    fn close_database(&self) {
        self.database.borrow_mut().take();
    }

    async fn first_version(&self, _into: &Database) -> Result<bool, StoreTrouble> {
        Ok(false)
    }

    fn journal(&self) -> &Rc<Journal<JournalKeeper>> {
        &self.journal
    }

    fn mirror(&self) -> &SmallValues {
        &self.mirror
    }

    fn known(&self) -> &Known {
        &self.known
    }

    fn pen(&self) -> Pen {
        self.pen.get()
    }

    fn tell(&self, event: impl Into<Event>) {
        self.happens(event);
    }

    fn forget_read(&self) {}

    fn forget_typing(&self, _id: &str) {}

    fn meanwhile(&self, work: impl Future<Output = ()> + 'static) {
        spawn_local(work);
    }

    fn reload(&self) {}
}

//! Files that the user chooses or drops are offered to the app by ticket, and held until it takes them or lets
//! them go. The page marks its fields: `data-files="collate"` or `"restore"` on an input, `data-drop="collate"`
//! on a zone; folders are gone through.

pub(crate) mod arrivals;
pub(crate) mod copy;
pub(crate) mod out_file;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event as DomEvent, File, HtmlInputElement};

use crate::app::desk::work::Looked;
use crate::app::event::{Collating, TakingOut};
use crate::app::told::{Ticket, TicketId};
use crate::format::reading::litter::is_litter;
use crate::platform::browser::js;
use crate::platform::files::arrivals::{Chosen, MOST_FILES};
use crate::platform::page::dom;
use crate::platform::tell::Tell;

/// How deep folders are gone through.
const DEEPEST: u32 = 16;
/// Files beyond the most that are taken are counted up to here.
const MOST_COUNTED: usize = 10 * MOST_FILES;
/// Parts of unpacked files are many files and one arrival.
const MOST_FOUND: usize = 3 * MOST_FILES;

/// The files that wait for the app's word.
#[derive(Debug)]
pub(crate) struct Offered {
    tell: Tell,
    held: RefCell<BTreeMap<TicketId, Chosen>>,
    last: Cell<u32>,
}

impl Offered {
    /// Nothing offered yet.
    pub(crate) fn new(tell: Tell) -> Self {
        Self {
            tell,
            held: RefCell::default(),
            last: Cell::default(),
        }
    }

    /// An input changed.
    pub(super) fn chosen(&self, event: &DomEvent) {
        let Some(input) = dom::around(event, "data-files") else {
            return;
        };
        let field = input.get_attribute("data-files").unwrap_or_default();
        let Ok(input) = input.dyn_into::<HtmlInputElement>() else {
            return;
        };
        let files = input
            .files()
            .map(|list| Array::from(&list))
            .unwrap_or_default();
        let files: Vec<Chosen> = files
            .iter()
            .filter_map(|file| file.dyn_into().ok())
            .map(chosen_file)
            .collect();
        dom::empty_input(&input);
        self.offer(&field, files, Looked::default());
    }

    /// Something was dropped. What it is must be asked at once: afterwards the browser says nothing.
    pub(super) fn dropped(self: &Rc<Self>, event: &DomEvent) {
        let Some(zone) = dom::around(event, "data-drop") else {
            return;
        };
        event.prevent_default();
        let field = zone.get_attribute("data-drop").unwrap_or_default();
        let transfer = js::get(event, "dataTransfer");
        let items = list(&js::get(&transfer, "items"));
        let dropped: Vec<Dropped> = items.iter().filter_map(dropped_item).collect();
        let offered = Rc::clone(self);
        spawn_local(async move {
            let mut files = Vec::new();
            let mut looked = Looked::default();
            for item in dropped {
                match item {
                    Dropped::File(file) => files.push(chosen_file(file)),
                    Dropped::Entry(entry) => go_through(entry, &mut files, &mut looked).await,
                }
            }
            offered.offer(&field, files, looked);
        });
    }

    /// The files of these tickets; they are held no more.
    pub(crate) fn take(&self, tickets: &[TicketId]) -> Vec<Chosen> {
        let mut held = self.held.borrow_mut();
        tickets.iter().filter_map(|id| held.remove(id)).collect()
    }

    /// The app does not want these.
    pub(crate) fn let_go(&self, tickets: &[TicketId]) {
        drop(self.take(tickets));
    }

    /// Holds the files and tells the app of them.
    fn offer(&self, field: &str, files: Vec<Chosen>, looked: Looked) {
        let tickets = || files.into_iter().map(|file| self.hold(file)).collect();
        match field {
            "collate" => self.tell.tell(Collating::FilesOffered(tickets(), looked)),
            "restore" => self.tell.tell(TakingOut::BackupOffered(tickets())),
            _ => {}
        }
    }

    fn hold(&self, chosen: Chosen) -> Ticket {
        let id = TicketId(self.last.get().wrapping_add(1));
        self.last.set(id.0);
        let ticket = Ticket {
            id,
            name: chosen.path.clone(),
            size: js::whole(chosen.file.size()),
        };
        self.held.borrow_mut().insert(id, chosen);
        ticket
    }
}

/// A file of a chosen folder knows its path.
fn chosen_file(file: File) -> Chosen {
    let path = js::text(&file, "webkitRelativePath").filter(|path| !path.is_empty());
    Chosen {
        path: path.unwrap_or_else(|| file.name()),
        file,
    }
}

/// Something is dragged over a zone that takes it.
pub(super) fn dragged_over(event: &DomEvent) {
    if dom::around(event, "data-drop").is_some() {
        event.prevent_default();
    }
}

enum Dropped {
    File(File),
    Entry(JsValue),
}

fn dropped_item(item: &JsValue) -> Option<Dropped> {
    if js::text(item, "kind").as_deref() != Some("file") {
        return None;
    }
    let entry = js::call(item, "webkitGetAsEntry", &[])
        .ok()
        .filter(JsValue::is_object);
    let is_folder = entry
        .as_ref()
        .is_some_and(|e| js::get(e, "isDirectory").is_truthy());
    if is_folder {
        return entry.map(Dropped::Entry);
    }
    let file = js::call(item, "getAsFile", &[]).ok()?;
    file.dyn_into().ok().map(Dropped::File)
}

/// Every file of a folder and the folders in it.
async fn go_through(folder: JsValue, files: &mut Vec<Chosen>, looked: &mut Looked) {
    let mut left = vec![(folder, 0)];
    while let Some((entry, depth)) = left.pop() {
        if looked.left_out >= MOST_COUNTED {
            return;
        }
        let path = js::text(&entry, "fullPath").unwrap_or_default();
        let path = path.trim_start_matches('/').to_owned();
        if js::get(&entry, "isDirectory").is_truthy() {
            match entries(&entry).await {
                Some(inner) if depth < DEEPEST => {
                    left.extend(inner.into_iter().map(|e| (e, depth + 1)));
                }
                _ => looked.unread_folders += 1,
            }
        } else if is_litter(&path) {
            looked.litter += 1;
        } else if files.len() >= MOST_FOUND {
            looked.left_out += 1;
        } else {
            let file = called_back(&entry, "file").await;
            match file.and_then(|file| file.dyn_into().ok()) {
                Some(file) => files.push(Chosen { path, file }),
                None => looked.unread_files += 1,
            }
        }
    }
}

/// A folder's entries, which come some at a time; `None` where it cannot be read.
async fn entries(folder: &JsValue) -> Option<Vec<JsValue>> {
    let mut all = Vec::new();
    let reader = js::call(folder, "createReader", &[]).ok()?;
    loop {
        let some = list(&called_back(&reader, "readEntries").await?);
        if some.is_empty() || all.len() > MOST_COUNTED {
            return Some(all);
        }
        all.extend(some);
    }
}

/// The answer of a function that calls back; `None` where it calls the other one.
async fn called_back(target: &JsValue, name: &str) -> Option<JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        if let Err(error) = js::call(target, name, &[&resolve, &reject]) {
            // The rejecter of this very promise.
            let _always_ok = reject.call1(&JsValue::UNDEFINED, &error);
        }
    });
    JsFuture::from(answered).await.ok()
}

fn list(values: &JsValue) -> Vec<JsValue> {
    if values.is_object() {
        Array::from(values).to_vec()
    } else {
        Vec::new()
    }
}

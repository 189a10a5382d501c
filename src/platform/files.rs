//! Files that the user chooses or drops. The page marks its fields: `data-files="collate"` or
//! `"restore"` on an input, `data-drop="collate"` on a zone; folders are gone through.

use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event as DomEvent, File, HtmlInputElement};

use crate::platform::shared::Shared;
use crate::platform::{collating, dom, js, restoring};

/// Most files taken of dropped folders, and how deep.
const MOST_FILES: usize = 10_000;
const DEEPEST: u32 = 16;

/// An input changed.
pub(super) fn chosen(shared: &Rc<Shared>, event: &DomEvent) {
    let Some(field) = dom::around(event, "data-files") else {
        return;
    };
    let use_of_it = field.get_attribute("data-files").unwrap_or_default();
    let Ok(input) = field.dyn_into::<HtmlInputElement>() else {
        return;
    };
    let files = input
        .files()
        .map(|list| Array::from(&list))
        .unwrap_or_default();
    let files: Vec<File> = files
        .iter()
        .filter_map(|file| file.dyn_into().ok())
        .collect();
    dom::empty_input(&input);
    take(shared, &use_of_it, files);
}

fn take(shared: &Rc<Shared>, use_of_it: &str, files: Vec<File>) {
    match use_of_it {
        "collate" if !files.is_empty() => {
            shared.later(|shared| async move { collating::take_files(&shared, files).await });
        }
        "restore" => {
            if let Some(file) = files.into_iter().next() {
                shared.later(|shared| async move { restoring::restore(&shared, file).await });
            }
        }
        _ => {}
    }
}

/// Something is dragged over a zone that takes it.
pub(super) fn dragged_over(_: &Rc<Shared>, event: &DomEvent) {
    if dom::around(event, "data-drop").is_some() {
        event.prevent_default();
    }
}

/// Something was dropped. What it is must be asked at once: afterwards the browser says nothing.
pub(super) fn dropped(shared: &Rc<Shared>, event: &DomEvent) {
    let Some(zone) = dom::around(event, "data-drop") else {
        return;
    };
    event.prevent_default();
    let use_of_it = zone.get_attribute("data-drop").unwrap_or_default();
    let transfer = js::get(event, "dataTransfer");
    let items = list(&js::get(&transfer, "items"));
    let dropped: Vec<Dropped> = items.iter().filter_map(dropped_item).collect();
    shared.later(|shared| async move {
        let mut files = Vec::new();
        for item in dropped {
            match item {
                Dropped::File(file) => files.push(file),
                Dropped::Entry(entry) => go_through(entry, &mut files).await,
            }
        }
        take(&shared, &use_of_it, files);
    });
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

/// Every zip of a folder and the folders in it.
async fn go_through(folder: JsValue, files: &mut Vec<File>) {
    let mut left = vec![(folder, 0)];
    while let Some((entry, depth)) = left.pop() {
        if files.len() >= MOST_FILES {
            return;
        }
        if js::get(&entry, "isDirectory").is_truthy() {
            if depth < DEEPEST {
                left.extend(entries(&entry).await.into_iter().map(|e| (e, depth + 1)));
            }
        } else if is_zip(&js::text(&entry, "name").unwrap_or_default()) {
            let file = called_back(&entry, "file").await;
            files.extend(file.and_then(|file| file.dyn_into().ok()));
        }
    }
}

fn is_zip(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default();
    end.eq_ignore_ascii_case("zip") && !name.starts_with('.')
}

/// A folder's entries, which come some at a time.
async fn entries(folder: &JsValue) -> Vec<JsValue> {
    let mut all = Vec::new();
    let Ok(reader) = js::call(folder, "createReader", &[]) else {
        return all;
    };
    loop {
        let some = called_back(&reader, "readEntries")
            .await
            .map(|some| list(&some));
        let some = some.unwrap_or_default();
        if some.is_empty() || all.len() > MOST_FILES {
            return all;
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

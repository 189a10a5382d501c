// Starts worker.wasm. The query (?v=version) goes on to both files, so that a page which is still
// open in the older version gets the worker of that version.
importScripts(`worker.js${self.location.search}`);
wasm_bindgen({ module_or_path: `worker_bg.wasm${self.location.search}` });

// Starts worker.wasm. The query (?v=version) goes on to both files, so that a page which is still
// open in the older version gets the worker of that version.
importScripts(`worker.js${self.location.search}`);
const program = new URL(`worker_bg.wasm${self.location.search}`, self.location.href).href;

const patience = new URLSearchParams(self.location.search).has("now") ? 0 : 3000;
const wait = (ms) => new Promise((over) => setTimeout(over, ms));
const bytes = async () => (await fetch(program)).arrayBuffer();

// Some hosts send the wrong type.
const asked = WebAssembly.compileStreaming(fetch(program)).catch(async () => WebAssembly.compile(await bytes()));
let answered = false;
asked.finally(() => (answered = true)).catch(() => {});

// Firefox sometimes never answers when it is asked to compile (boot.js, section 3): what is here then is
// compiled at once.
async function late() {
  while (!answered && !performance.getEntriesByName(program).length) await wait(200);
  await wait(answered ? 0 : patience);
  return answered ? asked : new WebAssembly.Module(await bytes());
}

wasm_bindgen({ module_or_path: Promise.race([asked, late().catch(() => asked)]) });

// Keeps one whole version of the app on the device, so that it opens without a network.
//
// Rules:
// - A version is a cache of its own. It counts only when every file in it has the SHA-256 that the
//   build wrote below: status 200 proves nothing, a Wi-Fi login page answers 200 to everything.
// - Which version is *shown* is a note in the cache "current", changed only when the user agrees.
//   The browser itself activates a waiting worker once all tabs are closed, so "active worker" must
//   not mean "new app": a tablet restarted in the middle of a lesson opens the same version again.
// - A previous version goes only after the new one has started and checked itself.
// - Caches of other programs, and of an Alongside in another folder of this host, are not touched.

const VERSION = "unbuilt"; // written by .make/post-build: the hash of the list
const FILES = {}; // written by .make/post-build: path -> [size, sha256]

const SCOPE = self.registration.scope;
const FOLDER = new URL(SCOPE).pathname;
const PREFIX = `alongside ${FOLDER} `;
const CURRENT = `${PREFIX}current`;
const NOTE = new URL("?alongside", SCOPE).href; // where a cache keeps its list, or "current" its version
const SMALL = 65536; // bytes up to which a file is measured before each use

// Some hosts do not know these; browsers refuse modules and streaming without the right type.
const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

const urlOf = (path) => new URL(path, SCOPE).href;
const cacheOf = (version) => caches.open(PREFIX + version);
const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function isFile(bytes, [size, sha]) {
  return bytes.byteLength === size && (await sha256(bytes)) === sha;
}

/** The file from the server, or an error when it is not exactly the one that was built. */
async function download(path, entry) {
  const answer = await fetch(urlOf(path), { cache: "no-store" });
  if (!answer.ok || answer.type !== "basic") throw new Error(`${path}: answered ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  if (!(await isFile(bytes, entry))) throw new Error(`${path}: not the file of this version`);
  // Made anew, because a redirected answer may not be used for a navigation.
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const type = TYPES[path.split(".").pop()];
  if (type) headers.set("content-type", type);
  return new Response(bytes, { headers });
}

/** The list of a version that was once complete, or null. */
const lists = new Map();
async function listOf(version) {
  if (version === VERSION) return FILES;
  if (!lists.has(version)) {
    const note = (await caches.has(PREFIX + version)) && (await (await cacheOf(version)).match(NOTE));
    if (!note) return null;
    lists.set(version, await note.json());
  }
  return lists.get(version);
}

/** The paths that are not in the cache as they should be: read back, since a full disk can leave empty files. */
async function missing(version) {
  const files = await listOf(version);
  const cache = await cacheOf(version);
  const bad = [];
  for (const path of Object.keys(files)) {
    const held = await cache.match(urlOf(path));
    if (!held || !(await isFile(await held.arrayBuffer(), files[path]))) bad.push(path);
  }
  return bad;
}

/** Brings what is missing; answers what could not be had. The list goes in last, as the mark of completion. */
async function complete(version) {
  const files = await listOf(version);
  const cache = await cacheOf(version);
  const bad = await missing(version);
  await Promise.allSettled(
    bad.map(async (path) => cache.put(urlOf(path), await download(path, files[path]))),
  );
  const still = bad.length ? await missing(version) : bad;
  if (!still.length && !(await cache.match(NOTE))) await cache.put(NOTE, Response.json(files));
  return still;
}

/** The version to show. Remembered for the files of a page, read again at every navigation. */
let shown = null;
async function readShown() {
  const note = (await caches.has(CURRENT)) && (await (await caches.open(CURRENT)).match(NOTE));
  const version = note && (await note.text());
  return version && (await listOf(version)) ? version : VERSION;
}
async function show(version) {
  await (await caches.open(CURRENT)).put(NOTE, new Response(version));
  shown = Promise.resolve(version);
}

async function install() {
  if (!Object.keys(FILES).length) throw new Error("the list of files is empty: built without .make/post-build");
  const still = await complete(VERSION);
  if (still.length) {
    await caches.delete(PREFIX + VERSION);
    throw new Error(`not installed, these files are not to be had: ${still.join(", ")}`);
  }
  // The first worker of this folder: the page that is open came from the network in this version.
  if (!self.registration.active) await show(VERSION);
}

/** Removes older versions and what broken installs left. Not while another version is coming in. */
async function tidy(version) {
  if (self.registration.installing || self.registration.waiting) return;
  const keep = [CURRENT, PREFIX + VERSION, PREFIX + version];
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(ours.filter((name) => !keep.includes(name)).map((name) => caches.delete(name)));
}

async function answer(request) {
  const url = new URL(request.url);
  const navigation = request.mode === "navigate";
  if (navigation || !shown) shown = readShown();
  // A page of the older version asks for its worker by version (boot.js).
  const asked = url.searchParams.get("v");
  const version = asked && (await listOf(asked)) ? asked : await shown;
  const files = await listOf(version);
  let path = url.pathname.slice(FOLDER.length);
  if (navigation && !own(files, path)) path = "index.html";
  // A page of the older version asks for a part of it: its name holds a hash, so any cache that has it will do.
  if (!own(files, path)) return (await held(url)) || fetch(request);
  try {
    return await fromCache(version, path, files[path]);
  } catch {
    return fetch(request); // neither cached nor on the server as listed: let the network say what it has
  }
}

/** A file in the cache of any version of this folder. */
async function held(url) {
  if (!/-[0-9a-f]{10,16}[-_.]/.test(url.pathname)) return undefined;
  for (const name of await caches.keys()) {
    const found = name.startsWith(PREFIX) && (await (await caches.open(name)).match(url.origin + url.pathname));
    if (found) return found;
  }
  return undefined;
}

async function fromCache(version, path, entry) {
  const cache = await cacheOf(version);
  const held = await cache.match(urlOf(path));
  // A large file is handed on untouched, so that the browser can use the code it compiled before.
  const whole = held && (entry[0] > SMALL || (await held.clone().arrayBuffer()).byteLength === entry[0]);
  if (whole) return held;
  const fresh = await download(path, entry);
  await cache.put(urlOf(path), fresh.clone()).catch(() => {}); // a full disk must not stop the page
  return fresh;
}

const messages = {
  // Is the version that is shown whole? Asked by a page that has started, so older ones may go now.
  async check() {
    shown = readShown();
    const version = await shown;
    const still = await complete(version);
    if (!still.length) await tidy(version);
    const update = version !== VERSION && !(await complete(VERSION)).length;
    return { whole: !still.length, missing: still, version, newest: VERSION, update };
  },
  // The user agreed to this version.
  async skip() {
    const still = await complete(VERSION);
    if (still.length) return { applied: false, missing: still };
    await show(VERSION);
    await self.skipWaiting();
    return { applied: true, version: VERSION };
  },
};

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const type = event.data && event.data.type;
  if (!own(messages, type)) return;
  const reply = event.ports[0] || { postMessage() {} };
  event.waitUntil(
    messages[type]().then(
      (result) => reply.postMessage(result),
      (error) => reply.postMessage({ error: String(error) }),
    ),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  event.respondWith(answer(request));
});

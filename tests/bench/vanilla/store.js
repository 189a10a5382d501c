// The database of the page in plain JavaScript: summaries for the list, records by observation and
// number, the note being typed. Every write is strict and told only when it is complete.
"use strict";

const store = (() => {
  let opened;

  function open() {
    opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open("vanilla", 1);
      asked.onupgradeneeded = () => {
        for (const name of ["summaries", "records", "typing"]) asked.result.createObjectStore(name);
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    return opened;
  }

  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  /** Puts [table, key, value] in one strict transaction. */
  async function put(items) {
    const db = await open();
    const tables = [...new Set(items.map(([table]) => table))];
    const transaction = db.transaction(tables, "readwrite", { durability: "strict" });
    for (const [table, key, value] of items) transaction.objectStore(table).put(value, key);
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }

  async function summaries() {
    const db = await open();
    return answer(db.transaction("summaries").objectStore("summaries").getAll());
  }

  const of = (id) => IDBKeyRange.bound([id], [id, []]);

  async function records(id) {
    const db = await open();
    return answer(db.transaction("records").objectStore("records").getAll(of(id)));
  }

  /** Everything, for a search through all words. */
  async function everything() {
    const db = await open();
    return answer(db.transaction("records").objectStore("records").getAll());
  }

  /** Takes in lines of JSON: summaries have an "id", records a "stream" and a "seq". */
  async function restore(file) {
    const lines = (await file.text()).split("\n").filter(Boolean);
    for (let at = 0; at < lines.length; at += 2000) {
      const some = lines.slice(at, at + 2000).map((line) => {
        const value = JSON.parse(line);
        return value.stream ? ["records", [value.stream, value.seq], value] : ["summaries", value.id, value];
      });
      await put(some);
    }
    return lines.length;
  }

  return { put, summaries, records, everything, restore };
})();

// Observing: a note field that is mirrored at every key, a windowed timeline, the COPUS codes. Every
// entry is put strictly; "Saved" is shown when the transaction is complete.
"use strict";

const observe = (() => {
  const CODES = ["L", "Ind", "CG", "WG", "OG", "AnQ", "SQ", "WC", "Prd", "SP", "T/Q", "W", "O",
    "Lec", "RtW", "FUp", "PQ", "CQ", "AnQ", "MG", "1o1", "D/V", "Adm", "W", "O"];
  const WINDOW = 56;
  const ROW = 64;
  let id = "";
  let entries = [];
  let begun = 0;
  let pressed = new Set();
  let quiet = 0;
  let latest = 0;

  const el = (what) => document.getElementById(what);
  const status = (text, busy) => {
    const p = document.querySelector("#observe .save");
    p.textContent = text;
    p.classList.toggle("save-busy", busy);
  };

  async function show(which) {
    id = which;
    entries = await store.records(id);
    begun = Date.now() - (entries.length ? entries[entries.length - 1].t_ms : 0);
    pressed = new Set();
    el("who").textContent = `Observing ${id}`;
    draw();
    codes();
    el("home").hidden = true;
    el("observe").hidden = false;
    setInterval(tick, 1000);
  }

  function tick() {
    const s = Math.floor((Date.now() - begun) / 1000);
    el("clock").textContent = `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
  }

  function words(entry) {
    const what = entry.what;
    if (what.note) return what.note.text;
    if (what.mark) return `${what.mark.side} ${what.mark.code}`;
    return Object.keys(what)[0] || String(what);
  }

  function line(entry) {
    const item = document.createElement("li");
    item.className = "entry";
    item.appendChild(document.createElement("span")).textContent = new Date(entry.at).toLocaleTimeString();
    item.appendChild(document.createElement("span")).textContent = words(entry);
    return item;
  }

  /** The newest are in the page; below them is room for the rest. */
  function draw() {
    const newest = entries.slice(-WINDOW).reverse();
    const pad = document.createElement("li");
    pad.className = "pad";
    document.querySelector(".timeline").replaceChildren(...newest.map(line), pad);
    room();
  }

  function room() {
    const rest = Math.max(0, entries.length - WINDOW);
    document.querySelector(".timeline .pad").style.height = `${rest * ROW}px`;
  }

  async function add(what) {
    const entry = { v: 2, stream: id, seq: entries.length + 1, t_ms: Date.now() - begun, at: new Date().toISOString(), what };
    entries.push(entry);
    const list = document.querySelector(".timeline");
    list.prepend(line(entry));
    if (list.children.length > WINDOW + 1) list.children[WINDOW].remove();
    room();
    status("Saving\u2026", true);
    await store.put([["records", [id, entry.seq], entry]]);
    status(`Saved ${new Date().toTimeString().slice(0, 8)}`, false);
  }

  function codes() {
    const buttons = CODES.map((letters, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "code";
      button.textContent = letters;
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => tap(button, letters, at));
      return button;
    });
    document.querySelector(".codes").replaceChildren(...buttons);
  }

  function tap(button, letters, at) {
    const on = !pressed.delete(at);
    if (on) pressed.add(at);
    button.setAttribute("aria-pressed", String(on));
    const side = at < 13 ? "student" : "instructor";
    add(on ? { mark: { side, code: letters, interval: Math.floor((Date.now() - begun) / 120000) } } : { retraction: { letters } });
  }

  /** The words being typed: localStorage at once, the database soon after. */
  function typed() {
    const text = el("note").value;
    localStorage.setItem(`note ${id}`, JSON.stringify({ text, at_ms: Date.now() }));
    latest ||= Date.now() + 1000;
    clearTimeout(quiet);
    quiet = setTimeout(keep, Math.min(300, Math.max(0, latest - Date.now())));
  }

  function keep() {
    latest = 0;
    store.put([["typing", id, el("note").value]]);
  }

  function commit() {
    const text = el("note").value;
    if (!text.trim()) return;
    el("note").value = "";
    localStorage.removeItem(`note ${id}`);
    clearTimeout(quiet);
    add({ note: { kind: "evidence", speaker: null, text } });
  }

  return { show, typed, commit };
})();

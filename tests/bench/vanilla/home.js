// The list: all summaries are read and sorted in memory, sixty rows are in the page. The search looks
// through headers and notes; it reads all records once, before the first query.
"use strict";

const home = (() => {
  const PAGE = 60;
  let rows = [];
  let index = null;

  const fields = (s) => [s.teacher, s.class, s.subject, s.school, s.observer, (s.begun_at || "").slice(0, 10)];

  async function show() {
    const all = await store.summaries();
    rows = all.map((summary) => ({ summary }));
    index = null;
    rows.sort((a, b) => (a.summary.begun_at < b.summary.begun_at ? 1 : -1));
    draw(rows);
    document.getElementById("home").hidden = false;
    document.getElementById("observe").hidden = true;
  }

  function draw(found) {
    const list = document.querySelector("#home .rows");
    list.replaceChildren(...found.slice(0, PAGE).map(({ summary }) => row(summary)));
    document.getElementById("none").hidden = found.length > 0;
  }

  function row(summary) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.className = "row";
    link.href = `/observe/${summary.id}`;
    const when = new Date(summary.begun_at);
    const texts = [
      summary.teacher,
      `${summary.class} \u00b7 ${summary.subject}`,
      `${when.toLocaleDateString()} ${Math.round(summary.length_ms / 60000)} min, ${summary.entries} entries`,
    ];
    for (const text of texts) link.appendChild(document.createElement("span")).textContent = text;
    return item;
  }

  async function indexed() {
    const texts = new Map(rows.map(({ summary }) => [summary.id, fields(summary)]));
    for (const { obs, what } of await store.everything()) if (what.note) texts.get(obs).push(what.note.text);
    return new Map([...texts].map(([id, lines]) => [id, lines.join("\n").toLowerCase()]));
  }

  async function search(query) {
    const told = document.getElementById("told");
    if (!index) told.textContent = "Looking through the notes\u2026";
    index ??= indexed();
    const texts = await index;
    told.textContent = "";
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    draw(rows.filter(({ summary }) => words.every((word) => texts.get(summary.id).includes(word))));
  }

  return { show, search };
})();

// Puts the parts together.
"use strict";

(() => {
  const el = (what) => document.getElementById(what);
  el("search").addEventListener("input", (event) => home.search(event.target.value));
  el("note").addEventListener("input", observe.typed);
  el("add").addEventListener("click", observe.commit);
  el("note").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    observe.commit();
  });
  el("begin").addEventListener("click", () => go(`/observe/${crypto.randomUUID()}`));
  el("restore").addEventListener("change", async (event) => {
    const lines = await store.restore(event.target.files[0]);
    el("told").textContent = `Restored ${lines} lines`;
    home.show();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.row");
    if (!link) return;
    event.preventDefault();
    go(link.pathname);
  });
  window.addEventListener("popstate", show);

  function go(path) {
    history.pushState(null, "", path);
    show();
  }

  function show() {
    const [, screen, id] = location.pathname.split("/");
    if (screen === "observe") observe.show(id);
    else home.show();
  }

  show();
  navigator.serviceWorker.register("/service-worker.js");
})();

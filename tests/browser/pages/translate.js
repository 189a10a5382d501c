// What Chrome's translation does to a page: every text node, and each that comes later, is replaced by
// the translated words within <font>. Here they are translated into themselves.
(() => {
  const left = "script, style, textarea, [translate=no], .notranslate";
  const done = new WeakSet();
  const translate = (text) => {
    if (!text.data.trim() || !text.parentElement || done.has(text) || text.parentElement.closest(left)) return;
    const inner = document.createElement("font");
    const words = document.createTextNode(text.data);
    done.add(words);
    inner.append(words);
    const outer = document.createElement("font");
    outer.append(inner);
    text.replaceWith(outer);
    window.translated = (window.translated || 0) + 1;
  };
  const all = (node) => {
    if (node.nodeType === 3) return translate(node);
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    texts.forEach(translate);
  };
  const watch = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "characterData") all(record.target);
      else record.addedNodes.forEach(all);
    }
  });
  watch.observe(document, { childList: true, subtree: true, characterData: true });
  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.classList.add("translated-ltr");
    all(document.body);
  });
})();

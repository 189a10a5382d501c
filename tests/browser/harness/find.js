// Finds what a person would find: by role and visible name. Called with (what, name); answers an
// element, or null.
// The language made by rule (tests/language) is read as the English that it was made from.
const PLAIN = "AEIOUCNSYcnsyzdlr";
const ACCENTED = "\u00c4\u00cb\u00cf\u00d6\u00dc\u00c7\u00d1\u0160\u00dd\u00e7\u00f1\u0161\u00fd\u017e\u0111\u0142\u0159";
const english = (text) => !text.includes("\u27e6") ? text : text.replace(/[\u27e6\u27e7]/g, "")
  .replace(/[\u00e4\u00eb\u00ef\u00f6\u00fc]([aeiou])/g, "$1")
  .replace(new RegExp(`[${ACCENTED}]`, "g"), (c) => PLAIN[ACCENTED.indexOf(c)]);
const clean = (text) => english(text || "").replace(/\s+/g, " ").trim();
const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
const words = (e) => {
  let out = "";
  for (const node of e.childNodes) {
    if (node.nodeType === 3) out += node.data;
    else if (node.nodeType === 1 && node.getAttribute("aria-hidden") !== "true") out += ` ${words(node)} `;
  }
  return out;
};
const named = (e) => {
  const label = e.getAttribute("aria-label");
  if (label) return clean(label);
  const by = e.getAttribute("aria-labelledby");
  if (by) return clean(by.split(" ").map((id) => words(document.getElementById(id) || e)).join(" "));
  if (e.labels && e.labels.length) {
    const own = e.labels[0].querySelector(".field-label");
    return clean(words(own || e.labels[0]));
  }
  return clean(words(e));
};
const kinds = {
  button: "button, [role=button], [role=tab]",
  link: "a[href]",
  choice: "label:has(input[type=radio]), label:has(input[type=checkbox])",
  fold: "summary",
  field: "input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select",
  file: "input[type=file]",
  entry: "button.entry-open",
};
const scope = () => [...document.querySelectorAll("dialog[open]")].pop() || document;
const all = (what) => [...scope().querySelectorAll(kinds[what])].filter((e) => what === "file" || shown(e));
const find = (what, name) => {
  const found = all(what).map((e) => [e, named(e)]);
  const fitting = (test) => (found.find(([, n]) => test(n)) || [null])[0];
  return fitting((n) => n === name)
    || fitting((n) => n.startsWith(name))
    || (what === "entry" ? fitting((n) => n.includes(name)) : null);
};
const seen = () => clean(document.body ? document.body.innerText : "");

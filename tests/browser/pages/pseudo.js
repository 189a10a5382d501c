// What is wrong with the screen in the language made by rule. arguments[0]: words that users wrote.
const [open, close] = ["\u27e6", "\u27e7"];
const own = arguments[0];
const skipped = ".vh, .code-key, kbd, dt, .entry-by, script, style, textarea, option, .boot-banner";
const faults = new Set();

// What stands outside the brackets, less what users wrote.
const outside = (text) => {
  let [out, depth] = ["", 0];
  for (const c of text) {
    if (c === open) depth += 1;
    else if (c === close) depth -= 1;
    else if (depth === 0) out += c;
  }
  for (const word of own) out = out.split(word).join(" ");
  // Names of files and the ends of hashes.
  out = out.replace(/\S+\.(zip|csv|xlsx|txt)\b/g, " ");
  return out;
};
const check = (text, where) => {
  if (/\p{L}{3,}/u.test(outside(text))) faults.add(`not in the table: ${where} \u201c${text.trim().slice(0, 90)}\u201d`);
};
const called = (e) => `${e.tagName.toLowerCase()}.${String(e.className).split(" ").join(".")}`;

if (document.documentElement.dir !== "rtl") faults.add("the page is not written from right to left");
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth) faults.add(`the page scrolls sideways by ${page.scrollWidth - page.clientWidth}`);

const walk = document.createTreeWalker(scope() === document ? document.body : scope(), NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const node = walk.currentNode;
  const e = node.parentElement;
  if (!node.data.trim() || !e || !shown(e) || e.closest(skipped)) continue;
  check(node.data, called(e));
  const range = document.createRange();
  range.selectNodeContents(node);
  const text = range.getBoundingClientRect();
  if (text.width === 0) continue;
  // Whatever scrolls may hold what is wider than it.
  for (let box = e; box && box !== document.body; box = box.parentElement) {
    const flow = getComputedStyle(box).overflowX;
    if (flow === "auto" || flow === "scroll") break;
    const room = box.getBoundingClientRect();
    const over = Math.max(text.right - room.right, room.left - text.left);
    // What users wrote is clipped on purpose where a row has no room for it.
    if (flow !== "visible" && over > 1.5 && box.classList.contains("clip")) break;
    if (flow !== "visible" && over > 1.5) {
      faults.add(`cut by ${Math.round(over)}: ${called(e)} in ${called(box)} \u201c${node.data.trim().slice(0, 60)}\u201d`);
      break;
    }
    if (box.parentElement === document.body && Math.max(text.right - innerWidth, -text.left) > 1.5) {
      faults.add(`outside of the screen: ${called(e)} \u201c${node.data.trim().slice(0, 60)}\u201d`);
    }
  }
}
for (const e of scope().querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
  if (!shown(e)) continue;
  for (const name of ["aria-label", "placeholder", "title", "alt"]) check(e.getAttribute(name) || "", `${name} of ${called(e)}`);
}
return [...faults];

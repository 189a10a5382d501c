// Measures inside the page, the same way in the app and in the plain page. Runs before their scripts.
(() => {
  if (window.gauge) return;
  const gauge = (window.gauge = { usable: null, long: [], spans: [] });
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.splice(0).forEach((then) => then(performance.now()));

  // After the next frame: what is asked for in a frame's callback is answered once it is painted.
  gauge.painted = (then) => requestAnimationFrame(() => {
    waiting.push(then);
    channel.port2.postMessage(0);
  });

  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) gauge.long.push([task.startTime, task.duration]);
  }).observe({ type: "longtask", buffered: true });

  // Tasks of more than 50 ms that lay between two moments.
  gauge.longBetween = (from, to) =>
    gauge.long.filter(([at, took]) => at + took > from && at < to).map(([, took]) => took);

  // Calls when a condition on the page holds, looking at every change; answers how to stop looking.
  gauge.when = (holds, then) => {
    const observer = new MutationObserver(look);
    function look() {
      if (!holds()) return;
      observer.disconnect();
      then(performance.now());
    }
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
    return () => observer.disconnect();
  };

  // A home screen can be used: its heading, its button, and the first row of its list are there.
  const seen = (e) => e && e.checkVisibility();
  gauge.isUsable = () => {
    const title = [...document.querySelectorAll("h1")].find((e) => e.textContent.trim() === "Observations");
    const start = [...document.querySelectorAll("button, [role=button]")].find(
      (e) => e.textContent.trim() === "Start observation",
    );
    return Boolean(seen(title) && seen(start) && !start.disabled && seen(document.querySelector(".row")));
  };
  const lookNoMore = gauge.when(gauge.isUsable, () => gauge.painted((now) => { gauge.usable = now; }));

  // From an input to the frame after it. A character's time is that of its key.
  let key = 0;
  let wants = "";
  addEventListener("keydown", (event) => { key = event.timeStamp; }, true);
  const span = (from) => gauge.painted((now) => gauge.spans.push(now - from));
  addEventListener("input", (event) => {
    if (wants === "keys") span(key);
  }, true);
  addEventListener("click", (event) => {
    if (wants === "taps") span(event.timeStamp);
    if (wants === "saved") saved(event.timeStamp);
  }, true);

  // From a tap until the word "Saved" stands there again and is painted.
  function saved(from) {
    const words = () => document.querySelector(".save");
    gauge.when(
      () => words() && words().classList.contains("save-busy"),
      () => gauge.when(
        () => words() && !words().classList.contains("save-busy") && words().textContent.trim().startsWith("Saved"),
        () => span(from),
      ),
    );
  }

  // From an input until the list stands: the frame after the last change, with nothing under way.
  gauge.settled = (from, then) => {
    let last = from;
    gauge.painted((now) => { last = now; });
    let changed = performance.now();
    const observer = new MutationObserver(() => {
      changed = performance.now();
      gauge.painted((now) => { last = now; });
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    const busy = () => [...document.querySelectorAll("[role=status]")].some((e) => /Looking/.test(e.textContent));
    const timer = setInterval(() => {
      if (busy() || performance.now() - changed < 400) return;
      clearInterval(timer);
      observer.disconnect();
      then(last);
    }, 50);
  };
  addEventListener("input", (event) => {
    if (wants === "list") gauge.settled(event.timeStamp, (at) => gauge.spans.push(at - event.timeStamp));
  }, true);

  gauge.begin = (what) => {
    lookNoMore();
    wants = what;
    gauge.spans = [];
    gauge.from = performance.now();
  };
  gauge.end = () => {
    wants = "";
    return { spans: gauge.spans, long: gauge.longBetween(gauge.from, performance.now()) };
  };
})();

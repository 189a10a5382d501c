// The page's clock, moved from outside: Date, performance.now and setInterval stand still until
// __advance(ms) is called. setTimeout goes on in real time: it only limits how long storage and
// workers may take to answer, which they do in real time too.
(() => {
  if (window.__advance) return;
  const attempt = (action) => { try { return action(); } catch { return undefined; } };
  const kept = Number(attempt(() => sessionStorage.getItem("__now")));
  const RealDate = Date;
  let now = kept || START_MS;
  let mono = 1000;
  const intervals = new Map();
  let last = 0;

  class OutsideDate extends RealDate {
    constructor(...given) {
      if (given.length) super(...given);
      else super(now);
    }
    static now() { return now; }
  }
  window.Date = OutsideDate;
  performance.now = () => mono;
  window.setInterval = (action, every, ...given) => {
    last += 1;
    intervals.set(last, { action, every: Math.max(1, Number(every) || 0), due: mono + every, given });
    return last;
  };
  window.clearInterval = (id) => intervals.delete(id);

  const turn = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
  window.__advance = async (ms) => {
    for (let left = ms; left > 0; left -= 1000) {
      const step = Math.min(1000, left);
      now += step;
      mono += step;
      for (const each of intervals.values()) {
        if (each.due > mono) continue;
        each.due += each.every;
        each.action(...each.given);
      }
      await turn();
    }
    attempt(() => sessionStorage.setItem("__now", String(now)));
    return now;
  };
  // The wall clock is set; the monotonic one goes on.
  window.__setWall = (byMs) => { now += byMs; return now; };
  // The tablet sleeps: the wall clock goes on, nothing ticks.
  window.__sleep = (ms) => { now += ms; return now; };
})();

// The part of Alongside that must work when the app does not: plain JavaScript, no build step.
//
//   1. Can this browser run the app? If not, say so in words.
//   2. Fetch the words of another language than English.
//   3. Start the app, again if need be.
//   4. Keep what is being typed (the mirror), whatever happens to the app.
//   5. Go on in a page that the browser translates.
//   6. Say when the app has stopped, and offer to restart it.
//   7. Offline use, updates and installation: the state is in window.alongsideBoot.
//
// What the app may rely on is written in section 7. Written for browsers older than those the app
// needs, since it has to tell their users.
(function () {
  "use strict";

  var root = document.documentElement;
  var base = meta("alongside-base");
  var version = meta("alongside-version");
  var worker = navigator.serviceWorker;

  var boot = (window.alongsideBoot = {
    base: base, // the app's folder on this host: "/" or "/sub/"
    version: version, // "0.1.0+1a2b3c4d"
    worker: base + "worker-loader.js?v=" + version.split("+").pop(), // new Worker(alongsideBoot.worker)
    offline: worker ? "preparing" : "no-worker", // then "ready" or "failed"; event alongside:offline
    update: false, // a newer version is here, whole, and waits; event alongside:update
    install: null, // shows the browser's question, answers a promise; event alongside:install
    stopped: null, // why the app stopped; event alongside:stopped
    language: "en", // the tag of the language that was asked for
    languages: languages, // those that can be chosen: [{ tag, name }], by the name each has for itself
    words: null, // the file of another language than English
    orAtOnce: orAtOnce, // what was asked to be compiled, or its bytes compiled at once where no answer comes
    applyUpdate: applyUpdate, // answers false when there is none, else the page reloads
    checkUpdate: checkUpdate, // asks the server; answers whether an update waits
  });

  function meta(name) {
    var found = document.querySelector('meta[name="' + name + '"]');
    return found ? found.content : "";
  }

  function set(name, value) {
    if (boot[name] === value) return;
    boot[name] = value;
    window.dispatchEvent(new CustomEvent("alongside:" + name, { detail: value }));
  }

  // Even to look at a storage throws where site data is blocked.
  function attempt(action) {
    try {
      return action();
    } catch (error) {
      return undefined;
    }
  }

  // ---- 1. Can this browser run the app? --------------------------------------------------------

  // Storage that is refused does not stop the app: it says so, and files can still be made.
  var storage = attempt(function () {
    localStorage.getItem("");
    return localStorage;
  });
  if (!storage || !attempt(function () { return window.indexedDB; })) root.dataset.storage = "refused";

  // A module that takes an externref: what has this has all else that the compiler assumes.
  var sample = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0];

  function unable() {
    if (typeof WebAssembly !== "object") {
      return [
        "This browser cannot run Alongside: WebAssembly is switched off or missing.",
        "On an iPad or iPhone in Lockdown Mode: open Settings, Apps, Safari, and switch Lockdown Mode off for this site.",
        "Elsewhere: update the browser, or ask whoever looks after the device whether WebAssembly is blocked.",
      ];
    }
    if (!WebAssembly.validate(new Uint8Array(sample))) {
      return [
        "This browser is too old for Alongside.",
        "It needs Chrome or Edge 96, Firefox 79, or Safari 16 (iPadOS 16), or anything newer.",
        "This changed nothing that is stored on this device. It can be read again after the update.",
      ];
    }
    return null;
  }

  // ---- 2. The language -------------------------------------------------------------------------
  //
  // English is in the app. Another language is the one chosen in Settings, else the first that the browser
  // asks for and this host has. Where its file does not come, English is spoken.

  function chosen() {
    var settings = attempt(function () { return JSON.parse(storage.getItem("alongside.v1 " + base + " settings")); });
    return settings && settings.language;
  }

  // English, those of this host, and one that was chosen when the host had it.
  function languages() {
    var tags = ["en"].concat(meta("alongside-languages").split(" "), chosen() || []).filter(Boolean);
    return tags.filter(function (tag, at) { return tags.indexOf(tag) === at; }).map(function (tag) {
      var name = attempt(function () { return new Intl.DisplayNames([tag], { type: "language" }).of(tag); });
      return { tag: tag, name: name || tag };
    });
  }

  function language() {
    var have = meta("alongside-languages").split(" ").filter(Boolean);
    if (chosen()) return chosen();
    var asked = [].concat(have.length && navigator.languages || []);
    for (var i = 0; i < asked.length; i += 1) {
      var fits = [asked[i], asked[i].split("-")[0]].filter(function (tag) { return tag === "en" || have.indexOf(tag) >= 0; });
      if (fits.length) return fits[0];
    }
    return "en";
  }

  function speak(tag) {
    return fetch(base + "languages/" + tag + ".json?v=" + version.split("+").pop()).then(function (answer) {
      if (!answer.ok) throw new Error(tag + ": answered " + answer.status);
      return answer.json();
    }).then(function (words) {
      boot.words = words;
      root.lang = words.language;
      root.dir = words.direction;
      var lines = document.querySelectorAll("#opening p");
      for (var i = 0; i < lines.length; i += 1) lines[i].textContent = say(lines[i].textContent);
    }).catch(function (error) { console.warn("Alongside speaks English:", error); });
  }

  // A sentence of this file or of the page, in the language.
  function say(english) {
    return (boot.words && boot.words.boot[english]) || english;
  }

  // ---- 3. Start the app ------------------------------------------------------------------------

  var files = meta("alongside-app").split(" ");
  var reloads = "alongside reloads " + base;

  // The WebAssembly is compiled while the module that uses it is still on its way.
  function load(again) {
    // Some browsers remember a failed import for as long as the page lives, hence another address.
    var query = again ? "?try=" + again : "";
    var compiled = again ? Promise.resolve() : compile(files[1]);
    return import(files[0] + query).then(function (app) {
      return compiled.then(function (program) {
        return app.default({ module_or_path: program || wasm(files[1] + query) });
      });
    });
  }

  // Without an answer where the browser or the host cannot do this: some send the wrong type.
  function compile(path) {
    if (!WebAssembly.compileStreaming) return Promise.resolve();
    var asked = WebAssembly.compileStreaming(wasm(path)).catch(function () {});
    return orAtOnce(asked, function () {
      return arrived(path).then(function () { return wasm(path); }).then(function (answer) { return answer.arrayBuffer(); });
    });
  }

  // Firefox (140, on two cores) sometimes never answers when it is asked to compile: a page went while it
  // compiled, and no page of this browser gets an answer any more. What is here then is compiled at once,
  // which works; where that was so, later pages and the worker wait no longer.
  var silent = "alongside compiles at once " + base;
  if (attempt(function () { return sessionStorage.getItem(silent); })) boot.worker += "&now";

  function orAtOnce(asked, bytes) {
    var answered = false;
    function answer() { answered = true; }
    asked.then(answer, answer);
    var patience = /&now$/.test(boot.worker) ? 0 : 3000;
    var late = bytes().then(function (here) {
      return new Promise(function (wait) { setTimeout(wait, patience); }).then(function () {
        if (answered) return asked;
        var program = new WebAssembly.Module(here);
        attempt(function () { sessionStorage.setItem(silent, "1"); });
        if (patience) boot.worker += "&now";
        return program;
      });
    });
    // Whatever is the matter with the second way, the first one counts.
    return Promise.race([asked, late.catch(function () { return asked; })]);
  }

  // A file of which the browser says that all of it has come.
  function arrived(path) {
    var url = new URL(path, document.baseURI).href;
    return new Promise(function (has) {
      var look = setInterval(function () {
        if (!performance.getEntriesByName(url).length) return;
        clearInterval(look);
        has();
      }, 200);
    });
  }

  function wasm(path) {
    return fetch(path).then(function (answer) {
      if (!answer.ok) throw new Error(path + ": answered " + answer.status);
      return answer;
    });
  }

  function start(again) {
    load(again).then(started, function (error) {
      if (trapped(error)) return failed(error); // it was loaded; to load it again changes nothing
      if (again >= 3) return failed(error);
      setTimeout(start, 500 * Math.pow(3, again), again + 1);
    });
  }

  function started() {
    attempt(function () { sessionStorage.removeItem(reloads); });
    offline();
  }

  function failed(error) {
    boot.stopped = String(error);
    console.error(error);
    // One reload by itself: WebKit sometimes needs it to get at its own storage again.
    var counted = attempt(function () {
      if (sessionStorage.getItem(reloads)) return false;
      sessionStorage.setItem(reloads, "1");
      return true;
    });
    if (counted) return location.reload();
    page([
      "Alongside could not be opened.",
      "This changed nothing that is stored on this device.",
      navigator.onLine === false
        ? "There is no connection at present. Try again where there is one."
        : "Check the connection (a Wi-Fi that asks you to log in also causes this) and try again.",
    ]);
    offline();
  }

  function button(text, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = say(text);
    made.addEventListener("click", action);
    return made;
  }

  function again() {
    attempt(function () { sessionStorage.removeItem(reloads); });
    location.reload();
  }

  // Replaces the first paint. Its text changes in place, so that a screen reader reads it out.
  function page(lines) {
    var main = document.getElementById("opening") || document.body.appendChild(document.createElement("main"));
    main.id = "opening";
    main.className = "boot-page";
    main.setAttribute("role", "alert");
    main.textContent = "";
    lines.forEach(function (line, index) {
      main.appendChild(document.createElement(index ? "p" : "h1")).textContent = say(line);
    });
    main.appendChild(button("Try again", again));
    function newer() {
      if (boot.update) main.appendChild(button("Use the new version", applyUpdate));
    }
    newer();
    window.addEventListener("alongside:update", newer);
  }

  // ---- 4. The mirror ---------------------------------------------------------------------------
  //
  // Every field in which a person composes has data-mirror: the note, corrections, the start form, details,
  // names. A field with data-mirror="KEY" is kept on every input in localStorage[KEY], as JSON:
  //   {text, first_ms, at_ms, kind, speaker}   and cut: true when the text is longer than LIMIT
  // first_ms is the time of the input that made the field non-empty; kind and speaker are the
  // field's data-kind and data-speaker. An emptied field removes its key. Who commits the text
  // removes the key too, once the text is saved elsewhere.

  var LIMIT = 20000; // localStorage as a whole stays small: Chromium writes large values very late
  var wasEmpty = new WeakMap(); // field -> was it empty before this input?

  function written(key) {
    var value = attempt(function () { return JSON.parse(storage.getItem(key)); });
    return value && typeof value.text === "string" && value.text ? value : null;
  }

  // With no beforeinput (a script or an aid filled the field in), text that goes on is the same note.
  function goesOn(field, text, before) {
    if (!before || typeof before.first_ms !== "number") return false;
    return wasEmpty.has(field) ? !wasEmpty.get(field) : text.indexOf(before.text) === 0;
  }

  function mirror(event) {
    var field = event.target;
    var key = field && field.dataset && field.dataset.mirror;
    if (!key) return;
    var text = "value" in field ? field.value : field.textContent;
    var now = Date.now();
    var kept = attempt(function () {
      if (!text) {
        storage.removeItem(key);
        return true;
      }
      var before = written(key);
      var record = {
        text: text,
        first_ms: goesOn(field, text, before) ? before.first_ms : now,
        at_ms: now,
        kind: field.dataset.kind || "",
        speaker: field.dataset.speaker || "",
      };
      if (text.length > LIMIT) {
        record.text = text.slice(0, LIMIT).replace(/[\ud800-\udbff]$/, ""); // no half of a character
        record.cut = true;
      }
      storage.setItem(key, JSON.stringify(record));
      return true;
    });
    wasEmpty.delete(field);
    if (kept) delete root.dataset.mirror;
    else root.dataset.mirror = "refused";
  }

  document.addEventListener("beforeinput", function (event) {
    var field = event.target;
    if (field && field.dataset && field.dataset.mirror) {
      wasEmpty.set(field, !("value" in field ? field.value : field.textContent));
    }
  }, true);
  document.addEventListener("input", mirror, true);
  document.addEventListener("compositionend", mirror, true);

  // ---- 5. The translated page ------------------------------------------------------------------
  //
  // Chrome's translation replaces each text node by a <font> with other words. The app goes on writing
  // into its own nodes, where nobody sees it: the clock stood still. So the font that took a node's
  // place is remembered, and a node that changes takes it back; the browser translates it anew.

  var inPlaceOf = new WeakMap(); // text node -> the <font> that stands there

  function isFont(node) {
    return !!node && node.nodeName === "FONT";
  }

  function translated(records, changes) {
    records.forEach(function (record) {
      var text = record.removedNodes[0];
      if (record.removedNodes.length !== 1 || text.nodeType !== 3 || text.parentNode) return;
      var font = [record.addedNodes[0], record.previousSibling, record.nextSibling].filter(isFont)[0];
      if (!font) return;
      inPlaceOf.set(text, font);
      changes.observe(text, { characterData: true });
    });
  }

  function changed(records) {
    records.forEach(function (record) {
      var font = inPlaceOf.get(record.target);
      inPlaceOf.delete(record.target);
      if (font && font.parentNode) font.parentNode.replaceChild(record.target, font);
    });
  }

  attempt(function () {
    var changes = new MutationObserver(changed);
    new MutationObserver(function (records) {
      translated(records, changes);
    }).observe(root, { childList: true, subtree: true });
  });

  // ---- 6. When the app stops -------------------------------------------------------------------

  function trapped(error) {
    if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) return true;
    return /RuntimeError|call stack|too much recursion/.test(String(error));
  }

  function stopped(why) {
    if (boot.stopped) return;
    set("stopped", String(why));
    var banner = document.createElement("div");
    var text = document.createElement("p");
    banner.className = "boot-banner";
    banner.setAttribute("role", "alertdialog");
    banner.setAttribute("aria-labelledby", "boot-stopped");
    text.id = "boot-stopped";
    text.setAttribute("role", "alert");
    banner.appendChild(text);
    banner.appendChild(button("Restart", again));
    document.body.appendChild(banner);
    // Filled in afterwards, or screen readers stay silent. The focus stays: someone may be typing.
    function tell() {
      var safe = storage && !root.dataset.mirror;
      var line = say(safe
        ? "Alongside stopped. Saved notes stay on this device, and what you type now is kept too."
        : "Alongside stopped. Saved notes are kept, but what you type now is NOT: copy it out before you restart.");
      if (text.textContent !== line) text.textContent = line; // or it would be read out at every key
    }
    tell();
    document.addEventListener("input", tell);
  }

  window.addEventListener("error", function (event) {
    if (trapped(event.error || event.message)) stopped(event.error || event.message);
  });
  window.addEventListener("unhandledrejection", function (event) {
    if (trapped(event.reason)) stopped(event.reason);
  });
  // The app's panic hook sends this; detail is the message.
  window.addEventListener("alongside:panic", function (event) {
    stopped(event.detail || "panic");
  });

  // ---- 7. Offline, updates, installation -------------------------------------------------------

  var registration = null;
  var registering = false;

  // After the start, so that it does not compete with the app for a slow connection.
  function offline() {
    if (!worker || registering || registration) return;
    registering = true;
    worker.register(base + "service-worker.js", { scope: base, updateViaCache: "none" }).then(function (made) {
      registration = made;
      follow(made.installing);
      made.addEventListener("updatefound", function () { follow(made.installing); });
      if (made.waiting && made.active) set("update", true);
      if (made.active) check();
    }, function (error) {
      console.warn("Alongside: no offline use:", error);
      registering = false;
      set("offline", "failed");
    });
  }

  function follow(installing) {
    if (!installing) return;
    installing.addEventListener("statechange", function () {
      if (installing.state === "installed" && registration.active) set("update", true);
      if (installing.state === "activated") check();
      if (installing.state === "redundant" && !registration.active) {
        // The browser forgets a registration whose first worker failed: begin anew when asked.
        registration = null;
        registering = false;
        set("offline", "failed");
      }
    });
  }

  // "ready" is said only when the worker has found every file of this version, byte for byte.
  function check() {
    return ask(registration.active, "check").then(function (answer) {
      if (answer.update) set("update", true);
      set("offline", answer.whole ? "ready" : "failed");
    }, function () {
      set("offline", "failed");
    });
  }

  window.addEventListener("online", function () {
    if (boot.offline !== "failed") return;
    set("offline", "preparing");
    if (registration && registration.active) check();
    else offline();
  });

  function ask(target, type) {
    return new Promise(function (resolve, reject) {
      var channel = new MessageChannel();
      var limit = setTimeout(reject, 60000, new Error("the service worker does not answer"));
      channel.port1.onmessage = function (event) {
        clearTimeout(limit);
        if (event.data.error) reject(new Error(event.data.error));
        else resolve(event.data);
      };
      target.postMessage({ type: type }, [channel.port2]);
    });
  }

  // Never called from here, except by a tap on the failure page's button.
  function applyUpdate() {
    if (!boot.update || !registration) return Promise.resolve(false);
    var waiting = registration.waiting;
    var taken = new Promise(function (resolve) {
      worker.addEventListener("controllerchange", resolve, { once: true });
      setTimeout(resolve, waiting ? 5000 : 0);
    });
    return ask(waiting || registration.active, "skip").then(function (answer) {
      if (!answer.applied) return false;
      return taken.then(function () {
        again();
        return true;
      });
    });
  }

  function checkUpdate() {
    if (!registration) return Promise.resolve(false);
    return registration.update().then(function (made) {
      return new Promise(function (resolve) {
        var installing = made.installing;
        if (!installing) return resolve(boot.update);
        installing.addEventListener("statechange", function () {
          if (installing.state !== "installing") resolve(installing.state === "installed");
        });
      });
    });
  }

  window.addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault(); // the app offers it at a calm moment
    set("install", function () {
      event.prompt();
      return event.userChoice;
    });
  });
  window.addEventListener("appinstalled", function () { set("install", null); });

  // ---- Go --------------------------------------------------------------------------------------

  boot.language = language();
  if (boot.language === "en") go();
  else speak(boot.language).then(go);

  function go() {
    var reason = unable();
    if (reason) page(reason);
    else start(0);
  }
})();

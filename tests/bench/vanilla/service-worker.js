// Keeps the page for use without a network: everything from the cache.
"use strict";

const FILES = ["/", "/style.css", "/store.js", "/home.js", "/observe.js", "/files.js", "/start.js"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open("vanilla").then((cache) => cache.addAll(FILES)));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const isScreen = event.request.mode === "navigate" && !event.request.url.includes(".html");
  const wanted = isScreen ? "/" : event.request;
  event.respondWith(caches.match(wanted).then((held) => held || fetch(event.request)));
});

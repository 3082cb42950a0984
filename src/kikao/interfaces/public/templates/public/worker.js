{% load static %}// Keeps the page for writing a report, with what it needs, for when there is no network. It knows no report.
"use strict";
const NAME = "kikao";
const NEEDED = ["{% static 'ui/kikao.css' %}", "{% static 'ui/mark.svg' %}", "{% static 'public/queue.js' %}", "{% static 'public/page.js' %}", "{% static 'public/vendor/boxes.min.js' %}"];
const FORM = /^\/(fr|en|sw)\/report$/;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(NEEDED)));
});

// What an earlier version needed goes; the pages that were kept stay until they are read anew.
async function tidy() {
  const cache = await caches.open(NAME);
  for (const kept of await cache.keys()) {
    const path = new URL(kept.url).pathname;
    if (!FORM.test(path) && !NEEDED.includes(path)) await cache.delete(kept);
  }
  await self.clients.claim();
}
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

// A page comes from the network; the form, as it was shown last, when there is none.
async function page(request) {
  const address = new URL(request.url);
  const cache = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (request.method === "GET" && answer.status === 200 && FORM.test(address.pathname)) {
      await cache.put(request.url, answer.clone());
    }
    return answer;
  } catch (error) {
    const own = request.method === "GET" && await cache.match(request.url, { ignoreVary: true });
    if (own) return own;
    const kept = (await cache.keys()).map((one) => one.url).filter((url) => FORM.test(new URL(url).pathname));
    const here = kept.filter((url) => url.startsWith(self.registration.scope));
    if (here.length) return Response.redirect(here[0], 302);
    throw error;
  }
}

async function needed(request) {
  const cache = await caches.open(NAME);
  return (await cache.match(request.url, { ignoreVary: true })) || fetch(request);
}

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (NEEDED.includes(address.pathname)) event.respondWith(needed(event.request));
});

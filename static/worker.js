// Keeps one page, the one that says that there is no connection, and nothing of anybody's.
"use strict";
const OFFLINE = "/offline";
// Another text needs another worker: browsers fetch the page again when a byte of this file has changed.
const VERSION = "offline-1";

self.addEventListener("install", (event) => event.waitUntil(keep()));

// Asked for without cookies: what comes back belongs to nobody.
async function keep() {
  const page = await fetch(OFFLINE, { credentials: "omit", cache: "no-store" });
  const parts = new Set([...(await page.clone().text()).matchAll(/"(\/static\/[^"]+)"/g)].map((part) => part[1]));
  const cache = await caches.open(VERSION);
  await cache.put(OFFLINE, page);
  await cache.addAll([...parts]);
  await self.skipWaiting();
}

self.addEventListener("activate", (event) => event.waitUntil(
  Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable(), forgetOthers()])));

async function forgetOthers() {
  const others = (await caches.keys()).filter((name) => name !== VERSION);
  await Promise.all(others.map((name) => caches.delete(name)));
}

// Looks at pages alone. A form that was sent is left to the browser: whether it arrived nobody here can know.
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method === "GET" && mode === "navigate") {
    event.respondWith(page(event));
  } else if (method === "GET" && !navigator.onLine && new URL(url).pathname.startsWith("/static/")) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? Response.error()));
  }
});

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return caches.match(OFFLINE);
  }
}

// What the public pages do where JavaScript is on. Every page works without this file; then nothing is ever kept here.
// A finished report that could not be sent is sealed to the group before it is kept; an unfinished one is never kept.
(function () {
  "use strict";
  var BUCKET = 4096, PATIENCE = 60000, NAME = "kikao";
  var NOT_TOLD = ["csrfmiddlewaretoken", "once", "seed", "question", "answer"];
  var able = window.isSecureContext && window.indexedDB && window.caches && window.fetch && window.FormData &&
    window.AbortController && "serviceWorker" in navigator;

  // The drafts that wait: sealed bytes, where they go, and the seed from which the server will draw the receipt.

  function opened() {
    return new Promise(function (done, failed) {
      var asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = function () { asked.result.createObjectStore("drafts", { keyPath: "id" }); };
      asked.onsuccess = function () { done(asked.result); };
      asked.onerror = function () { failed(asked.error); };
    });
  }

  function drafts(mode, ask) {
    return opened().then(function (db) {
      return new Promise(function (done, failed) {
        var turn = db.transaction("drafts", mode);
        var asked = ask(turn.objectStore("drafts"));
        turn.oncomplete = function () { db.close(); done(asked.result); };
        turn.onabort = turn.onerror = function () { db.close(); failed(turn.error); };
      });
    });
  }

  function waiting() { return drafts("readonly", function (store) { return store.getAll(); }); }
  function keep(draft) { return drafts("readwrite", function (store) { return store.put(draft); }); }
  function drop(id) { return drafts("readwrite", function (store) { return store.delete(id); }); }

  // Sealing: docs/sealing-format.md, section 8.

  function joined() {
    var parts = Array.prototype.slice.call(arguments), at = 0;
    var whole = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
    parts.forEach(function (part) { whole.set(part, at); at += part.length; });
    return whole;
  }

  function bytesOf(hex) {
    return new Uint8Array(hex.match(/../g).map(function (pair) { return parseInt(pair, 16); }));
  }

  function textOf(bytes, into) {
    var signs = "";
    bytes.forEach(function (one) { signs += into(one); });
    return signs;
  }

  function random(size) { return crypto.getRandomValues(new Uint8Array(size)); }
  function byte(one) { return ("0" + one.toString(16)).slice(-2); }
  function base64(bytes) { return btoa(textOf(bytes, function (one) { return String.fromCharCode(one); })); }
  function newSeed() { return base64(random(32)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, ""); }

  function newId() {
    return textOf(random(16), byte).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  function seal(key, id, told) {
    var compartment = key.split(".")[0], to = bytesOf(key.split(".")[1]), utf8 = new TextEncoder();
    var plain = utf8.encode(JSON.stringify(told));
    var padded = new Uint8Array(Math.ceil((plain.length + 1) / BUCKET) * BUCKET).fill(32);
    padded.set(plain);
    var label = boxes.blake2b(utf8.encode("offline|" + compartment + "|" + id), null, 16);
    var pair = boxes.box.keyPair();
    var nonce = boxes.blake2b(joined(pair.publicKey, to), null, 24);
    var box = boxes.box(joined(label, padded), nonce, to, pair.secretKey);
    pair.secretKey.fill(0);
    padded.fill(0);
    var ids = [compartment, id].map(function (one) { return bytesOf(one.replace(/-/g, "")); });
    return joined([1, 66], ids[0], ids[1], [1, 83], pair.publicKey, box);
  }

  function loaded(address) {
    return window.boxes ? Promise.resolve() : new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }

  // The form: sent as ever; what cannot be sent although it is finished is sealed and waits.

  function told(form) {
    var fields = {};
    new FormData(form).forEach(function (value, name) {
      if (typeof value !== "string" || !value.trim() || NOT_TOLD.indexOf(name) >= 0) return;
      (fields[name] = fields[name] || []).push(value);
    });
    return { version: 1, fields: fields };
  }

  function finished(form) {
    var words = form.elements.words;
    return form.checkValidity() && words.value.toLowerCase() !== words.value.toUpperCase();
  }

  function sent(form, place) {
    if (!navigator.onLine) return Promise.reject(new Error("offline"));
    var files = form.querySelector("input[type=file]"), patience = new AbortController();
    if (!files || !files.files.length) setTimeout(function () { patience.abort(); }, PATIENCE);
    var message = { method: "POST", body: new FormData(form), credentials: "same-origin", signal: patience.signal };
    return fetch(place.dataset.form, message).then(function (answer) {
      if (answer.status === 502 || answer.status === 504) throw new Error("no answer");
      return answer.text();
    });
  }

  function show(page) {
    var next = new DOMParser().parseFromString(page, "text/html");
    document.title = next.title;
    document.documentElement.lang = next.documentElement.lang;
    document.body.replaceWith(next.body);
    scrollTo(0, 0);
    document.getElementById("main").focus();
    begin();
  }

  function kept(form, place) {
    var draft = { id: newId(), seed: newSeed(), to: place.dataset.to };
    return loaded(place.dataset.boxes).then(function () {
      draft.sealed = seal(place.dataset.key, draft.id, told(form));
      return keep(draft);
    }).then(function () {
      form.reset();
      form.hidden = true;
      say("kept");
      return count();
    });
  }

  function say(id) {
    var place = document.getElementById(id);
    place.hidden = false;
    place.scrollIntoView();
    place.focus();
  }

  function press(event) {
    var form = event.target, place = document.getElementById("offline");
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
    sent(form, place).then(show, function () {
      if (!finished(form)) return form.reportValidity();
      return kept(form, place).catch(function () { say("unkept"); });
    }).then(function () {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    });
  }

  // What waits is counted on every page, and sent one by one when the person says so.

  function count() {
    return waiting().then(function (all) {
      var place = document.getElementById("queue"), next = all[0];
      if (!place) return;
      place.hidden = !next;
      if (!next) return;
      place.querySelector(".count").textContent = all.length;
      var form = place.querySelector("form");
      form.action = next.to;
      form.elements.sealed.value = base64(next.sealed);
      form.elements.seed.value = next.seed;
    });
  }

  function hold(place) {
    var worker = navigator.serviceWorker, had = worker.controller;
    return worker.register(place.dataset.worker).then(function () { return worker.ready; }).then(function () {
      if (!had) return caches.open(NAME).then(function (cache) { return cache.add(place.dataset.form); });
    });
  }

  // Leaving at once takes everything along that was kept here.

  function wiped() {
    var works = [caches.keys().then(function (names) { return Promise.all(names.map(function (one) { return caches.delete(one); })); })];
    works.push(navigator.serviceWorker.getRegistrations().then(function (all) {
      return Promise.all(all.map(function (one) { return one.unregister(); }));
    }));
    works.push(new Promise(function (done) {
      var asked = indexedDB.deleteDatabase(NAME);
      asked.onsuccess = asked.onerror = asked.onblocked = done;
    }));
    return Promise.all(works);
  }

  function leave(event) {
    var link = event.target.closest(".quickexit a");
    if (!link) return;
    event.preventDefault();
    document.body.hidden = true;
    var away = function () { location.replace(link.href); };
    if (!able) return away();
    Promise.race([wiped(), new Promise(function (done) { setTimeout(done, 1500); })]).then(away, away);
  }

  function begin() {
    var place = document.getElementById("offline"), done = document.getElementById("delivered");
    var form = document.querySelector("main form.form");
    if (place && form) {
      form.elements.seed.value = newSeed();
      form.addEventListener("submit", press);
      hold(place).catch(function () { place.remove(); });
    }
    (done ? drop(done.dataset.draft) : navigator.serviceWorker.getRegistrations()).then(function (all) {
      if (done || place || all.length) return count();
    });
  }

  document.addEventListener("click", leave);
  if (able) begin();
})();

// What the public pages do where JavaScript is on. Every page works without this file; then nothing is ever kept here.
// A finished report that could not be sent is sealed to the group before it is kept; an unfinished one is never kept.
(function () {
  "use strict";
  var PATIENCE = 60000, NAME = "kikao", queue = window.kikao;
  var NOT_TOLD = ["csrfmiddlewaretoken", "once", "seed", "question", "answer"];
  var able = window.isSecureContext && window.indexedDB && window.caches && window.fetch && window.FormData &&
    window.AbortController && "serviceWorker" in navigator;

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
    var draft = { id: queue.newId(), seed: queue.newSeed(), to: place.dataset.to };
    return queue.loaded(place.dataset.boxes).then(function () {
      draft.sealed = queue.seal(place.dataset.key, draft.id, told(form));
      return queue.keep(draft);
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
    if (!place) return;
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
    return queue.waiting().then(function (all) {
      var place = document.getElementById("queue"), next = all[0];
      if (!place) return;
      place.hidden = !next;
      if (!next) return;
      place.querySelector(".count").textContent = all.length;
      var form = place.querySelector("form");
      form.action = next.to;
      form.elements.sealed.value = queue.base64(next.sealed);
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
    works.push(queue.empty());
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
      form.elements.seed.value = queue.newSeed();
      form.addEventListener("submit", press);
      hold(place).catch(function () { place.remove(); });
    }
    (done ? queue.drop(done.dataset.draft) : navigator.serviceWorker.getRegistrations()).then(function (all) {
      if (done || place || all.length) return count();
    });
  }

  document.addEventListener("click", leave);
  if (able) begin();
})();

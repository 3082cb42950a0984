// The reports that wait in this browser until there is network: sealed to the group, and opened by nobody here.
(function () {
  "use strict";
  var BUCKET = 4096, NAME = "kikao";

  // Each is sealed bytes, where they go, and the seed from which the server will draw the receipt.

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

  // What was kept goes, and so does the place where it was kept.
  function empty() {
    return new Promise(function (done) {
      var asked = indexedDB.deleteDatabase(NAME);
      asked.onsuccess = asked.onerror = asked.onblocked = done;
    });
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

  window.kikao = {
    waiting: waiting, keep: keep, drop: drop, empty: empty, seal: seal, loaded: loaded,
    newId: newId, newSeed: newSeed, base64: base64
  };
})();

// Triage by keys: one letter does what a button of the page does. Without this file the buttons do it.
(function () {
  "use strict";

  var JUMPS = { w: "#ask textarea", a: "#aside select" };

  function typing(where) {
    return /^(TEXTAREA|SELECT)$/.test(where.tagName) || (where.tagName === "INPUT" && !/^(radio|checkbox)$/.test(where.type));
  }

  function wanted(key) {
    if (key === "n") { return document.querySelector("a[rel=next]"); }
    if (key === "p") { return document.querySelector("a[rel=prev]"); }
    if (/^[1-9]$/.test(key)) { return document.querySelectorAll("#screen input[name=place_id]")[Number(key) - 1]; }
    if (key === "o") { return document.querySelector("#screen input[name=plausible]"); }
    return /^[a-z]$/.test(key) ? document.querySelector("[data-key=" + key + "]") : null;
  }

  document.addEventListener("keydown", function (pressed) {
    if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.repeat) { return; }
    if (typing(pressed.target)) {
      if (pressed.key === "Escape") { pressed.target.blur(); }
      return;
    }
    var key = pressed.key.toLowerCase();
    var field = JUMPS[key] && document.querySelector(JUMPS[key]);
    var found = field || wanted(key);
    if (!found) { return; }
    pressed.preventDefault();
    found.focus();
    if (!field) { found.click(); }
  });
})();

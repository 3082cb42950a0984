// Small comforts where JavaScript is on. Every page works without this file.
(function () {
  "use strict";

  // A form that was sent is not sent again by an impatient second press.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
  });

  // Coming back to a page with the browser's "back" makes its forms usable again.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    });
  });

  // Words typed and not sent are not lost by a slip of the finger.
  var typed = false;
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && form.method === "post" && form.classList.contains("form")) typed = true;
  });
  document.addEventListener("submit", function (event) {
    if (event.target.classList.contains("form")) typed = false;
  });
  window.addEventListener("beforeunload", function (event) {
    if (typed) event.preventDefault();
  });

  // The menu folds away when somebody presses Escape or elsewhere.
  var menu = document.querySelector("details.menu");
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && menu && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  document.addEventListener("click", function (event) {
    if (menu && menu.open && !menu.contains(event.target)) menu.open = false;
  });
})();

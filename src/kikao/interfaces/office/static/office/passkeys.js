// Passkeys: asks the device and puts its answer into the form. Without this file the page says what else helps.
(function () {
  "use strict";

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = "";
    new Uint8Array(buffer).forEach(function (one) { plain += String.fromCharCode(one); });
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function described(list) {
    return (list || []).map(function (one) { return { type: one.type, id: bytes(one.id) }; });
  }

  // What the server asks for stands in JSON; browsers want its numbers as bytes.
  function made(asked) {
    asked.challenge = bytes(asked.challenge);
    asked.user.id = bytes(asked.user.id);
    asked.excludeCredentials = described(asked.excludeCredentials);
    return navigator.credentials.create({ publicKey: asked });
  }

  function shown(asked) {
    asked.challenge = bytes(asked.challenge);
    asked.allowCredentials = described(asked.allowCredentials);
    return navigator.credentials.get({ publicKey: asked });
  }

  function answer(passkey) {
    var said = passkey.response;
    var response = { clientDataJSON: text(said.clientDataJSON) };
    if (said.attestationObject) {
      response.attestationObject = text(said.attestationObject);
    } else {
      response.authenticatorData = text(said.authenticatorData);
      response.signature = text(said.signature);
      if (said.userHandle) response.userHandle = text(said.userHandle);
    }
    return JSON.stringify({ id: passkey.id, rawId: text(passkey.rawId), type: passkey.type, response: response });
  }

  function asked(form) {
    return fetch(form.dataset.ask, { method: "POST", body: new FormData(form), redirect: "error" })
      .then(function (reply) { if (!reply.ok) throw new Error("refused"); return reply.json(); })
      .then(function (said) { return said.publicKey; });
  }

  function prepare(form) {
    var says = form.querySelector("[data-says]");
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      if (form.elements.passkey_answer.value || !form.checkValidity()) return;
      event.preventDefault();
      says.hidden = true;
      asked(form)
        .then(form.dataset.passkey === "make" ? made : shown)
        .then(function (passkey) { form.elements.passkey_answer.value = answer(passkey); form.submit(); })
        .catch(function () { says.hidden = false; });
    });
    window.addEventListener("pageshow", function () { form.elements.passkey_answer.value = ""; });
  }

  document.querySelectorAll("[data-passkeys]").forEach(function (place) {
    place.querySelector("[data-without]").hidden = true;
    if (window.PublicKeyCredential && navigator.credentials) {
      place.querySelectorAll("form[data-passkey]").forEach(prepare);
    } else {
      place.querySelector("[data-unknown]").hidden = false;
    }
  });
})();

// Passkeys: the browser signs what the server asks, and the form carries the answer.
"use strict";
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

// A button that can do nothing here is not shown.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = false;
}

async function options(button) {
  const answer = await fetch(button.dataset.options, {
    method: "POST",
    // The server leads whoever must confirm first as it leads htmx.
    headers: { "HX-Request": "true" },
    body: new URLSearchParams({ csrf: button.form.elements.csrf.value }),
  });
  const elsewhere = answer.headers.get("HX-Redirect");
  if (elsewhere) location.assign(elsewhere);
  if (!answer.ok) throw new Error("no question");
  const { publicKey } = await answer.json();
  publicKey.challenge = bytes(publicKey.challenge);
  if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
  publicKey.excludeCredentials = named(publicKey.excludeCredentials);
  publicKey.allowCredentials = named(publicKey.allowCredentials);
  return publicKey;
}

function written(credential) {
  const { id, type, response, authenticatorAttachment } = credential;
  const parts = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) parts[part] = text(response[part]);
  }
  return JSON.stringify({ id, type, response: parts, authenticatorAttachment, clientExtensionResults: credential.getClientExtensionResults() });
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-passkey]");
  if (!button) return;
  event.preventDefault();
  const { form } = button;
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  // Without a name nothing is made: the server says so.
  if (form.elements.passkey_name?.value.trim() === "") return form.submit();
  try {
    const publicKey = await options(button);
    const credential = await navigator.credentials[button.dataset.passkey]({ publicKey });
    form.elements.credential.value = written(credential);
    form.submit();
  } catch {
    failed.hidden = false;
  }
});

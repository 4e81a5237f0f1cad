// What pages do beyond plain HTML. Everything works without it.
"use strict";
const root = document.documentElement.classList;
root.add("js");
// Where htmx came, a form's own "show" button is needless.
if (window.htmx) root.add("with-htmx");
// Browsers give the clipboard to pages under https or on this machine only.
if (!navigator.clipboard) root.add("no-clipboard");
if (!navigator.share) root.add("no-share");

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const { copy, copied, share, fill, for: field } = button.dataset;
  if (copy) navigator.clipboard?.writeText(copy).then(() => {
    button.textContent = copied;
    // Said too, in the place of what it would copy.
    button.removeAttribute("aria-label");
  });
  // Whoever closes the phone's sheet again has said what they want.
  if (share) navigator.share({ text: share }).catch(() => {});
  if (fill) {
    const input = document.getElementById(field);
    input.value = fill;
    // On a phone the keys would cover the button that comes next.
    if (matchMedia("(pointer: fine)").matches) input.focus();
  }
  if ("print" in button.dataset) window.print();
});

// Keys for the history; off until somebody ticks them, for a screen reader has its own.
const keys = () => localStorage.getItem("keys") === "on";
const tick = () => document.querySelectorAll("[data-keys]").forEach((box) => { box.checked = keys(); });
document.addEventListener("change", (event) => {
  if ("keys" in event.target.dataset) localStorage.setItem("keys", event.target.checked ? "on" : "off");
});
document.addEventListener("htmx:afterSettle", tick);
tick();
document.addEventListener("keydown", (event) => {
  if (!keys() || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  if (event.key === "/" && document.getElementById("q")) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
  const step = { j: 1, k: -1 }[event.key];
  if (!step) return;
  const rows = [...document.querySelectorAll(".rows .what a, .desk h2 a")];
  rows[Math.min(Math.max(rows.indexOf(document.activeElement) + step, 0), rows.length - 1)]?.focus();
});

document.addEventListener("input", (event) => {
  const field = event.target;
  // A whole phone or meter number: the form may propose what goes with it, until that is chosen by hand.
  if (["phone_number", "meter_number"].includes(field.id) && field.value.replace(/\D/g, "").length > 10 && !("chosen" in field.form.dataset)) {
    field.dispatchEvent(new Event("whole", { bubbles: true }));
  }
  if (field.id === "message") count(field);
});
document.addEventListener("change", (event) => {
  const proposed = event.target.closest("#network-field, #meter-field");
  if (!proposed) return;
  event.target.form.dataset.chosen = "yes";
  // A proposal that is still on its way comes too late.
  window.htmx?.trigger(proposed, "htmx:abort");
});

// Paper from a roll is as long as what stands on it.
const slip = document.querySelector(".slip");
if (slip) {
  const long = Math.ceil(slip.scrollHeight * 25.4 / 96) + 2;
  for (const sheet of document.styleSheets) {
    if (sheet.href?.includes("/slip.")) sheet.insertRule(`@page { size: 58mm ${long}mm; margin: 3mm 5mm }`, sheet.cssRules.length);
  }
}

// How many SMS a message is, as kportal.transactions.SmsParts counts.
const BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const DOUBLE = "^{}\\[]~|€\f";
function count(field) {
  const said = document.getElementById("parts");
  if (!said) return;
  const text = field.value.trim();
  const longer = [...text].find((c) => !BASIC.includes(c) && !DOUBLE.includes(c));
  const length = longer ? text.length : text.length + [...text].filter((c) => DOUBLE.includes(c)).length;
  const [one, several] = longer ? [70, 67] : [160, 153];
  const parts = length <= one ? 1 : Math.ceil(length / several);
  said.textContent = text && said.dataset.count.replace("{0}", length).replace("{1}", parts)
    + (longer ? " " + said.dataset.longer.replace("{0}", longer) : "");
}
const message = document.getElementById("message");
if (message) {
  message.setAttribute("aria-describedby", (message.getAttribute("aria-describedby") ?? "") + " parts");
  count(message);
}

// The error summary takes the focus, so that a screen reader says it first.
document.querySelector(".summary")?.focus();

// Says that there is no connection, when there is none.
navigator.serviceWorker?.register("/worker.js").catch(() => {});

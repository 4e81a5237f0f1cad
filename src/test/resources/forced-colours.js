// How many things it looked at, then what is wrong with them.
if (!matchMedia("(forced-colors: active)").matches) return [0, "the colours are not forced"];
const paper = getComputedStyle(document.body).backgroundColor;
const wrong = [];
let looked = 0;
const all = (css) => [...document.querySelectorAll(css)].filter((e) => e.checkVisibility() && !e.closest(".sr, .skip"));
const edges = (e) => {
  const style = getComputedStyle(e);
  return ["Top", "Right", "Bottom", "Left"].map((side) =>
    style[`border${side}Style`] === "none" || style[`border${side}Color`] === paper ? 0 : parseFloat(style[`border${side}Width`]));
};
const look = (e) => JSON.stringify([edges(e), getComputedStyle(e).fontWeight, getComputedStyle(e).textDecorationLine]);
const must = (right, e, what) => {
  looked++;
  if (!right) wrong.push(`${what}: ${e.outerHTML.slice(0, 120)}`);
};

for (const e of all("button, .button, .badge, .glyph, .chip:not(.plain), .tiles a, input:not([type=radio], [type=checkbox]), select, textarea")) {
  must(edges(e).every((width) => width > 0) || getComputedStyle(e).textDecorationLine === "underline" || e.ariaCurrent, e, "no edge");
}
for (const e of all(".card, .notice, .summary, .outcome, .bad.field, .rows tr")) must(edges(e).some((width) => width > 0), e, "no edge");
for (const e of all(".badge")) must(e.innerText.trim().length > 1 && e.querySelector(".glyph").innerText.trim(), e, "no word or no sign");
for (const group of [".top nav a", "#cursor .button", ".spans .button", ".chips:not(.on) a.chip", ".languages button", ".tabs label"]) {
  const chosen = (e) => e.ariaCurrent !== null || e.previousElementSibling?.checked === true;
  const others = all(group).filter((e) => !chosen(e));
  for (const e of all(group).filter(chosen)) must(others.every((other) => look(other) !== look(e)), e, "chosen, and looks as the others");
}
for (const e of all("main a, nav a, button, input, select, textarea, summary")) {
  e.focus();
  if (document.activeElement !== e) continue;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(e);
  must(outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== paper, e, "no outline");
}
return [looked, ...wrong];

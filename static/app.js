// What pages do beyond plain HTML. Everything works without it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button && navigator.clipboard) {
    navigator.clipboard.writeText(button.dataset.copy).then(() => { button.textContent = button.dataset.copied; });
  }
});
// The error summary takes the focus, so that a screen reader says it first.
document.querySelector(".summary")?.focus();

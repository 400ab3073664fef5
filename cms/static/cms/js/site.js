/* Two conveniences; every page works without this file. */

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const menu = document.querySelector(".site-menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/* A part that needs a script of its own fetches it when it is opened for the first time. */
for (const part of document.querySelectorAll("details[data-module]")) {
  part.addEventListener("toggle", () => import(part.dataset.module), { once: true });
}

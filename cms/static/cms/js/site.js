/* Conveniences; every page works without this file. */

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

/*
 * What only some pages have comes as a module of its own, and only where the browser can do what it needs. One that
 * does not arrive on a bad line leaves the page as it is without JavaScript.
 */
for (const element of document.querySelectorAll("[data-module]")) {
  if (element.dataset.needs && !(element.dataset.needs in window)) continue;
  import(element.dataset.module).then(
    (module) => module.start(element),
    () => {},
  );
}

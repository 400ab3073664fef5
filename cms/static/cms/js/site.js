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
 * What only some pages have comes as a module of its own, only where the browser can do what it needs, and not before
 * a part that is closed is opened, or one that says so (data-on) is first come to. One that does not arrive on a bad line leaves the page as it is without JavaScript.
 */
for (const element of document.querySelectorAll("[data-module]")) {
  if (element.dataset.needs && !(element.dataset.needs in window)) continue;
  const load = () =>
  import(element.dataset.module).then(
    (module) => module.start(element),
    () => {},
  );
  const moment = element.localName === "details" ? "toggle" : element.dataset.on;
  if (moment) element.addEventListener(moment, load, { once: true });
  else load();
}

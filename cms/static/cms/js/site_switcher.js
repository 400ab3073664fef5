/* Narrows the list of sites while one types; loaded when the list is opened for the first time. */

const switcher = document.querySelector(".switcher");
const filter = switcher.querySelector(".switcher__filter");
const none = switcher.querySelector(".switcher__none");
const input = filter.querySelector("input");
const sections = [...switcher.querySelectorAll("nav section")];

function narrow() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const section of sections) {
    const items = [...section.querySelectorAll("li")];
    for (const item of items) {
      const name = item.textContent.toLowerCase();
      item.hidden = !words.every((word) => name.includes(word));
    }
    section.hidden = items.every((item) => item.hidden);
  }
  none.textContent = sections.every((section) => section.hidden) ? none.dataset.none : "";
}

filter.hidden = false;
input.addEventListener("input", narrow);
switcher.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  switcher.open = false;
  switcher.querySelector("summary").focus();
});

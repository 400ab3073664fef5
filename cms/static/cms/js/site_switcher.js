/* Narrows the list of sites while one types; loaded when the list is opened for the first time. */

export function start(switcher) {
  const filter = switcher.querySelector(".switcher__filter");
  const told = switcher.querySelector(".switcher__told");
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
    // Said as well as shown: who does not see the list grow shorter must hear it.
    const left = sections.flatMap((section) => [...section.querySelectorAll("li:not([hidden])")]).length;
    if (!words.length) told.textContent = "";
    else told.textContent = left ? told.dataset.some.replace("{n}", left) : told.dataset.none;
  }

  filter.hidden = false;
  input.addEventListener("input", narrow);
  switcher.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    switcher.open = false;
    switcher.querySelector("summary").focus();
  });
}

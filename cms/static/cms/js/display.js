/*
 * "Tampilan": text size, contrast and theme, kept in this browser. No module on purpose: it runs before the first
 * paint, so that nothing flashes and nothing moves. Pages work without it and then follow the device.
 */
(() => {
  const root = document.documentElement;
  const NAMES = ["text", "contrast", "theme"];
  const DEFAULTS = { text: "normal", theme: "auto" };
  const key = (name) => `tampilan-${name}`;

  // Private windows and full disks refuse storage: then a choice lasts as long as the page.
  const read = (name) => {
    try {
      return localStorage.getItem(key(name));
    } catch {
      return null;
    }
  };
  const write = (name, value) => {
    try {
      if (value === DEFAULTS[name]) localStorage.removeItem(key(name));
      else localStorage.setItem(key(name), value);
    } catch {
      /* see above */
    }
  };
  const apply = (name, value) => {
    if (value && value !== DEFAULTS[name]) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  const current = (name) => {
    if (root.dataset[name]) return root.dataset[name];
    if (name === "contrast") return matchMedia("(prefers-contrast: more)").matches ? "high" : "normal";
    return DEFAULTS[name];
  };

  root.dataset.display = "";
  // What the page itself fixes (the style guide does) stays.
  for (const name of NAMES) if (!root.dataset[name]) apply(name, read(name));

  // A choice made in another tab of the same site holds here as well.
  addEventListener("storage", (event) => {
    const name = NAMES.find((one) => key(one) === event.key);
    if (name) apply(name, event.newValue);
  });

  document.addEventListener("DOMContentLoaded", () => {
    const control = document.querySelector(".display");
    if (!control) return;
    const form = control.querySelector("form");
    control.addEventListener("toggle", () => {
      if (control.open) for (const name of NAMES) form.elements[name].value = current(name);
    });
    form.addEventListener("change", ({ target }) => {
      write(target.name, target.value);
      apply(target.name, target.value);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    const close = () => {
      control.open = false;
    };
    control.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !control.open) return;
      close();
      control.querySelector("summary").focus();
    });
    document.addEventListener("click", ({ target }) => {
      if (control.open && !control.contains(target)) close();
    });
  });
})();

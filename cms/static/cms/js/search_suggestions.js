/* Suggestions below a search box while one types: a combobox whose list is chosen from by hand, as ARIA's authoring
   practices have it. The form works without; this is loaded when somebody first comes into it. */

const FEWEST_LETTERS = 2;
const PAUSE = 150;
let lists = 0;

export function start(form) {
  const { suggestions, label, some, none } = form.dataset;
  const input = form.querySelector("input[type=search]");
  lists += 1;
  const list = made("div", { className: "suggestions", id: `saran-${lists}`, hidden: true, role: "listbox" });
  const told = made("p", { className: "visually-hidden", role: "status" });
  const known = new Map();
  let options = [];
  let active = -1;
  let asking = null;
  let timer = 0;

  list.setAttribute("aria-label", label);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.closest(".search-box__row").append(list);
  form.append(told);

  function mark(position) {
    options[active]?.setAttribute("aria-selected", "false");
    active = position;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    mark(-1);
    list.hidden = true;
    told.textContent = "";
    input.setAttribute("aria-expanded", "false");
  }

  function show(groups) {
    mark(-1);
    options = [];
    list.replaceChildren(...groups.map(groupOf));
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    told.textContent = options.length ? some.replace("{n}", options.length) : none;
  }

  function groupOf(found, number) {
    const group = made("div", { role: "group" });
    const heading = made("div", { className: "suggestions__heading", id: `${list.id}-${number}`, role: "presentation" });
    heading.textContent = found.nama;
    group.setAttribute("aria-labelledby", heading.id);
    group.append(heading, ...found.saran.map(optionOf));
    return group;
  }

  function optionOf({ teks, keterangan, alamat }) {
    const option = made("div", { className: "suggestions__option", id: `${list.id}-o${options.length}`, role: "option" });
    option.setAttribute("aria-selected", "false");
    option.dataset.url = alamat;
    option.append(made("span", { textContent: teks }));
    if (keterangan) option.append(" ", made("span", { className: "suggestions__note", textContent: keterangan }));
    options.push(option);
    return option;
  }

  /* A newer question makes an older answer worthless, however late that one comes. */
  async function ask() {
    clearTimeout(timer);
    asking?.abort();
    const text = input.value.trim();
    if (text.length < FEWEST_LETTERS) return close();
    const agency = form.elements.opd?.value;
    const address = `${suggestions}?${new URLSearchParams(agency ? { q: text, opd: agency } : { q: text })}`;
    const own = (asking = new AbortController());
    try {
      if (!known.has(address)) {
        const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: own.signal });
        if (!answer.ok) return close();
        known.set(address, (await answer.json()).kelompok);
      }
    } catch {
      // Aborted, or the line is bad: the form itself still works.
      if (asking === own) close();
      return;
    }
    if (asking === own && document.activeElement === input) show(known.get(address));
  }

  async function move(step) {
    if (list.hidden) await ask();
    if (list.hidden) return;
    // Beyond either end stands the field itself.
    const places = options.length + 1;
    mark(((active + 1 + step + places) % places) - 1);
  }

  function choose(option) {
    close();
    location.assign(option.dataset.url);
  }

  function typed() {
    clearTimeout(timer);
    mark(-1);
    if (input.value.trim().length < FEWEST_LETTERS) close();
    else timer = setTimeout(ask, PAUSE);
  }

  input.addEventListener("input", typed);

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(options[active]);
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) {
      mark(-1);
    }
  });

  // The focus stays in the field while one clicks or scrolls in the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // On a slow line somebody has typed before this came.
  if (input.value !== input.defaultValue) typed();
}

function made(name, { role, ...properties }) {
  const element = Object.assign(document.createElement(name), properties);
  if (role) element.setAttribute("role", role);
  return element;
}

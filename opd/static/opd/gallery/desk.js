// The album desk. Without this the same form takes files, words and numbers of order in one go.
import { startOrder } from "./order.js";
import { startUploads } from "./uploads.js";

const form = document.querySelector("[data-album-desk]");
const rows = form.querySelector("[data-rows]");
const words = form.querySelector("[data-words]").dataset;
const announcement = form.querySelector("[data-announcement]");
let isChanged = false;

const say = (template, values) => {
  announcement.textContent = template.replace(/{(\w+)}/g, (_all, name) => values[name]);
};

const changed = () => {
  isChanged = true;
};

const order = startOrder({ rows, words, say, changed });

/* A row comes from the server with "__prefix__" where its number belongs. */
const add = (html, place) => {
  const total = form.querySelector("[name$=-TOTAL_FORMS]");
  const holder = document.createElement("template");
  holder.innerHTML = html.replaceAll("__prefix__", total.value);
  const row = holder.content.querySelector("[data-row]");
  if (place.after) place.after.after(row);
  else if (place.before) place.before.before(row);
  else rows.append(row);
  total.value = Number(total.value) + 1;
  form.querySelector("[data-none]").hidden = true;
  order.dress(row);
  changed();
  return row;
};

form.addEventListener("input", (event) => {
  if (event.target.type !== "file") changed();
});
form.addEventListener("submit", () => {
  isChanged = false;
});
window.addEventListener("beforeunload", (event) => {
  if (isChanged || form.querySelector("[data-sending]")) event.preventDefault();
});

for (const element of form.querySelectorAll("[data-with-script]")) element.hidden = false;
for (const element of form.querySelectorAll("[data-without-script]")) element.hidden = true;
if (form.querySelector("[data-zone]")) startUploads({ form, rows, words, say, add });

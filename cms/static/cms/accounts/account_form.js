// Filters the rows of roles, and proposes a user name from the address; the form works without either.

const form = document.querySelector("[data-account-form]");
const filter = form?.querySelector("[data-roles-filter]");

if (filter) {
  const rows = [...form.querySelectorAll("[data-place]")];
  const none = form.querySelector("[data-roles-none]");
  const input = filter.querySelector("input");
  filter.hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      // A ticked row stays in sight: nobody should give a role that they cannot see.
      const fits = words.every((word) => row.dataset.place.includes(word)) || row.querySelector("input:checked");
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    none.hidden = shown > 0;
  });
  // Enter in the filter means "look", not "save".
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

const email = form?.querySelector("[name=email]");
const username = form?.querySelector("[name=username]");

if (email && username && !username.value) {
  let own = false;
  username.addEventListener("input", () => {
    own = username.value !== "";
  });
  email.addEventListener("input", () => {
    if (own) return;
    username.value = email.value
      .split("@")[0]
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, "");
  });
}

// Orders the rows by dragging (mouse, pen, finger), by two buttons and by typing a number; the numbers tell the server.

const EDGE = 80;
const STEP = 16;

/* The admin scrolls a part of its screen, not the window. */
function scrollerOf(element) {
  for (let each = element.parentElement; each; each = each.parentElement) {
    const isScrolled = /auto|scroll/.test(getComputedStyle(each).overflowY);
    if (isScrolled && each.scrollHeight > each.clientHeight) return each;
  }
  return document.scrollingElement;
}

export function startOrder({ rows, words, say, changed }) {
  const all = () => [...rows.querySelectorAll(":scope > [data-row]")];
  const nameOf = (row) => row.querySelector("[data-name]").textContent.trim();
  const numberOf = (row) => row.querySelector("[name$=-order]");

  const count = () => all().forEach((row, index) => (numberOf(row).value = index + 1));

  const tell = (row) => {
    const list = all();
    say(words.moved, { name: nameOf(row), number: list.indexOf(row) + 1, total: list.length });
  };

  const placed = (row) => {
    count();
    changed();
    tell(row);
  };

  /* The neighbour moves, not the row: so the focus stays where it is. */
  const step = (row, direction) => {
    const other = direction < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return say(direction < 0 ? words.top : words.bottom, { name: nameOf(row) });
    if (direction < 0) row.after(other);
    else row.before(other);
    placed(row);
    row.scrollIntoView({ block: "nearest" });
  };

  const toNumber = (row) => {
    const others = all().filter((each) => each !== row);
    const wanted = Math.min(Math.max(Number.parseInt(numberOf(row).value, 10) || 1, 1), others.length + 1);
    const field = numberOf(row);
    if (wanted > others.length) rows.append(row);
    else others[wanted - 1].before(row);
    placed(row);
    field.focus();
    row.scrollIntoView({ block: "nearest" });
  };

  const drag = (row, handle) => {
    let pointer = null;
    let isMoved = false;

    const over = (y) => {
      const next = all().find((each) => {
        if (each === row) return false;
        const box = each.getBoundingClientRect();
        return y < box.top + box.height / 2;
      });
      if (next === row.nextElementSibling || (!next && rows.lastElementChild === row)) return;
      if (next) next.before(row);
      else rows.append(row);
      /* A moved element lets go of the pointer. */
      handle.setPointerCapture(pointer);
      isMoved = true;
    };

    handle.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button) return;
      event.preventDefault();
      pointer = event.pointerId;
      isMoved = false;
      handle.setPointerCapture(pointer);
      row.classList.add("album-row--dragged");
    });
    handle.addEventListener("pointermove", (event) => {
      if (event.pointerId !== pointer) return;
      if (event.clientY < EDGE) scrollerOf(rows).scrollBy(0, -STEP);
      else if (event.clientY > window.innerHeight - EDGE) scrollerOf(rows).scrollBy(0, STEP);
      over(event.clientY);
    });
    const end = (event) => {
      if (event.pointerId !== pointer) return;
      pointer = null;
      row.classList.remove("album-row--dragged");
      if (isMoved) placed(row);
    };
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  };

  const dress = (row) => {
    for (const button of row.querySelectorAll("[data-move]")) {
      button.hidden = false;
      button.addEventListener("click", () => step(row, Number(button.dataset.move)));
    }
    numberOf(row).addEventListener("change", () => toNumber(row));
    const handle = row.querySelector("[data-handle]");
    handle.classList.add("album-row__picture--movable");
    drag(row, handle);
    count();
  };

  for (const row of all()) dress(row);
  return { dress };
}

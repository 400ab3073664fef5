/* Shows the pictures of one gallery large, one at a time; each is a plain link without this. */

const SWIPE = 48;

export function start(gallery) {
  const dialog = gallery.querySelector("dialog");
  const links = [...gallery.querySelectorAll("[data-picture]")];
  if (!dialog?.showModal || !links.length) return;
  const stage = dialog.querySelector("[data-stage]");
  const counter = dialog.querySelector("[data-counter]");
  const caption = dialog.querySelector("[data-caption]");
  const announcement = dialog.querySelector("[data-announcement]");
  const page = dialog.querySelector("[data-to-page]");
  const turns = dialog.querySelectorAll("[data-turn]");
  const made = new Map();
  let at = 0;

  /* A picture is fetched as soon as it is made, so none is made before it is shown or stands next. */
  function picture(index) {
    if (!made.has(index)) {
      const copy = document.importNode(links[index].parentElement.querySelector("template").content, true);
      const image = copy.querySelector("img");
      image.loading = "eager";
      made.set(index, { node: copy.querySelector("picture") ?? image, words: image.alt });
    }
    return made.get(index);
  }

  function show(index) {
    at = (index + links.length) % links.length;
    const { node, words } = picture(at);
    stage.replaceChildren(node);
    counter.textContent = counter.dataset.words.replace("{number}", at + 1).replace("{total}", links.length);
    const written = links[at].closest("figure").querySelector("figcaption");
    /* Where the picture has no page the link leads to the file that is shown anyway. */
    page.hidden = !links[at].hasAttribute("data-page");
    page.href = links[at].href;
    caption.replaceChildren(...(written?.cloneNode(true).childNodes ?? []));
    /* Who does not see it hears where it stands and what it shows, once. */
    const below = caption.textContent.replace(/\s+/g, " ").trim();
    const heard = below.startsWith(words) ? [below] : [words, below];
    announcement.textContent = [counter.textContent, ...heard].filter(Boolean).join(". ");
    const image = stage.querySelector("img");
    const ahead = () => stage.contains(image) && links.length > 1 && picture((at + 1) % links.length);
    if (image.complete) ahead();
    else image.addEventListener("load", ahead, { once: true });
  }

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      dialog.showModal();
      show(index);
    });
  });

  for (const turn of turns) {
    turn.hidden = links.length < 2;
    turn.addEventListener("click", () => show(at + Number(turn.dataset.turn)));
  }
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => stage.replaceChildren());
  dialog.addEventListener("keydown", (event) => {
    const index = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
    if (index === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(index);
  });

  let from = null;
  stage.addEventListener("pointerdown", (event) => {
    from = event.isPrimary ? { x: event.clientX, y: event.clientY } : null;
  });
  stage.addEventListener("pointercancel", () => (from = null));
  stage.addEventListener("pointerup", (event) => {
    if (!from) return;
    const across = event.clientX - from.x;
    const down = event.clientY - from.y;
    from = null;
    /* Zoomed in, the same movement looks around in the picture. */
    const isZoomed = (window.visualViewport?.scale ?? 1) > 1.05;
    if (!isZoomed && Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) show(at - Math.sign(across));
  });
}

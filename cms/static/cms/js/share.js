/* Copies the page's address, or hands it to the device's own sharing; shows only what the browser can do. */

export function start(tools) {
  const { url, title } = tools.dataset;
  const copy = tools.querySelector("[data-share=copy]");
  const send = tools.querySelector("[data-share=send]");
  const done = tools.querySelector("[role=status]");
  copy.hidden = !navigator.clipboard;
  send.hidden = !navigator.share;
  copy.addEventListener("click", () => {
    navigator.clipboard.writeText(url).then(
      () => (done.textContent = done.dataset.done),
      () => (done.textContent = done.dataset.failed),
    );
  });
  /* Somebody who closes the device's sheet again has not failed at anything. */
  send.addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
}

/* Tells which result was followed: the page's signed list and the number of the link, nothing about the reader. */

export function start(list) {
  const { clicks, token } = list.dataset;
  const tell = (event) => {
    const item = event.target.closest("a[href]")?.closest("[data-click]");
    /* The wheel opens a tab as a click does; the right button only a menu. */
    if (!item || (event.type === "auxclick" && event.button !== 1)) return;
    const body = new FormData();
    body.set("token", token);
    body.set("n", item.dataset.click);
    navigator.sendBeacon(clicks, body);
  };
  if (!token || !navigator.sendBeacon) return;
  list.addEventListener("click", tell);
  list.addEventListener("auxclick", tell);
}

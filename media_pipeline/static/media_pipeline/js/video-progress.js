// Keeps what lists and forms say of videos that are being made up to date. Without it a reload says the same.

const EVERY = 3000;
const MOVING = ["waiting", "working"];

const shown = () =>
[...document.querySelectorAll("[data-video-progress]")].filter((element) => MOVING.includes(element.dataset.state));

const show = (element, video) => {
  const text = element.querySelector("[data-text]");
  const bar = element.querySelector("progress");
  element.dataset.state = video.state;
  bar.hidden = video.state !== "working";
  bar.value = video.progress;
  if (text.textContent !== video.text) {
    text.textContent = video.text;
  }
  // The form knows its video's poster, size and the button of another try only after a reload.
  if (!MOVING.includes(video.state) && element.closest("main, body").querySelector('a[data-video-reload]') === null) {
    const again = document.createElement("a");
    again.href = window.location.href;
    again.dataset.videoReload = "";
    again.textContent = window.gettext("Muat ulang halaman");
    element.append(again);
  }
};

const look = async () => {
  const elements = shown();
  if (elements.length && !document.hidden) {
    const query = new URLSearchParams(elements.map((element) => ["id", element.dataset.videoProgress]));
    try {
      const answer = await fetch(`${elements[0].dataset.url}?${query}`, { headers: { Accept: "application/json" } });
      const videos = answer.ok ? await answer.json() : {};
      elements.forEach((element) => {
        const video = videos[element.dataset.videoProgress];
        if (video) {
          show(element, video);
        }
      });
    } catch {
      // The line is gone for a moment; the next look tells.
    }
  }
  if (shown().length || document.querySelector("[data-resumable]")) {
    setTimeout(look, EVERY);
  }
};

setTimeout(look, EVERY);

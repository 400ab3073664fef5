// A large file goes up in pieces (tus 1.0) while the rest of the form is typed, and goes on after a lost connection or a
// reload. The form then names the upload in place of the file. Without this script the field uploads like any other.

const VERSION = { "Tus-Resumable": "1.0.0" };
const PIECE = 8 * 1024 * 1024;
const LONGEST_WAIT = 30_000;
const REMEMBERED = "pati-upload";

const words = (text, values = {}) => window.interpolate(window.gettext(text), values, true);
const wait = (milliseconds) =>
new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  window.addEventListener("online", () => (clearTimeout(timer), resolve()), { once: true });
});

const size = (bytes) =>
bytes >= 1e9
  ? `${(bytes / 1e9).toLocaleString("id", { maximumFractionDigits: 1 })} GB`
  : `${Math.max(0.1, bytes / 1e6).toLocaleString("id", { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`;

const remaining = (seconds) => {
  if (seconds < 60) {
    return words("kurang dari 1 menit lagi");
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? words("sekitar %(minutes)s menit lagi", { minutes })
    : words("sekitar %(hours)s jam lagi", { hours: Math.round(minutes / 60) });
};

// What this browser remembers of one upload, so that a reload does not lose it; without storage nothing is.
const memory = {
  read() {
    try {
      return JSON.parse(localStorage.getItem(REMEMBERED)) || null;
    } catch {
      return null;
    }
  },
  write(value) {
    try {
      localStorage.setItem(REMEMBERED, JSON.stringify(value));
    } catch {
      // Full or forbidden: the upload itself goes on.
    }
  },
  forget() {
    try {
      localStorage.removeItem(REMEMBERED);
    } catch {
      // As above.
    }
  },
};

class Stopped extends Error {}

class Upload {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.reference = this.form.querySelector("input[data-resumed]");
    this.build();
    input.addEventListener("change", () => input.files.length && this.start(input.files[0]));
    // Before any other listener: the form waits until the file is there.
    this.form.addEventListener("submit", (event) => this.holdBack(event), { capture: true });
    this.recall();
  }

  build() {
    const panel = document.createElement("div");
    panel.hidden = true;
    panel.className = "w-mt-4";
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.className = "w-w-full";
    bar.setAttribute("aria-label", words("Unggahan video"));
    // Seen all the time, spoken only now and then.
    const seen = document.createElement("p");
    seen.className = "w-my-2";
    seen.setAttribute("aria-hidden", "true");
    const spoken = document.createElement("p");
    spoken.className = "w-sr-only";
    spoken.setAttribute("role", "status");
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.className = "button button-small button-secondary";
    cancel.textContent = words("Batalkan unggahan");
    cancel.addEventListener("click", () => this.cancel());
    panel.append(bar, seen, cancel);
    (this.input.closest(".w-field__input") || this.input.parentElement).append(panel, spoken);
    Object.assign(this, { panel, bar, seen, spoken, cancelButton: cancel });
  }

  say(text, { aloud = true, percent = null, open = true } = {}) {
    this.panel.hidden = !open;
    this.bar.hidden = percent === null;
    if (percent !== null) {
      this.bar.value = percent;
      this.bar.textContent = `${percent} %`;
    }
    this.seen.textContent = text;
    if (aloud || !open) {
      this.spoken.textContent = text;
    }
  }

  // A page that was loaded anew tells of the upload that it had.
  async recall() {
    const known = memory.read();
    if (!known || known.at !== this.input.dataset.resumable) {
      if (this.reference.value) {
        this.say(words("Berkas sudah diunggah. Simpan formulir ini."));
      }
      return;
    }
    const offset = await this.ask(known.url).catch(() => null);
    if (this.file) {
      return;
    }
    if (offset === "gone") {
      memory.forget();
    } else if (offset !== null && offset === known.size) {
      this.finish(known.url, known.name, known.size);
    } else if (offset !== null) {
      const percent = Math.floor((100 * offset) / known.size);
      this.url = known.url;
      const text = words("Unggahan “%(name)s” berhenti pada %(percent)s persen. Pilih berkas yang sama untuk melanjutkan.", {
        name: known.name,
        percent,
      });
      this.say(text, { percent });
    }
  }

  async start(file) {
    const number = (this.run = (this.run || 0) + 1);
    const title = this.form.querySelector("input[name$=title]");
    if (title && !title.value) {
      title.value = file.name.replace(/\.[^.]+$/, "");
    }
    this.file = file;
    this.reference.value = "";
    this.isBusy = true;
    this.cancelButton.hidden = false;
    try {
      if (file.size > Number(this.input.dataset.limit)) {
        const limit = size(Number(this.input.dataset.limit));
        throw new Stopped(words("Video terlalu besar (%(size)s). Paling besar %(limit)s.", { size: size(file.size), limit }));
      }
      const goesOn = () => number === this.run;
      this.say(words("Unggahan dimulai."), { percent: 0 });
      await this.send(file, goesOn);
    } catch (error) {
      if (number !== this.run) {
        return;
      }
      this.isBusy = false;
      this.isWanted = false;
      this.input.value = "";
      this.cancelButton.hidden = true;
      this.say(error instanceof Stopped ? error.message : words("Unggahan gagal. Pilih berkasnya sekali lagi."));
    }
  }

  async send(file, goesOn) {
    let { url, offset } = await this.patiently(goesOn, () => this.begin(file));
    const started = { at: Date.now(), offset };
    while (offset < file.size && goesOn()) {
      const from = offset;
      const piece = file.slice(from, from + PIECE);
      const answer = await this.patiently(goesOn, async () => {
        const told = (sent) => goesOn() && this.tell(file, from + sent, started);
        const response = await this.patch(url, from, piece, told);
        if (response.status === 204) {
          return Number(response.offset);
        }
        if (response.status === 409) {
          return this.ask(url);
        }
        return this.refused(response);
      }, async () => {
        // After a lost connection the server knows best what came.
        const stands = await this.ask(url);
        return typeof stands === "number" && stands !== from ? stands : undefined;
      });
      if (!goesOn()) {
        return;
      }
      if (answer === "gone") {
        memory.forget();
        ({ url, offset } = await this.patiently(goesOn, () => this.begin(file)));
      } else {
        offset = answer;
      }
      this.tell(file, offset, started);
    }
    if (goesOn()) {
      this.finish(url, file.name, file.size);
    }
  }

  // Try until it works or is refused for good; what a lost line may have done meanwhile is asked first.
  async patiently(goesOn, work, first = async () => undefined) {
    for (let tries = 0; ; tries += 1) {
      if (!goesOn()) {
        return undefined;
      }
      try {
        const known = tries ? await first() : undefined;
        return known === undefined ? await work() : known;
      } catch (error) {
        if (error instanceof Stopped) {
          throw error;
        }
        if (goesOn()) {
          this.say(words("Sambungan terputus. Unggahan dilanjutkan sendiri begitu tersambung."), { percent: this.bar.value });
        }
        await wait(Math.min(LONGEST_WAIT, 1000 * 2 ** tries));
      }
    }
  }

  async begin(file) {
    const known = memory.read();
    const isSame = known && known.name === file.name && known.size === file.size && known.changed === file.lastModified;
    if (isSame && known.at === this.input.dataset.resumable) {
      const offset = await this.ask(known.url);
      if (offset !== "gone") {
        this.url = known.url;
        return { url: known.url, offset };
      }
    }
    const name = btoa(String.fromCodePoint(...new TextEncoder().encode(file.name)));
    const response = await fetch(this.input.dataset.resumable, {
      method: "POST",
      headers: { ...VERSION, ...this.token(), "Upload-Length": String(file.size), "Upload-Metadata": `filename ${name}` },
    });
    if (response.status !== 201) {
      return this.refused({ status: response.status, text: await response.text() });
    }
    const url = new URL(response.headers.get("Location"), window.location.href).href;
    memory.write({
      at: this.input.dataset.resumable,
      url,
      name: file.name,
      size: file.size,
      changed: file.lastModified,
    });
    this.url = url;
    return { url, offset: 0 };
  }

  async ask(url) {
    const response = await fetch(url, { method: "HEAD", headers: VERSION, redirect: "manual", cache: "no-store" });
    if ([403, 404, 410].includes(response.status)) {
      return "gone";
    }
    if (!response.ok) {
      return this.refused({ status: response.type === "opaqueredirect" ? 401 : response.status, text: "" });
    }
    return Number(response.headers.get("Upload-Offset"));
  }

  // Not by fetch, which says nothing of how much has left.
  patch(url, offset, piece, told) {
    return new Promise((resolve, reject) => {
      const request = (this.request = new XMLHttpRequest());
      request.open("PATCH", url);
      const headers = { ...VERSION, ...this.token(), "Upload-Offset": String(offset) };
      Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.setRequestHeader("Content-Type", "application/offset+octet-stream");
      request.upload.addEventListener("progress", (event) => told(event.loaded));
      request.addEventListener("load", () =>
        resolve({
          status: request.status,
          offset: request.getResponseHeader("Upload-Offset"),
          text: request.responseText,
        })
      );
      request.addEventListener("error", () => reject(new Error("lost")));
      request.addEventListener("abort", () => reject(new Error("aborted")));
      request.send(piece);
    });
  }

  refused({ status, text }) {
    if ([404, 410].includes(status)) {
      return "gone";
    }
    if ([401, 403].includes(status) || status === 200) {
      throw new Stopped(words("Sesi Anda berakhir. Masuk lagi di tab lain, lalu pilih berkas yang sama untuk melanjutkan."));
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 423 && status !== 429) {
      throw new Stopped(text && !text.startsWith("<") ? text : words("Unggahan ditolak. Pilih berkasnya sekali lagi."));
    }
    throw new Error(`answered ${status}`);
  }

  token() {
    return { "X-CSRFToken": this.form.querySelector("input[name=csrfmiddlewaretoken]").value };
  }

  tell(file, offset, started) {
    const percent = Math.floor((100 * offset) / file.size);
    const seconds = (Date.now() - started.at) / 1000;
    const speed = (offset - started.offset) / Math.max(seconds, 0.1);
    const left = speed > 0 && seconds > 2 ? `, ${remaining((file.size - offset) / speed)}` : "";
    const values = { sent: size(offset), size: size(file.size), percent, left };
    // Every tenth is spoken, else a screen reader would never be silent.
    const step = Math.floor(percent / 10);
    const aloud = step !== this.spokenStep;
    this.spokenStep = step;
    this.say(words("Mengunggah: %(percent)s persen (%(sent)s dari %(size)s%(left)s)", values), { percent, aloud });
  }

  finish(url, name, bytes) {
    this.isBusy = false;
    this.url = url;
    this.reference.value = url.replace(/\/$/, "").split("/").pop();
    // The form sends the reference, not the bytes once more.
    this.input.value = "";
    this.input.removeAttribute("required");
    this.cancelButton.hidden = false;
    const values = { name, size: size(bytes) };
    this.say(words("“%(name)s” (%(size)s) sudah diunggah. Simpan formulir ini.", values), { percent: 100 });
    if (this.isWanted) {
      this.isWanted = false;
      this.form.requestSubmit();
    }
  }

  holdBack(event) {
    if (!this.isBusy) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.isWanted = true;
    this.say(words("Video masih diunggah. Formulir disimpan sendiri begitu selesai."), { percent: this.bar.value });
  }

  async cancel() {
    this.run = (this.run || 0) + 1;
    this.request?.abort();
    const { url } = this;
    Object.assign(this, { isBusy: false, isWanted: false, file: null, url: null });
    this.reference.value = "";
    this.input.value = "";
    this.input.dispatchEvent(new Event("change"));
    memory.forget();
    this.cancelButton.hidden = true;
    this.say(words("Unggahan dibatalkan."));
    this.input.focus();
    if (url) {
      await fetch(url, { method: "DELETE", headers: { ...VERSION, ...this.token() } }).catch(() => null);
    }
  }
}

const search = () => {
  document.querySelectorAll("input[type=file][data-resumable]:not([data-resumable-on])").forEach((input) => {
    input.dataset.resumableOn = "";
    if (input.form?.querySelector("input[data-resumed]")) {
      new Upload(input);
    }
  });
};

search();
new MutationObserver(search).observe(document.body, { childList: true, subtree: true });

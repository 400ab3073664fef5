// Sends photos one by one, two at a time, each with its progress; what fails says why and can be sent again alone.

const AT_ONCE = 2;

export function startUploads({ form, rows, words, say, add }) {
  const zone = form.querySelector("[data-zone]");
  const input = zone.querySelector("[type=file]");
  const list = form.querySelector("[data-uploads]");
  const template = form.querySelector("[data-upload-template]");
  const againAll = form.querySelector("[data-again-all]");
  const waiting = [];
  const uploads = [];
  let running = 0;

  const summarise = () => {
    const count = (state) => uploads.filter((upload) => upload.state === state).length;
    againAll.hidden = !uploads.some((upload) => upload.state === "failed" && upload.canRepeat);
    if (!running && !waiting.length) {
      say(words.summary, { done: count("done"), failed: count("failed"), total: uploads.length });
    }
  };

  const show = (upload, state, said, buttons = []) => {
    upload.state = state;
    upload.canRepeat = buttons.includes("again");
    upload.item.className = `album-upload album-upload--${state}`;
    upload.item.toggleAttribute("data-sending", state === "sending" || state === "waiting");
    upload.find("said").textContent = said;
    upload.find("progress").hidden = state !== "sending";
    for (const name of ["again", "use", "anyway"]) upload.find(name).hidden = !buttons.includes(name);
  };

  const failed = (upload, said, canRepeat = true) => show(upload, "failed", said, canRepeat ? ["again"] : []);

  /* In the order in which they were chosen, whichever came through first; but never away from where it was moved. */
  const put = (upload, html) => {
    const at = uploads.indexOf(upload);
    const isThere = (each) => each.row && each.row.parentElement === rows;
    const earlier = uploads.slice(0, at).reverse().find(isThere);
    const later = uploads.slice(at + 1).find(isThere);
    upload.row = add(html, { after: earlier?.row, before: later?.row });
    return upload.row;
  };

  const finished = (upload, row) => {
    const preview = row.querySelector("svg.picture-placeholder");
    if (preview && upload.file.type.startsWith("image/")) {
      /* The small files are still being made: until then the photo as it lies on this machine. */
      const image = document.createElement("img");
      image.alt = "";
      image.addEventListener("load", () => preview.replaceWith(image), { once: true });
      image.src = URL.createObjectURL(upload.file);
    }
    upload.find("progress").value = 100;
    show(upload, "done", words.done);
  };

  const answered = (upload, answer) => {
    if (!answer.row) return failed(upload, (answer.errors ?? [words.server]).join(" "), false);
    if (!answer.duplicate) return finished(upload, put(upload, answer.row));
    if (rows.querySelector(`[data-image="${answer.image}"]`)) {
      return show(upload, "same", words.inside, ["anyway"]);
    }
    upload.known = answer;
    return show(upload, "same", words.same.replace("{title}", answer.title), ["use", "anyway"]);
  };

  const send = (upload) => {
    running += 1;
    show(upload, "sending", words.sending.replace("{percent}", 0));
    const body = new FormData();
    body.append("file", upload.file, upload.file.name);
    if (upload.anyway) body.append("again", "1");
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.uploadUrl);
    request.setRequestHeader("X-CSRFToken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.round((100 * event.loaded) / event.total);
      upload.find("progress").value = percent;
      upload.find("said").textContent = percent < 100 ? words.sending.replace("{percent}", percent) : words.checking;
    });
    const ended = (act) => () => {
      running -= 1;
      act();
      next();
      summarise();
    };
    request.addEventListener("error", ended(() => failed(upload, words.lost)));
    request.addEventListener("abort", ended(() => failed(upload, words.lost)));
    request.addEventListener(
      "load",
      ended(() => {
        const isJson = (request.getResponseHeader("Content-Type") ?? "").includes("json");
        if (request.status === 413) return failed(upload, words.large, false);
        if (request.status === 401 || request.status === 403 || (request.status === 200 && !isJson)) {
          return failed(upload, words.door);
        }
        if (!isJson || request.status >= 404) return failed(upload, words.server);
        return answered(upload, JSON.parse(request.responseText));
      }),
    );
    request.send(body);
  };

  const next = () => {
    while (running < AT_ONCE && waiting.length) send(waiting.shift());
  };

  const queue = (upload) => {
    show(upload, "waiting", words.waiting);
    waiting.push(upload);
    next();
  };

  const take = (file) => {
    const item = template.content.cloneNode(true).querySelector("li");
    const upload = { file, item, anyway: false, row: null, find: (name) => item.querySelector(`[data-${name}]`) };
    uploads.push(upload);
    upload.find("name").textContent = file.name;
    upload.find("progress").setAttribute("aria-label", file.name);
    upload.find("again").addEventListener("click", () => queue(upload));
    upload.find("anyway").addEventListener("click", () => {
      upload.anyway = true;
      queue(upload);
    });
    upload.find("use").addEventListener("click", () => {
      put(upload, upload.known.row);
      show(upload, "done", words.used);
      summarise();
    });
    list.append(item);
    if (file.size > Number(form.dataset.limit)) failed(upload, words.large, false);
    else queue(upload);
  };

  const takeAll = (files) => {
    for (const file of files) take(file);
    summarise();
  };

  input.addEventListener("change", () => {
    const files = [...input.files];
    if (!files.length) return;
    /* Else the same files would come once more with the form; the label in the field's place hears of it. */
    input.value = "";
    input.dispatchEvent(new Event("change", { bubbles: true }));
    takeAll(files);
  });

  againAll.querySelector("button").addEventListener("click", () => {
    for (const upload of uploads) if (upload.state === "failed" && upload.canRepeat) queue(upload);
  });

  const isOfFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  /* A file that misses the field must not replace the screen. */
  document.addEventListener("dragover", (event) => isOfFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => isOfFiles(event) && event.preventDefault());
  zone.addEventListener("dragover", (event) => zone.classList.toggle("album-zone--over", isOfFiles(event)));
  zone.addEventListener("dragleave", () => zone.classList.remove("album-zone--over"));
  zone.addEventListener("drop", (event) => {
    zone.classList.remove("album-zone--over");
    takeAll(event.dataTransfer.files);
  });
}

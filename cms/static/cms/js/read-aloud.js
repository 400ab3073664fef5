/* Reads the article aloud with a voice of the reader's own device, and marks where it is. */

const MARK = "is-read-aloud";
/* Android still names Indonesian "in"; a page in Javanese is read by an Indonesian voice where there is no other. */
const LANGUAGES = { id: ["id", "in", "ind"], jv: ["jv", "jw", "id", "in", "ind"], en: ["en"] };
const BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,tr,caption,blockquote,figcaption,summary";
const SILENT = "[hidden],[aria-hidden=true],nav,button,video,audio,template,dialog,.meta,.visually-hidden,.page-header__kind,.figure__credit,.reading-tools";
/* Some voices stop by themselves after a quarter of a minute. */
const LONGEST = 180;

/* Voices from elsewhere are left out: another company would be told what is read. */
function voiceFor(language, voices) {
  const primary = language.toLowerCase().split("-")[0];
  for (const wanted of LANGUAGES[primary] ?? [primary]) {
    const fitting = voices.find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === wanted);
    if (fitting) return fitting;
  }
  return null;
}

/* Each block with the text that stands in it directly; what is not on the screen (a closed answer) is not read. */
function readableBlocks(root) {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    const block = parent.closest(BLOCKS);
    if (!node.data.trim() || !block || !root.contains(block) || parent.closest(SILENT)) continue;
    if (parent.checkVisibility && !parent.checkVisibility()) continue;
    const row = block.closest("tr") ?? block;
    const last = found.at(-1);
    if (last?.block === row) {
      last.text += (parent.closest("td,th") === last.cell ? "" : ", ") + node.data;
      last.cell = parent.closest("td,th");
    } else {
      found.push({ block: row, text: node.data, cell: parent.closest("td,th") });
    }
  }
  return found.map(({ block, text }) => ({ block, text: text.replace(/\s+/g, " ").trim() }));
}

/* Sentences, joined while they are short and cut at a space where one is very long. */
function sayings(text) {
  const parts = [];
  for (const sentence of text.replace(/([.!?;:])\s+/g, "$1\n").split("\n")) {
    let rest = sentence;
    while (rest.length > LONGEST) {
      const space = rest.lastIndexOf(" ", LONGEST);
      const end = space > 0 ? space : LONGEST;
      parts.push(rest.slice(0, end));
      rest = rest.slice(end).trim();
    }
    if (parts.length && parts.at(-1).length + rest.length < LONGEST) parts[parts.length - 1] += ` ${rest}`;
    else if (rest) parts.push(rest);
  }
  return parts;
}

export function start(tools) {
  const speech = window.speechSynthesis;
  const article = tools.closest("article");
  const toggle = tools.querySelector("[data-read=toggle]");
  const stop = tools.querySelector("[data-read=stop]");
  const words = { begin: toggle.textContent, pause: toggle.dataset.pause, resume: toggle.dataset.resume };
  let voice = null;
  let queue = [];
  let at = 0;
  let state = "silent";
  /* Every utterance knows the run it belongs to: events of one that was cancelled come late. */
  let run = 0;

  function offer() {
    if (state !== "silent") return;
    voice = voiceFor(document.documentElement.lang || "id", speech.getVoices());
    tools.hidden = voice === null;
  }

  function mark(block) {
    const marked = article.querySelector(`.${MARK}`);
    if (marked === block) return;
    const wasSeen = !marked || isSeen(marked);
    marked?.classList.remove(MARK);
    block?.classList.add(MARK);
    /* Only who follows the mark is taken along; who scrolled away to look at something stays there. */
    if (block && wasSeen && !isSeen(block)) block.scrollIntoView({ block: "center" });
  }

  function isSeen(element) {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight * 0.8;
  }

  function show(next) {
    state = next;
    toggle.textContent = { silent: words.begin, speaking: words.pause, paused: words.resume }[next];
    if (next === "silent" && document.activeElement === stop) toggle.focus();
    stop.hidden = next === "silent";
    tools.classList.toggle("is-in-use", next !== "silent");
  }

  function say() {
    if (at >= queue.length) {
      finish();
      return;
    }
    const { block, text } = queue[at];
    const own = run;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang.replace("_", "-");
    utterance.onend = () => {
      if (own !== run) return;
      at += 1;
      say();
    };
    utterance.onerror = () => {
      if (own === run) finish();
    };
    mark(block);
    speech.speak(utterance);
  }

  function begin() {
    queue = readableBlocks(article).flatMap(({ block, text }) => sayings(text).map((part) => ({ block, text: part })));
    at = 0;
    proceed();
  }

  function proceed() {
    run += 1;
    speech.cancel();
    show("speaking");
    say();
  }

  /* Android's voices know no pause: what was being said is cut off, and said again when one goes on. */
  function pause() {
    run += 1;
    speech.cancel();
    show("paused");
  }

  function finish() {
    run += 1;
    speech.cancel();
    mark(null);
    show("silent");
  }

  toggle.addEventListener("click", () => ({ silent: begin, speaking: pause, paused: proceed })[state]());
  stop.addEventListener("click", finish);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state !== "silent" && !document.querySelector("dialog[open]")) finish();
  });
  window.addEventListener("pagehide", () => {
    if (state !== "silent") finish();
  });
  speech.addEventListener?.("voiceschanged", offer);
  offer();
}

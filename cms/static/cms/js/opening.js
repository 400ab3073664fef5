/* Says whether an office is open now. The hours stand on the page as data; the clock is the visitor's, read in Pati's
   time zone, and looked at again every half minute, so a page from any cache tells the truth. */

const state = document.querySelector(".opening-state");
const told = state.firstElementChild;
const { week, closed, days, separator } = JSON.parse(state.dataset.hours);
const MINUTES_A_DAY = 24 * 60;
const PARTS = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Jakarta",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function now() {
  const found = Object.fromEntries(PARTS.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return { date: `${found.year}-${found.month}-${found.day}`, minute: Number(found.hour) * 60 + Number(found.minute) };
}

function later(date, count) {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + count);
  return { date: day.toISOString().slice(0, 10), weekday: day.getUTCDay() || 7 };
}

function spansOn({ date, weekday }) {
  return closed.some(([first, last]) => first <= date && date <= last) ? [] : week[weekday];
}

function clock(minute) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}${separator}${two(minute % 60)}`;
}

function sentence() {
  const { date, minute } = now();
  for (let count = 0; count <= 60; count += 1) {
    const day = later(date, count);
    for (const [opens, closes] of spansOn(day)) {
      if (count === 0 && closes <= minute) continue;
      if (count === 0 && opens <= minute) {
        const always = opens === 0 && closes === MINUTES_A_DAY;
        return ["open", always ? state.dataset.always : state.dataset.open.replace("{jam}", clock(closes))];
      }
      const words = [state.dataset.today, state.dataset.tomorrow][count] ?? state.dataset.later;
      // Beyond a week a weekday's name would be read as the next one.
      const name = count < 7 ? days[day.weekday] : day.date.split("-").reverse().join("/");
      return ["closed", words.replace("{hari}", name).replace("{jam}", clock(opens))];
    }
  }
  return ["closed", state.dataset.closed];
}

function tell() {
  const [name, words] = sentence();
  if (told.textContent === words) return;
  state.dataset.state = name;
  told.textContent = words;
}

tell();
setInterval(tell, 30000);
document.addEventListener("visibilitychange", tell);

/* On the article page: stepping through the marked words (n, p), underlined names, the way back, printing. */

const marks = [...document.querySelectorAll("[data-hit]")];
const panel = document.querySelector("[data-marks]");
let at = -1;

function stepTo(number) {
  marks[at]?.classList.remove("current");
  at = (number + marks.length) % marks.length;
  const mark = marks[at];
  mark.classList.add("current");
  mark.scrollIntoView({ block: "center" });
  const place = panel.querySelector("[data-place]");
  place.textContent = `${at + 1} / ${marks.length}`;
  place.hidden = false;
}

/* Before the first step, the place to go on from is where the reader is. */
function step(by) {
  if (at < 0 && by > 0) {
    const below = marks.findIndex((mark) => mark.getBoundingClientRect().top > 0);
    stepTo(Math.max(below, 0));
  } else {
    stepTo(at < 0 ? marks.length - 1 : at + by);
  }
}

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/* A button that is pressed or not, and remembered. */
function setUpSwitch(button, name, show) {
  let on = true;
  try {
    on = localStorage.getItem(name) !== "off";
  } catch {
    /* A browser that keeps nothing begins with everything on. */
  }
  const set = () => {
    button.setAttribute("aria-pressed", String(on));
    show(on);
  };
  button.addEventListener("click", () => {
    on = !on;
    set();
    try {
      localStorage.setItem(name, on ? "on" : "off");
    } catch {
      /* The choice holds for this page alone. */
    }
  });
  set();
  button.hidden = false;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  /* By its place too, so that an Arabic keyboard (ى, ح) steps as a Latin one does. */
  if (event.key === "n" || event.code === "KeyN") step(1);
  else if (event.key === "p" || event.code === "KeyP") step(-1);
}

function setUpMarks() {
  if (!panel || marks.length === 0) return;
  panel.querySelector(".marks-steps").hidden = false;
  panel.querySelector("[data-place]").setAttribute("aria-live", "polite");
  for (const button of panel.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
  /* Keys of one letter can be turned off: they get in the way of dictation. */
  setUpSwitch(panel.querySelector("[data-keys-switch]"), "diwan-keys", (on) => {
    if (on) document.addEventListener("keydown", onKey);
    else document.removeEventListener("keydown", onKey);
  });
}

function setUpNames(button) {
  setUpSwitch(button, "diwan-names", (on) => document.documentElement.classList.toggle("names-off", !on));
}

/* The article's address holds the words alone, so that it stays short enough to send; the link leads to all articles with
   them. The page that led here knows its filters, order and page too: with it the link leads back. */
function setUpBack(link) {
  if (!document.referrer) return;
  const from = new URL(document.referrer);
  const search = new URL(link.href);
  const isSame = from.origin === search.origin && from.pathname === search.pathname;
  if (!isSame || from.searchParams.get("q") !== search.searchParams.get("q")) return;
  link.href = from.href;
  link.querySelector("span").textContent = link.dataset.back;
}

function setUpPrint(button) {
  button.addEventListener("click", () => print());
  button.hidden = false;
}

setUpMarks();
document.querySelectorAll(".rail-back").forEach(setUpBack);
document.querySelectorAll("[data-names-switch]").forEach(setUpNames);
document.querySelectorAll("[data-print]").forEach(setUpPrint);

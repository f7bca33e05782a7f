/* The search box as a combobox: while a query is typed, names, words and titles are offered in a list below it.
   Editable combobox with list autocomplete and manual selection, after the ARIA Authoring Practices: the focus stays in
   the box, Down and Up walk through the list, Enter takes what is walked upon, Escape shuts the list. Without this script
   the box is a plain one. */

/* Milliseconds after the last key before the archive is asked, and how many answers are remembered. */
const PAUSE = 140;
const REMEMBERED = 60;

class Combobox {
  constructor(field) {
    this.field = field;
    this.list = document.getElementById(field.dataset.list);
    this.status = document.getElementById(field.dataset.status);
    this.answers = new Map();
    this.at = -1;
    this.offered = [];
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-expanded", "false");
    field.addEventListener("input", (event) => this.onInput(event));
    field.addEventListener("keydown", (event) => this.onKey(event));
    field.addEventListener("blur", () => this.shut());
    field.form.addEventListener("submit", () => this.shut());
    addEventListener("pagehide", () => this.shut());
    /* A press on the list must not take the focus from the box; a finger that only scrolls the list presses nothing. */
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take(Number(option.dataset.at));
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  onInput(event) {
    this.walkTo(-1);
    clearTimeout(this.timer);
    if (event.isComposing || !this.isBegun()) {
      this.shut();
      return;
    }
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /* Whether the cursor stands at the end of a word that has begun. */
  isBegun() {
    const { value, selectionStart } = this.field;
    return selectionStart === value.length && /\S$/.test(value);
  }

  /* The canonical address of what to ask: the fields of the form that hold anything, in order. */
  address() {
    const fields = new URLSearchParams(new FormData(this.field.form));
    fields.set("q", this.field.value.normalize("NFC").trim().replace(/\s+/g, " "));
    fields.sort();
    return `${this.field.dataset.suggest}?${fields}`;
  }

  async ask() {
    const address = this.address();
    this.request?.abort();
    if (this.answers.has(address)) {
      this.show(this.answers.get(address));
      return;
    }
    this.request = new AbortController();
    const { signal } = this.request;
    try {
      const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      if (signal.aborted) return;
      this.remember(address, answer);
      this.show(answer);
    } catch {
      /* Overtaken by the next letter, or the archive cannot be reached: the box goes on working as a plain one. */
      if (!signal.aborted) this.shut();
    }
  }

  remember(address, answer) {
    if (this.answers.size >= REMEMBERED) this.answers.delete(this.answers.keys().next().value);
    this.answers.set(address, answer);
  }

  show({ suggestions, status }) {
    if (document.activeElement !== this.field) return;
    this.offered = suggestions;
    this.list.replaceChildren(...suggestions.map((one, at) => this.option(one, at)));
    this.list.hidden = suggestions.length === 0;
    this.list.scrollTop = 0;
    this.field.setAttribute("aria-expanded", String(this.isOpen));
    this.walkTo(-1);
    this.status.textContent = status;
  }

  shut() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
    this.walkTo(-1);
  }

  option(one, at) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${at}`;
    option.className = `suggestion suggestion-${one.kind}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.at = at;
    const words = document.createElement("span");
    words.className = "suggestion-words";
    words.append(piece("bdi", "suggestion-text", one.text, one.direction));
    if (one.spelling) words.append(" ", piece("bdi", "suggestion-spelling", one.spelling));
    option.append(words, " ", piece("span", "suggestion-kind", one.kind_label));
    if (one.count_text) option.append(" ", piece("span", "suggestion-count", one.count_text));
    return option;
  }

  walkTo(at) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = at;
    const option = this.list.children[at];
    if (!option) {
      this.field.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /* Beyond the last is the box itself, then the first: so the reader's own words are one of the choices. */
  walk(by) {
    const places = this.offered.length + 1;
    this.walkTo(((this.at + 1 + by + places) % places) - 1);
  }

  onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.isOpen) this.walk(event.key === "ArrowDown" ? 1 : -1);
      else if (this.isBegun()) this.ask();
      else return;
      event.preventDefault();
    } else if (event.key === "Escape" && this.isOpen) {
      /* The first Escape shuts the list and leaves the words. */
      event.preventDefault();
      this.shut();
    } else if (event.key === "Enter" && this.isOpen && this.at >= 0) {
      event.preventDefault();
      this.take(this.at);
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      this.walkTo(-1);
    }
  }

  /* A word completes the query, which may go on; a name or a title is gone to. */
  take(at) {
    const one = this.offered[at];
    this.shut();
    if (one.completed === null) {
      location.assign(one.url);
      return;
    }
    this.field.value = `${one.completed} `;
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }
}

function piece(name, className, text, direction = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  if (direction) element.dir = direction;
  return element;
}

for (const field of document.querySelectorAll("input[data-suggest]")) new Combobox(field);

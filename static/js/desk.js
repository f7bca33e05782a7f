/* What every page has: the switch of colours and the buttons that copy a link. */

const root = document.documentElement;

function isDark() {
  if (root.dataset.theme) return root.dataset.theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function setUpTheme(button) {
  const label = button.querySelector("span");
  const say = () => {
    label.textContent = isDark() ? button.dataset.light : button.dataset.dark;
    button.title = label.textContent;
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("diwan-theme", root.dataset.theme);
    } catch {
      /* The choice holds for this page alone. */
    }
    say();
  });
  say();
  button.hidden = false;
}

/* Without the clipboard (an http address on a network) the link is shown, selected, to be copied by hand. */
function showForCopying(button) {
  const field = document.createElement("input");
  field.type = "text";
  field.readOnly = true;
  field.dir = "ltr";
  field.className = "copied-link";
  field.value = button.dataset.copy;
  field.setAttribute("aria-label", button.dataset.byHand);
  button.replaceWith(field);
  field.focus();
  field.select();
}

function setUpCopy(button) {
  const label = button.querySelector("[data-label]");
  const status = button.parentElement.querySelector("[role=status]");
  const words = label.textContent;
  let timer = 0;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      showForCopying(button);
      return;
    }
    label.textContent = button.dataset.done;
    status.textContent = button.dataset.done;
    clearTimeout(timer);
    timer = setTimeout(() => {
      label.textContent = words;
      status.textContent = "";
    }, 4000);
  });
  button.hidden = false;
}

document.querySelectorAll("[data-theme-switch]").forEach(setUpTheme);
document.querySelectorAll("[data-copy]").forEach(setUpCopy);

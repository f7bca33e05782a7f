/* On the results page: finding a name inside a long facet. */

/* Letters that readers type one for another, folded for this list alone; the archive's own folding is the server's. */
function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .toLowerCase();
}

function setUpFind(facet) {
  const label = facet.querySelector(".facet-find");
  const rest = facet.querySelector(".facet-rest");
  if (!label || !rest) return;
  const field = label.querySelector("input");
  const none = facet.querySelector("[data-none]");
  const values = [...facet.querySelectorAll(".value")].map((item) => [
    item,
    folded(item.querySelector(".value-name").textContent),
  ]);
  let wasOpen = false;
  const find = () => {
    const wanted = folded(field.value.trim());
    let found = 0;
    for (const [item, name] of values) {
      item.hidden = !name.includes(wanted);
      if (!item.hidden) found += 1;
    }
    none.hidden = found > 0;
    rest.open = wanted ? true : wasOpen;
    rest.querySelector("summary").hidden = Boolean(wanted);
  };
  field.addEventListener("focus", () => {
    if (!field.value) wasOpen = rest.open;
  });
  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Escape") {
      field.value = "";
      find();
    }
  });
  label.hidden = false;
}

/* A phone's filters are a page of their own; Escape leaves it as its Close link does. */
function setUpDrawer() {
  const filters = document.getElementById("filters");
  filters?.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && location.hash === "#filters" && event.target.type !== "search") {
      location.hash = "#results";
      document.querySelector(".filters-open")?.focus();
    }
  });
}

document.querySelectorAll("[data-facet]").forEach(setUpFind);
setUpDrawer();

/* Before anything is drawn: the colours that the reader chose here, if any. */
(function () {
  try {
    var chosen = localStorage.getItem("diwan-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch (error) {
    /* A browser that keeps nothing follows the system. */
  }
})();

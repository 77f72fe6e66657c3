// Tells how much room a field has left, near its end. Must never cut what a person wrote: a paste that is too long stays whole
// until its writer has shortened it.
(() => {
  "use strict";
  const NEAR = .9;
  for (const box of document.querySelectorAll("[data-most]")) {
    const most = +box.dataset.most, count = document.getElementById(box.id + "-count");
    if (!count) continue;
    const tell = () => {
      // A character may be two units of what a browser counts, never less than one.
      const used = box.value.length > most * NEAR ? [...box.value.trim()].length : 0, over = used > most;
      count.hidden = used <= most * NEAR;
      count.classList.toggle("over", over);
      if (over) box.setAttribute("aria-invalid", "true"); else if (!count.hidden) box.removeAttribute("aria-invalid");
      const number = Math.abs(most - used).toLocaleString(document.documentElement.lang);
      count.textContent = `${over ? count.dataset.over : count.dataset.left} ${number}`;
    };
    box.addEventListener("input", tell);
    tell();
  }
})();

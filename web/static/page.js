// Makes pages livelier; each of them works without it. Must never store anything nor send anything.
(() => {
  "use strict";
  // Warns before words that were not saved are left.
  for (const form of document.querySelectorAll("form[data-warn]")) {
    let touched = false;
    form.addEventListener("input", () => { touched = true; });
    form.addEventListener("submit", () => { touched = false; });
    window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
  }
  // Narrows a list that is on the page while a person types; Enter asks the server, which knows all names.
  for (const box of document.querySelectorAll("input[data-filter]")) {
    const list = document.getElementById(box.dataset.filter);
    if (!list) continue;
    const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    box.addEventListener("input", () => {
      const wanted = plain(box.value).split(/\s+/).filter(Boolean);
      for (const line of list.children) {
        const text = plain(line.textContent);
        line.hidden = !wanted.every((word) => text.includes(word));
      }
    });
  }
  // Escape twice hides the page from someone who walks in; Escape twice again shows it.
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const now = event.timeStamp;
    if (now - last < 600) { document.documentElement.classList.toggle("hidden-page"); last = 0; } else { last = now; }
  });
  // After a page came back with something to say, the reader starts there.
  const say = document.querySelector("#problems, .notice, .problems");
  if (say) say.focus();
})();

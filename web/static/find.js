// Goes to a client, a section or a page by its name, from the keyboard. Must never keep a name: what was found is gone
// from the page when the dialog closes, and what is typed travels in a form's body only.
(() => {
  "use strict";
  const dialog = document.querySelector("dialog.find");
  if (!dialog || !dialog.showModal) return;
  const form = dialog.querySelector("form"), box = form.elements.search, found = dialog.querySelector(".found");
  const links = () => [...found.querySelectorAll("a")];
  let asked = 0, waiting = 0;
  const ask = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.redirected) { location.assign(answer.url); return; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const list = page.querySelector("main .found");
      // Only the answer to the newest question counts.
      if (list && mine === asked && dialog.open) found.replaceChildren(...list.childNodes);
    } catch { /* The program may be starting again: the next letter asks anew. */ }
  };
  const open = () => {
    const chart = location.pathname.match(/^\/clients\/([0-9a-f-]{36})/);
    form.elements.at.value = chart ? chart[1] : "";
    dialog.showModal();
    box.focus();
    ask();
  };
  dialog.addEventListener("close", () => { asked++; box.value = ""; found.replaceChildren(); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  dialog.addEventListener("keydown", (event) => {
    // In an input method the arrows choose among what it offers.
    if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const all = [box, ...links()], step = event.key === "ArrowDown" ? 1 : -1;
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    event.preventDefault();
    next?.focus();
  });
  for (const opener of document.querySelectorAll("a[data-find]")) {
    opener.addEventListener("click", (event) => { event.preventDefault(); open(); });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select");
    const wanted = (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing && document.querySelector("[data-slash]"));
    if (!wanted || event.isComposing || dialog.open || document.documentElement.classList.contains("hidden-page")) return;
    event.preventDefault();
    open();
  });
})();

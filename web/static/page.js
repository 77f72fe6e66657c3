// Makes pages livelier; each of them works without it. Must never store anything, nor put a word that was typed in an address.
(() => {
  "use strict";
  // Warns before words that were not saved are left.
  for (const form of document.querySelectorAll("form[data-warn]")) {
    let touched = false, told = 0;
    form.addEventListener("input", (event) => {
      touched = true;
      // Someone who writes for long is still here: the session stays open.
      if (event.timeStamp - told > 60000) { told = event.timeStamp; fetch("/still-here").catch(() => {}); }
    });
    form.addEventListener("submit", () => { touched = false; });
    window.addEventListener("beforeunload", (event) => { if (touched && !("kept" in form.dataset)) event.preventDefault(); });
  }
  // Ctrl and Enter send the form that is written in; a note is signed by it.
  document.addEventListener("keydown", (event) => {
    const form = event.key === "Enter" && !event.isComposing && (event.ctrlKey || event.metaKey) && event.target.closest?.("form.form, form.chooser");
    const button = form && (form.querySelector("button[data-at-once]") ?? form.querySelector("button[type=submit]"));
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  // A name as the server searches it (its fold.rs), so that what this page shows and what Enter finds are the same.
  const alone = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n", ŧ: "t", ĸ: "k", ƀ: "b", ɓ: "b", ɖ: "d", ɗ: "d", ɛ: "e", ə: "e", ǝ: "e", ɔ: "o", ɵ: "o", ɠ: "g", ǥ: "g", ɨ: "i", ɩ: "i", ƙ: "k", ɲ: "n", ʈ: "t", ʉ: "u", ʋ: "v", ƴ: "y", ƶ: "z", ς: "σ" };
  const fold = (text) => text
    .replace(/['`´‘’‛′ʹʻʼʽʾʿˈ＇ꞌ\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g, "")
    .normalize("NFKD").toLowerCase().normalize("NFKD")
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g, "")
    .replace(/[^\p{Alphabetic}\p{N}\p{M}]+/gu, " ")
    .replace(/[^\0-\x7f]/g, (letter) => alone[letter] ?? letter).trim();
  // Narrows a list while a person types: by what a whole one shows. One that goes on, what a line does not show (telephone,
  // day of birth) and near spellings are asked of the server, which knows all.
  for (const box of document.querySelectorAll("input[data-filter]")) {
    const list = document.getElementById(box.dataset.filter), found = document.getElementById(box.dataset.search);
    if (!list || !found) continue;
    const before = [...found.childNodes], isWhole = "whole" in box.dataset;
    let waiting = 0;
    const ask = async () => {
      const asked = box.value;
      const answer = await fetch(box.form.action, { method: "POST", body: new URLSearchParams(new FormData(box.form)) }).catch(() => null);
      if (!answer?.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(found.id);
      // Only the answer to what stands in the box counts.
      if (page && asked === box.value) found.replaceChildren(...page.childNodes);
    };
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      const wanted = fold(box.value).split(" ").filter(Boolean), isEmpty = !box.value.trim();
      let left = 0;
      for (const line of list.children) {
        const text = fold(line.textContent), together = text.replaceAll(" ", "");
        line.hidden = !wanted.every((word) => text.includes(word) || (word.length > 4 && together.includes(word)));
        if (!line.hidden) left++;
      }
      if (isEmpty || (isWhole && left && wanted.length && !/\p{N}/u.test(box.value))) found.replaceChildren(...before);
      else waiting = setTimeout(ask, 200);
    });
  }
  // On a narrow screen a chart's index is one line: the section that is open comes into view.
  const here = document.querySelector(".index a[aria-current]"), row = here?.closest(".index");
  if (row && row.scrollWidth > row.clientWidth) row.scrollLeft += here.getBoundingClientRect().left - row.getBoundingClientRect().left - 12;
  // Escape twice, or the button, hides the page from someone who walks in; the same again shows it.
  const cover = document.querySelector(".cover"), hide = document.querySelector("[data-hide]");
  let last = 0, held = null;
  const turn = () => {
    const hidden = document.documentElement.classList.toggle("hidden-page");
    if (!cover) return;
    cover.hidden = !hidden;
    if (hidden) { held = document.activeElement; cover.querySelector("button").focus(); } else held?.focus();
  };
  if (hide) { hide.hidden = false; hide.addEventListener("click", turn); }
  cover?.querySelector("button").addEventListener("click", turn);
  document.addEventListener("keydown", (event) => {
    // In an input method Escape takes back what is being composed, and nothing else.
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
    const now = event.timeStamp;
    if (now - last < 600) { turn(); last = 0; } else { last = now; }
  });
  // Before the session locks itself: what to press so that it does not. Asking for a page counts as use.
  const idle = document.getElementById("idle");
  document.addEventListener("idle", (event) => {
    idle?.replaceChildren();
    if (!idle || !event.detail) return;
    const said = document.createElement("p"), stay = document.createElement("button");
    said.textContent = idle.dataset.soon;
    stay.textContent = idle.dataset.stay;
    stay.type = "button";
    stay.className = "button second";
    stay.addEventListener("click", () => {
      fetch("/still-here").catch(() => {});
      idle.replaceChildren();
      document.getElementById("main").focus({ preventScroll: true });
    });
    idle.append(said, stay);
  });
  // A page made for paper offers the printer itself; without scripts the browser's own menu does.
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();

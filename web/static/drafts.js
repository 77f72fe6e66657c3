// Keeps what is typed into a form on the server until it is saved, so that no word is lost with a window, a browser or
// the power. Must never keep anything in the browser, nor keep a form that nobody touched.
(() => {
  "use strict";
  const QUIET_MS = 2000, TRY_AGAIN_MS = 5000, LONGEST_WAIT_MS = 30000, GIVE_UP_MS = 300000, ANSWER_MS = 20000;
  // Browsers send no more than 64 KiB after a page is gone.
  const LAST_BYTES_MAX = 60000;
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const output = form.querySelector("output.kept");
    // Words are counted by changes: what was typed, sent and kept last.
    let typed = 0, sent = 0, kept = 0, turn = 0, running = null, timer = 0, wait = TRY_AGAIN_MS, since = 0, leaving = false;
    const say = (words, good) => { output.textContent = words; output.classList.toggle("not", !good); };
    const later = (ms) => { clearTimeout(timer); timer = setTimeout(keep, ms); };

    const send = async (last) => {
      const now = typed;
      sent = now;
      const body = new URLSearchParams(new FormData(form));
      body.set("turn", ++turn);
      const words = body.toString();
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body: words, redirect: "manual", keepalive: last && words.length < LAST_BYTES_MAX,
        headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
        signal: last ? undefined : AbortSignal.timeout?.(ANSWER_MS),
      });
      if (answer.type === "opaqueredirect") throw Object.assign(new Error(), { words: output.dataset.signedOut });
      const said = await answer.json().catch(() => ({}));
      if (!answer.ok) throw Object.assign(new Error(), { words: said.said, answered: answer.status });
      // The server keeps it under another name where another window keeps words under this one.
      form.elements.draft.value = said.draft;
      form.elements.edit_id.value = said.edit_id;
      if (said.address) history.replaceState(history.state, "", said.address);
      kept = Math.max(kept, now);
      wait = TRY_AGAIN_MS;
      if (kept === typed) { form.dataset.kept = ""; say(said.said, true); }
    };

    const keep = (last) => {
      clearTimeout(timer);
      if (leaving || kept === typed) return running;
      if (running && last !== true) { running.then(() => { if (kept !== typed) later(QUIET_MS); }); return running; }
      const one = send(last === true).catch((error) => {
        say(error.words || output.dataset.unkept, false);
        // What was refused stays refused until something else is typed. A disk that is full may get room again, but
        // asking must not hold the session open for ever.
        if (error.answered < 500 || (error.answered && Date.now() - since > GIVE_UP_MS)) return;
        later(wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }).finally(() => { if (running === one) running = null; });
      running = one;
      return one;
    };

    const touched = () => {
      typed += 1;
      since = Date.now();
      leaving = false;
      delete form.dataset.kept;
      later(QUIET_MS);
    };
    form.addEventListener("input", touched);
    // Words that came back with something to put right were typed too.
    if ("unkept" in form.dataset) touched();

    // A form that is being kept is sent when that is done: what comes later must not be there before.
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (!running || !form.requestSubmit) { leaving = true; return; }
      event.preventDefault();
      if (leaving) return;
      leaving = true;
      running.finally(() => form.requestSubmit(event.submitter));
    });
    const last = () => { if (typed !== kept && typed !== sent) keep(true); };
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") last(); });
    addEventListener("pagehide", last);
  }
})();

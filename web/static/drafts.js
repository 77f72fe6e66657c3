// Keeps what is typed into a form on the server until it is saved, so that no word is lost with a window, a browser or
// the power. Must never keep anything in the browser, nor keep a form that nobody touched.
(() => {
  "use strict";
  const QUIET_MS = 2000, TRY_AGAIN_MS = 5000, LONGEST_WAIT_MS = 30000, GIVE_UP_MS = 300000, ANSWER_MS = 20000;
  // Browsers send no more than 64 KiB after a page is gone.
  const LAST_BYTES_MAX = 60000;
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const output = form.querySelector("output.kept");
    // A form that was refused is a draft: opened again, its page shows that.
    if (output.dataset.address) history.replaceState(history.state, "", output.dataset.address);
    // Words are counted by changes: what was typed, sent and kept last.
    let typed = 0, sent = 0, kept = 0, turn = 0, running = null, timer = 0, wait = TRY_AGAIN_MS, since = 0, leaving = false;
    const say = (words, good) => { output.textContent = words; output.classList.toggle("not", !good); if (good) output.classList.remove("problems"); };
    const later = (ms) => { clearTimeout(timer); timer = setTimeout(keep, ms); };

    // Whatever is sent, by this script or by a press, is newer than what was sent before.
    form.addEventListener("formdata", (event) => event.formData.set("turn", ++turn));

    const send = async (last) => {
      const now = typed;
      sent = now;
      const words = new URLSearchParams(new FormData(form)).toString();
      if (words.length > +output.dataset.bytesMax) {
        throw Object.assign(new Error(), { words: output.dataset.tooLarge, answered: 413, stays: true });
      }
      const answer = await fetch(form.dataset.draft, {
        method: "POST", body: words, redirect: "manual", keepalive: last && words.length < LAST_BYTES_MAX,
        headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
        signal: last ? undefined : AbortSignal.timeout?.(ANSWER_MS),
      });
      if (answer.type === "opaqueredirect") throw Object.assign(new Error(), { words: output.dataset.signedOut });
      const said = await answer.json().catch(() => ({}));
      // Behind a lock they wait for whoever signs in again.
      if (answer.status === 401 && said.waits) { kept = Math.max(kept, now); if (kept === typed) { form.dataset.kept = ""; say(said.said, true); } return; }
      if (answer.status === 401) throw Object.assign(new Error(), { words: said.said });
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

    // A form is sent when what is typed is kept: what comes later must not be there before, and where nobody would take it,
    // as when nobody is signed in or the program is being started, its page stays as it is.
    let ready = false;
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (ready || !form.requestSubmit) { leaving = true; return; }
      event.preventDefault();
      if (leaving) return;
      const by = event.submitter, leave = by?.dataset.leave;
      // Nothing was typed, so nothing is discarded.
      if (leave && !typed && !output.textContent) { location.assign(leave); return; }
      leaving = true;
      // What is too large to be sent is not needed to be discarded.
      const large = leave && new URLSearchParams(new FormData(form)).toString().length > +output.dataset.bytesMax;
      if (large) for (const box of form.querySelectorAll("textarea, [type=text]")) box.disabled = true;
      // Not before this event is over: until then a browser takes no other.
      const go = () => setTimeout(() => { ready = true; form.requestSubmit(by); ready = false; });
      const stay = (error) => {
        leaving = false;
        form.dispatchEvent(new Event("input", { bubbles: true }));
        say(error.words || output.dataset.unkept, false);
        // Whoever pressed must see that nothing was saved, also where the same stood there before.
        output.classList.add("problems");
        output.tabIndex = -1;
        output.focus();
      };
      Promise.resolve(running).then(() => leave || typed === kept ? undefined : send(false))
        .then(go, (error) => error.answered && !error.stays ? go() : stay(error));
    });
    const last = () => { if (typed !== kept && typed !== sent) keep(true); };
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") last(); });
    addEventListener("pagehide", last);
  }
})();

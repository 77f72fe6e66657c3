// Keeps a page that someone looks at up to date, and says who else is there. Each page works without it. Must never
// move focus or touch what a form asks, count as use, store anything, or say words of its own.
(() => {
  "use strict";
  const UNITS = ".lines > li, .cards > li, .clients > li, .note, .chart-head, .history > li, .merged-items > li";
  const GAP_MS = 1000, RETRY_MS = 10000, SILENT_MS = 40000, WATCH_MS = 5000, SETTLE_MS = 2000, MARK_MS = 120000, ALOUD_MS = 60000, SPOKEN_MS = 5000;
  const byId = (id, within = document) => within.getElementById(id);
  const said = byId("said"), words = said?.dataset ?? {};
  const byAddress = !said || "byAddress" in document.body.dataset;
  let number = Number(document.body.dataset.live), toldOf = "", owed = false, away = false;

  // What is typed
  const isTouched = (box) => {
    if (box.type === "checkbox" || box.type === "radio") return box.checked !== box.defaultChecked;
    if (box.localName !== "select") return box.value !== box.defaultValue;
    return box.selectedIndex !== Math.max([...box.options].findIndex((one) => one.defaultSelected), 0);
  };
  const boxes = (form) => [...form.elements].filter((one) => one.matches("input:not([type=hidden]), textarea, select"));
  // The form that someone writes in. What an answer to a form holds is not saved yet.
  const writing = () => [...document.querySelectorAll("main form")].find((form) => boxes(form).length > 0 &&
    (form.contains(document.activeElement) || boxes(form).some(isTouched) || (!byAddress && form.matches("[data-warn], .chooser"))));
  // Whether it holds words that would be lost with the page.
  const isUnsaved = (form) => !("kept" in form.dataset) && (boxes(form).some(isTouched) || !byAddress);
  const isOfChart = (form) => /^\/clients\/(?!search)/.test(form.getAttribute("action"));

  const unmark = (within) => {
    for (const word of within.querySelectorAll(".changed-now")) word.remove();
    for (const unit of within.querySelectorAll(".just-changed")) {
      unit.classList.remove("just-changed");
      if (!unit.className) unit.removeAttribute("class");
    }
  };
  // What is not compared: what scripts fill, the words of the reader's own, and forms whose entry has a version of its own
  const OWN = "[data-keep], .kept-here, form[data-warn], #entry";
  const clean = (node) => {
    const copy = node.cloneNode(true);
    for (const one of copy.querySelectorAll(`${OWN}, .ago, input[type=hidden]`)) one.remove();
    for (const one of copy.querySelectorAll("details")) one.removeAttribute("open");
    unmark(copy);
    return copy.outerHTML.replace(/\s+/g, " ");
  };

  // Makes `from` say what `to` says and keeps every element that can stay, so that focus, scroll and what is unfolded do.
  // What a form asks stays as it was asked: what is answered to an older version is kept beside the newer one.
  let kept = new Set(), isStale = false;
  const remove = (node) => {
    if (!node.contains(document.activeElement)) return node.remove();
    kept.add(node);
    owed = true;
  };
  const similar = (at, next) => {
    for (let one = at; one && !one.id; one = one.nextSibling) if (one.nodeName === next.nodeName) return one;
    return null;
  };
  const blendInside = (from, to) => {
    const wanted = new Set([...to.children].map((one) => one.id));
    for (const one of [...from.children]) if (one.id && !wanted.has(one.id)) remove(one);
    let at = from.firstChild;
    const on = () => { do at = at.nextSibling; while (at && kept.has(at)); };
    if (at && kept.has(at)) on();
    for (const next of [...to.childNodes]) {
      const match = next.id ? [...from.children].find((one) => one.id === next.id) : similar(at, next);
      if (!match) { from.insertBefore(document.importNode(next, true), at); continue; }
      if (next.id && match !== at) {
        if (from.moveBefore) from.moveBefore(match, at); else from.insertBefore(match, at);
      } else {
        while (at !== match) { const gone = at; on(); remove(gone); }
        on();
      }
      blend(match, next);
    }
    while (at) { const gone = at; on(); remove(gone); }
  };
  const blend = (from, to) => {
    if (from.nodeType !== Node.ELEMENT_NODE) { if (from.data !== to.data) from.data = to.data; return; }
    if (from.matches(OWN)) return;
    if (from.localName === "form") {
      // A form that shows the same keeps its number and version.
      if (clean(from) === clean(to)) return;
      if (boxes(from).length > 0) { isStale = true; return; }
    }
    for (const one of to.attributes) if (from.getAttribute(one.name) !== one.value) from.setAttribute(one.name, one.value);
    for (const { name } of [...from.attributes]) if (name !== "open" && !to.hasAttribute(name)) from.removeAttribute(name);
    blendInside(from, to);
  };

  // Marks and sentences
  let fading = 0;
  // What was just now is so for a while.
  const fade = () => {
    clearTimeout(fading);
    fading = setTimeout(() => { unmark(document); if (!isStale && !writing()) said.replaceChildren(); }, MARK_MS);
  };
  const mark = (units) => {
    for (const unit of units) {
      const word = document.createElement("span");
      word.className = "pill ask changed-now";
      word.textContent = away ? words.markAway : words.mark;
      unit.classList.add("just-changed");
      (unit.querySelector(".what, .client-name, .card-head, header, .who, .history-by, .merged-what") ?? unit).append(" ", word);
    }
  };
  // Names come between Unicode's marks (U+2068, U+2069); here they become what they are on every page.
  const apart = (text) => text.split(/\u2068\u2060?([^\u2069]*)\u2069/).map((piece, place) => {
    if (place % 2 === 0) return piece;
    const name = document.createElement("bdi");
    name.translate = false;
    name.textContent = piece;
    return name;
  });
  const plain = (text) => text.replace(/[\u2060\u2068\u2069]/g, "");
  // Read out is the newest sentence, and one a minute at most: somebody who listens is in the middle of something.
  let aloudAt = -ALOUD_MS, aloud = 0;
  const readOut = (text) => {
    clearTimeout(aloud);
    const say = () => {
      const place = byId("said-aloud");
      aloud = 0;
      aloudAt = performance.now();
      place.replaceChildren(...apart(text));
      setTimeout(() => place.replaceChildren(), SPOKEN_MS);
    };
    const wait = aloudAt + ALOUD_MS - performance.now();
    if (wait > 0) aloud = setTimeout(say, wait); else say();
  };
  const tell = (text, href, look = words.look) => {
    // Said again, it would be read out again.
    if (said.textContent === plain(href ? `${text} ${look}` : text)) return;
    const line = document.createElement("p");
    line.replaceChildren(...apart(text));
    said.replaceChildren(line);
    readOut(text);
    if (!href) return;
    const link = document.createElement("a");
    link.href = href;
    link.textContent = look;
    link.className = "button second";
    said.append(" ", link);
  };
  const changed = () => (away ? words.changedAway : words.changed);
  const tellWriter = (form, news) => {
    owed = true;
    const section = document.querySelector(".index a[aria-current]");
    tell(isOfChart(form) ? `${news || changed()} ${words.safe}` : changed(), section?.href ?? location.pathname);
  };

  // Puts what is newer in its place; the elements that have something new
  const put = (main, next) => {
    const marked = [...main.querySelectorAll(".just-changed")];
    unmark(document);
    const known = new Set([...main.querySelectorAll(UNITS)].map(clean)), held = document.activeElement;
    kept = new Set();
    isStale = owed = false;
    blend(main, next);
    if (held !== document.activeElement && held.isConnected) held.focus({ preventScroll: true });
    const news = [...main.querySelectorAll(UNITS)].filter((unit) => !known.has(clean(unit)));
    if (!said || "again" in main.dataset) return [];
    mark(new Set([...marked.filter((unit) => unit.isConnected), ...news]));
    if (news.length > 0) fade();
    return news;
  };
  // By whom, where all that is new is by one person
  const newsOf = (ours, theirs) => {
    const lines = (entry) => (entry?.news || "").split("\n").map((line) => line.split("\t"));
    const known = new Set(lines(ours).map(([id]) => id)), fresh = lines(theirs).filter(([id]) => !known.has(id));
    return new Set(fresh.map(([, name]) => name)).size === 1 ? fresh[fresh.length - 1][2] : "";
  };
  const show = (page) => {
    const [main, next] = [byId("main"), byId("main", page)], form = writing();
    const [ours, theirs] = [byId("entry")?.dataset, byId("entry", page)?.dataset];
    const isNews = ours?.version !== theirs?.version, news = newsOf(ours, theirs);
    const [before, after] = [clean(main), clean(next) + (isNews ? theirs?.version : "")];
    // A page that waits for something says itself what has come.
    const isQuiet = !said || "again" in main.dataset || "again" in next.dataset;
    // A form that comes or goes by itself would come without the other scripts, or take away what someone reads.
    const isOther = main.querySelectorAll("form[data-warn]").length !== next.querySelectorAll("form[data-warn]").length;
    const units = form || isOther ? [] : put(main, next);
    isStale ||= isNews || isOther;
    if (isQuiet || before === after || after === toldOf) return;
    toldOf = after;
    if (form) tellWriter(form, news);
    else if (isStale) tell(news || changed(), location.pathname + location.search);
    else { tell(changed(), units[0]?.id && `#${units[0].id}`); fade(); }
  };
  const take = (answer, page) => {
    const form = writing();
    if (answer.redirected || !answer.ok) {
      const isOver = /^\/(sign-in|set-up|join)$/.test(new URL(answer.url).pathname);
      // Something else is there now, or nothing that this person may read.
      if (!answer.redirected && answer.status >= 500) return;
      if (isOver && form && isUnsaved(form)) { if (said && isOfChart(form)) tell(words.locked); return; }
      if (isOver || (!form && (!answer.redirected || "again" in byId("main").dataset))) return location.assign(answer.url);
      if (said) tell(changed(), answer.url);
      return;
    }
    number = Number(page.body.dataset.live);
    for (const id of ["sync-line", "way"]) {
      const [line, newer] = [byId(id), byId(id, page)];
      if (line && newer) blend(line, newer);
    }
    show(page);
  };

  // Asks for the page again, one at a time
  let looking = false, wanted = false, polling = 0;
  const look = async () => {
    if (looking) { wanted = true; return; }
    looking = true;
    wanted = false;
    clearTimeout(polling);
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html", "x-background": "1" } });
      take(answer, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { /* The program may be starting again: it is asked once more. */ }
    setTimeout(() => { looking = false; if (wanted) look(); }, GAP_MS);
    poll();
  };
  const poll = () => {
    const again = byId("main")?.dataset.again;
    if (again) polling = setTimeout(look, again * 1000);
  };
  poll();
  if (!said) return;
  const lookOrTell = (isChart) => {
    const form = writing();
    if (byAddress) look();
    else if (isChart && form) tellWriter(form, "");
  };
  // What was kept back while someone was in it
  document.addEventListener("focusout", () => setTimeout(() => { if (owed && byAddress && !writing()) look(); }));

  // Who else is here. Somebody who goes from one page of the chart to the next has not left.
  let here = [], leaving = 0;
  const showHere = () => {
    const place = byId("also-here");
    if (!place) return;
    const text = here.length > 0 ? `${place.dataset.words} ${here.join(", ")}` : "";
    place.replaceChildren(...apart(text));
    // What changed is more than who is here.
    if (text && !aloud) readOut(text);
  };
  const setHere = (names) => {
    const lost = here.some((name) => !names.includes(name));
    here = names;
    clearTimeout(leaving);
    if (lost) leaving = setTimeout(showHere, SETTLE_MS); else showHere();
  };

  // The stream, while the page is looked at: a browser has six connections for all its tabs
  let stream = null, retrying = 0, heardAt = performance.now(), isOver = false;
  // A stream that says nothing for longer than its beats is dead, whatever the browser thinks of it.
  const heard = () => {
    heardAt = performance.now();
    if (!("stale" in said.dataset)) return;
    delete said.dataset.stale;
    said.replaceChildren();
  };
  setInterval(() => {
    if (document.visibilityState !== "visible" || isOver || performance.now() - heardAt < SILENT_MS) return;
    if (!("stale" in said.dataset)) open();
    said.dataset.stale = "";
    tell(words.silent, location.pathname + location.search, words.lookAgain);
  }, WATCH_MS);
  const close = () => { stream?.close(); stream = null; clearTimeout(retrying); delete said.dataset.listens; };
  const open = () => {
    close();
    if (document.visibilityState !== "visible") return;
    const client = byId("chart-head")?.dataset.client;
    stream = new EventSource(client ? `/live?at=${client}` : "/live");
    const on = (name, act) => stream.addEventListener(name, (event) => { heard(); act(JSON.parse(event.data)); });
    on("beat", () => {});
    on("hello", (data) => { isOver = false; said.dataset.listens = ""; if (data.number !== number) lookOrTell(false); else away = false; });
    on("changed", () => { away = false; lookOrTell(Boolean(client)); });
    for (const name of ["sync", "directory"]) on(name, () => { away = false; lookOrTell(false); });
    on("again", () => lookOrTell(false));
    on("idle", (data) => document.dispatchEvent(new CustomEvent("idle", { detail: data.soon })));
    on("here", (data) => setHere(data.also));
    const askLater = () => { close(); if (byAddress) look(); retrying = setTimeout(open, RETRY_MS); };
    on("over", () => { isOver = true; askLater(); if (!byAddress && !writing()) location.assign(location.href); });
    // The browser connects again by itself, unless it was refused.
    stream.onerror = () => { away = true; if (stream?.readyState === EventSource.CLOSED) askLater(); };
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") { heardAt = performance.now(); open(); } else { away = true; close(); }
  });
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", (event) => { if (event.persisted) { away = true; heardAt = performance.now(); open(); } });
  open();
})();

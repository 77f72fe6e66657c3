// Tells what this page's clock shows in the time zone that is chosen. Must never send anything, nor set a clock.
(() => {
  "use strict";
  const shown = document.querySelector("[data-now]"), zone = document.getElementById("zone");
  if (!shown || !zone) return;
  // By the server's clock, which is the one that is looked at, and as its pages write a day and a time.
  const first = Number(shown.dataset.now) - performance.now();
  const lang = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const how = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  zone.addEventListener("change", () => {
    let parts;
    // A zone that this browser does not know is left to the server.
    try { parts = new Intl.DateTimeFormat(lang, { ...how, timeZone: zone.value }).formatToParts(first + performance.now()); } catch { return; }
    const part = Object.fromEntries(parts.map(({ type, value }) => [type, value.replace(".", "")]));
    const when = `${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`;
    shown.textContent = shown.dataset.in.replace("{when}", when).replace("{zone}", zone.value.replaceAll("_", " "));
  });
})();

// Says how this device's clock stands to the clinic's. Must never send anything, nor keep it.
(() => {
  "use strict";
  const place = document.getElementById("clock");
  if (!place) return;
  const apart = Date.now() - Number(place.dataset.now);
  if (!Number.isFinite(apart)) return;
  const minutes = Math.round(Math.abs(apart) / 60000);
  const said = minutes < 5 ? "agrees" : apart < 0 ? "behind" : "ahead";
  const line = place.querySelector(`[data-clock="${said}"]`);
  const by = line.querySelector("[data-by]");
  if (by) {
    const [count, unit] = minutes < 120 ? [minutes, "minute"] : minutes < 2880 ? [Math.round(minutes / 60), "hour"] : [Math.round(minutes / 1440), "day"];
    // Old browsers know no units: the sentence does without.
    try {
      const words = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: "long" });
      by.textContent = ` (${words.format(count)})`;
    } catch { by.textContent = ""; }
  }
  place.querySelector('[data-clock="unknown"]').hidden = true;
  line.hidden = false;
})();

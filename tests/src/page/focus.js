// Tells what is wrong with the element that has the keyboard: lost, without a ring, out of sight or under something else
// (WCAG 2.4.7 and 2.4.11). An empty text means nothing is. Must never change the page.
const held = document.activeElement;
const name = () => `${held.tagName.toLowerCase()}#${held.id}.${held.className} ${JSON.stringify(held.textContent.replace(/\s+/g, " ").trim().slice(0, 40))}`;
if (!held || held === document.body || held === document.documentElement) return "nothing has the keyboard";
if (!held.matches(":focus-visible")) return `the browser shows no focus on ${name()}`;
const own = getComputedStyle(held);
const ring = own.outlineStyle !== "none" && parseFloat(own.outlineWidth) >= 2;
// What the page itself brings to attention has words of its own at its top, and a border.
const block = held.matches("main, .notice, .problems");
if (!ring && !block) return `no ring around ${name()}`;
const box = held.getBoundingClientRect();
const [width, height] = [document.documentElement.clientWidth, innerHeight];
const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, width), Math.max(box.top, 0), Math.min(box.bottom, height)];
if (right - left < 1 || bottom - top < 1) return `out of sight: ${name()}`;
const seen = (x, y) => {
  const there = document.elementFromPoint(x, y);
  return there && (held.contains(there) || there.contains(held) || there.closest("label")?.contains(held));
};
// What is high or wide may be covered at its end; the middle of what can be pressed may not.
const places = block || held.matches("textarea") ? [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]] : [[0.5, 0.5]];
if (!places.some(([x, y]) => seen(left + (right - left) * x, top + (bottom - top) * y))) return `under something else: ${name()}`;
return "";

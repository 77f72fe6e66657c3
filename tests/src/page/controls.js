// Tells every control that can be used now: shown, of some size, and within the window's width or in something that
// scrolls sideways by itself. Must never change the page.
const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const sideways = (element) => {
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(around).overflowX)) return true;
  }
  return false;
};
const reachable = (element) => {
  const box = element.getBoundingClientRect();
  const within = box.left >= -1 && box.right <= document.documentElement.clientWidth + 1;
  return box.width > 1 && box.height > 1 && (within || sideways(element));
};
const name = (element) => {
  const own = element.getAttribute("href") ?? element.name ?? "";
  // How things stand with the others may change between two looks.
  if (element.matches(".sync a")) return `a ${own}`;
  const words = element.matches("input, select, textarea") ? element.value : element.textContent;
  return `${element.tagName.toLowerCase()} ${own} ${(words ?? "").replace(/\s+/g, " ").trim().slice(0, 60)}`;
};
const controls = document.querySelectorAll("a[href]:not(.skip), button, input:not([type=hidden]), select, textarea, summary");
return [...controls].filter((element) => shown(element) && reachable(element)).map(name);

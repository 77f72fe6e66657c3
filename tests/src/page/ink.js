// Tells the words that would be hard to read on white paper without colours: contrast under 4.5 to 1 (WCAG 1.4.3),
// whatever lies behind them, since printers leave that out. Must never change the page.
const light = (colour) => {
  const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const found = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const [words, element] = [walker.currentNode.data.trim(), walker.currentNode.parentElement];
  if (!words || element.closest("script, noscript") || !element.checkVisibility({ visibilityProperty: true })) continue;
  const contrast = 1.05 / (light(getComputedStyle(element).color) + 0.05);
  if (contrast < 4.5) found.add(`${contrast.toFixed(1)} to 1: ${words.slice(0, 40)}`);
}
return [...found];

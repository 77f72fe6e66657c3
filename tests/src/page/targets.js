// Tells every control that is too small for a finger: less than 44 by 44 CSS pixels (WCAG 2.5.5, enhanced), unless it is
// a link in a line of other words (2.5.8 has it so, too). Must never change the page.
const least = 43.5; // Browsers draw at fractions of a pixel.
const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
const block = (element) => {
  let around = element.parentElement;
  while (around && getComputedStyle(around).display.startsWith("inline") && getComputedStyle(around).display !== "inline-flex") around = around.parentElement;
  return around;
};
const inLine = (link) => link.matches("a") && getComputedStyle(link).display === "inline" && words(block(link)).length > words(link).length;
const controls = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, label.choice, label.version");
const found = [];
for (const control of controls) {
  if (!shown(control) || inLine(control)) continue;
  const held = control.matches("input[type=radio], input[type=checkbox]") && control.closest("label");
  if (held) continue; // The label is what is touched, and is measured itself.
  const { width, height } = control.getBoundingClientRect();
  if (width < least || height < least) {
    const name = `${control.tagName.toLowerCase()}${control.className && typeof control.className === "string" ? `.${control.className.replaceAll(" ", ".")}` : ""}`;
    found.push(`${width.toFixed(0)} by ${height.toFixed(0)}: ${name} ${JSON.stringify(words(control).slice(0, 40))} in ${control.parentElement.tagName.toLowerCase()}.${control.parentElement.className}`);
  }
}
return [...new Set(found)];

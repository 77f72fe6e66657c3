// Tells what is chosen or where the reader is, and is shown by its colour alone: where a computer replaces all colours,
// nothing would show it. Must never change the page.
const chosen = document.querySelectorAll("[aria-current], .choice:has(:checked), label.version:has(:checked)");
const shape = (element) => {
  const own = getComputedStyle(element);
  return [own.outlineStyle, own.outlineWidth, own.borderStyle, own.borderWidth, own.textDecorationLine].join(" ");
};
const kind = (element) => (element.matches("label") ? "label" : "a");
const others = (element) => [...(element.closest("ul, .choices, .versions")?.querySelectorAll(kind(element)) ?? [])].filter((other) => !other.matches("[aria-current], :has(:checked)"));
return [...chosen]
  .filter((element) => element.checkVisibility() && others(element).some((other) => shape(other) === shape(element)))
  .map((element) => `shown by colour alone: ${element.textContent.trim().slice(0, 40)}`);

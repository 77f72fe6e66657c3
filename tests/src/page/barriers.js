// Runs axe-core on the page: every rule that it has for WCAG 2.2 AA and good practice, those that are off by default too,
// or only the rules named. What axe leaves undecided is told like what it finds wrong, until it is decided here. Must
// never change the page.
const [rules, done] = arguments;
// Left out: rules of level AAA, rules that others have replaced, and one that only says that something is hidden.
const left = (rule) => rule.tags.some((tag) => tag.endsWith("aaa") || tag === "deprecated") || rule.ruleId === "hidden-content";
const all = axe.getRules().map((rule) => [rule.ruleId, { enabled: !left(rule) }]);
const options = rules.length ? { runOnly: { type: "rule", values: rules } } : { rules: Object.fromEntries(all) };

// Contrast, where axe cannot see what lies behind: the colour of the nearest that has one, if nothing is painted there
// but colours that cover. Undefined where that cannot be said.
const parts = (colour) => colour.match(/^rgba?\(([^)]+)\)$/)?.[1].split(/[\s,/]+/).map(Number);
const light = ([red, green, blue]) => {
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
};
const behind = (element) => {
  for (let around = element; around; around = around.parentElement) {
    const own = getComputedStyle(around);
    if (own.backgroundImage !== "none" || own.opacity !== "1") return undefined;
    const colour = parts(own.backgroundColor);
    if (!colour || colour[3] === 1 || colour.length === 3) return colour;
    if (colour[3] > 0) return undefined;
  }
  return undefined;
};
const isReadable = (element) => {
  const own = getComputedStyle(element), [before, back] = [parts(own.color), behind(element)];
  if (!before || !back || (before[3] ?? 1) < 1) return false;
  const [more, less] = [light(before), light(back)].sort((one, other) => other - one);
  const size = parseFloat(own.fontSize), isLarge = size >= 24 || (size >= 18.66 && Number(own.fontWeight) >= 700);
  return (more + 0.05) / (less + 0.05) >= (isLarge ? 3 : 4.5);
};
const decided = (id, node) => {
  const element = document.querySelector(node.target[0]);
  return id === "color-contrast" && element && isReadable(element);
};
const tell = (what) => (found) => {
  const nodes = what ? found.nodes.filter((node) => !decided(found.id, node)) : found.nodes;
  return nodes.length === 0 ? [] : [`${what}${found.id}: ${found.help} ${nodes.map((node) => `${node.target} ${node.failureSummary} ${[...node.any, ...node.all, ...node.none].map((one) => one.message).join(" ")}`).join("; ")}`];
};
axe.run(document, options).then(
  (found) => done([...found.violations.flatMap(tell("")), ...found.incomplete.flatMap(tell("undecided: "))]),
  (error) => done([`axe failed: ${error}`]),
);

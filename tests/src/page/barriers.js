// Runs axe-core on the page: all of its rules, or those named. Must never change the page.
const [rules, done] = arguments;
const options = { resultTypes: ["violations"], ...(rules.length ? { runOnly: { type: "rule", values: rules } } : {}) };
const tell = (found) => `${found.id}: ${found.help} ${found.nodes.map((node) => `${node.target} ${node.failureSummary}`).join("; ")}`;
axe.run(document, options).then((found) => done(found.violations.map(tell)), (error) => done([`axe failed: ${error}`]));

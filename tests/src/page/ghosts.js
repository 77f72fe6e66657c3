// What says of itself that it is hidden and can be seen all the same.
return [...document.querySelectorAll("[hidden]")]
  .filter((one) => one.getClientRects().length && getComputedStyle(one).visibility !== "hidden")
  .map((one) => `seen though it is hidden: ${one.outerHTML.slice(0, 80)}`);

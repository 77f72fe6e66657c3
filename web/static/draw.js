// Lets people sign in a field by hand. Must never keep a stroke anywhere but in its form.
(() => {
  "use strict";
  // Points nearer than this to the one before are left out: what a hand draws is a line all the same.
  const NEAR = 3, CHARACTERS_MAX = 16000;
  for (const part of document.querySelectorAll("[data-draw]")) {
    const input = part.querySelector("input"), canvas = part.querySelector("canvas"), pen = canvas.getContext("2d");
    const output = part.querySelector("output"), strokes = [];
    if (!pen) continue;
    part.querySelector("[data-without]").hidden = true;
    canvas.hidden = false;
    for (const one of part.querySelectorAll("[data-with]")) one.hidden = false;
    const path = () => strokes.map((stroke) => "M" + stroke.flat().join(" ")).join("");
    const show = () => {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      Object.assign(pen, { strokeStyle: getComputedStyle(canvas).color, lineWidth: 4, lineCap: "round", lineJoin: "round" });
      pen.stroke(new Path2D(path()));
      output.textContent = strokes.length ? output.dataset.drawn : output.dataset.nothing;
    };
    // What the form came back with.
    for (const stroke of input.value.split("M").slice(1)) {
      const numbers = stroke.split(" ").map(Number), points = [];
      while (numbers.length) points.push(numbers.splice(0, 2));
      strokes.push(points);
    }
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      const within = (share, most) => Math.round(Math.min(1, Math.max(0, share)) * most);
      return [within((event.clientX - box.left) / box.width, canvas.width), within((event.clientY - box.top) / box.height, canvas.height)];
    };
    let stroke = null;
    canvas.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button > 0) return;
      canvas.setPointerCapture(event.pointerId);
      event.preventDefault();
      // A dot is a line to the same place.
      stroke = [at(event), at(event)];
      strokes.push(stroke);
      show();
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!stroke || !event.isPrimary) return;
      const [x, y] = at(event), [lastX, lastY] = stroke.at(-1);
      if (Math.hypot(x - lastX, y - lastY) < NEAR) return;
      stroke.push([x, y]);
      if (path().length > CHARACTERS_MAX) { stroke.pop(); return; }
      show();
    });
    const done = () => {
      if (!stroke) return;
      stroke = null;
      input.value = path();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    canvas.addEventListener("pointerup", done);
    canvas.addEventListener("pointercancel", done);
    part.querySelector("[data-again]").addEventListener("click", () => {
      strokes.length = 0;
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      show();
    });
    show();
  }
})();

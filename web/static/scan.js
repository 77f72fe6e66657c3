// Reads the picture on the clinic's screen with this laptop's camera and fills in the form; a person sends it. Must never
// send or keep anything, and is offered only where the browser can read such pictures.
(() => {
  "use strict";
  const place = document.getElementById("scan");
  if (!place || !("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return;
  const [button, video] = [place.querySelector("button"), place.querySelector("video")];
  const say = (which) => {
    for (const line of place.querySelectorAll("[data-say]")) line.hidden = line.dataset.say !== which;
  };
  // The code's letters are those of `code.rs`; an address is digits, dots and colons, with brackets around IPv6.
  const read = (text) => /^waystation-pair:([2-9CDFHJKMNPQRTVWXY]{4}-[2-9CDFHJKMNPQRTVWXY]{4})@((?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]):\d{1,5})$/.exec(text);
  let camera = null;
  const stop = () => {
    camera?.getTracks().forEach((track) => track.stop());
    camera = null;
    video.srcObject = null;
    video.hidden = true;
    button.setAttribute("aria-pressed", "false");
  };
  const look = async (detector) => {
    while (camera) {
      let found = [];
      try { found = await detector.detect(video); } catch { /* No picture yet. */ }
      if (!camera) return;
      for (const { rawValue } of found) {
        const good = read(rawValue);
        if (!good) { say("other"); continue; }
        document.getElementById("code").value = good[1];
        document.getElementById("address").value = good[2];
        say("filled");
        stop();
        return;
      }
      await new Promise((next) => { setTimeout(next, 250); });
    }
  };
  button.addEventListener("click", async () => {
    if (camera) { stop(); say(""); return; }
    try {
      camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch { say("refused"); return; }
    video.srcObject = camera;
    video.hidden = false;
    button.setAttribute("aria-pressed", "true");
    say("looking");
    await video.play().catch(() => {});
    look(new BarcodeDetector({ formats: ["qr_code"] }));
  });
  window.addEventListener("pagehide", stop);
  BarcodeDetector.getSupportedFormats().then((formats) => { place.hidden = !formats.includes("qr_code"); }, () => {});
})();

// "Read this to me": the browser's own voice, on this machine alone. Without one the button stays away.
(() => {
  const bar = document.querySelector("[data-read-aloud-bar]");
  const text = document.querySelector("[data-read-aloud]");
  if (!bar || !text || !("speechSynthesis" in window) || !("SpeechSynthesisUtterance" in window)) return;

  const button = bar.querySelector("[data-read-aloud-button]");
  const label = button.querySelector("span");
  const voice = window.speechSynthesis;
  const start = label.textContent;
  let left = [];

  // A voice that sends the words to a company is no voice for us.
  const local = () => voice.getVoices().filter((one) => one.localService && one.lang.toLowerCase().startsWith("en"));
  const best = () => local().find((one) => one.lang.toLowerCase() === "en-gb") || local()[0];
  const show = () => { bar.hidden = local().length === 0; };

  const parts = () =>
    [...text.querySelectorAll("h1, h2, h3, h4, p, li, legend, label b")]
      .filter((part) => part.offsetParent !== null && !part.closest("[data-read-aloud-bar], .sr, svg"))
      .filter((part) => !part.querySelector("p, li"))
      .map((part) => part.textContent.replace(/\s+/g, " ").trim())
      .filter(Boolean);

  const stop = () => {
    left = [];
    voice.cancel();
    label.textContent = start;
    button.setAttribute("aria-pressed", "false");
  };

  const next = () => {
    const words = left.shift();
    if (!words) return stop();
    const said = new SpeechSynthesisUtterance(words);
    said.voice = best();
    said.lang = said.voice ? said.voice.lang : "en-GB";
    said.rate = 0.95;
    said.onend = () => (left.length ? next() : stop());
    voice.speak(said);
  };

  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") return stop();
    left = parts();
    label.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
    next();
  });
  window.addEventListener("pagehide", () => voice.cancel());
  voice.addEventListener("voiceschanged", show);
  show();
})();

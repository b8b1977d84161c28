// Keeps a page of the form while somebody types: a few seconds after the last change, and when the page is left.
// Without this the button does the same. A page that is older than what is stored saves nothing and says so.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const said = form.querySelector("[data-saved] [role=status]");
  const version = form.elements.version;
  let timer = 0;
  let changed = false;
  let busy = false;
  let leaving = false;

  const say = (words) => {
    if (said) said.textContent = words;
  };

  const save = async () => {
    if (busy || !changed || leaving) return;
    busy = true;
    changed = false;
    try {
      const reply = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      const answer = await reply.json();
      if (reply.ok) version.value = answer.version;
      say(answer.said);
    } catch {
      // No signal: the words stay in the form, and the next change tries again.
      changed = true;
    } finally {
      busy = false;
    }
  };

  const soon = () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, 2000);
  };

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (busy && !leaving) {
      // The save under way moves the version on; the form follows once it is back.
      event.preventDefault();
      const button = event.submitter;
      const wait = setInterval(() => {
        if (busy) return;
        clearInterval(wait);
        leaving = true;
        form.requestSubmit(button);
      }, 50);
      return;
    }
    leaving = true;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
})();

// Puts the reader at what needs mending, once, when the page has come back with something to mend.
(() => {
  const summary = document.querySelector("[data-mend]");
  if (summary) summary.focus();
})();

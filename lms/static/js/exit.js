// Leaving quickly. The link works without this; with it, the page goes blank at once, the address
// is replaced, so that Back does not return here, and Shift pressed three times does the same.
(() => {
  const within = 2000;
  let presses = [];

  const leave = (address) => {
    document.documentElement.classList.add("leaving");
    document.title = "";
    window.open(address, "_blank", "noopener,noreferrer");
    window.location.replace(address);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-exit]");
    if (link) {
      event.preventDefault();
      leave(link.href);
    }
  });

  document.addEventListener("keyup", (event) => {
    const link = document.querySelector("a[data-exit]");
    if (event.key !== "Shift" || !link) {
      presses = [];
      return;
    }
    presses = presses.filter((time) => event.timeStamp - time < within).concat(event.timeStamp);
    if (presses.length === 3) leave(link.href);
  });

  // A page kept in memory must not stay blank when somebody comes back to it.
  window.addEventListener("pageshow", () => document.documentElement.classList.remove("leaving"));
})();

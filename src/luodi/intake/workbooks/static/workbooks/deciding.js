// The keys of the doubtful rows: 1, 2, 3 choose a candidate, N a new project, S leaves the row out.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  const button = [...document.querySelectorAll(".deciding [data-key]")].find((one) => one.dataset.key === key);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

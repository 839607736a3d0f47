// Keys (Ctrl+K, ?, Escape), menus that close, and what is said when a part does not come.
"use strict";

const typing = (element) => element.matches("input, textarea, select, [contenteditable]");
const menus = () => document.querySelectorAll("details.menu[open]");

function closeFound() {
  const found = document.getElementById("found");
  if (found) found.replaceChildren();
}

// The arrows lead from the box into what was found, through it and back; Enter opens.
function walkFound(event, search) {
  const links = [...document.querySelectorAll("#found a")];
  const here = links.indexOf(document.activeElement);
  const isDown = event.key === "ArrowDown";
  if (!links.length || (here < 0 && (document.activeElement !== search || !isDown))) return;
  event.preventDefault();
  (links[here + (isDown ? 1 : -1)] ?? (isDown ? links.at(-1) : search)).focus();
}

document.addEventListener("keydown", (event) => {
  const search = document.getElementById("search");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
    walkFound(event, search);
  } else if (["?", "？"].includes(event.key) && !typing(event.target)) {
    document.getElementById("help")?.click();
  } else if (event.key === "Escape") {
    closeFound();
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  if (!event.target.closest(".search")) closeFound();
});

function tell(isTrouble) {
  document.getElementById("trouble").hidden = !isTrouble;
}

for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, () => tell(true));
}
document.addEventListener("htmx:afterSwap", () => tell(false));

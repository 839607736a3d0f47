// A letter presses what carries it as data-key: the one in sight, where several carry the same.
"use strict";

const isSeen = (element) => {
  const place = (element.closest("figure, form") || element).getBoundingClientRect();
  return place.bottom > 0 && place.top < window.innerHeight;
};

function press(letter) {
  const every = [...document.querySelectorAll(`[data-key="${letter}"]`)];
  const element = every.find(isSeen) || every[0];
  if (!element) return false;
  window.htmx?.process(element); // what was swapped in a moment ago is not yet made ready
  element.click();
  element.closest("details")?.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches("input:not([type=radio]), textarea, select")) return;
  if (/^[a-z]$/i.test(event.key) && press(event.key.toLowerCase())) event.preventDefault();
});

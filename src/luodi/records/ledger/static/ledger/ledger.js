// Judging by keyboard: a letter chooses a grade, Ctrl+Enter sends what is being typed.
"use strict";

const isTyping = (element) => element.matches("input:not([type=radio]), textarea, select");

function grade(letter) {
  const radio = document.querySelector(`input[name=grade][value="${letter}"]`);
  if (!radio) return false;
  radio.checked = true;
  document.querySelector("[data-grades]").focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter") event.target.closest("form")?.requestSubmit();
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (/^[a-z]$/i.test(event.key) && grade(event.key.toUpperCase())) event.preventDefault();
});

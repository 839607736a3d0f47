// Judging by keyboard: a letter chooses a grade, opens what it is marked with, or leads on.
"use strict";

const isTyping = (element) => element.matches("input:not([type=radio]), textarea, select");

function grade(letter) {
  const radio = document.querySelector(`input[name=grade][value="${letter}"]`);
  if (!radio) return false;
  radio.checked = true;
  document.querySelector("[data-grades]").focus();
  return true;
}

function open(letter) {
  const element = document.querySelector(`[data-key="${letter}"]`);
  if (!element) return false;
  element.click();
  element.closest("details")?.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter") event.target.closest("form")?.requestSubmit();
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (!/^[a-z]$/i.test(event.key)) return;
  const letter = event.key.toLowerCase();
  if (grade(letter.toUpperCase()) || open(letter)) event.preventDefault();
});

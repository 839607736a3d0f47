// Copies text without leaving the page; prints a sheet that has its code; without a script the
// same buttons lead to a page with the text, and to the sheet.
"use strict";

// The clipboard is there only on a page that came safely; the older way works on every page.
async function keep(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  const box = document.body.appendChild(document.createElement("textarea"));
  box.value = words;
  box.className = "unseen";
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  if (!done) throw new Error("not copied");
}

async function taken(button) {
  const body = new URLSearchParams(new FormData(button.form, button));
  const headers = { Accept: "text/plain" };
  const answer = await fetch(button.formAction, { method: "POST", body, headers });
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

function say(button, done) {
  const words = button.textContent;
  button.textContent = done;
  setTimeout(() => { button.textContent = words; }, 3000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (button) {
    event.preventDefault();
    taken(button)
      .then(keep)
      .then(() => say(button, button.dataset.copy))
      .catch(() => { document.getElementById("trouble").hidden = false; });
  }
  const copies = event.target.closest("button[data-copies]");
  if (copies) {
    keep(document.getElementById(copies.dataset.copies).value)
      .then(() => say(copies, copies.dataset.done))
      .catch(() => document.getElementById(copies.dataset.copies).select());
  }
});

for (const button of document.querySelectorAll("button[data-copies]")) button.hidden = false;

const sheet = document.querySelector("[data-print]");
const printing = document.querySelector("button[data-printing]");
document.addEventListener("keydown", (event) => {
  const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p";
  if (!asked || sheet || !printing) return;
  event.preventDefault();
  printing.form.requestSubmit(printing);
});
if (sheet) window.addEventListener("load", () => window.print());

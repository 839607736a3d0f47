// “复制为文字” puts the text on the clipboard; without a script it is shown, to be copied by hand.
"use strict";

async function copied(button) {
  const body = new URLSearchParams(new FormData(button.form, button));
  const answer = await fetch(button.form.action, { method: "POST", body });
  if (!answer.ok) throw new Error(answer.status);
  await navigator.clipboard.writeText(await answer.text());
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  // The clipboard is there only on a page that came safely: https, or this machine.
  if (!button || !navigator.clipboard) return;
  event.preventDefault();
  const words = button.textContent;
  copied(button)
    .then(() => {
      button.textContent = button.dataset.copy;
      setTimeout(() => { button.textContent = words; }, 3000);
    })
    .catch(() => { document.getElementById("trouble").hidden = false; });
});

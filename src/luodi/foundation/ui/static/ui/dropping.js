// A box of files: pictures and files pasted into it or dropped onto the page, each to be taken out again.
"use strict";

const box = document.querySelector("[data-drop]");
const input = box?.querySelector("input[type=file]");
const words = box?.querySelector("textarea");
const list = box?.querySelector("[data-held]");
let held = [];

function show() {
  const carried = new DataTransfer();
  for (const file of held) carried.items.add(file);
  input.files = carried.files;
  list.hidden = held.length === 0;
  list.replaceChildren(...held.map(row));
}

function row(file) {
  const line = document.createElement("li");
  const remove = document.createElement("button");
  line.textContent = file.name;
  remove.type = "button";
  remove.className = "quiet";
  remove.textContent = "×";
  remove.setAttribute("aria-label", `${list.dataset.remove} ${file.name}`);
  remove.addEventListener("click", () => {
    held = held.filter((other) => other !== file);
    show();
    (words ?? input).focus();
  });
  line.append(" ", remove);
  return line;
}

// Every picture from a clipboard is called image.png.
function named(file, number) {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const ending = file.name.split(".").pop();
  return new File([file], `${list.dataset.name}${number}.${ending}`, { type: file.type });
}

function take(files) {
  for (const file of files) held.push(named(file, held.length + 1));
  if (!input.multiple) held = held.slice(-1);
  show();
}

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
const carriesText = (event) => [...(event.dataTransfer?.types ?? [])].includes("text/plain");
const isElsewhere = (element) => element.closest?.("input, textarea, select") && !box.contains(element);

if (box) {
  input.addEventListener("change", () => {
    const chosen = [...input.files];
    take(chosen);
  });
  document.addEventListener("paste", (event) => {
    if (isElsewhere(event.target)) return;
    const files = [...event.clipboardData.files];
    if (files.length) {
      event.preventDefault();
      take(files);
    } else if (words && !box.contains(event.target)) {
      words.focus();
      words.setRangeText(event.clipboardData.getData("text/plain"), words.value.length, words.value.length, "end");
    }
  });
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event) && !(words && carriesText(event))) return;
    if (isElsewhere(event.target)) return;
    event.preventDefault();
    box.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) box.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    box.classList.remove("over");
    if (isElsewhere(event.target) || !(words || carriesFiles(event))) return;
    event.preventDefault();
    if (event.dataTransfer.files.length) take(event.dataTransfer.files);
    else words.value += event.dataTransfer.getData("text/plain");
    box.scrollIntoView({ block: "nearest" });
  });
}

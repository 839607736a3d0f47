// What a picture shows otherwise than the browser that takes it.
() => {
  // What proves a book is salted by chance: loaded again it has another, the picture has the same.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    node.data = node.data.replace(/(#\d+:)[0-9a-f]{16}/g, "$19a3f0c6e51d2b784");
  }
  // A browser without windows speaks English only: its own words are put as a reader's says them.
  for (const input of document.querySelectorAll("input[type=file]")) {
    const words = document.createElement("span");
    const button = Object.assign(document.createElement("button"), { textContent: "选择文件" });
    button.style.cssText = "all: revert; font: inherit; margin-inline-end: .4em;";
    words.append(button, [...input.files].map((file) => file.name).join("、") || "未选择任何文件");
    input.replaceWith(words);
  }
  for (const input of document.querySelectorAll("input[type=date]")) {
    const day = input.value.replaceAll("-", "/");
    input.type = "text";
    input.value = day || "年/月/日";
  }
}

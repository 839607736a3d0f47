"""Things pasted into a page, dragged over it or dropped onto it, as a browser tells of them."""

from __future__ import annotations

import base64

from playwright.sync_api import Page

CARRY = """([kind, name, type, content, text]) => {
  const carried = new DataTransfer();
  if (content) {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name, { type }));
  }
  if (text) carried.setData("text/plain", text);
  const given = { bubbles: true, cancelable: true };
  const event = kind === "paste"
    ? new ClipboardEvent("paste", { ...given, clipboardData: carried })
    : new DragEvent(kind, { ...given, dataTransfer: carried });
  document.body.dispatchEvent(event);
}"""


def carry(
    page: Page, kind: str, name: str = "", type: str = "", content: bytes = b"", text: str = ""
) -> None:
    """Something pasted, dragged or dropped onto the page."""
    page.evaluate(CARRY, [kind, name, type, base64.b64encode(content).decode(), text])

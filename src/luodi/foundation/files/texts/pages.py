"""The text of a PDF page by page, its broken lines put together to paragraphs again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from luodi.foundation.files.sheets.troubles import Trouble, Why
from luodi.foundation.files.sheets.wire import Out
from luodi.foundation.files.texts.paragraphs import put

MOST_PAGES = 1000
FULL = 0.8  # of the longest line: a line that ends earlier ends its paragraph
STOPS = "。；！？：;!?:"


def read(content: bytes, out: Out) -> None:
    import pypdfium2  # takes a moment, and other files do without it

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        locked = "password" in str(fault).lower()
        raise Trouble(Why.LOCKED if locked else Why.DAMAGED) from fault
    number = 0
    for place in range(min(len(document), MOST_PAGES)):
        text = document[place].get_textpage().get_text_range()
        found = list(paragraphs(text.splitlines()))
        put([(number + i, line) for i, line in enumerate(found, start=1)], out, page=place + 1)
        number += len(found)
    if not out.sheets:
        raise Trouble(Why.NO_TEXT)


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """A full line without a stop goes on in the next."""
    lines = [line.strip() for line in lines]
    widest = max(map(len, lines), default=0)
    held = ""
    for line in lines:
        held += line
        if not line or len(line) < widest * FULL or line.endswith(tuple(STOPS)):
            if held:
                yield held
            held = ""
    if held:
        yield held

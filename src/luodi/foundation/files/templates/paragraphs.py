"""Placeholders that Word has cut into runs, closed up again in the run in which they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from luodi.foundation.files.templates.folding import spans
from luodi.foundation.files.templates.places import Place

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STATEMENT = re.compile(r"\{%\s*(?:(tr|tc|p|r)\s+)?(.*?)\s*%\}$", re.DOTALL)
OPENS, ENDS = ("for ", "if "), ("endfor", "endif")
BARE = "只写数"  # of a number behind which the sentence says the measure anyway
MEASURED = re.compile(r"\|\s*(\w+)\s*\}\}$")


@dataclass(frozen=True)
class Blank:
    """One placeholder, in plain characters, and where it stands."""

    text: str
    place: Place


def blanks(root: Any, part: str = "") -> list[Blank]:
    """Every placeholder below an element; each is closed up where it stands."""
    found: list[Blank] = []
    tables = {table: at for at, table in enumerate(root.iter(f"{W}tbl"), start=1)}
    for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
        texts = own_texts(paragraph)
        whole = "".join(text.text or "" for text in texts)
        if "{" in whole or "｛" in whole:
            place = place_of(paragraph, whole, number, tables, part)
            found += [Blank(plain, place) for plain in closed_up(texts, whole)]
    for row in list(root.iter(f"{W}tr")):
        open_row(row)
    for paragraph in list(root.iter(f"{W}p")):
        open_paragraph(paragraph)
    return found


def own_texts(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph, without those of a text box that hangs on it."""
    return [text for text in paragraph.iter(f"{W}t") if owner(text) is paragraph]


def owner(element: Any) -> Any:
    """The paragraph in which an element stands."""
    while element is not None and element.tag != f"{W}p":
        element = element.getparent()
    return element


def closed_up(texts: list[Any], whole: str) -> Iterator[str]:
    """Put each placeholder whole into the piece in which it begins; from the last to the first."""
    found = spans(whole)
    for start, end, plain in reversed(found):
        put(texts, start, end, barely(plain, whole[end:]))
    for _, _, plain in found:
        yield plain


def put(texts: list[Any], start: int, end: int, plain: str) -> None:
    at = 0
    for text in texts:
        own = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(own))
        if first < last:
            begins = at <= start
            text.text = own[:first] + (plain if begins else "") + own[last:]
            text.set(SPACE, "preserve")
        at += len(own)


def barely(plain: str, rest: str) -> str:
    """Without its measure, where the sentence goes on with that measure anyway."""
    measure = MEASURED.search(plain)
    follows = rest.lstrip(" \u00a0")
    is_said = measure and follows.startswith(measure[1])
    if plain.startswith("{{") and (is_said or follows.startswith(("%", "％", "个百分点"))):
        return f"{plain.removesuffix('}}').rstrip()}|{BARE} }}}}"
    return plain


def place_of(paragraph: Any, words: str, number: int, tables: dict[Any, int], part: str) -> Place:
    cell = next((one for one in paragraph.iterancestors(f"{W}tc")), None)
    if cell is None:
        return Place(words, paragraph=number, part=part)
    row = cell.getparent()
    table = next(row.iterancestors(f"{W}tbl"))
    return Place(
        words,
        table=tables.get(table, 0),
        row=1 + sum(1 for _ in row.itersiblings(f"{W}tr", preceding=True)),
        column=1 + sum(1 for _ in cell.itersiblings(f"{W}tc", preceding=True)),
        part=part,
    )


def open_row(row: Any) -> None:
    """Statements about a row stand in rows of their own, wherever in it they were written."""
    before: list[str] = []
    after: list[str] = []
    for text in list(row.iter(f"{W}t")):
        for start, end, plain in reversed(spans(text.text or "")):
            statement = STATEMENT.match(plain)
            if statement and statement[1] == "tr":
                text.text = text.text[:start] + text.text[end:]
                (before if statement[2].startswith(OPENS) else after).append(statement[2])
    is_empty = not "".join(text.text or "" for text in row.iter(f"{W}t")).strip()
    for words in before:
        row.addprevious(marker_row(row, words))
    for words in reversed(after):
        row.addnext(marker_row(row, words))
    if (before or after) and is_empty:
        row.getparent().remove(row)


def marker_row(row: Any, words: str) -> Any:
    """A row that holds nothing but a statement; it goes when the file is filled."""
    made = row.makeelement(f"{W}tr")
    cell = made.makeelement(f"{W}tc")
    made.append(cell)
    cell.append(marker(row, "tr", words))
    return made


def marker(near: Any, kind: str, words: str) -> Any:
    paragraph = near.makeelement(f"{W}p")
    run = near.makeelement(f"{W}r")
    text = near.makeelement(f"{W}t")
    text.text = f"{{%{kind} {words} %}}"
    run.append(text)
    paragraph.append(run)
    return paragraph


def open_paragraph(paragraph: Any) -> None:
    """A paragraph that is one statement about paragraphs and nothing else goes with it."""
    texts = own_texts(paragraph)
    words = "".join(text.text or "" for text in texts).strip()
    statement = STATEMENT.match(words)
    if not statement or len(spans(words)) != 1 or statement[1] == "tr":
        return
    if statement[1] is None and next(paragraph.iterancestors(f"{W}tc"), None) is not None:
        return
    if paragraph.find(f".//{W}sectPr") is None:
        texts[0].text = f"{{%p {statement[2]} %}}"
        for text in texts[1:]:
            text.text = ""

"""How a text looks before it is read: full-width forms, spaces, invisible characters."""

from __future__ import annotations

import re
import unicodedata

_QUOTED_CHARACTERS = 40
# Nothing in it has another form: what most cells of a ledger are.
_IS_PLAIN = re.compile(r"[!-~\u4e00-\u9fff]*").fullmatch


def fold(text: str) -> str:
    """Full-width forms made plain, spaces and invisible characters dropped.

    Superscripts, circled numbers and fractions stay, so that 10² is never taken for 102; one
    space stays between two digits, so that "3 5" is never taken for 35.
    """
    if _IS_PLAIN(text):
        return text
    spaced = " ".join("".join(_plain(c) for c in text).split())
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", spaced)


def quoted(text: str) -> str:
    """`text` on one line and short enough to stand in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED_CHARACTERS else line[: _QUOTED_CHARACTERS - 1] + "…"


def _plain(character: str) -> str:
    match unicodedata.category(character):
        case "No":
            return character
        case "Cf":
            return ""
        case _:
            return unicodedata.normalize("NFKC", character)

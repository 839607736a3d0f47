"""Finds the line of each key of a TOML text, which the standard library's reader does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str, ...]

# What may hold a line break or a bracket that ends no statement, and what does.
_PART = re.compile(
    r'"""(?:\\.|[^\\])*?"""+|\'\'\'.*?\'\'\'+|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*'
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<end>\n)",
    re.DOTALL,
)
_KEY = r'(?:"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+)'
_KEYS = rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*"
_HEADER = re.compile(rf"\s*\[(\[?){_KEYS}\]")
_ASSIGNMENT = re.compile(rf"{_KEYS}=")


def key_lines(text: str) -> dict[Path, int]:
    """The line, from 1, on which each key or table of a valid TOML text stands.

    Tables of an array are numbered from 0 by one more part of the path. Keys inside an inline
    table are not listed: they stand with the key that holds the table.
    """
    lines: dict[Path, int] = {}
    table: Path = ()
    seen: Counter[Path] = Counter()
    for number, statement in _statements(text):
        if header := _HEADER.match(statement):
            table = _path(header.group(2))
            if header.group(1):
                seen[table] += 1
                lines.setdefault(table, number)
                table = (*table, str(seen[table] - 1))
            lines[table] = number
        elif assignment := _ASSIGNMENT.match(statement):
            lines[(*table, *_path(assignment.group(1)))] = number
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement with the line on which it begins; one may go on over several lines."""
    start, depth, line = 0, 0, 1
    for part in _PART.finditer(text):
        if part.group("open"):
            depth += 1
        elif part.group("close"):
            depth -= 1
        elif part.group("end") and not depth:
            statement = text[start : part.start()]
            yield line, statement
            line += statement.count("\n") + 1
            start = part.end()
    yield line, text[start:]


def _path(keys: str) -> Path:
    return tuple(key.strip("\"'") for key in re.findall(_KEY, keys))

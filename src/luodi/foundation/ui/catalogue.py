"""The English catalogue: how its text file is read and written, and compiled for gettext."""

from __future__ import annotations

import json
import os
import re
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "locale"
PLACE = Path("en") / "LC_MESSAGES"
HEADER = "Language: en\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"

_ENTRY = re.compile(r'^(msgid|msgstr)\s+((?:".*"\s*\n?)+)', re.MULTILINE)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_MAGIC = 0x950412DE


def read(text: str) -> dict[str, str]:
    """Chinese → English; an entry not yet translated has an empty English."""
    found: dict[str, str] = {}
    chinese = ""
    for word, quoted in _ENTRY.findall(text):
        value = "".join(json.loads(part) for part in _QUOTED.findall(quoted))
        if word == "msgid":
            chinese = value
        elif chinese:
            found[chinese] = value
    return found


def written(entries: Mapping[str, str], places: Mapping[str, Iterable[str]]) -> str:
    """The text file, sorted by message, each with the files that say it."""
    blocks = ['msgid ""\nmsgstr ""\n' + "".join(f"{_quote(line)}\n" for line in _lines(HEADER))]
    for chinese, english in sorted(entries.items()):
        said = "".join(f"#: {place}\n" for place in sorted(set(places.get(chinese, ()))))
        blocks.append(f"{said}msgid {_quote(chinese)}\nmsgstr {_quote(english)}\n")
    return "\n".join(blocks)


def compiled(entries: Mapping[str, str]) -> bytes:
    """The binary form that gettext reads: a header, two tables of (length, offset), the strings."""
    pairs = sorted(
        (chinese.encode(), english.encode())
        for chinese, english in {"": HEADER, **entries}.items()
        if english
    )
    count = len(pairs)
    start = 28 + 16 * count
    tables, data = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), start + len(data))
            data += pair[column] + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, count, 28, 28 + 8 * count, 0, start)
    return head + tables[0] + tables[1] + data


def compile_if_older(folder: Path) -> None:
    """Bring the compiled catalogue in `folder` up to date with the text file."""
    source, target = SOURCE / PLACE / "django.po", folder / PLACE / "django.mo"
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # Several processes may start at once: each writes its own and the last rename stands.
    draft = target.with_suffix(f".{os.getpid()}")
    draft.write_bytes(compiled(read(source.read_text(encoding="utf-8"))))
    draft.replace(target)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)

"""Files that were made and not yet taken: kept for a day under a word that nobody guesses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from django.conf import settings

KEPT_S = 24 * 3600
WORD = re.compile(r"[A-Za-z0-9_-]{20,40}")


def folder() -> Path:
    place = Path(settings.MEDIA_ROOT) / "waiting"
    place.mkdir(parents=True, exist_ok=True)
    return place


def wait(
    parts: Mapping[str, bytes], said: Mapping[str, Any], *, at: datetime, word: str = ""
) -> str:
    """Keep the parts with what is said of them; answers the word by which they are found."""
    sweep(at)
    word = word or token_urlsafe(18)
    for ending, content in parts.items():
        put(folder() / f"{word}.{ending}", content)
    put(folder() / f"{word}.json", json.dumps(said, ensure_ascii=False).encode())
    return word


def put(path: Path, content: bytes) -> None:
    half = path.with_name(f"{path.name}.{token_urlsafe(6)}.half")
    half.write_bytes(content)
    half.replace(path)
    for drawn in path.parent.glob(f"{path.name}-*"):
        drawn.unlink(missing_ok=True)


def waiting(word: str) -> dict[str, Any] | None:
    """What was said of what waits under a word; None where nothing does."""
    if not WORD.fullmatch(word):
        return None
    try:
        found = json.loads((folder() / f"{word}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def part(word: str, ending: str) -> Path:
    """Where a part lies; ask `waiting` first."""
    return folder() / f"{word}.{ending}"


def sweep(at: datetime) -> None:
    """Drop what nobody has taken for a day."""
    oldest = at.timestamp() - KEPT_S
    for path in folder().iterdir():
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()

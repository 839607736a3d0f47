"""Where the pictures are shown: what README and guide name, against what there is."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

from luodi.config.pictures.shots import SHOTS

SHOWN = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")


def pages() -> list[Path]:
    return [settings.ROOT / "README.md", *sorted(settings.GUIDE.glob("*.md"))]


def unfit() -> list[str]:
    """A line for each picture that is named and not made, and each file that nothing makes."""
    made = {settings.PICTURES / f"{shot.name}.png" for shot in SHOTS}
    found = [
        f"{page.name}：{name}"
        for page in pages()
        for name in SHOWN.findall(page.read_text(encoding="utf-8"))
        if not is_made((page.parent / name).resolve(), made)
    ]
    there = set(settings.PICTURES.glob("*"))
    return found + sorted(path.name for path in made ^ there)


def is_made(path: Path, made: set[Path]) -> bool:
    return path in made and path.is_file()

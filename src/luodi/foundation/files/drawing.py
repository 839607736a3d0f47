"""Small pictures of files: drawn in a process apart, and kept beside the file."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

PAINTER = Path(__file__).with_name("painter.py")
MEDIA_TYPE = "image/webp"
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff"})
PDF = "application/pdf"
PATIENCE_S = 15
AT_ONCE = BoundedSemaphore(2)  # a page of thumbnails must not take the whole machine


@dataclass(frozen=True)
class Frame:
    """How large a drawing may be, in pixels, and which page it shows; page 0 is a picture."""

    width: int
    height: int
    page: int = 0

    @property
    def ending(self) -> str:
        """What the drawing's name has behind the name of its file."""
        return f"-{self.page}-{self.width}x{self.height}.webp"


def is_drawable(media_type: str) -> bool:
    return media_type in PICTURES or media_type == PDF


def drawing(path: Path, frame: Frame) -> Path | None:
    """The drawing of a file, made once; None where it cannot be drawn within the limits."""
    kept = path.with_name(path.name + frame.ending)
    if kept.exists():
        return kept
    content = drawn(path, frame)
    if content is None:
        return None
    half = kept.with_suffix(f".{id(content)}")
    half.write_bytes(content)
    half.replace(kept)
    if not path.exists():  # removed while it was being drawn
        kept.unlink(missing_ok=True)
        return None
    return kept


def drawn(path: Path, frame: Frame) -> bytes | None:
    """The bytes of a new drawing."""
    numbers = (str(number) for number in (frame.page, frame.width, frame.height))
    command = [sys.executable, "-I", str(PAINTER), str(path), *numbers]
    with AT_ONCE:
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                timeout=PATIENCE_S,
            )
        except subprocess.TimeoutExpired:
            return None
    return done.stdout if done.returncode == 0 and done.stdout else None


def discard_drawings(path: Path) -> None:
    """Delete every drawing of a file that goes."""
    for kept in path.parent.glob(f"{path.name}-*"):
        kept.unlink(missing_ok=True)

"""Pictures of files, page by page: drawn in a process apart, and kept beside the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from luodi.foundation.files.apart import answer
from luodi.foundation.files.typesetting import is_settable, typeset

MEDIA_TYPE = "image/webp"
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff"})
PDF = "application/pdf"
COUNT = "-count"


@dataclass(frozen=True)
class Frame:
    """How large a drawing may be, in pixels, and which page it shows, counted from one."""

    width: int
    height: int
    page: int = 1

    @property
    def ending(self) -> str:
        """What the drawing's name has behind the name of its file."""
        return f"-{self.page}-{self.width}x{self.height}.webp"


def is_drawable(media_type: str) -> bool:
    return media_type in PICTURES or media_type == PDF or is_settable(media_type)


def drawing(path: Path, media_type: str, frame: Frame) -> Path | None:
    """The drawing of a file, made once; None where it cannot be drawn within the limits."""

    def drawn() -> bytes | None:
        sheets = with_pages(path, media_type)
        numbers = (frame.page, frame.width, frame.height)
        return answer("painter", sheets, *numbers) if sheets else None

    return kept(path, frame.ending, drawn)


def page_count(path: Path, media_type: str) -> int:
    """How many pages can be drawn, counted once; none where the file cannot be drawn at all."""

    def counted() -> bytes | None:
        sheets = with_pages(path, media_type)
        return answer("painter", sheets) if sheets else None

    found = kept(path, COUNT, counted) if is_drawable(media_type) else None
    return int(found.read_text()) if found else 0


def is_counted(path: Path, media_type: str) -> bool:
    """Whether the number of pages is known without any work."""
    return not is_drawable(media_type) or path.with_name(path.name + COUNT).exists()


def with_pages(path: Path, media_type: str) -> Path | None:
    """The file whose pages are drawn: for a text that Word wrote, the PDF set from it."""
    if not is_settable(media_type):
        return path
    return kept(path, "-set.pdf", lambda: typeset(path, media_type))


def kept(path: Path, ending: str, make: Callable[[], bytes | None]) -> Path | None:
    """What is kept beside a file under this ending, made where it is not there yet."""
    place = path.with_name(path.name + ending)
    if place.exists():
        return place
    content = make()
    if content is None:
        return None
    half = place.with_suffix(f".{uuid4().hex}")
    half.write_bytes(content)
    half.replace(place)
    if not path.exists():  # removed while it was being drawn
        place.unlink(missing_ok=True)
        return None
    return place


def discard_drawings(path: Path) -> None:
    """Delete every drawing of a file that goes."""
    for place in path.parent.glob(f"{path.name}-*"):
        place.unlink(missing_ok=True)

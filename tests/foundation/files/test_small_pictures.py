"""Small pictures of files from strangers: drawn apart, within limits, kept beside the file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from luodi.foundation.files.drawing import Frame, discard_drawings, drawing
from pictures import bomb, photograph, scan

SMALL = Frame(256, 192)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "0123abcd"


def drawn(place: Path, content: bytes, frame: Frame = SMALL) -> Image.Image | None:
    place.write_bytes(content)
    found = drawing(place, frame)
    return Image.open(found) if found else None


def picture(size: tuple[int, int], kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind, **more)
    return out.getvalue()


def test_a_picture_fits_the_frame_and_keeps_its_shape(place: Path) -> None:
    small = drawn(place, picture((1600, 1200)))
    assert small is not None
    assert (small.format, small.size) == ("WEBP", (256, 192))


def test_a_photograph_stands_upright_as_it_was_taken(place: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    small = drawn(place, picture((1600, 1200), "JPEG", exif=exif))
    assert small is not None
    assert small.size == (144, 192)


def test_a_page_of_a_pdf_is_drawn_and_one_that_is_not_there_is_not(place: Path) -> None:
    first = drawn(place, scan(2), Frame(256, 192, page=1))
    assert first is not None
    assert first.height == 192
    assert drawn(place, scan(2), Frame(256, 192, page=2)) is not None
    assert drawn(place, scan(2), Frame(256, 192, page=3)) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", photograph()[:300], b"%PDF-1.7 broken", bomb()],
    ids=["empty", "text", "half", "broken", "bomb"],
)
@pytest.mark.parametrize("page", [0, 1])
def test_what_cannot_be_drawn_leaves_nothing_behind(place: Path, content: bytes, page: int) -> None:
    assert drawn(place, content, Frame(256, 192, page)) is None
    assert list(place.parent.iterdir()) == [place]


def test_it_is_drawn_once_for_each_size(place: Path) -> None:
    drawn(place, picture((800, 600)))
    kept = drawing(place, SMALL)
    assert kept is not None
    before = kept.stat().st_mtime_ns
    assert drawing(place, SMALL) == kept
    assert kept.stat().st_mtime_ns == before
    assert drawing(place, Frame(64, 48)) not in (None, kept)


def test_the_drawings_of_a_file_go_with_it_and_no_others(place: Path) -> None:
    other = place.with_name("0123abce")
    for file in (place, other):
        drawn(file, picture((800, 600)))
    discard_drawings(place)
    assert sorted(path.name for path in place.parent.iterdir()) == [
        "0123abcd",
        "0123abce",
        "0123abce-0-256x192.webp",
    ]

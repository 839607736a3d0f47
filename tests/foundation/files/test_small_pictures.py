"""Small pictures of files from strangers: drawn apart, within limits, kept beside the file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from luodi.foundation.files.drawing import PDF, Frame, discard_drawings, drawing, page_count
from pictures import bomb, photograph, scan

SMALL = Frame(256, 192)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "0123abcd"


def drawn(
    place: Path, content: bytes, frame: Frame = SMALL, media_type: str = "image/png"
) -> Image.Image | None:
    place.write_bytes(content)
    found = drawing(place, media_type, frame)
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
    first = drawn(place, scan(2), SMALL, PDF)
    assert first is not None
    assert first.height == 192
    assert drawn(place, scan(2), Frame(256, 192, page=2), PDF) is not None
    assert drawn(place, scan(2), Frame(256, 192, page=3), PDF) is None
    assert page_count(place, PDF) == 2


def test_a_scan_of_several_sheets_has_as_many_pages_and_a_film_has_one(place: Path) -> None:
    sheets = [Image.new("L", (210, 297), shade) for shade in (0, 255)]
    for kind, pages in (("TIFF", 2), ("GIF", 1)):
        out = io.BytesIO()
        sheets[0].save(out, kind, save_all=True, append_images=sheets[1:])
        place.write_bytes(out.getvalue())
        assert page_count(place, f"image/{kind.lower()}") == pages
        discard_drawings(place)
    sheets[0].save(place, "TIFF", save_all=True, append_images=sheets[1:])
    second = drawn(place, place.read_bytes(), Frame(256, 192, page=2), "image/tiff")
    assert second is not None
    assert second.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", photograph()[:300], b"%PDF-1.7 broken", bomb()],
    ids=["empty", "text", "half", "broken", "bomb"],
)
@pytest.mark.parametrize("media_type", ["image/png", PDF])
def test_what_cannot_be_drawn_leaves_nothing_behind(
    place: Path, content: bytes, media_type: str
) -> None:
    assert drawn(place, content, SMALL, media_type) is None
    assert list(place.parent.iterdir()) == [place]


def test_it_is_drawn_once_for_each_size(place: Path) -> None:
    drawn(place, picture((800, 600)))
    kept = drawing(place, "image/png", SMALL)
    assert kept is not None
    before = kept.stat().st_mtime_ns
    assert drawing(place, "image/png", SMALL) == kept
    assert kept.stat().st_mtime_ns == before
    assert drawing(place, "image/png", Frame(64, 48)) not in (None, kept)


def test_the_drawings_of_a_file_go_with_it_and_no_others(place: Path) -> None:
    other = place.with_name("0123abce")
    for file in (place, other):
        drawn(file, picture((800, 600)))
    discard_drawings(place)
    assert sorted(path.name for path in place.parent.iterdir()) == [
        "0123abcd",
        "0123abce",
        "0123abce-1-256x192.webp",
    ]
